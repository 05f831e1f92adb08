import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { observationTable } from "../../src/app/tables/readObservations.ts";
import { masterSheets } from "../../src/app/masterSheets.ts";
import type { Scheme } from "../../src/domain/scheme/scheme.ts";
import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import type { SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { valueOf } from "../fixtures/issues.ts";
import { codesIn, csv, findingRow, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { monitoredAssessment, monitoredObservations, monitoredScheme } from "../fixtures/monitoredYear.ts";
import { after } from "../fixtures/smallAssessment.ts";
import { hasLibreOffice, libreOfficeNote, recalculated } from "../support/libreOffice.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { sha256 } from "../support/sha256.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** Last year's scheme: what was not published cost 4 points, not 2. */
const lastScheme: Scheme = {
  ...monitoredScheme,
  year: 2025,
  tables: monitoredScheme.tables.map((table) => ({
    ...table,
    criteria: table.criteria.map((one) =>
      "rule" in one && one.rule.kind === "findings"
        ? { ...one, rule: { ...one.rule, kinds: one.rule.kinds.map((kind) => ({ ...kind, points: "4" })) } }
        : one,
    ),
  })),
};

/** This year 市财政局 has 60 of 70 where it had all last year. */
const thisYears = monitoredObservations.map((one) =>
  one.unit === "czj" && one.criterion === "c3" ? { ...one, value: "60" } : one,
);

/** Last year 96 = 6 + 20 + 70 and 99 = 10 + 19 + 70; this year 98 = 8 + 20 + 70 and 89 = 10 + 19 + 60. */
const twoYears = async () => {
  const last = await monitoredFolder(lastScheme);
  await last.record("q1.csv", findingRow());
  await last.score();
  await runKaoping("lock", last.master);
  await runKaoping("publish", last.master, "--out", join(last.folder, "公布"));
  const now = await monitoredFolder(monitoredScheme, "--last", last.master);
  await now.record("q1.csv", findingRow());
  const { header, rows } = observationTable(thisYears);
  await runKaoping("score", now.master, now.write("本年.csv", csv(header, rows)));
  return { last: last.master, master: now.master };
};

/** The rows of 排名 by unit, and of each what stands under these headers. */
const rankingRows = (sheet: SheetSnapshot | undefined, ...headers: readonly string[]) => {
  const at = sheet?.cells.findIndex((cells) => cells.includes("名次")) ?? -1;
  const columns = headers.map((header) => sheet?.cells[at]?.indexOf(header) ?? -1);
  return (sheet?.cells ?? [])
    .slice(at + 1)
    .filter((cells) => cells.some((cell) => cell !== null && cell !== ""))
    .map((cells) => columns.map((column) => cells[column] ?? ""));
};
const rankingOf = (bytes: Uint8Array) => valueOf(readBook(bytes, "考核.xlsx")).find(({ name }) => name === "排名");
const headers = ["单位", "名次", "总分", "上年总分", "总分增减", "上年名次", "名次升降"];

describe("a year beside the one before", () => {
  it("shows on 排名 last year's points and rank, and what changed, from last year's workbook", async () => {
    const { master } = await twoYears();
    expect(rankingRows(rankingOf(new Uint8Array(readFileSync(master))), ...headers)).toEqual([
      ["市教育局", 1, 98, 96, 2, 2, 1],
      ["市财政局", 2, 89, 99, -10, 1, -1],
    ]);
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0 });
  });

  it.skipIf(!hasLibreOffice)(
    `comes to the same changes where LibreOffice computes them from nothing${libreOfficeNote}`,
    async () => {
      const { master } = await twoYears();
      const computed = recalculated(new Uint8Array(readFileSync(master)), temporaryFolder());
      expect(rankingRows(rankingOf(computed), ...headers)).toEqual([
        ["市教育局", 1, 98, 96, 2, 2, 1],
        ["市财政局", 2, 89, 99, -10, 1, -1],
      ]);
    },
    60_000,
  );

  it("compares ranks within one group only, and says nothing of a unit that last year knows nothing of", () => {
    const row = { unit: "jyj", year: 2025, total: "96.5", rank: 3, grade: "良好" };
    const moved = after(monitoredAssessment(), { kind: "last-year-set", rows: [{ ...row, group: "县（市、区）" }] });
    const sheet = masterSheets(moved, sha256).find(({ name }) => name === "排名");
    expect(rankingRows(sheet && snapshotOfLayout(sheet), ...headers)).toEqual([
      ["市财政局", 1, 99, "", "", "", ""],
      ["市教育局", 2, 98, 96.5, 1.5, "", ""],
    ]);
  });

  it("ranks the same observations under last year's rules, says who changes, and records nothing", async () => {
    const { last, master } = await twoYears();
    const before = readFileSync(master);
    const ran = await runKaoping("whatif", master, "--scheme", last, "--json");
    expect(codesIn(ran)).toEqual([]);
    const moves = JSON.parse(ran.out) as { unit: string; before: { total: string }; after: { total: string } }[];
    expect(moves.map(({ unit, before: was, after: is }) => [unit, was.total, is.total])).toEqual([
      ["jyj", "98.00", "96.00"],
    ]);
    expect(readFileSync(master).equals(before)).toBe(true);
  });
});
