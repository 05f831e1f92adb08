import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

const home = mkdtempSync(join(tmpdir(), "kaoping-excel-"));
afterAll(() => rmSync(home, { recursive: true }));

/** A machine without a certificate, Excel or npx. */
const startExcel = (...args: readonly string[]) => {
  const env = { ...process.env, HOME: home, USERPROFILE: home, PATH: home };
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/startExcel.ts", ...args], {
    encoding: "utf8",
    env,
  });
  return { status, said: stderr };
};

describe("npm run start:excel on a machine that has no Excel", () => {
  it("says what is missing and what to do, in both languages, and shows no stack", () => {
    for (const { status, said } of [startExcel(), startExcel("--serve")]) {
      expect(status).toBe(1);
      expect(said).toMatch(/npm start|npm run build|office-addin-dev-certs install/u);
      expect(said.trim().split("\n")).toHaveLength(2);
      expect(said).not.toMatch(/^\s+at /mu);
    }
  });
});
