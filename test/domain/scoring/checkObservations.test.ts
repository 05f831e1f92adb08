import { describe, expect, it } from "vitest";

import { checkObservations } from "../../../src/domain/scoring/checkObservations.ts";
import type { Finding } from "../../../src/domain/scoring/finding.ts";
import { observationKey, observationShape, type Observation } from "../../../src/domain/scoring/observation.ts";
import { checkShape } from "../../../src/domain/shared/checkShape.ts";
import { codesOf, refusedCodes } from "../../fixtures/issues.ts";
import { notApplicable, points, row } from "../../fixtures/observations.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { branchOf, criteriaStage, leafOf, stageOf, tableOf, unitOf, yearOf } from "../../fixtures/schemes.ts";
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
    ["abstained with a value", { state: "abstained", value: "8", reason: "曾任职" }, "value-with-abstained"],
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

  it("of the unit's own party are the unit's own, of no other unit and of no stranger", () => {
    const year = yearOf({
      criteria: [leafOf("c", "10")],
      parties: { a: {}, u: { by: "self" } },
      units: [unitOf("u1"), unitOf("u2")],
      stage: {
        parties: [
          { party: "a", weight: "50" },
          { party: "u", weight: "50" },
        ],
      },
    });
    const codes = (reviewer: string, party: string, unit = "u1") =>
      codesOf(checkObservations([points("c", reviewer, "5", { unit, party })], year, () => wholeAssessment));
    expect([codes("u1", "u"), codes("u2", "u", "u2"), codes("a1", "a")]).toEqual([[], [], []]);
    for (const reviewer of ["u2", "u9", "r9", ""]) expect(codes(reviewer, "u"), reviewer).toEqual(["reviewer-unknown"]);
    expect(codes("u1", "a")).toEqual(["reviewer-of-other-party"]);
    expect(codes("a1", "u")).toEqual(["reviewer-of-other-party"]);
    // Without such a party nobody speaks for itself.
    const none = yearOf({ criteria: [leafOf("c", "10")], units: [unitOf("u1")] });
    const own = points("c", "u1", "5", { party: "a" });
    expect(codesOf(checkObservations([own], none, () => wholeAssessment))).toEqual(["reviewer-unknown"]);
  });

  it("of a unit that nobody knows name no criterion unknown that any table has", () => {
    const year = yearOf({
      criteria: [leafOf("c", "10")],
      others: [
        tableOf({ criteria: [leafOf("z", "100")], stages: [criteriaStage()], table: { id: "o", name: "另一张表" } }),
      ],
    });
    const codes = (criterion: string) =>
      codesOf(checkObservations([points(criterion, "a1", "5", { unit: "u9" })], year, () => wholeAssessment));
    expect([codes("c"), codes("z"), codes("x")]).toEqual([
      ["unit-unknown"],
      ["unit-unknown"],
      ["unit-unknown", "criterion-unknown"],
    ]);
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

const faults = {
  kind: "deductions",
  kinds: [
    { id: "late", name: "迟公开", points: "1" },
    { id: "broken", name: "错链", points: "1" },
  ],
  cap: "leaf",
} as const;
const item = (id: string) => ({ id, name: `事项${id}`, clause: "", points: "1", per: "event", atMost: null }) as const;
/** Stage s of {B {x, w by faults}, f by findings} in round y, events in round z; party b is asked nowhere. */
const wide = yearOf({
  criteria: [
    branchOf("B", "60", [leafOf("x", "20"), leafOf("w", "40", faults)]),
    leafOf("f", "40", { kind: "findings", kinds: faults.kinds, cap: "leaf", rounds: ["y"], rectified: "0" }),
  ],
  rounds: ["y", "z"],
  parties: { a: {}, b: {} },
  reviewers: ["a1", "a2", "b1"],
  stages: [
    criteriaStage(),
    stageOf({ id: "bonus", op: "events", effect: "bonus", rounds: ["z"], items: [item("praise")] }),
    stageOf({ id: "penalty", op: "events", effect: "penalty", rounds: ["z"], items: [item("slow")] }),
    stageOf({
      id: "t",
      op: "sum",
      of: [
        { stage: "s", sign: "+" },
        { stage: "bonus", sign: "+" },
        { stage: "penalty", sign: "-" },
      ],
    }),
  ],
});
const complaints = (
  rows: readonly Observation[],
  earlier: readonly Observation[] = [],
  findings: readonly Finding[] = [],
) =>
  checkObservations(
    rows,
    wide,
    (index) => ({ kind: "row", file: "scores.csv", row: index + 2 }),
    null,
    earlier,
    findings,
  );
const praise = (reviewer: string, change: Partial<Observation> = {}) =>
  row("praise", reviewer, { kind: "event", count: "1", round: "z", ...change });
const fault = (value: string, evidence: string, change: Partial<Observation> = {}) =>
  row("w", "a1", { kind: "deduction", value, count: "1", evidence, ...change });
const lateReport = (evidence: string) => row("slow", "a1", { kind: "event", count: "1", round: "z", evidence });
const foundWith = (evidence: string): Finding => ({
  id: "F1",
  round: "y",
  unit: "u1",
  criterion: "f",
  kind: "late",
  count: "1",
  date: "2026-05-06",
  due: null,
  rectified: null,
  recheck: null,
  clause: "",
  evidence,
});

describe("observations in a wider year", () => {
  it.each([
    ["in a round in which nothing counts them", points("x", "a1", "1", { round: "z" }), "observation-without-stage"],
    ["by a party that no stage counts", points("x", "b1", "1"), "observation-without-stage"],
    ["of an event in a round that does not count it", praise("a1", { round: "y" }), "observation-without-stage"],
    ["that score a branch", points("B", "a1", "1"), "criterion-not-observed"],
    ["that score what the findings decide", points("f", "a1", "1"), "criterion-scored-by-findings"],
    ["of an event with another kind", praise("a1", { kind: "count" }), "kind-wrong"],
    [
      "of an event that does not apply",
      notApplicable("praise", "a1", { kind: "event", round: "z" }),
      "event-not-scored",
    ],
    ["of half an event", praise("a1", { count: "0.5" }), "count-not-whole"],
    ["of an event without a number", praise("a1", { count: null }), "value-missing"],
  ] as const)("%s are refused", (_, one, code) => {
    expect(codesOf(complaints([one]))).toEqual([code]);
  });

  it("may call a branch 不适用, with reason and approval like a leaf", () => {
    expect(complaints([notApplicable("B", "a1")])).toEqual([]);
    expect(codesOf(complaints([notApplicable("B", "a1", { reason: "" })]))).toEqual(["not-applicable-without-reason"]);
  });

  it("of one event by two reviewers are refused, together or one after the other", () => {
    expect(codesOf(complaints([praise("a1"), praise("a2")]))).toEqual(["event-recorded-twice"]);
    expect(codesOf(complaints([praise("a2")], [praise("a1")]))).toEqual(["event-recorded-twice"]);
    expect(complaints([praise("a1")], [praise("a1")])).toEqual([]);
  });

  it("that deduct twice on one piece of evidence are warned of", () => {
    const issues = complaints([fault("late", "截图3"), fault("broken", "截图3")]);
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([["evidence-deducted-twice", "warning"]]);
    expect(codesOf(issues)).toHaveLength(1);
    expect(complaints([fault("late", ""), fault("broken", "")])).toEqual([]);
    expect(complaints([fault("late", "截图3"), fault("broken", "截图3", { count: "0" })])).toEqual([]);
    expect(complaints([fault("late", "截图3"), fault("late", "截图3", { reviewer: "a2" })])).toEqual([]);
  });

  it("that deduct on evidence used before, on another criterion or in a finding, are warned of", () => {
    const used = fault("late", "截图3");
    expect(codesOf(complaints([fault("broken", "截图3")], [used]))).toEqual(["evidence-deducted-twice"]);
    expect(complaints([{ ...used, count: "2" }], [used])).toEqual([]);
    const [lost] = complaints([lateReport("截图3")], [fault("late", "截图3", { reviewer: "a2" })]);
    expect([lost?.code, lost?.data["criterion"], lost?.data["other"]]).toEqual([
      "evidence-deducted-twice",
      "事项slow",
      "指标w",
    ]);
    expect(codesOf(complaints([used], [], [foundWith("截图3")]))).toEqual(["evidence-deducted-twice"]);
    expect(complaints([used, praise("a1", { evidence: "截图3" })])).toEqual([]);
  });

  it("on a criterion as a whole beside its parts contradict each other", () => {
    const none = fault("", "", { count: "0" });
    for (const whole of [none, notApplicable("w", "a1", { kind: "deduction" })]) {
      expect(codesOf(complaints([whole, fault("late", "甲")]))).toEqual(["observation-contradicts"]);
      expect(codesOf(complaints([fault("late", "甲"), fault("broken", "乙"), whole]))).toEqual([
        "observation-contradicts",
      ]);
      expect(complaints([whole, fault("late", "甲", { reviewer: "a2" })])).toEqual([]);
      expect(complaints([whole], [fault("late", "甲")])).toEqual([]);
    }
  });

  it("that call a branch 不适用 above leaves the reviewer scores are warned of: what was scored stands", () => {
    const warned = complaints([notApplicable("B", "a1"), points("x", "a1", "5")]);
    expect(warned.map(({ code, severity, data }) => [code, severity, data["leaves"]])).toEqual([
      ["branch-scored-beneath", "warning", "指标x"],
    ]);
    expect(codesOf(complaints([notApplicable("B", "a1")], [fault("late", "甲")]))).toEqual(["branch-scored-beneath"]);
    expect(complaints([notApplicable("B", "a1"), points("x", "a2", "5")])).toEqual([]);
  });

  it("of several faults stand beside each other, two of one fault do not", () => {
    expect(complaints([fault("late", "甲"), fault("broken", "乙")])).toEqual([]);
    expect(codesOf(complaints([fault("late", "甲"), fault("late", "乙")]))).toEqual(["observation-repeated"]);
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
