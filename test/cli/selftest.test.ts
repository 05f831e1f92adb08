import { describe, expect, it } from "vitest";

import { selfTest } from "../../src/app/selfTest.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { ed25519 } from "../support/ed25519.ts";
import { hashes } from "../support/sha256.ts";

describe("the self-test", () => {
  it("passes on this machine and prints a certificate with version, host and digest", async () => {
    const ran = await runKaoping("selftest");
    expect(ran).toMatchObject({ status: 0, err: [] });
    expect(ran.out).toContain("12 项，通过 12 项。");
    expect(ran.out).toMatch(/结果摘要 digest [0-9a-f]{64}/u);
    expect(ran.out.split("\n").length).toBeLessThan(60);
  });

  it("finds a machine out whose hash is another", () => {
    const wrong = { ...hashes, sm3: hashes.sha256 };
    const failed = selfTest({ hashes: wrong, ed25519 }).filter(({ got, want }) => got !== want);
    expect(failed.map(({ name }) => name)).toEqual(["SM3", "留痕"]);
  });
});
