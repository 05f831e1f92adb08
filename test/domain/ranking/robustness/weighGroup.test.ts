import { describe, expect, it } from "vitest";

import { rankAssessment } from "../../../../src/domain/ranking/rankAssessment.ts";
import { stageFactors } from "../../../../src/domain/ranking/robustness/stageFactors.ts";
import { pointsTable, weighGroup } from "../../../../src/domain/ranking/robustness/weighGroup.ts";
import type { Stage, Veto } from "../../../../src/domain/scheme/stage.ts";
import type { Assessed, FormulaEvaluator } from "../../../../src/domain/scoring/facts.ts";
import type { Observation } from "../../../../src/domain/scoring/observation.ts";
import { scoreUnits } from "../../../../src/domain/scoring/scoreUnits.ts";
import { exactText, zero, type Exact } from "../../../../src/domain/shared/exact.ts";
import { valueOf } from "../../../fixtures/issues.ts";
import { event, factsOf, row, sheet } from "../../../fixtures/observations.ts";
import { branchOf, criteriaStage, leafOf, stageOf, tableOf, unitOf, yearOf } from "../../../fixtures/schemes.ts";

const textOf = (value: Exact | null): string | null => value && exactText(value);
const p = criteriaStage({ id: "p", criteria: ["c"], outOf: "60" });
const q = criteriaStage({ id: "q", criteria: ["d"], outOf: "40" });
const plus = (id: string, ...stages: readonly string[]): Stage =>
  stageOf({ id, op: "sum", of: stages.map((stage) => ({ stage, sign: "+" })) });

describe("how far the total moves with a stage", () => {
  const by = (...stages: readonly Stage[]) =>
    Object.fromEntries(
      [...stageFactors(tableOf({ criteria: [leafOf("c", "60"), leafOf("d", "40")], stages: [p, q, ...stages] }))].map(
        ([id, factor]) => [id, textOf(factor)],
      ),
    );

  it("is one for one where it is the total, nothing where it does not lead there", () => {
    expect(by()).toEqual({ p: "0", q: "1" });
    expect(by(plus("t", "p"))).toEqual({ p: "1", q: "0", t: "1" });
  });

  it("goes by signs, weights and conversions, one after the other", () => {
    const minus = stageOf({
      id: "t",
      op: "sum",
      of: [
        { stage: "p", sign: "+" },
        { stage: "q", sign: "-" },
      ],
    });
    expect(by(minus)).toEqual({ p: "1", q: "-1", t: "1" });
    const weighted = stageOf({
      id: "w",
      op: "weighted",
      of: [
        { stage: "p", weight: "30" },
        { stage: "q", weight: "70" },
      ],
      absent: { kind: "refuse" },
    });
    // (90 − 60) ÷ (100 − 40) = 1/2.
    const convert = stageOf({
      ...{ id: "t", op: "convert", of: "w" },
      ...{ from: { lowest: "40", highest: "100" }, to: { lowest: "60", highest: "90" } },
    });
    expect(by(weighted, convert)).toEqual({ p: "0.15", q: "0.35", w: "0.5", t: "1" });
  });

  it("adds up over all ways that lead to the total", () => {
    const half = stageOf({
      id: "w",
      op: "weighted",
      of: [
        { stage: "p", weight: "50" },
        { stage: "q", weight: "50" },
      ],
      absent: { kind: "refuse" },
    });
    expect(by(half, plus("t", "p", "w"))).toEqual({ p: "1.5", q: "0.5", w: "1", t: "1" });
  });

  it("takes gates as open, limits as not reached and vetoes as not struck, and what they test as no way", () => {
    const gate = stageOf({
      id: "g",
      op: "gate",
      of: "p",
      when: { stage: "q", is: "above", bound: "1" },
      otherwise: "0",
    });
    const limit = stageOf({ id: "l", op: "limit", of: "g", against: "q", ratio: "1", margin: "0" });
    const veto = stageOf({ id: "t", op: "veto", of: "l", rounds: ["y"], vetoes: [] });
    expect(by(gate, limit, veto)).toEqual({ p: "1", q: "0", g: "1", l: "1", t: "1" });
  });

  it("cannot be told through a formula, whatever else leads to the total", () => {
    const formula = stageOf({ id: "f", op: "formula", formula: "x", inputs: [{ name: "x", stage: "p" }] });
    expect(by(formula, plus("t", "f", "q"))).toEqual({ p: null, q: "1", f: "1", t: "1" });
    expect(by(formula, plus("t", "f", "q", "p"))).toEqual({ p: null, q: "1", f: "1", t: "1" });
    const events = stageOf({ id: "e", op: "events", effect: "bonus", rounds: ["y"], items: [] });
    const last = stageOf({ id: "t", op: "formula", formula: "x", inputs: [{ name: "x", stage: "s" }] });
    expect(by(events, plus("s", "e", "p"), last)).toEqual({ p: null, q: "0", e: null, s: null, t: "1" });
  });
});

