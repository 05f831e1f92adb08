import { describe, expect, it } from "vitest";

import { compareResults } from "../../../src/app/compareResults.ts";
import { computeResults } from "../../../src/app/computeResults.ts";
import type { State } from "../../../src/app/state.ts";
import { suppose } from "../../../src/app/supposing/suppose.ts";
import { readSupposition } from "../../../src/app/supposing/supposition.ts";
import { underScheme } from "../../../src/app/supposing/underScheme.ts";
import type { Scheme } from "../../../src/domain/scheme/scheme.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { canonicalJson } from "../../../src/domain/shared/canonicalJson.ts";
import { codesOf, refusalOf, valueOf } from "../../fixtures/issues.ts";
import { monitoredAssessment, monitoredScheme } from "../../fixtures/monitoredYear.ts";
import { scoredAssessment } from "../../fixtures/smallAssessment.ts";

const supposed = (state: State, ...texts: readonly string[]): State =>
  valueOf(
    suppose(
      state,
      texts.map((text) => valueOf(readSupposition(text))),
    ),
  );
const refusedOf = (state: State, text: string) => codesOf(refusalOf(suppose(state, [valueOf(readSupposition(text))])));
const totals = (state: State): Readonly<Record<string, string>> =>
  Object.fromEntries(
    valueOf(computeResults(state)).scores.map(({ unit, total }) => [
      unit,
      total.state === "scored" ? exactText(total.points) : total.state,
    ]),
  );

describe("what would be if", () => {
  // The first unit has 98 = 8 + 20 + 70, the second 99 = 10 + 19 + 70.
  const { state } = monitoredAssessment();

  it("a score were another, of all reviewers or of one", () => {
    expect(totals(supposed(state, "score:市教委/c2=14"))).toEqual({ jyj: "92", czj: "99" });
    // One of three in a party of half: 6 × 1/3 × 1/2 = 1 less.
    expect(totals(supposed(state, "score:jyj/c2@r1=14"))).toEqual({ jyj: "97", czj: "99" });
  });

  it("a criterion weighed more: typed points keep their part of it, and the total stays 100", () => {
    // c2 from 20 to 60, so c1 and c3 share 40 as 10 : 70. The second unit keeps 19/20 of 60; the first has all of c2 and c3,
    // and of c1, now worth 5, loses the 2 points that the finding costs.
    expect(totals(supposed(state, "weight:c2=60"))).toEqual({ jyj: "98", czj: "97" });
  });

  it("a party weighed more", () => {
    const apart = scoredAssessment().state;
    // What the public says: 8 + 18 + 62; the means of the office: 28/3 + 58/3 + 70.
    expect(totals(supposed(apart, "party:public=100"))["jyj"]).toBe("88");
    expect(totals(supposed(apart, "party:office=100"))["jyj"]).toBe("296/3");
  });

  it("a fault cost less", () => {
    expect(totals(supposed(state, "rule:c1/missing=0.5"))).toEqual({ jyj: "99.5", czj: "99" });
  });

  it("says who moves, and leaves the state as it was", () => {
    const before = canonicalJson(state);
    const moves = valueOf(compareResults(state, supposed(state, "rule:c1/missing=0.5", "score:czj/c2=20")));
    expect(moves.map(({ unit, before: was, after: is }) => [unit, was?.rank, is?.rank, is?.total])).toEqual([
      ["czj", 1, 1, "100.00"],
      ["jyj", 2, 2, "99.50"],
    ]);
    expect(canonicalJson(state)).toBe(before);
  });

  it.each([
    ["score:市气象局/c2=1", "unit-unknown"],
    ["score:jyj/c9=1", "supposed-score-absent"],
    ["score:jyj/c2=21", "points-above-maximum"],
    ["weight:c9=5", "supposed-criterion-absent"],
    ["weight:c2=101", "supposed-weight-range"],
    ["party:press=5", "supposed-party-absent"],
    ["party:office=101", "supposed-party-range"],
    ["rule:c1/typo=1", "supposed-figure-absent"],
    ["rule:c9/each=1", "supposed-criterion-absent"],
  ])("cannot be told of %s", (text, code) => {
    expect(refusedOf(state, text)).toEqual([code]);
  });

  it.each(["weight:c1=much", "weight:c1=-1", "party:office=60%", "rule:c1/late=1..5"])(
    "wants a number in %j",
    (text) => {
      expect(codesOf(refusalOf(readSupposition(text)))).toEqual(["supposition-not-number"]);
    },
  );

  it.each([
    ["weight：c2＝３０", { kind: "weight", criterion: "c2", value: "30" }],
    ["rule:c1／late=１．５", { kind: "rule", criterion: "c1", figure: "late", value: "1.5" }],
    [
      "score:市（东）局／c1＠r1=１８",
      { kind: "score", unit: "市（东）局", criterion: "c1", reviewer: "r1", value: "18" },
    ],
    ["score:jyj/c1=优秀（上）", { kind: "score", unit: "jyj", criterion: "c1", reviewer: null, value: "优秀（上）" }],
  ])("may be written with full-width signs and digits, as in %j", (text, read) => {
    expect(valueOf(readSupposition(text))).toEqual(read);
  });

  it.each(["", "score:jyj=1", "grade:jyj=优秀", "rule:c1=2"])("is not understood when it is written %j", (text) => {
    expect(codesOf(refusalOf(readSupposition(text)))).toEqual(["supposition-unreadable"]);
  });

  it("another scheme held, with what it has no use for left out and said", () => {
    const [table] = monitoredScheme.tables;
    if (!table) throw new RangeError("tables: got none, want one");
    const criteria = table.criteria
      .filter(({ id }) => id !== "c1")
      .map((one) => (one.id === "c3" ? { ...one, maxPoints: "80" } : one));
    const last: Scheme = { ...monitoredScheme, year: 2025, tables: [{ ...table, criteria }] };
    const other = underScheme(state, last);
    expect(codesOf(other.issues)).toEqual(["supposed-left-out"]);
    expect(other.ok && totals(other.value)).toEqual({ jyj: "90", czj: "89" });
  });
});
