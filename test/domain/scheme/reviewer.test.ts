import { describe, expect, it } from "vitest";

import { checkReviewers, reviewerShape, type Reviewer } from "../../../src/domain/scheme/reviewer.ts";
import { checkShape } from "../../../src/domain/shared/checkShape.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { codesOf, refusedCodes } from "../../fixtures/issues.ts";
import { smallReviewers, smallScheme } from "../../fixtures/smallYear.ts";

const check = (...reviewers: readonly Reviewer[]) =>
  codesOf(checkReviewers(reviewers, smallScheme, () => wholeAssessment));
const office = { id: "r1", name: "甲", party: "office", weight: null };
const citizen = { id: "r2", name: "乙", party: "public", weight: null };

describe("the list of reviewers", () => {
  it("holds with at least one for each party", () => {
    expect(check(...smallReviewers)).toEqual([]);
    expect(check(office, citizen)).toEqual([]);
  });

  it("is refused with an id twice, also where only the case differs", () => {
    expect(check(office, citizen, { ...office, name: "丙" })).toEqual(["id-repeated"]);
    expect(check(office, citizen, { ...office, id: "R1", name: "丙" })).toEqual(["id-repeated"]);
  });

  it("is refused with a party that the scheme has not", () => {
    expect(check(office, citizen, { id: "r3", name: "丙", party: "peers", weight: null })).toEqual(["party-unknown"]);
  });

  it("is refused where a party has nobody; without anyone, for every party", () => {
    expect(check(office)).toEqual(["party-without-reviewer"]);
    expect(check()).toEqual(["party-without-reviewer", "party-without-reviewer"]);
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
  it.each([null, "r1", {}, { ...office, party: "评审方" }, { ...office, extra: 1 }])("that is %j is refused", (raw) => {
    expect(refusedCodes(checkShape(reviewerShape, raw, "reviewers.csv")).length).toBeGreaterThan(0);
  });
});
