import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { sampleYearFolder } from "../support/sampleYearFolder.ts";

/** Another Node to hold this one to, where one is named. */
const others = (process.env["KAOPING_OTHER_NODE"] ?? "").split(":").filter(Boolean);

const replayed = (node: string, ledger: string, env: Readonly<Record<string, string>>): string => {
  const { stdout, stderr } = spawnSync(node, ["--import", "tsx", "test/support/replayDigest.ts", ledger], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  expect(stderr).toBe("");
  return stdout;
};

describe("the sample year", () => {
  it("replays to the same bytes in every time zone and language, and on another Node", async () => {
    const ledger = join(await sampleYearFolder(), "assessment.ledger");
    const places = [
      { TZ: "Asia/Shanghai", LC_ALL: "zh_CN.UTF-8" },
      { TZ: "America/New_York", LC_ALL: "de_DE.UTF-8" },
    ];
    const all = [process.execPath, ...others].flatMap((node) => places.map((env) => replayed(node, ledger, env)));
    expect(all[0]).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}$/u);
    expect(new Set(all).size).toBe(1);
  }, 300_000);
});
