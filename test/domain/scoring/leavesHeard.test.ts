import { describe, expect, it } from "vitest";

import { observationsDue } from "../../../src/domain/scheme/dueLeaves.ts";
import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import { leavesHeard, missingByUnit, missingByVoice, missingInRound } from "../../../src/domain/scoring/leavesHeard.ts";
import { abstained, event, notApplicable, points, row } from "../../fixtures/observations.ts";
import { branchOf, criteriaStage, leafOf, stageOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const faults: LeafRule = {
  kind: "deductions",
  kinds: [
    { id: "late", name: "迟公开", points: "1" },
    { id: "broken", name: "错链", points: "0.5" },
  ],
  cap: "leaf",
};
const year = yearOf({
  criteria: [branchOf("A", "60", [leafOf("a1", "20"), leafOf("a2", "40")]), leafOf("b", "40", faults)],
  stages: [
    criteriaStage(),
    stageOf({
      id: "bonus",
      op: "events",
      effect: "bonus",
      rounds: ["y"],
      items: [{ id: "praised", name: "表扬", clause: "", points: "1", per: "event", atMost: "2" }],
    }),
    stageOf({
      id: "total",
      op: "sum",
      of: [
        { stage: "s", sign: "+" },
        { stage: "bonus", sign: "+" },
      ],
    }),
  ],
  reviewers: ["a1", "a2"],
  units: [unitOf("u1"), unitOf("u2")],
});
const fault = (kind: string, count: string) => row("b", "a1", { kind: "deduction", value: kind, count });

describe("how many leaves have been spoken of", () => {
  it("is none before anybody spoke, of three by two reviewers for two units", () => {
    expect(leavesHeard(year, [])).toBe(0);
    expect(observationsDue(year.scheme, year.units, year.reviewers)).toBe(12);
  });

  it("counts a leaf once a reviewer and unit, whatever was said of it", () => {
    const said = [points("a1", "a1", "20"), points("a1", "a2", "19"), points("a1", "a1", "18", { unit: "u2" })];
    expect(leavesHeard(year, said)).toBe(3);
    expect(leavesHeard(year, [notApplicable("a1", "a1"), abstained("a2", "a1")])).toBe(2);
  });

  it("counts several faults of one leaf as one", () => {
    expect(leavesHeard(year, [fault("late", "2"), fault("broken", "1")])).toBe(1);
  });

  it("counts every leaf beneath a branch called 不适用, once though one was spoken of itself", () => {
    expect(leavesHeard(year, [notApplicable("A", "a1")])).toBe(2);
    expect(leavesHeard(year, [notApplicable("A", "a1"), points("a1", "a1", "20")])).toBe(2);
  });

  it("counts no event", () => {
    expect(leavesHeard(year, [event("praised", "1")])).toBe(0);
  });
});

describe("what has not been said yet", () => {
  const self = yearOf({
    criteria: [branchOf("A", "60", [leafOf("a1", "20"), leafOf("a2", "40")]), leafOf("b", "40")],
    rounds: ["y", "z"],
    parties: { a: {}, u: { by: "self" } },
    stages: [
      criteriaStage({
        criteria: ["A"],
        outOf: "60",
        parties: [
          { party: "a", weight: "50" },
          { party: "u", weight: "50" },
        ],
      }),
      criteriaStage({ id: "late", round: "z", criteria: ["b"], outOf: "40" }),
      stageOf({
        id: "total",
        op: "sum",
        of: [
          { stage: "s", sign: "+" },
          { stage: "late", sign: "+" },
        ],
      }),
    ],
    reviewers: ["a1", "a2"],
    units: [unitOf("u1"), unitOf("u2")],
  });
  const own = (criterion: string, unit: string) => points(criterion, unit, "20", { unit, party: "u" });
  const words = [
    points("a1", "a1", "20"),
    notApplicable("A", "a1", { unit: "u2" }),
    points("b", "a1", "40", { round: "z" }),
    own("a1", "u1"),
    own("a2", "u1"),
  ];
  const inRound = (round: string, ...rest: readonly ((reviewer: string, unit: string) => boolean)[]) =>
    missingInRound(self, words, round, ...rest).map(
      ({ unit, voice, leaves }) => `${unit.id} ${voice}: ${leaves.map(({ id }) => id).join(" ")}`,
    );

  it("in a round is named by unit, then by reviewer, the unit's own voice last", () => {
    expect(inRound("y")).toEqual(["u1 评审人a1: a2", "u1 评审人a2: a1 a2", "u2 评审人a2: a1 a2", "u2 评审方u: a1 a2"]);
    expect(inRound("z")).toEqual(["u1 评审人a2: b", "u2 评审人a1: b", "u2 评审人a2: b"]);
    expect(inRound("x")).toEqual([]);
  });

  it("is asked only of those to whom the unit is assigned; of units themselves always", () => {
    expect(inRound("y", (reviewer, unit) => reviewer === "a1" && unit === "u1")).toEqual([
      "u1 评审人a1: a2",
      "u2 评审方u: a1 a2",
    ]);
  });

  it("is counted by voice in the reviewers' order, units' own voices as one, those who said all left out", () => {
    // a1: a2 of u1, b of u2; a2: three of each unit; u2 of itself two.
    expect(missingByVoice(self, words)).toEqual([
      { voice: "评审人a1", leaves: 2 },
      { voice: "评审人a2", leaves: 6 },
      { voice: "评审方u", leaves: 2 },
    ]);
    expect(missingByVoice(self, words, (reviewer) => reviewer === "a1").map(({ voice }) => voice)).toEqual([
      "评审人a1",
      "评审方u",
    ]);
    expect(
      missingByVoice(self, [own("a1", "u1"), own("a2", "u1"), own("a1", "u2"), own("a2", "u2")], () => false),
    ).toEqual([]);
  });

  it("is counted by unit", () => {
    // u1: a2 by a1, all three by a2; u2: b by a1, all three by a2, its own two.
    expect([...missingByUnit(self, words)]).toEqual([
      ["u1", 4],
      ["u2", 6],
    ]);
    expect([...missingByUnit(self, words, () => false)]).toEqual([["u2", 2]]);
  });

  it("does not count words on what is not to be scored: another round, another party, no unit of the year", () => {
    expect(leavesHeard(self, words)).toBe(6);
    expect(leavesHeard(self, [points("b", "a1", "40"), points("a1", "a1", "1", { round: "z" })])).toBe(0);
    expect(leavesHeard(self, [points("b", "u1", "40", { round: "z", party: "u" })])).toBe(0);
    expect(leavesHeard(self, [points("a1", "a1", "1", { unit: "u9" }), points("a9", "a1", "1")])).toBe(0);
  });
});
