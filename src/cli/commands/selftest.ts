import { selfTest, testDigest } from "../../app/selfTest.ts";
import { certificateOf } from "../../app/selfTestCertificate.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `selftest`: the project's own vectors on this machine, and a certificate of one page. */
export const selftest = (host: CliHost): Promise<Outcome> => {
  const hashes = { sha256: host.sha256, sm3: host.sm3 };
  const tests = selfTest({ hashes, ed25519: host.ed25519 });
  const { lines, version, system, time, digest } = certificateOf(
    { version: host.version, system: host.system() },
    host.now(),
    tests,
    testDigest(tests, hashes),
  );
  const issues = tests
    .filter(({ got, want }) => got !== want)
    .map(({ name, got, want }) => errorAt(wholeAssessment, "self-test-failed", { test: name, got, want }));
  const json = { version, system, time, digest, tests };
  return Promise.resolve(issues.length > 0 ? failed(issues, lines) : succeeded(lines, [], json));
};