describe("a group under its weighed criteria", () => {
  const weighed = (assessed: Assessed, rows: readonly Observation[], formulas: FormulaEvaluator | null = null) => {
    const scores = scoreUnits(assessed, factsOf(assessed, rows, { formulas }));
    const [ranking] = valueOf(rankAssessment(assessed, scores)).groups;
    const [group] = assessed.scheme.groups;
    if (!ranking || !group) throw new RangeError("groups: got none, want one");
    return weighGroup(assessed, group, scores, ranking);
  };
  const item = { id: "praise", name: "表扬", clause: "", points: "2", per: "event", atMost: null } as const;
  const veto: Veto = {
    ...{ id: "v", name: "泄密", clause: "", score: { kind: "cap", points: "10" }, rank: "last" },
    ...{ grade: { kind: "kept" }, bonus: "kept", quota: "counted" },
  };
  const units = ["u1", "u2", "u3"].map((id) => unitOf(id));
  const faults = { kind: "minus", kinds: [{ id: "late", name: "迟报", points: "3" }], most: null } as const;
  const year = yearOf({
    criteria: [
      branchOf("A", "60", [leafOf("a1", "20"), leafOf("a2", "40")]),
      leafOf("b", "40"),
      leafOf("m", "0", faults),
    ],
    units,
    stages: [
      criteriaStage(),
      stageOf({ id: "bonus", op: "events", effect: "bonus", rounds: ["y"], items: [item] }),
      plus("sum", "s", "bonus"),
      stageOf({ id: "t", op: "veto", of: "sum", rounds: ["y"], vetoes: [veto] }),
    ],
    table: { totalPoints: "100" },
  });
  const none = (unit: string) => row("m", "a1", { kind: "deduction", value: "", count: "0", unit });
  const rows = [
    ...sheet({ a1: "10", a2: "30", b: "40" }, { unit: "u1" }),
    row("m", "a1", { kind: "deduction", value: "late", count: "1" }),
    event("praise", "2", { unit: "u1" }),
    ...sheet({ a1: "20", a2: "40", b: "不适用" }, { unit: "u2" }),
    none("u2"),
    ...sheet({ a1: "20", a2: "40", b: "40" }, { unit: "u3" }),
    none("u3"),
    event("v", "1", { unit: "u3" }),
  ];

  // u1: 10 + 30 + 40 = 80, less 3, with 4 of bonus 81; u2: 60 of 60, rescaled to 100.
  it("has its units by rank, each total as the mean of its shares and a rest; who is struck by a veto is left out", () => {
    const group = weighed(year, rows);
    expect(group.group).toBe("main");
    expect(group.units).toEqual(["u2", "u1"]);
    expect(group.totals.map(textOf)).toEqual(["100", "81"]);
    expect(group.criteria.map(({ stage, criterion, weight }) => [stage, criterion, textOf(weight)])).toEqual([
      ["s", "a1", "20"],
      ["s", "a2", "40"],
      ["s", "b", "40"],
    ]);
    expect(group.shares.map((row) => row.map(textOf))).toEqual([
      ["1", "1", null],
      ["0.5", "0.75", "1"],
    ]);
    expect(textOf(group.points)).toBe("100");
    expect(group.rest.map(textOf)).toEqual(["0", "1"]);
    expect(group.leftOut).toEqual(["u3"]);
    expect(group.unweighed).toEqual([]);
  });

  it("has the criteria of its own table, whatever other groups have", () => {
    const two = yearOf({
      criteria: [leafOf("c", "100")],
      units: [unitOf("u1"), unitOf("u2", { group: "counties" })],
      others: [
        tableOf({ criteria: [leafOf("d", "30"), leafOf("e", "70")], table: { id: "counties", name: "县区考核表" } }),
      ],
    });
    const facts = factsOf(two, [...sheet({ c: "40" }, { unit: "u1" }), ...sheet({ d: "15", e: "70" }, { unit: "u2" })]);
    const scores = scoreUnits(two, facts);
    const { groups } = valueOf(rankAssessment(two, scores));
    const told = two.scheme.groups.map((group, at) => {
      const ranking = groups[at];
      if (!ranking) throw new RangeError("groups: got fewer, want two");
      const { units: ids, criteria, shares } = weighGroup(two, group, scores, ranking);
      return [ids, criteria.map(({ criterion, weight }) => [criterion, textOf(weight)]), shares[0]?.map(textOf)];
    });
    expect(told).toEqual([
      [["u1"], [["c", "100"]], ["0.4"]],
      [
        ["u2"],
        [
          ["d", "30"],
          ["e", "70"],
        ],
        ["0.5", "1"],
      ],
    ]);
  });

  it("is laid out in points of the total, whose weighted means are the totals", () => {
    const { rows: table, weights } = pointsTable(weighed(year, rows));
    expect(weights.map(textOf)).toEqual(["20", "40", "40"]);
    expect(table.map((row) => row.map(textOf))).toEqual([
      ["100", "100", null],
      // 100 × share + 1; (51 × 20 + 76 × 40 + 101 × 40) ÷ 100 = 81.
      ["51", "76", "101"],
    ]);
  });

  it("names the stages that lead to the total by a minus or a formula, and leaves their criteria in the rest", () => {
    const stages: readonly Stage[] = [
      p,
      q,
      stageOf({
        ...{ id: "t", op: "sum", bounds: { min: null, max: null } },
        of: [
          { stage: "p", sign: "+" },
          { stage: "q", sign: "-" },
        ],
      }),
    ];
    const less = yearOf({ criteria: [leafOf("c", "60"), leafOf("d", "40")], stages, table: { totalPoints: "20" } });
    const minus = weighed(less, sheet({ c: "50", d: "10" }));
    expect(minus.unweighed).toEqual(["q"]);
    expect(minus.criteria.map(({ criterion }) => criterion)).toEqual(["c"]);
    // 40 = 60 × 5/6 − 10.
    expect(minus.rest.map(textOf)).toEqual(["-10"]);
    const formulas: FormulaEvaluator = (_, values) => ({ ok: true, value: values.get("x") ?? zero });
    const formula = stageOf({ id: "f", op: "formula", formula: "x", inputs: [{ name: "x", stage: "q" }] });
    const computed = yearOf({
      criteria: [leafOf("c", "60"), leafOf("d", "40")],
      stages: [p, q, formula, plus("t", "p", "f")],
      table: { totalPoints: "100" },
      formulas,
    });
    expect(weighed(computed, sheet({ c: "50", d: "10" }), formulas)).toMatchObject({ unweighed: ["q"], units: ["u1"] });
  });

  it("weighs no stage that counts nothing, and leaves out a unit to which nothing applies that is weighed", () => {
    const weightless = stageOf({
      ...{ id: "t", op: "weighted", absent: { kind: "equally" } },
      of: [
        { stage: "p", weight: "100" },
        { stage: "q", weight: "0" },
      ],
    });
    const two = yearOf({
      criteria: [leafOf("c", "100"), leafOf("d", "100")],
      units: units.slice(0, 2),
      stages: [{ ...p, outOf: "100" }, { ...q, outOf: "100" }, weightless],
      table: { totalPoints: "100" },
    });
    const group = weighed(two, [
      ...sheet({ c: "30", d: "10" }, { unit: "u1" }),
      ...sheet({ c: "不适用", d: "10" }, { unit: "u2" }),
    ]);
    expect(group.criteria.map(({ criterion }) => criterion)).toEqual(["c"]);
    expect(group.unweighed).toEqual([]);
    expect(group.units).toEqual(["u1"]);
    // It has a total, 10 by the other stage, but none of it is weighed.
    expect(group.leftOut).toEqual(["u2"]);
  });
});
