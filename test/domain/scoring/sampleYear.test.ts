import { describe, expect, it } from "vitest";

import { checkObservations } from "../../../src/domain/scoring/checkObservations.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { exactText, fixedText, round } from "../../../src/domain/shared/exact.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { sampleYear } from "../../fixtures/sampleYear.ts";

// Computed apart from this program, with Python's fractions, from sample/observations.csv.
const totals = {
  zsj: "96.07",
  fgw: "93.27",
  sfj: "91.22",
  czj: "91.21",
  sj: "89.79",
  scj: "88.99",
  rsj: "88.42",
  jyj: "85.05",
  mzj: "85.05",
  gxj: "84.21",
  sthj: "83.10",
  wjw: "81.04",
  gaj: "77.34",
  zjj: "75.04",
  yhq: "90.58",
  lyq: "88.56",
  fzs: "82.05",
  cxx: "78.43",
  lzx: "71.04",
  syx: "57.76",
};
const exactTotals = { sfj: "91.215", jyj: "85.0525", mzj: "85.0525", gaj: "77.335", lyq: "88.555", syx: "57.755" };

describe("the sample year", () => {
  const { scheme, units, reviewers, observations } = sampleYear();
  const assessed = { scheme, units, reviewers };
  const totalOf = new Map(scoreUnits(assessed, factsFrom(observations)).map(({ unit, total }) => [unit, total]));

  it("holds, all 640 observations of it", () => {
    expect(observations).toHaveLength(20 * 8 * 4);
    expect(checkObservations(observations, assessed, () => wholeAssessment)).toEqual([]);
  });

  it.each(Object.entries(totals))("gives %s the total %s", (unit, want) => {
    const total = totalOf.get(unit);
    expect(total?.state === "scored" && fixedText(round(total.points, { places: 2, mode: "half-up" }), 2)).toBe(want);
  });

  it.each(Object.entries(exactTotals))("gives %s exactly %s before rounding", (unit, want) => {
    const total = totalOf.get(unit);
    expect(total?.state === "scored" && exactText(total.points)).toBe(want);
  });

  it("has a total for every unit and no other", () => {
    expect([...totalOf.keys()].sort()).toEqual(Object.keys(totals).sort());
  });
});

// By the same recomputation with Python's fractions: the points above, less what sample/findings.csv and findings-q3.csv cost
// (a recheck that found nothing after rectification halves it, any other recheck's count counts), with the decision on the
// appeal (one fault of two): cxx 1 × 0.2, gaj 3 × 0.2 ÷ 2, lzx 1 × 0.5, sthj 2 × 0.1, wjw 0.5 ÷ 2 + 3 × 0.1, zjj 2 × 0.2 ÷ 2.
const afterFindings = {
  cxx: "78.2275",
  gaj: "77.035",
  lzx: "70.5425",
  sthj: "82.9",
  wjw: "80.4875",
  zjj: "74.84",
};

describe("the sample year with what its monitoring found and one appeal decided", () => {
  const { scheme, units, reviewers, observations, findings } = sampleYear();
  const scores = scoreUnits({ scheme, units, reviewers }, { ...factsFrom(observations), findings });
  const totalOf = new Map(scores.map(({ unit, total }) => [unit, total]));

  it.each(Object.entries(afterFindings))("gives %s exactly %s", (unit, want) => {
    const total = totalOf.get(unit);
    expect(total?.state === "scored" && exactText(total.points)).toBe(want);
  });

  it.each(Object.entries(totals).filter(([unit]) => !(unit in afterFindings)))("leaves %s at %s", (unit, want) => {
    const total = totalOf.get(unit);
    expect(total?.state === "scored" && fixedText(round(total.points, { places: 2, mode: "half-up" }), 2)).toBe(want);
  });
});
