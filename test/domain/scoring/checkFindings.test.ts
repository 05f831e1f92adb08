import { describe, expect, it } from "vitest";

import { checkFindings } from "../../../src/domain/scoring/checkFindings.ts";
import { findingShape, type Finding } from "../../../src/domain/scoring/finding.ts";
import { checkShape } from "../../../src/domain/shared/checkShape.ts";
import { codesOf, refusedCodes } from "../../fixtures/issues.ts";
import { row } from "../../fixtures/observations.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { branchOf, leafOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const kinds = [
  { id: "link", name: "错链", points: "0.5" },
  { id: "late", name: "迟公开", points: "1" },
];
const year = yearOf({
  criteria: [
    branchOf("B", "60", [leafOf("f", "60", { kind: "findings", kinds, cap: "leaf", rounds: ["y"], rectified: "0" })]),
    leafOf("x", "40"),
  ],
  rounds: ["y", "z"],
});
const one: Finding = {
  id: "F1",
  round: "y",
  unit: "u1",
  criterion: "f",
  kind: "link",
  count: "2",
  date: "2026-05-06",
  due: "2026-05-20",
  rectified: "2026-05-06",
  recheck: { date: "2026-06-06", count: "0" },
  clause: "",
  evidence: "截图3",
};
const check = (...changes: readonly Partial<Finding>[]) =>
  checkFindings(
    changes.map((change) => ({ ...one, ...change })),
    year,
    (index) => ({ kind: "row", file: "findings.csv", row: index + 2 }),
  );

describe("findings", () => {
  it("hold, put right on the very day too", () => {
    expect(check({})).toEqual([]);
    expect(check({ due: null, rectified: null, recheck: null })).toEqual([]);
  });

  it.each([
    ["of another round", { round: "x" }, ["round-unknown"]],
    ["of a unit that is not on the list", { unit: "u9" }, ["unit-unknown"]],
    ["on a criterion that the scheme has not", { criterion: "g" }, ["criterion-unknown"]],
    ["on a criterion that reviewers score", { criterion: "x" }, ["finding-without-rule"]],
    ["on a branch", { criterion: "B" }, ["finding-without-rule"]],
    ["of a fault that the rule has not", { kind: "leak" }, ["value-unknown"]],
    ["of half a fault", { count: "0.5" }, ["count-not-whole"]],
    ["with half a fault at the recheck", { recheck: { date: "2026-06-06", count: "1.5" } }, ["count-not-whole"]],
    ["rectified before they were found", { rectified: "2026-05-05" }, ["finding-dates"]],
    ["due before they were found", { due: "2026-05-05" }, ["finding-dates"]],
    ["rechecked before they were found", { recheck: { date: "2026-05-05", count: "0" } }, ["finding-dates"]],
  ] as const)("%s are refused", (_, change, codes) => {
    expect(codesOf(check(change))).toEqual(codes);
  });

  it("with one number twice are refused at the second", () => {
    const issues = check({}, { evidence: "截图4" });
    expect(codesOf(issues)).toEqual(["id-repeated"]);
    expect(issues[0]?.place).toEqual({ kind: "row", file: "findings.csv", row: 3 });
  });

  it("of a round that the rule leaves out are warned of", () => {
    const issues = check({ round: "z" });
    expect(codesOf(issues)).toEqual(["finding-not-counted"]);
    expect(issues[0]?.severity).toBe("warning");
  });

  it("say what would be right, all of it", () => {
    expect(check({ round: "x" })[0]?.data).toEqual({ round: "x", want: "y, z" });
    expect(check({ kind: "leak" })[0]?.data).toEqual({ got: "leak", want: "link, late" });
    expect(check({ criterion: "x" })[0]?.data).toEqual({ criterion: "指标x" });
  });

  it("of a day on which the unit was not yet, or no longer, are warned of", () => {
    const young = {
      ...year,
      units: [unitOf("u1", { from: "2026-05-06", until: "2026-08-31" })],
    };
    const at = () => ({ kind: "row", file: "findings.csv", row: 2 }) as const;
    const plain = { ...one, due: null, rectified: null, recheck: null };
    const on = (date: string) => checkFindings([{ ...plain, date }], young, at);
    expect([on("2026-05-06"), on("2026-08-31")]).toEqual([[], []]);
    for (const date of ["2026-05-05", "2026-09-01"]) {
      expect(on(date)).toMatchObject([
        { code: "finding-outside-unit", severity: "warning", data: { unit: "单位u1", date } },
      ]);
    }
  });

  it("on the evidence that a reviewer deducted for are warned of, with both criteria by name", () => {
    const faults = [{ id: "slow", name: "迟报", points: "1" }];
    const both = yearOf({
      criteria: [
        leafOf("f", "60", { kind: "findings", kinds, cap: "leaf", rounds: ["y"], rectified: "0" }),
        leafOf("d", "40", { kind: "deductions", kinds: faults, cap: "leaf" }),
      ],
    });
    const deduction = (change: Partial<Observation>) =>
      row("d", "a1", { kind: "deduction", value: "slow", count: "1", evidence: "截图3", ...change });
    const issuesBeside = (change: Partial<Observation>) =>
      checkFindings([one], both, () => wholeAssessment, [deduction(change)]);
    expect(issuesBeside({})).toMatchObject([
      { code: "evidence-deducted-twice", data: { evidence: "截图3", criterion: "指标f", other: "指标d" } },
    ]);
    for (const change of [{ evidence: "截图4" }, { evidence: "" }, { count: "0" }, { unit: "u2" }])
      expect(issuesBeside(change)).toEqual([]);
  });

  it("on one piece of evidence are warned of at the second", () => {
    const issues = check({}, { id: "F2", kind: "late" });
    expect(codesOf(issues)).toEqual(["evidence-deducted-twice"]);
    expect(issues[0]?.severity).toBe("warning");
    expect(check({ evidence: "" }, { id: "F2", evidence: "" })).toEqual([]);
    const place = () => ({ kind: "row", file: "findings.csv", row: 2 }) as const;
    expect(codesOf(checkFindings([{ ...one, id: "F2" }], year, place, [], [one]))).toEqual(["evidence-deducted-twice"]);
    expect(checkFindings([{ ...one, count: "1" }], year, place, [], [one])).toEqual([]);
  });
});

describe("a finding from outside", () => {
  it.each([
    ["null", null],
    ["with a date that no calendar has", { ...one, date: "2026-13-01" }],
    ["with a count below 0", { ...one, count: "-1" }],
    ["with a recheck without a count", { ...one, recheck: { date: "2026-06-06" } }],
    ["with a field more", { ...one, phone: "1" }],
  ])("that is %s is refused", (_, raw) => {
    expect(refusedCodes(checkShape(findingShape, raw, "findings.csv")).length).toBeGreaterThan(0);
  });
});
