import { describe, expect, it } from "vitest";

import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { notApplicable, points, row, textOf } from "../../fixtures/observations.ts";
import { branchOf, criteriaStage, leafOf, tableOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const chosen: LeafRule = {
  kind: "options",
  options: [
    { id: "best", name: "好", share: "1" },
    { id: "none", name: "差", share: "0" },
  ],
};

describe("what was said of a unit", () => {
  const year = yearOf({
    criteria: [leafOf("c1", "40"), branchOf("B", "60", [leafOf("c2", "20"), leafOf("c3", "40", chosen)])],
    parties: { a: {}, u: { by: "self" } },
    reviewers: ["a1", "a2"],
    units: [unitOf("u1"), unitOf("u2"), unitOf("u3", { group: "others" })],
    others: [
      tableOf({ criteria: [leafOf("z", "100")], stages: [criteriaStage()], table: { id: "others", name: "另一张表" } }),
    ],
    stage: {
      parties: [
        { party: "a", weight: "50" },
        { party: "u", weight: "50" },
      ],
    },
  });
  const option = (value: string, reviewer: string, change: Partial<Observation> = {}) =>
    row("c3", reviewer, { kind: "option", value, ...change });
  const all = ["u1", "u2"].flatMap((unit) =>
    ["a1", "a2", unit].flatMap((reviewer, at) => [
      points("c1", reviewer, String(30 + at), { unit }),
      points("c2", reviewer, String(10 + at), { unit }),
      option("best", reviewer, { unit }),
    ]),
  );
  const totals = (...more: readonly Observation[]) =>
    scoreUnits(
      year,
      factsFrom([...all, ...["a1", "a2"].map((id) => points("z", id, "77", { unit: "u3" })), ...more]),
    ).map(({ total }) => textOf(total));

  // c1: (30.5 + 32) ÷ 2 = 31.25, c2: (10.5 + 12) ÷ 2 = 11.25, c3: 40.
  it("is each reviewer's own word and the unit's own", () => {
    expect(totals()).toEqual(["82.5", "82.5", "77"]);
  });

  // Rows that every check would refuse; were one let in, it would stand in the place of another reviewer, leaf or unit.
  it("is nothing that another table, round or unit has", () => {
    const strays = [
      points("z", "a1", "1"),
      points("z", "a2", "1"),
      points("z", "u1", "1"),
      points("c1", "a1", "1", { round: "x" }),
      points("c2", "a2", "1", { round: "x" }),
      points("c1", "u2", "1"),
      points("c2", "a9", "1"),
      points("c1", "a1", "1", { unit: "u3" }),
      option("none", "a1", { round: "x" }),
      option("none", "u2"),
      option("none", "a9"),
      row("z", "a1", { kind: "option", value: "none" }),
      notApplicable("z", "a1"),
      notApplicable("B", "a1", { round: "x" }),
      notApplicable("B", "a9"),
      notApplicable("B", "u2"),
    ];
    for (const stray of strays) expect(totals(stray), JSON.stringify(stray)).toEqual(["82.5", "82.5", "77"]);
    expect(totals(...strays)).toEqual(["82.5", "82.5", "77"]);
  });
});
