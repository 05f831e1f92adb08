import { describe, expect, it } from "vitest";

import { scoreLevers } from "../../../../src/domain/ranking/robustness/scoreLevers.ts";
import type { LeafRule } from "../../../../src/domain/scheme/leafRule.ts";
import type { Assessed } from "../../../../src/domain/scoring/facts.ts";
import type { Observation } from "../../../../src/domain/scoring/observation.ts";
import { exact, exactText } from "../../../../src/domain/shared/exact.ts";
import { abstained, factsOf, notApplicable, points, row, said } from "../../../fixtures/observations.ts";
import { countyTable } from "../../../fixtures/countyTable.ts";
import { branchOf, criteriaStage, leafOf, stageOf, unitOf, yearOf } from "../../../fixtures/schemes.ts";

const unitIn = (assessed: Assessed, id: string) => {
  const unit = assessed.units.find((one) => one.id === id);
  if (!unit) throw new RangeError(`unit ${id}: got none, want one`);
  return unit;
};

const leversOf = (assessed: Assessed, rows: readonly Observation[], id = "u1") =>
  scoreLevers(assessed, factsOf(assessed, rows), unitIn(assessed, id), 7);

/** "criterion reviewer: weight", in the order of the rows. */
const weights = (...given: Parameters<typeof leversOf>): readonly string[] =>
  leversOf(...given).levers.map(({ criterion, reviewer, weight }) => `${criterion} ${reviewer}: ${exactText(weight)}`);

const tree = [branchOf("A", "80", [leafOf("c1", "60"), leafOf("c2", "20")]), leafOf("c3", "20")];

describe("the scores of a unit that can be moved", () => {
  const year = yearOf({ criteria: tree, reviewers: ["a1", "a2"] });
  const rows = [
    ...said("c1", { a1: "50", a2: "60" }),
    ...said("c2", { a1: "10", a2: "0" }),
    ...said("c3", { a1: "20", a2: "10" }),
  ];

  it("are all typed points, with where they stand, what they were given, and what each is worth of the total", () => {
    const { levers } = leversOf(year, rows);
    expect(levers.map(({ given, lowest, highest }) => [given, lowest, highest].map(exactText).join(" "))).toEqual([
      ...["50 0 60", "60 0 60"],
      ...["10 0 20", "0 0 20"],
      ...["20 0 20", "10 0 20"],
    ]);
    expect(levers.map(({ unit, round }) => `${String(unit)} ${round}`)).toEqual(Array(6).fill("7 y"));
    // Each of two reviewers moves their mean by half.
    expect(weights(year, rows)).toEqual(
      ["c1 a1", "c1 a2", "c2 a1", "c2 a2", "c3 a1", "c3 a2"].map((who) => `${who}: 0.5`),
    );
  });

  // 55 + 5 + 15 = 75; with 55 instead of 50 the mean of c1 is 57.5.
  it("say what the total would be, to four decimals of a score", () => {
    const { levers, totalAt } = leversOf(year, rows);
    const [first] = levers;
    if (!first) throw new RangeError("levers: got none, want six");
    const at = (text: string) => {
      const total = totalAt(first, exact(text));
      return total && exactText(total);
    };
    expect([at("50"), at("55"), at("0"), at("60"), at("50.0001")]).toEqual(["75", "77.5", "50", "80", "75.00005"]);
    expect(() => totalAt({ ...first }, exact("1"))).toThrow(new RangeError("a lever of u1: got one of another unit"));
  });

  it("are the unit's own, whatever else the columns hold", () => {
    const two = yearOf({ criteria: tree, reviewers: ["a1", "a2"], units: [unitOf("u1"), unitOf("u2")] });
    const others = rows.map((one) => ({ ...one, unit: "u2", value: "1" }));
    expect(weights(two, [...others, ...rows])).toHaveLength(6);
    const { levers, totalAt } = leversOf(two, [...others, ...rows]);
    const [first] = levers;
    expect(first && exactText(first.given)).toBe("50");
    expect(first && exactText(totalAt(first, exact("55")) ?? exact("0"))).toBe("77.5");
  });

  it("are none where there is no total", () => {
    expect(weights(year, rows.slice(1))).toEqual([]);
    expect(weights(year, [])).toEqual([]);
  });

  it("lie on the rule's own scale, and are not what is chosen or counted", () => {
    const scale: LeafRule = { kind: "points", scale: { lowest: "1", highest: "5" } };
    const options: LeafRule = { kind: "options", options: [{ id: "o", name: "好", share: "0.5" }] };
    const mixed = yearOf({ criteria: [leafOf("c1", "60", scale), leafOf("c2", "40", options)] });
    const some = [points("c1", "a1", "4"), row("c2", "a1", { kind: "option", value: "o" })];
    const { levers } = leversOf(mixed, some);
    expect(levers.map(({ lowest, highest }) => [lowest, highest].map(exactText))).toEqual([["1", "5"]]);
    // 60 ÷ (5 − 1) for each mark.
    expect(weights(mixed, some)).toEqual(["c1 a1: 15"]);
  });

  it("are tried downwards where there is more room below, by less than a point where there is no more", () => {
    const small = yearOf({ criteria: [leafOf("c1", "0.4"), leafOf("c2", "9.6")] });
    for (const value of ["0", "0.1", "0.2", "0.3", "0.4"]) {
      expect(weights(small, [points("c1", "a1", value), points("c2", "a1", "9.6")])).toEqual(["c1 a1: 1", "c2 a1: 1"]);
    }
  });

  it("are left out where moving them moves nothing: above a bound, or beside a median", () => {
    const bounded = yearOf({ criteria: tree, stage: { outOf: "100", bounds: { min: "90", max: null } } });
    expect(
      weights(bounded, said("c1", { a1: "10" }).concat(said("c2", { a1: "10" }), said("c3", { a1: "10" }))),
    ).toEqual([]);
    const median = yearOf({
      criteria: [leafOf("c1", "100")],
      parties: { a: { combine: { kind: "median" } } },
      reviewers: ["a1", "a2", "a3"],
    });
    // 54, 56 and 60: only the middle one counts, though a scheme of means would move with all three.
    expect(weights(median, said("c1", { a1: "54", a2: "56", a3: "60" }))).toEqual(["c1 a2: 1"]);
  });
});

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
