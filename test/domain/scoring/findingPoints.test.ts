import { describe, expect, it } from "vitest";

import type { DeductionCap, LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import type { Finding } from "../../../src/domain/scoring/finding.ts";
import { findingCost } from "../../../src/domain/scoring/findingPoints.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { branchOf, leafOf, yearOf } from "../../fixtures/schemes.ts";
import { abstained, leafText, notApplicable, said, scoreFirst, totalOf } from "../../fixtures/observations.ts";

const kinds = [
  { id: "link", name: "错链", points: "0.5" },
  { id: "leak", name: "泄露", points: "4" },
];
const rule = (cap: DeductionCap = "leaf", rectified = "0"): LeafRule => ({
  kind: "findings",
  kinds,
  cap,
  rounds: ["y"],
  rectified,
});
const finding = (change: Partial<Finding>): Finding => ({
  id: "F1",
  round: "y",
  unit: "u1",
  criterion: "f",
  kind: "link",
  count: "1",
  date: "2026-05-06",
  due: null,
  rectified: null,
  recheck: null,
  clause: "",
  evidence: "",
  ...change,
});
const recheck = (count: string) => ({ date: "2026-06-06", count });
const rectified = "2026-06-01";

const by = (leaf: LeafRule, ...findings: readonly Partial<Finding>[]) =>
  totalOf(yearOf({ criteria: [leafOf("f", "10", leaf)], rounds: ["y", "z"] }), [], {
    findings: findings.map((change, index) => finding({ id: `F${index}`, ...change })),
  });

describe("findings", () => {
  // 10 − 4 × 0.5 − 1 × 4 = 4; nothing found is all the points, and nobody need say so.
  it("cost what each fault costs", () => {
    expect(by(rule(), { count: "4" }, { kind: "leak" })).toBe("4");
    expect(by(rule())).toBe("10");
  });

  // 4 × 0.5; 1 × 4; a recheck's 6 × 0.5; what was rectified a quarter of 4 × 0.5.
  it("cost each by itself what they cost together, before where the leaf ends", () => {
    const findings = rule("leaf", "0.25");
    if (findings.kind !== "findings") throw new RangeError("a rule: got another, want that of findings");
    const cost = (change: Partial<Finding>) => {
      const points = findingCost(findings, finding(change));
      return points && exactText(points);
    };
    expect(cost({ count: "4" })).toBe("2");
    expect(cost({ kind: "leak" })).toBe("4");
    expect(cost({ count: "4", recheck: recheck("6") })).toBe("3");
    expect(cost({ count: "4", rectified, recheck: recheck("0") })).toBe("0.5");
    expect(cost({ round: "z" })).toBeNull();
    expect(cost({ kind: "other" })).toBeNull();
    expect(cost({ kind: "other", round: "z" })).toBeNull();
  });

  // f keeps its 10; g loses 4 × 0.5 of 6.
  it("cost the leaf that they are on, and no other", () => {
    const year = yearOf({ criteria: [leafOf("f", "10", rule()), leafOf("g", "6", rule())] });
    const score = scoreFirst(year, [], { findings: [finding({ count: "4", criterion: "g" })] });
    expect(["f", "g"].map((leaf) => leafText(score, leaf))).toEqual(["10", "4"]);
  });

  it("end at the leaf's 0, or nowhere", () => {
    expect(by(rule(), { kind: "leak", count: "3" })).toBe("0");
    expect(by(rule("none"), { kind: "leak", count: "3" })).toBe("-2");
  });

  // f −2 of 10 and d 5 of 10: 3; d 1: −1, ended at 0.
  it("end at the 0 of the first level where so capped", () => {
    const year = yearOf({
      criteria: [branchOf("first", "20", [leafOf("f", "10", rule("levelOne")), leafOf("d", "10")])],
    });
    const total = (d: string) =>
      totalOf(year, said("d", { a1: d }), { findings: [finding({ kind: "leak", count: "3" })] });
    expect([total("5"), total("1")]).toEqual(["3", "0"]);
  });

  it("count what the recheck found, where there was one", () => {
    // 10 − 1 × 0.5; 10 − 6 × 0.5.
    expect(by(rule(), { count: "4", recheck: recheck("1"), rectified })).toBe("9.5");
    expect(by(rule(), { count: "4", recheck: recheck("6") })).toBe("7");
  });

  // Forgiven: 10. A quarter kept: 10 − 0.25 × 4 × 0.5 = 9.5. Not forgiven: 10 − 4 × 0.5 = 8.
  it("that were rectified with nothing left cost the part that the rule says", () => {
    const cleared = { count: "4", rectified, recheck: recheck("0") };
    expect(["0", "0.25", "1"].map((part) => by(rule("leaf", part), cleared))).toEqual(["10", "9.5", "8"]);
  });

  it("that are only said to be rectified cost everything until the recheck", () => {
    expect(by(rule("leaf", "0"), { count: "4", rectified })).toBe("8");
  });

  it("that the recheck did not find again cost nothing, rectified or not said to be", () => {
    expect(by(rule("leaf", "1"), { count: "4", recheck: recheck("0") })).toBe("10");
  });

  it("of other rounds are kept and do not count", () => {
    expect(by(rule(), { count: "4", round: "z" })).toBe("10");
  });

  it("are the same for every party", () => {
    const year = yearOf({
      criteria: [leafOf("f", "10", rule()), leafOf("d", "10")],
      parties: { a: {}, b: {}, u: { by: "self" } },
      reviewers: ["a1", "a2", "b1"],
      stage: {
        parties: [
          { party: "a", weight: "50" },
          { party: "b", weight: "30" },
          { party: "u", weight: "20" },
        ],
      },
    });
    const rows = said("d", { a1: "5", a2: "7", b1: "10", u1: "10" });
    // 10 − 2 = 8; 6 × 50% + 10 × 50% = 8.
    expect(totalOf(year, rows, { findings: [finding({ count: "4" })] })).toBe("16");
  });

  it("do not count where a branch above does not apply", () => {
    const year = yearOf({
      criteria: [branchOf("B", "20", [leafOf("f", "10", rule()), leafOf("d", "10")]), leafOf("e", "80")],
    });
    const rows = [notApplicable("B", "a1"), ...said("e", { a1: "40" })];
    const score = scoreFirst(year, rows, { findings: [finding({})] });
    expect([leafText(score, "f"), leafText(score, "d")]).toEqual(["notApplicable", "notApplicable"]);
    expect(score.criteria[0]?.reasons).toEqual(["没有这项职责"]);
  });

  // By hand. 20 − 4 × 1 = 16 for both parties; a limit of 0.9 would hold the first to 14.4.
  it("are the same for every party: nobody abstains from a fact, and no party's limit holds it", () => {
    const held = yearOf({
      criteria: [branchOf("B", "30", [leafOf("f", "20", rule()), leafOf("x", "10")]), leafOf("z", "10")],
      parties: { a: {}, b: {} },
      stage: {
        parties: [
          { party: "a", weight: "60" },
          { party: "b", weight: "40" },
        ],
        absentParty: { kind: "proportional" },
        limits: [{ party: "a", against: "b", ratio: "0.9", margin: "0" }],
      },
    });
    const rows = [abstained("B", "b1"), ...said("x", { a1: "5" }), ...said("z", { a1: "9", b1: "9" })];
    const score = scoreFirst(held, rows, { findings: [finding({ kind: "leak" })] });
    expect(["f", "x", "z"].map((leaf) => leafText(score, leaf))).toEqual(["16", "5", "8.46"]);
  });
});
