import { describe, expect, it } from "vitest";

import { scoreLevers } from "../../../../src/domain/ranking/robustness/scoreLevers.ts";
import type { Leaf } from "../../../../src/domain/scheme/criterion.ts";
import type { LeafRule } from "../../../../src/domain/scheme/leafRule.ts";
import type { Assessed, FormulaEvaluator } from "../../../../src/domain/scoring/facts.ts";
import type { Observation } from "../../../../src/domain/scoring/observation.ts";
import { scoreUnits } from "../../../../src/domain/scoring/scoreUnits.ts";
import { zero } from "../../../../src/domain/shared/exact.ts";
import { abstained, factsOf, notApplicable, points, row, said } from "../../../fixtures/observations.ts";
import { branchOf, criteriaStage, leafOf, stageOf, yearOf } from "../../../fixtures/schemes.ts";
import { tree } from "./levers.ts";

describe("how many scores are tried to know what each is worth", () => {
  /** A year whose total is a staff formula: each time that it is computed, the unit was scored anew. */
  const year = (parts: Parameters<typeof yearOf>[0]) =>
    yearOf({
      formulas,
      ...parts,
      stages: [
        ...(parts.stages ?? [criteriaStage(parts.stage)]),
        stageOf({ id: "t", op: "formula", formula: "s", inputs: [{ name: "s", stage: "s" }] }),
      ],
      table: { totalPoints: "100", ...parts.table },
    });
  let computed = 0;
  const formulas: FormulaEvaluator = (_, values) => {
    computed++;
    return { ok: true, value: values.get("s") ?? zero };
  };
  const tried = (assessed: Assessed, rows: readonly Observation[]): number => {
    const facts = factsOf(assessed, rows, { formulas });
    const [first] = assessed.units;
    if (!first) throw new RangeError("units: got none, want one");
    computed = 0;
    scoreUnits(assessed, facts);
    const once = computed;
    computed = 0;
    const { levers } = scoreLevers(assessed, facts, first, 0);
    expect(levers.length).toBeGreaterThan(0);
    // One of them as it is.
    return computed / once - 1;
  };
  const two = { parties: { a: {}, b: {} }, reviewers: ["a1", "a2", "b1"] };
  const parties = [
    { party: "a", weight: "60" },
    { party: "b", weight: "40" },
  ];
  const all = [
    ...said("c1", { a1: "50", a2: "40", b1: "30" }),
    ...said("c2", { a1: "10", a2: "5", b1: "8" }),
    ...said("c3", { a1: "12", a2: "15", b1: "18" }),
  ];

  it("is one a party and first-level criterion where the party takes the mean", () => {
    expect(tried(year({ criteria: tree, ...two, stage: { parties } }), all)).toBe(4);
    const flat = [leafOf("c1", "60"), leafOf("c2", "20"), leafOf("c3", "20")];
    expect(tried(year({ criteria: flat, ...two, stage: { parties } }), all)).toBe(6);
  });

  it("is one a reviewer where the party takes no mean", () => {
    const median = { a: { combine: { kind: "median" } } } as const;
    const some = all.filter(({ party }) => party === "a");
    expect(tried(year({ criteria: tree, parties: median, reviewers: ["a1", "a2"] }), some)).toBe(6);
  });

  it("is one a leaf where other numbers of reviewers scored the next, or one party is held down by another", () => {
    const fewer = all.map((one) => (one.criterion === "c2" && one.reviewer === "a2" ? abstained("c2", "a2") : one));
    expect(tried(year({ criteria: tree, ...two, stage: { parties } }), fewer)).toBe(6);
    const limits = [{ party: "b", against: "a", ratio: "2", margin: "0" }];
    expect(tried(year({ criteria: tree, ...two, stage: { parties, limits } }), all)).toBe(6);
  });

  it("is one a leaf where its rule has a scale of its own, and none where nobody types points", () => {
    const scale: LeafRule = { kind: "points", scale: { lowest: "1", highest: "5" } };
    const options: LeafRule = { kind: "options", options: [{ id: "o", name: "好", share: "0.5" }] };
    const leaves = [leafOf("c1", "40", scale), leafOf("c2", "20", scale), leafOf("c4", "20"), leafOf("c5", "10")];
    const mixed = year({ criteria: [branchOf("A", "100", [...leaves, leafOf("c6", "10", options)])] });
    const rows = [
      ...[points("c1", "a1", "3"), points("c2", "a1", "4"), points("c4", "a1", "7"), points("c5", "a1", "7")],
      row("c6", "a1", { kind: "option", value: "o" }),
    ];
    // c1 and c2 each, c4 and c5 together.
    expect(tried(mixed, rows)).toBe(3);
  });

  it("is one a criterion for what does not apply where the whole is rescaled, else one a leaf", () => {
    const apart = [points("c1", "a1", "30"), points("c2", "a1", "10"), notApplicable("c3", "a1")];
    const leaves = [leafOf("c1", "60"), leafOf("c2", "20"), leafOf("c3", "20")];
    type Passing = NonNullable<NonNullable<Parameters<typeof yearOf>[0]["table"]>["notApplicable"]>;
    const by = (rule: Passing["rule"], leastShare: Passing["leastShare"] = null, own: Partial<Leaf> = {}) =>
      tried(
        year({
          criteria: [branchOf("A", "100", [...leaves.slice(0, 2), { ...leaves[2], ...own } as Leaf])],
          table: { notApplicable: { contested: "block", rule, leastShare } },
        }),
        apart,
      );
    expect(by({ kind: "rescale", within: "whole" })).toBe(1);
    expect(by({ kind: "rescale", within: "parent" })).toBe(2);
    expect(by({ kind: "spread", over: "siblings" })).toBe(2);
    expect(by({ kind: "rescale", within: "whole" }, "1/4")).toBe(2);
    expect(by({ kind: "rescale", within: "whole" }, null, { notApplicable: { kind: "move", to: "c2" } })).toBe(2);
    // Nothing has to be made up for where all was scored, whatever the rule.
    const scored = [...apart.slice(0, 2), points("c3", "a1", "5")];
    const spread = year({
      criteria: [branchOf("A", "100", leaves)],
      table: { notApplicable: { contested: "block", rule: { kind: "spread", over: "siblings" }, leastShare: null } },
    });
    expect(tried(spread, scored)).toBe(1);
  });

  it("is one a leaf where a round is counted by two stages, and by round otherwise", () => {
    const staged = (...rounds: readonly string[]) =>
      year({
        criteria: [branchOf("A", "100", [leafOf("c1", "60"), leafOf("c2", "40")])],
        rounds: [...new Set(rounds)],
        stages: [
          ...rounds.map((round, at) => criteriaStage({ id: `s${String(at)}`, round })),
          stageOf({
            id: "s",
            op: "weighted",
            of: rounds.map((_, at) => ({ stage: `s${String(at)}`, weight: "50" })),
            absent: { kind: "refuse" },
          }),
        ],
      });
    const rows = (...rounds: readonly string[]) =>
      rounds.flatMap((round) => ["c1", "c2"].map((criterion) => points(criterion, "a1", "20", { round })));
    expect(tried(staged("q1", "q2"), rows("q1", "q2"))).toBe(2);
    expect(tried(staged("q1", "q1"), rows("q1"))).toBe(2);
  });
});
