import { describe, expect, it } from "vitest";

import { formerOfMaster, formerOfRanking, matchLastYear, type FormerResults } from "../../src/app/readLastYear.ts";
import { emptyState } from "../../src/app/state.ts";
import { codesOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { publishedAssessment, scoredAssessment, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { smallUnits } from "../fixtures/smallYear.ts";

const one = (id: string, names: readonly string[]): FormerResults["results"][number] => ({
  ...{ id, names, group: "市直部门", total: "90", rank: 1, grade: "优秀" },
});

describe("last year's results", () => {
  it("are the published ones of its master, with all names that its units had", () => {
    const { year, results } = valueOf(formerOfMaster(publishedAssessment().state, "去年.xlsx"));
    expect([year, results.map(({ id, names, group, rank }) => [id, names, group, rank])]).toEqual([
      2026,
      [
        ["czj", ["市财政局"], "市直部门", 1],
        ["jyj", ["市教育局", "市教委"], "市直部门", 2],
      ],
    ]);
  });

  it("are computed where none were published, which is said; there are none while scores are missing", () => {
    const computed = formerOfMaster(scoredAssessment().state, "去年.xlsx");
    expect(codesOf(computed.issues)).toEqual(["last-year-unpublished"]);
    expect(refusedCodes(formerOfMaster(setUpAssessment().state, "去年.xlsx"))).toContain("score-missing");
    expect(refusedCodes(formerOfMaster(emptyState, "去年.xlsx"))).toEqual(["last-year-unreadable"]);
    expect(refusedCodes(formerOfRanking({ format: "kaoping-ranking/1" }, "ranking.json"))).toEqual([
      "last-year-unreadable",
    ]);
  });

  it("keep the ids of units and groups whose names are not known any more", () => {
    const { state } = publishedAssessment();
    const nameless = { ...state, units: [], scheme: state.scheme && { ...state.scheme, groups: [] } };
    expect(valueOf(formerOfMaster(nameless, "去年.xlsx")).results.map(({ names, group }) => [names, group])).toEqual([
      [["czj"], "departments"],
      [["jyj"], "departments"],
    ]);
  });

  it("are matched by name, by another name, then by id; nothing is guessed", () => {
    const results = [one("x1", ["市教委"]), one("czj", ["财政局（旧）"]), one("x9", []), one("x8", ["市气象局"])];
    const matched = matchLastYear({ year: 2025, results }, smallUnits, "ranking.json");
    expect(matched.ok && matched.value.map(({ unit }) => unit)).toEqual(["jyj", "czj"]);
    expect(matched.issues.map(({ code, data }) => [code, data["unit"]])).toEqual([
      ["last-year-unmatched", "x9"],
      ["last-year-unmatched", "市气象局"],
    ]);
  });

  it("are refused where two of them are one unit of this year's", () => {
    const results = [one("x1", ["市教委"]), one("x2", ["市教育局"])];
    expect(refusedCodes(matchLastYear({ year: 2025, results }, smallUnits, "ranking.json"))).toEqual([
      "last-year-repeated",
      "last-year-absent",
    ]);
  });
});
