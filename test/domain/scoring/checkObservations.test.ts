import { describe, expect, it } from "vitest";

import { checkObservations } from "../../../src/domain/scoring/checkObservations.ts";
import { observationKey, observationShape, type Observation } from "../../../src/domain/scoring/observation.ts";
import { checkShape } from "../../../src/domain/shared/checkShape.ts";
import { codesOf, refusedCodes } from "../../fixtures/issues.ts";
import { observed, smallObservations, smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";

const assessed = { scheme: smallScheme, units: smallUnits, reviewers: smallReviewers };
const check = (...observations: readonly Observation[]) =>
  checkObservations(observations, assessed, (index) => ({ kind: "row", file: "scores.csv", row: index + 2 }));
const [one] = observed("jyj", "c1", ["9"]);
const but = (change: Partial<Observation>): Observation => {
  if (!one) throw new RangeError("an observation: got none, want one");
  return { ...one, ...change };
};

describe("observations", () => {
  it("hold from 0 to the criterion's points, both included", () => {
    expect(check(...smallObservations)).toEqual([]);
    expect(check(but({ value: "0" }))).toEqual([]);
    expect(check(but({ value: "10.000" }))).toEqual([]);
  });

  it.each([
    ["of another round", { round: "季度监测" }, "round-unknown"],
    ["of a unit that is not on the list", { unit: "wjw" }, "unit-unknown"],
    ["on a criterion that the scheme has not", { criterion: "c9" }, "criterion-unknown"],
    ["of a reviewer who is not on the list", { reviewer: "r9" }, "reviewer-unknown"],
    ["of a reviewer of another party", { party: "public" }, "reviewer-of-other-party"],
    ["above the criterion's points by 0.0001", { value: "10.0001" }, "points-above-maximum"],
    ["scored without a value", { value: null }, "value-missing"],
    [
      "not applicable with a count",
      { state: "notApplicable", value: "公开办", count: "1", reason: "无职责" },
      "value-with-not-applicable",
    ],
    [
      "not applicable without who approved it",
      { state: "notApplicable", value: null, reason: "无职责" },
      "not-applicable-without-approver",
    ],
    ["abstained without a reason", { state: "abstained", value: null }, "abstained-without-reason"],
    ["in letters", { value: "九" }, "value-not-number"],
    ["below 0", { value: "-5" }, "value-not-number"],
    ["of 1e3", { value: "1e3" }, "value-not-number"],
    ["of a kind that the rule does not want", { kind: "option" }, "kind-wrong"],
    ["on a task that the rule does not ask for", { task: "一" }, "task-not-wanted"],
    ["with a count that points have not", { count: "1" }, "value-not-wanted"],
    ["not applicable without a reason", { state: "notApplicable", value: "公开办" }, "not-applicable-without-reason"],
    [
      "not applicable with a blank reason",
      { state: "notApplicable", value: "公开办", reason: " \u3000" },
      "not-applicable-without-reason",
    ],
  ] as const)("%s are refused", (_, change, code) => {
    expect(codesOf(check(but(change)))).toEqual([code]);
  });

  it("that speak twice of one thing are refused at the second", () => {
    const issues = check(but({}), but({ criterion: "c2" }), but({ value: "8" }));
    expect(codesOf(issues)).toEqual(["observation-repeated"]);
    expect(issues[0]?.place).toEqual({ kind: "row", file: "scores.csv", row: 4 });
  });

  it("are told everything at once", () => {
    const issues = check(
      but({ round: "x", unit: "x", criterion: "x", reviewer: "x" }),
      but({ value: "11", party: "x" }),
    );
    expect(codesOf(issues)).toEqual([
      "round-unknown",
      "unit-unknown",
      "reviewer-unknown",
      "criterion-unknown",
      "reviewer-of-other-party",
      "points-above-maximum",
    ]);
  });

  it("may name ids that every object has; they are unknown all the same", () => {
    const odd = but({ unit: "constructor", criterion: "toString", reviewer: "hasOwnProperty" });
    expect(codesOf(check(odd))).toEqual(["unit-unknown", "reviewer-unknown", "criterion-unknown"]);
  });

  it("have a key that no two different things share", () => {
    expect(observationKey(but({ unit: "a", criterion: "b" }))).not.toBe(
      observationKey(but({ unit: "b", criterion: "a" })),
    );
  });
});

describe("an observation from outside", () => {
  it.each([
    ["null", null],
    ["a number", 9],
    ["empty", {}],
    ["with a count below 0", but({ count: "-5" })],
    ["with a float for a value", { ...but({}), value: 9 }],
    ["with a count in letters", but({ count: "九" })],
    ["of no known kind", { ...but({}), kind: "score" }],
    ["of no known state", { ...but({}), state: "missing" }],
    ["with a field more", { ...but({}), phone: "1" }],
  ])("that is %s is refused", (_, raw) => {
    expect(refusedCodes(checkShape(observationShape, raw, "scores.csv")).length).toBeGreaterThan(0);
  });
});
