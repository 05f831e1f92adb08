import type { Tested } from "./selfTest.ts";

/** A self-test's outcome (自检证书): on one page, and as data. */
export type Certificate = {
  readonly version: string;
  readonly system: string;
  readonly time: string;
  readonly digest: string;
  readonly tests: readonly Tested[];
  readonly passed: boolean;
  /** The page, a line each. */
  readonly lines: readonly string[];
};

/** The certificate of one page: version, host, time, each answer, and the digest of all of them. */
export const certificateOf = (
  { version, system }: { readonly version: string; readonly system: string },
  time: string,
  tests: readonly Tested[],
  digest: string,
): Certificate => {
  const wrong = tests.filter(({ got, want }) => got !== want).length;
  const lines = [
    "考评自检证书 kaoping self-test",
    "",
    `版本 version    ${version}`,
    `环境 host       ${system}`,
    `时间 time       ${time}`,
    "",
    ...tests.map(({ name, source, got, want }) => `${got === want ? "通过 pass" : "不符 FAIL"}  ${name}（${source}）`),
    "",
    `${tests.length} 项，通过 ${tests.length - wrong} 项。`,
    `结果摘要 digest ${digest}`,
    "摘要在每台通过自检的机器上都相同。 The digest is the same on every machine that passes.",
  ];
  return { version, system, time, digest, tests, passed: wrong === 0, lines };
};
