import { describe, expect, it } from "vitest";

import { countyTable } from "../../../fixtures/countyTable.ts";
import { abstained, notApplicable, points, said } from "../../../fixtures/observations.ts";
import { branchOf, criteriaStage, leafOf, stageOf, unitOf, yearOf } from "../../../fixtures/schemes.ts";
import { leversOf, tree, weights } from "./levers.ts";

describe("what a score is worth", () => {
  const three = { a1: "50", a2: "40", b1: "30" };

  it("goes by its party's weight and how many speak in it", () => {
    const year = yearOf({
      criteria: [leafOf("c1", "60"), leafOf("c2", "40", undefined, { parties: ["a"] })],
      parties: { a: {}, b: {} },
      reviewers: ["a1", "a2", "b1"],
      stage: {
        parties: [
          { party: "a", weight: "60" },
          { party: "b", weight: "40" },
        ],
        absentParty: { kind: "proportional" },
      },
    });
    expect(weights(year, [...said("c1", three), ...said("c2", { a1: "20", a2: "20" })])).toEqual([
      ...["c1 a1: 0.3", "c1 a2: 0.3", "c1 b1: 0.4"],
      ...["c2 a1: 0.5", "c2 a2: 0.5"],
    ]);
  });

  it("differs between leaves of one branch that other numbers of reviewers scored", () => {
    const year = yearOf({ criteria: tree, reviewers: ["a1", "a2"] });
    const rows = [
      ...said("c1", { a1: "50", a2: "60" }),
      points("c2", "a1", "10"),
      abstained("c2", "a2"),
      ...said("c3", { a1: "20", a2: "10" }),
    ];
    expect(weights(year, rows)).toEqual(["c1 a1: 0.5", "c1 a2: 0.5", "c2 a1: 1", "c3 a1: 0.5", "c3 a2: 0.5"]);
  });

  it("differs between leaves of one branch where a party does not score one of them", () => {
    const year = yearOf({
      criteria: [branchOf("A", "100", [leafOf("c1", "60"), leafOf("c2", "40", undefined, { parties: ["a"] })])],
      parties: { a: {}, b: {} },
      stage: {
        parties: [
          { party: "a", weight: "60" },
          { party: "b", weight: "40" },
        ],
        absentParty: { kind: "proportional" },
      },
    });
    expect(weights(year, [...said("c1", { a1: "50", b1: "30" }), ...said("c2", { a1: "20" })])).toEqual([
      ...["c1 a1: 0.6", "c1 b1: 0.4", "c2 a1: 1"],
    ]);
  });

  it("differs between leaves of one branch that as many scored, but others of each party", () => {
    const year = yearOf({
      criteria: [branchOf("A", "100", [leafOf("c1", "60"), leafOf("c2", "40")])],
      parties: { a: {}, b: {} },
      reviewers: ["a1", "a2", "b1", "b2"],
      stage: {
        parties: [
          { party: "a", weight: "60" },
          { party: "b", weight: "40" },
        ],
      },
    });
    const rows = [
      ...said("c1", { a1: "50", a2: "40", b1: "30", b2: "回避" }),
      ...said("c2", { a1: "20", a2: "回避", b1: "30", b2: "10" }),
    ];
    expect(weights(year, rows)).toEqual([
      ...["c1 a1: 0.3", "c1 a2: 0.3", "c1 b1: 0.4"],
      ...["c2 a1: 0.6", "c2 b1: 0.2", "c2 b2: 0.2"],
    ]);
  });

  it("is that of reviewers alone: what a unit gives itself is nobody's to move", () => {
    const year = yearOf({
      criteria: [leafOf("c1", "100")],
      parties: { a: {}, u: { by: "self" } },
      stage: {
        parties: [
          { party: "a", weight: "60" },
          { party: "u", weight: "40" },
        ],
      },
    });
    expect(weights(year, [points("c1", "a1", "50"), points("c1", "u1", "70")])).toEqual(["c1 a1: 0.6"]);
  });

  it("is nothing where more of it makes the total less", () => {
    const year = yearOf({
      criteria: [leafOf("c1", "60"), leafOf("c2", "40")],
      stages: [
        criteriaStage({ id: "p", criteria: ["c1"], outOf: "60" }),
        criteriaStage({ id: "q", criteria: ["c2"], outOf: "40" }),
        stageOf({
          id: "t",
          op: "sum",
          of: [
            { stage: "p", sign: "+" },
            { stage: "q", sign: "-" },
          ],
        }),
      ],
      table: { totalPoints: "20" },
    });
    expect(weights(year, [points("c1", "a1", "50"), points("c2", "a1", "10")])).toEqual(["c1 a1: 1"]);
  });

  const apart = [points("c1", "a1", "30"), points("c2", "a1", "10"), notApplicable("c3", "a1")];
  const passing = (rule: Parameters<typeof yearOf>[0]["table"]) =>
    yearOf({
      criteria: [branchOf("A", "100", [leafOf("c1", "60"), leafOf("c2", "20"), leafOf("c3", "20")])],
      ...(rule ? { table: rule } : {}),
    });

  it("grows by one factor where the whole is rescaled over what does not apply", () => {
    const whole = passing({
      notApplicable: { contested: "block", rule: { kind: "rescale", within: "whole" }, leastShare: null },
    });
    // 100 ÷ 80.
    expect(weights(whole, apart)).toEqual(["c1 a1: 1.25", "c2 a1: 1.25"]);
  });

  it("grows by each leaf's own where its points are spread over the others", () => {
    const spread = passing({
      notApplicable: { contested: "block", rule: { kind: "spread", over: "siblings" }, leastShare: null },
    });
    // 20 points go by halves: (60 + 10) ÷ 60 and (20 + 10) ÷ 20.
    expect(weights(spread, apart)).toEqual(["c1 a1: 7/6", "c2 a1: 1.5"]);
  });

  it("grows by each leaf's own where one criterion has a rule of its own", () => {
    const own = yearOf({
      criteria: [
        branchOf("A", "100", [
          leafOf("c1", "60"),
          leafOf("c2", "20"),
          leafOf("c3", "20", undefined, { notApplicable: { kind: "move", to: "c2" } }),
        ]),
      ],
    });
    expect(weights(own, apart)).toEqual(["c1 a1: 1", "c2 a1: 2"]);
  });

  it("is told apart by round", () => {
    const rounds = ["q1", "q2"];
    const year = yearOf({
      criteria: [leafOf("c1", "100")],
      rounds,
      stages: [
        ...rounds.map((round) => criteriaStage({ id: `of-${round}`, round })),
        stageOf({
          id: "t",
          op: "weighted",
          of: [
            { stage: "of-q1", weight: "30" },
            { stage: "of-q2", weight: "70" },
          ],
          absent: { kind: "refuse" },
        }),
      ],
      table: { totalPoints: "100" },
    });
    const rows = rounds.map((round) => points("c1", "a1", "50", { round }));
    expect(weights(year, rows)).toEqual(["c1 a1: 0.3", "c1 a1: 0.7"]);
    expect(leversOf(year, rows).levers.map(({ round }) => round)).toEqual(rounds);
  });

  it("is told apart where two stages count one branch of a round for other points", () => {
    const year = yearOf({
      criteria: [branchOf("A", "60", [leafOf("c1", "40"), leafOf("c2", "20")]), leafOf("c3", "40")],
      stages: [
        criteriaStage({ id: "p", criteria: ["A"], outOf: "60" }),
        criteriaStage({ id: "q", criteria: ["A", "c3"], outOf: "100" }),
        stageOf({
          id: "t",
          op: "sum",
          of: [
            { stage: "p", sign: "+" },
            { stage: "q", sign: "+" },
          ],
        }),
      ],
      table: { totalPoints: "160" },
    });
    const rows = [points("c1", "a1", "30"), points("c2", "a1", "10"), points("c3", "a1", "20")];
    expect(weights(year, rows)).toEqual(["c1 a1: 2", "c2 a1: 2", "c3 a1: 1"]);
  });

  it("is nothing for a party that is held down by another on one leaf and not on the next", () => {
    const year = yearOf({
      criteria: [branchOf("A", "100", [leafOf("c1", "60"), leafOf("c2", "40")])],
      parties: { a: {}, b: {} },
      stage: {
        parties: [
          { party: "a", weight: "50" },
          { party: "b", weight: "50" },
        ],
        limits: [{ party: "b", against: "a", ratio: "1", margin: "0" }],
      },
    });
    // b's 50 on c1 is held at a's 30, which counts twice then; on c2 b is below.
    expect(weights(year, [...said("c1", { a1: "30", b1: "50" }), ...said("c2", { a1: "30", b1: "20" })])).toEqual([
      ...["c1 a1: 1", "c2 a1: 0.5", "c2 b1: 0.5"],
    ]);
  });

  it("is that in the unit's own part where others are components of it", () => {
    const roles = [{ role: "own", weight: "100" }];
    const year = yearOf({
      criteria: [leafOf("c1", "100")],
      units: [
        unitOf("u1", { partOf: { unit: "county", role: "own" } }),
        unitOf("county", { group: "counties" }),
        unitOf("u2"),
      ],
      others: [countyTable({ roles, direct: "25", parts: "75", leaf: "c1" })],
    });
    const rows = ["u1", "county", "u2"].map((unit) => points("c1", "a1", "60", { unit }));
    expect(weights(year, rows, "county")).toEqual(["c1 a1: 0.25"]);
    expect(weights(year, rows, "u1")).toEqual(["c1 a1: 1"]);
  });
});
