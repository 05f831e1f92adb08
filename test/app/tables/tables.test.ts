import { describe, expect, it } from "vitest";

import type { CsvTable } from "../../../src/app/ports.ts";
import { observationColumns, readObservations } from "../../../src/app/tables/readObservations.ts";
import { readReviewers } from "../../../src/app/tables/readReviewers.ts";
import { readUnits } from "../../../src/app/tables/readUnits.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { smallScheme, smallUnits } from "../../fixtures/smallYear.ts";

const table = (header: readonly string[], ...rows: readonly (readonly string[])[]): CsvTable => ({
  header,
  rows,
  lines: rows.map((_, index) => index * 2 + 2),
});
const unitColumns = ["id", "name", "group", "aliases"];
const observation = (change: Readonly<Record<string, string>> = {}): readonly string[] => {
  const row: Readonly<Record<string, string>> = {
    round: "年终考核",
    unit: "jyj",
    criterion: "c1",
    party: "office",
    reviewer: "r1",
    kind: "points",
    value: "9",
    state: "scored",
    ...change,
  };
  return observationColumns.map((column) => row[column] ?? "");
};
const readOne = (change: Readonly<Record<string, string>>) =>
  readObservations(table(observationColumns, observation(change)), smallUnits, smallScheme.rounds, "scores.csv");

describe("units from a CSV file", () => {
  it("come with their aliases, parted by either semicolon, each knowing its line", () => {
    const read = valueOf(
      readUnits(
        table(unitColumns, ["jyj", "市教育局", "d", "教育局; 市教委；"], ["czj", "市财政局", "d", ""]),
        "units.csv",
      ),
    );
    expect(read.rows).toEqual([
      { id: "jyj", name: "市教育局", group: "d", aliases: ["教育局", "市教委"], partOf: null },
      { id: "czj", name: "市财政局", group: "d", aliases: [], partOf: null },
    ]);
    expect(read.place(1)).toEqual({ kind: "row", file: "units.csv", row: 4 });
    expect(read.place(7)).toEqual({ kind: "file", name: "units.csv" });
  });

  it("may have their columns in any order", () => {
    const turned = table(["group", "aliases", "id", "name"], ["d", "", "jyj", "市教育局"]);
    expect(valueOf(readUnits(turned, "units.csv")).rows[0]?.name).toBe("市教育局");
  });

  it("are refused with columns missing and unknown, all at once", () => {
    const issues = refusalOf(readUnits(table(["id", "名称", "group"]), "units.csv"));
    expect(codesOf(issues)).toEqual(["column-missing", "column-missing", "column-unknown"]);
    expect(issues.map(({ data }) => data["column"])).toEqual(["name", "aliases", "名称"]);
  });

  it("are refused at every bad cell, by line and column", () => {
    const issues = refusalOf(
      readUnits(table(unitColumns, ["教育", "", "d", ""], ["ok", "市财政局", "一组", ""]), "units.csv"),
    );
    expect(
      issues.map(({ code, place }) => (place.kind === "row" ? `${code} ${place.row} ${place.column ?? ""}` : code)),
    ).toEqual(["field-invalid 2 id", "field-invalid 2 name", "field-invalid 4 group"]);
    codesOf(issues);
  });
});

describe("component units", () => {
  it("come with what they are part of, and as what", () => {
    const [first, second] = valueOf(
      readUnits(
        table([...unitColumns, "part_of", "role"], ["a", "甲县", "c", "", "", ""], ["b", "乙镇", "t", "", "a", "town"]),
        "units.csv",
      ),
    ).rows;
    expect([first?.partOf, second?.partOf]).toEqual([null, { unit: "a", role: "town" }]);
  });
});

describe("reviewers from a CSV file", () => {
  it("come with their party", () => {
    expect(
      valueOf(readReviewers(table(["id", "name", "party"], ["r1", " 甲 ", "office"]), "reviewers.csv")).rows,
    ).toEqual([{ id: "r1", name: "甲", party: "office", weight: null }]);
  });

  it("are none in an empty file without rows, and refused without a header", () => {
    expect(valueOf(readReviewers(table(["id", "name", "party"]), "reviewers.csv")).rows).toEqual([]);
    expect(refusedCodes(readReviewers(table([]), "reviewers.csv"))).toEqual(["columns-other"]);
    const swapped = refusalOf(readReviewers(table(["id", "group", "aliases"]), "units.csv"));
    expect(swapped.map(({ code, data }) => [code, data["got"]])).toEqual([["columns-other", "id,group,aliases"]]);
  });
});

describe("observations from the long CSV", () => {
  it("may give the unit by id, name or alias", () => {
    for (const unit of ["jyj", "市教育局", "市教委"]) {
      expect(valueOf(readOne({ unit })).rows[0]).toEqual({
        round: "annual",
        unit: "jyj",
        criterion: "c1",
        task: "",
        party: "office",
        reviewer: "r1",
        kind: "points",
        value: "9",
        count: null,
        of: null,
        state: "scored",
        reason: "",
        evidence: "",
      });
    }
  });

  it("keep an unknown unit as written: the check names it", () => {
    expect(valueOf(readOne({ unit: "市卫健委" })).rows[0]?.unit).toBe("市卫健委");
  });

  it("may give the round by id or name", () => {
    expect(valueOf(readOne({ round: "annual" })).rows[0]?.round).toBe("annual");
    expect(valueOf(readOne({ round: "季度监测" })).rows[0]?.round).toBe("季度监测");
  });

  it("may be 不适用 without a value", () => {
    expect(valueOf(readOne({ value: "", state: "notApplicable", reason: "无职责" })).rows[0]).toMatchObject({
      value: null,
      state: "notApplicable",
    });
  });

  it.each([
    [{ state: "不适用" }, "state"],
    [{ kind: "score" }, "kind"],
    [{ unit: "" }, "unit"],
    [{ count: "三" }, "count"],
    [{ count: "-1" }, "count"],
    [{ of: "1e3" }, "of"],
  ] as const)("with %j are refused at that column", (change, column) => {
    const issues = refusalOf(readOne(change));
    expect(issues.map(({ place }) => place)).toEqual([{ kind: "row", file: "scores.csv", row: 2, column }]);
    codesOf(issues);
  });
});
