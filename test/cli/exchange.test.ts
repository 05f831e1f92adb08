import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { openMaster } from "../../src/app/openMaster.ts";
import type { Assessment } from "../../src/app/state.ts";
import { digestOfBytes } from "../../src/domain/ledger/digest.ts";
import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { valueOf } from "../fixtures/issues.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { sha256 } from "../support/sha256.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const as = ["--as", "公开办", "--reason", "录入"] as const;

const newMaster = async (folder: string, name: string): Promise<string> => {
  const path = join(folder, name);
  await runKaoping(
    ...["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--units", "sample/units.csv"],
    ...["--reviewers", "sample/reviewers.csv", "--out", path, ...as],
  );
  return path;
};

const opened = (path: string): Assessment =>
  valueOf(openMaster(valueOf(readBook(new Uint8Array(readFileSync(path)), "a.xlsx")), "a.xlsx", sha256));

describe("other systems", () => {
  it("take everything observed as long CSV, and another master takes it back to the same", async () => {
    const out = temporaryFolder();
    const [one, other] = [await newMaster(out, "one.xlsx"), await newMaster(out, "other.xlsx")];
    const odd = join(out, "odd.csv");
    const sample = readFileSync("sample/observations.csv", "utf8").trimEnd().split(/\r?\n/u);
    const reasons = ["'=HYPERLINK(1)", "'@甲", "'＝1", "“引号”，逗号"];
    writeFileSync(
      odd,
      sample
        .map((line, row) => (row > 0 && row < 5 ? line.replace(/,[^,]*,[^,]*$/u, `,${reasons[row - 1] ?? ""},`) : line))
        .join("\r\n"),
    );
    expect((await runKaoping("score", one, odd, ...as)).status).toBe(0);
    const exported = join(out, "all.csv");
    expect((await runKaoping("export", one, "--out", exported)).out).toContain("已写出 640 项评分");
    expect((await runKaoping("score", other, exported, ...as)).status).toBe(0);
    const [before, after] = [opened(one).state.observations, opened(other).state.observations];
    expect(after).toEqual(before);
    expect(before.map(({ reason }) => reason)).toEqual(expect.arrayContaining(["=HYPERLINK(1)", "@甲", "＝1"]));
  });

  it("have the digest of what they sent kept in the ledger", async () => {
    const out = temporaryFolder();
    const master = await newMaster(out, "a.xlsx");
    const table = join(out, "第三方.csv");
    writeFileSync(table, "round,unit,reviewer,主动公开\nannual,市教育局,评审人丙,20\n");
    expect((await runKaoping("score", master, table, ...as)).err).toEqual([]);
    const { ledger, state } = opened(master);
    const digest = digestOfBytes(new Uint8Array(readFileSync(table)), sha256);
    expect(ledger.at(-1)?.entry.reason).toBe(`录入（来源 第三方.csv，SHA-256 ${digest}）`);
    expect(state.observations).toHaveLength(1);
  });
});
