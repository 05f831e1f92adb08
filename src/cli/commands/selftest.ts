import { selfTest, testDigest } from "../../app/selfTest.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `selftest`: the project's own vectors on this machine, and a certificate of one page. */
export const selftest = (host: CliHost): Promise<Outcome> => {
  const hashes = { sha256: host.sha256, sm3: host.sm3 };
  const all = selfTest({ hashes, ed25519: host.ed25519 });
  const failures = all.filter(({ got, want }) => got !== want);
  const { version, system } = host.about();
  const digest = testDigest(all, hashes);
  const lines = [
    "考评自检证书 kaoping self-test",
    "",
    `版本 version    ${version}`,
    `环境 host       ${system}`,
    `时间 time       ${host.now()}`,
    "",
    ...all.map(({ name, source, got, want }) => `${got === want ? "通过 pass" : "不符 FAIL"}  ${name}（${source}）`),
    "",
    `${all.length} 项，通过 ${all.length - failures.length} 项。`,
    `结果摘要 digest ${digest}`,
    "摘要在每台通过自检的机器上都相同。 The digest is the same on every machine that passes.",
  ];
  const issues = failures.map(({ name, got, want }) =>
    errorAt(wholeAssessment, "self-test-failed", { test: name, got, want }),
  );
  const json = { version, system, time: host.now(), digest, tests: all };
  return Promise.resolve(issues.length > 0 ? failed(issues, lines) : succeeded(lines, [], json));
};
