import { describe, expect, it } from "vitest";

import { dueLeaves, observationsDue } from "../../../src/domain/scheme/dueLeaves.ts";
import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import { branchOf, criteriaStage, leafOf, stageOf, tableOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const findings: LeafRule = {
  kind: "findings",
  kinds: [{ id: "broken", name: "错链", points: "1" }],
  cap: "leaf",
  rounds: ["q1"],
  rectified: "0",
};
const criteria = [
  branchOf("A", "60", [leafOf("a1", "20"), leafOf("a2", "40", undefined, { parties: ["b"] })]),
  branchOf("B", "40", [leafOf("b1", "30"), leafOf("b2", "10", findings)]),
];
const both = [
  { party: "a", weight: "50" },
  { party: "b", weight: "50" },
];
/** 一级指标 A by both parties in the year, B by party a in the first quarter and again in the year. */
const stages = [
  criteriaStage({ id: "s1", criteria: ["A"], outOf: "60", parties: both, absentParty: { kind: "proportional" } }),
  criteriaStage({ id: "s2", criteria: ["B"], outOf: "40", round: "q1" }),
  criteriaStage({ id: "s3", criteria: ["B"], outOf: "40" }),
  stageOf({
    id: "mean",
    op: "weighted",
    of: [
      { stage: "s2", weight: "50" },
      { stage: "s3", weight: "50" },
    ],
    absent: { kind: "refuse" },
  }),
  stageOf({
    id: "total",
    op: "sum",
    of: [
      { stage: "s1", sign: "+" },
      { stage: "mean", sign: "+" },
    ],
  }),
];
const parts = { criteria, stages, table: { totalPoints: "100" } };
const textOf = (party: string, table = tableOf(parts)) =>
  dueLeaves(table, party).map(({ round, leaf: { id } }) => `${round} ${id}`);

describe("what a reviewer scores by a table", () => {
  it("is each leaf of the stages that the party has a share in, in the stage's round, but those that findings decide", () => {
    expect(textOf("a")).toEqual(["y a1", "q1 b1", "y b1"]);
  });

  it("is not a leaf that is left to other parties", () => {
    expect(textOf("b")).toEqual(["y a1", "y a2"]);
  });

  it("is nothing for a party without a share", () => {
    expect(textOf("c")).toEqual([]);
  });

  it("is each leaf once, though two stages count it in one round", () => {
    const twice = [...stages.slice(0, 2), criteriaStage({ id: "s3", criteria: ["B"], outOf: "40", round: "q1" })];
    expect(textOf("a", tableOf({ ...parts, stages: twice }))).toEqual(["y a1", "q1 b1"]);
  });
});

describe("how much is to be scored in all", () => {
  // Three leaves for each reviewer of a, two for each of b.
  it("is every reviewer's leaves for every unit", () => {
    const year = yearOf({
      ...parts,
      parties: { a: {}, b: {} },
      reviewers: ["a1", "a2", "b1"],
      units: [unitOf("u1"), unitOf("u2")],
      rounds: ["q1", "y"],
    });
    expect(observationsDue(year.scheme, year.units, year.reviewers)).toBe(2 * (3 + 3 + 2));
  });

  it("follows each unit's own table", () => {
    const year = yearOf({
      criteria: [leafOf("c1", "60"), leafOf("c2", "40")],
      others: [tableOf({ criteria: [leafOf("d1", "100")], table: { id: "counties", name: "县考核表" } })],
      units: [unitOf("u1"), unitOf("u2", { group: "counties" }), unitOf("u3", { group: "counties" })],
      reviewers: ["a1", "a2"],
    });
    expect(observationsDue(year.scheme, year.units, year.reviewers)).toBe(2 * (2 + 1 + 1));
  });

  it("counts a unit's own voice where a self party has a share", () => {
    const year = yearOf({
      criteria: [leafOf("c1", "60"), leafOf("c2", "40")],
      parties: { a: {}, u: { by: "self" } },
      stage: {
        parties: [
          { party: "a", weight: "90" },
          { party: "u", weight: "10" },
        ],
      },
      units: [unitOf("u1"), unitOf("u2")],
    });
    // Two leaves by the one reviewer and by the unit itself, of two units.
    expect(observationsDue(year.scheme, year.units, year.reviewers)).toBe(8);
  });
});
