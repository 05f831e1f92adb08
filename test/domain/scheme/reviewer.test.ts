import { describe, expect, it } from "vitest";

import { checkReviewers, reviewerShape, type Reviewer } from "../../../src/domain/scheme/reviewer.ts";
import type { Scheme } from "../../../src/domain/scheme/scheme.ts";
import { checkShape } from "../../../src/domain/shared/checkShape.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { codesOf, refusedCodes } from "../../fixtures/issues.ts";
import { goodScheme } from "./goodScheme.ts";
import { changed } from "./oneFault.ts";

const check = (...reviewers: readonly Reviewer[]) => checkWith(goodScheme, ...reviewers);
const checkWith = (scheme: Scheme, ...reviewers: readonly Reviewer[]) =>
  codesOf(checkReviewers(reviewers, scheme, () => wholeAssessment));
const reviewer = (id: string, name: string, party: string, weight: string | null = null): Reviewer => ({
  id,
  name,
  party,
  weight,
});
const office = reviewer("r1", "甲", "office", "2");
const citizens = [reviewer("r2", "乙", "public"), reviewer("r3", "丙", "public")];

describe("the list of reviewers", () => {
  it("holds with enough for each party, and none for the units' own voice", () => {
    expect(check(office, ...citizens)).toEqual([]);
  });

  it("is refused with an id twice, also where only the case differs", () => {
    expect(check(office, ...citizens, { ...office, name: "丁" })).toEqual(["id-repeated"]);
    expect(check(office, ...citizens, { ...office, id: "R1", name: "丁" })).toEqual(["id-repeated"]);
  });

  it("is refused with a party that the scheme has not", () => {
    expect(check(office, ...citizens, reviewer("r4", "丁", "peers"))).toEqual(["party-unknown"]);
  });

  it("is refused where a party has nobody; without anyone, for every party but the units themselves", () => {
    expect(check(...citizens)).toEqual(["party-without-reviewer"]);
    expect(check()).toEqual(["party-without-reviewer", "party-without-reviewer"]);
  });

  it("is refused where somebody is to speak for the units themselves", () => {
    expect(check(office, ...citizens, reviewer("r4", "丁", "self"))).toEqual(["self-party-with-reviewer"]);
  });

  it("is refused where a weighted mean has no weight above 0", () => {
    expect(check({ ...office, weight: null }, ...citizens)).toEqual(["reviewer-without-weight"]);
    expect(check({ ...office, weight: "0.0" }, ...citizens)).toEqual(["reviewer-without-weight"]);
  });

  it("warns of a weight that nothing weighs", () => {
    const [first, second] = citizens;
    if (!first || !second) throw new RangeError("citizens: want two");
    const issues = checkReviewers([office, { ...first, weight: "2" }, second], goodScheme, () => wholeAssessment);
    expect(issues.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["reviewer-weight-unused warning"]);
  });

  it("is refused where a party has fewer than must have scored, or than a trimmed mean needs", () => {
    const [first] = citizens;
    if (!first) throw new RangeError("citizens: want one");
    expect(check(office, first)).toEqual(["party-short-of-reviewers"]);
    const strict = changed("parties[2].combine.then", "missing") as Scheme;
    expect(checkWith(strict, office, ...citizens)).toEqual(["party-short-of-reviewers"]);
    expect(checkWith(strict, office, ...citizens, reviewer("r5", "戊", "public"))).toEqual([]);
  });

  it("tells all at once", () => {
    expect(check(office, { ...office, party: "peers" })).toEqual([
      "id-repeated",
      "party-unknown",
      "party-without-reviewer",
    ]);
  });
});

describe("a reviewer from outside", () => {
  it.each([
    null,
    "r1",
    {},
    { ...office, party: "评审方" },
    { ...office, weight: 2 },
    { ...office, weight: "-1" },
    { ...office, extra: 1 },
  ])("that is %j is refused", (raw) => {
    expect(refusedCodes(checkShape(reviewerShape, raw, "reviewers.csv")).length).toBeGreaterThan(0);
  });
});
