import { describe, expect, it } from "vitest";

import type { CsvTable } from "../../../src/app/ports.ts";
import { findingColumns, readFindings } from "../../../src/app/tables/readFindings.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { smallScheme, smallUnits } from "../../fixtures/smallYear.ts";

const read = (header: readonly string[], ...rows: readonly (readonly string[])[]) => {
  const table: CsvTable = { header, rows, lines: rows.map((_, index) => index + 2) };
  return readFindings(table, smallUnits, smallScheme.rounds, "findings.csv");
};
/** A row as staff write it after an inspection: nothing put right yet. */
const row = (change: Readonly<Record<string, string>> = {}): readonly string[] => {
  const cells: Readonly<Record<string, string>> = {
    id: "f1",
    round: "年终考核",
    unit: "市教育局",
    criterion: "c1",
    kind: "broken",
    count: "2",
    date: "2026-03-31",
    clause: "第三条",
    evidence: "截图12",
    ...change,
  };
  return findingColumns.map((column) => cells[column] ?? "");
};
const readOne = (change: Readonly<Record<string, string>> = {}) => read(findingColumns, row(change));

describe("findings from a CSV file", () => {
  it("come with an empty cell as nothing said, each knowing its line", () => {
    const { rows, place } = valueOf(readOne());
    expect(rows).toEqual([
      {
        id: "f1",
        round: "annual",
        unit: "jyj",
        criterion: "c1",
        kind: "broken",
        count: "2",
        date: "2026-03-31",
        due: null,
        rectified: null,
        recheck: null,
        clause: "第三条",
        evidence: "截图12",
      },
    ]);
    expect(place(0)).toEqual({ kind: "row", file: "findings.csv", row: 2 });
  });

  it("come with when they were to be put right, when they were, and what the recheck found", () => {
    const later = { due: "2026-04-30", rectified: "2026-04-20", recheck_date: "2026-05-06", recheck_count: "0" };
    expect(valueOf(readOne(later)).rows[0]).toMatchObject({
      due: "2026-04-30",
      rectified: "2026-04-20",
      recheck: { date: "2026-05-06", count: "0" },
    });
  });

  it("may give the unit by id, name or alias, and the round by id or name", () => {
    for (const unit of ["jyj", "市教育局", "市教委"]) {
      expect(valueOf(readOne({ unit })).rows[0]?.unit).toBe("jyj");
    }
    for (const round of ["annual", "年终考核"]) expect(valueOf(readOne({ round })).rows[0]?.round).toBe("annual");
  });

  it("keep an unknown unit or round as it is written, so that it can be named when it is refused", () => {
    expect(valueOf(readOne({ unit: "市卫健委", round: "季度监测" })).rows[0]).toMatchObject({
      unit: "市卫健委",
      round: "季度监测",
    });
  });

  it.each([
    [{ id: "" }, "id"],
    [{ id: "问题1" }, "id"],
    [{ unit: "" }, "unit"],
    [{ kind: "" }, "kind"],
    [{ count: "" }, "count"],
    [{ count: "两个" }, "count"],
    [{ count: "-1" }, "count"],
    [{ date: "" }, "date"],
    [{ date: "2026/3/31" }, "date"],
    [{ date: "3月31日" }, "date"],
    [{ due: "月底" }, "due"],
    [{ rectified: "已整改" }, "rectified"],
  ] as const)("with %j are refused at that column", (change, column) => {
    const issues = refusalOf(readOne(change));
    expect(issues.map(({ place }) => place)).toEqual([{ kind: "row", file: "findings.csv", row: 2, column }]);
  });

  it("have a recheck whole or not at all: a count without a day, or a day without a count, is refused", () => {
    for (const half of [{ recheck_count: "0" }, { recheck_date: "2026-05-06" }]) {
      expect(refusalOf(readOne(half))).toHaveLength(1);
    }
  });

  it("are refused all at once where several rows are wrong", () => {
    const issues = refusalOf(read(findingColumns, row({ count: "二" }), row(), row({ date: "昨天" })));
    expect(issues.map(({ place }) => place)).toMatchObject([{ row: 2 }, { row: 4 }]);
  });

  it("need every column, and know no other", () => {
    const without = findingColumns.filter((column) => column !== "rectified");
    expect(refusedCodes(read(without))).toEqual(["column-missing"]);
    const result = read([...findingColumns, "电话"], [...row(), "1"]);
    expect(codesOf(result.issues)).toEqual(["column-unknown"]);
  });
});
