import { describe, expect, it } from "vitest";

import type { Stage, Veto } from "../../../src/domain/scheme/stage.ts";
import type { FormulaEvaluator } from "../../../src/domain/scoring/facts.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import type { StepKind } from "../../../src/domain/scoring/score.ts";
import { divide, multiply, whole, zero } from "../../../src/domain/shared/exact.ts";
import { event, points, sheet } from "../../fixtures/observations.ts";
import { countyTable } from "../../fixtures/countyTable.ts";
import { criteriaStage, leafOf, stageOf, unitOf, yearOf } from "../../fixtures/schemes.ts";
import { steps } from "../../fixtures/steps.ts";

const formulas: FormulaEvaluator = (_, values) => {
  const [done = zero, due = zero] = ["done", "due"].map((name) => values.get(name) ?? zero);
  return { ok: true, value: divide(multiply(values.get("max") ?? whole(100), done), due) };
};
describe("the steps of stages", () => {
  const p = criteriaStage({ id: "p", criteria: ["c"], outOf: "100" });
  const q = criteriaStage({ id: "q", criteria: ["d"], outOf: "100" });
  const by = (totalPoints: string, kind: StepKind, c: string, d: string, ...stages: readonly Stage[]) =>
    steps(
      yearOf({
        criteria: [leafOf("c", "100"), leafOf("d", "100")],
        stages: [p, q, ...stages],
        table: { totalPoints },
        formulas,
      }),
      sheet({ c, d }),
      [kind],
      { formulas },
    );
  const terms = [
    { stage: "p", weight: "60" },
    { stage: "q", weight: "40" },
  ];

  it("name the stages they are made of", () => {
    const sum = stageOf({
      id: "t",
      op: "sum",
      of: [
        { stage: "p", sign: "+" },
        { stage: "q", sign: "-" },
      ],
      // Full marks of p less those of q are 0: a lower bound above 0 makes a table of them.
      bounds: { min: "1", max: null },
    });
    expect(by("1", "stages-summed", "80", "70.5", sum)).toEqual(["stages-summed t: p 80, q -70.5 = 9.5"]);
    const weighted = stageOf({ id: "t", op: "weighted", of: terms, absent: { kind: "proportional" } });
    expect(by("100", "stages-weighted", "80", "70", weighted)).toEqual(["stages-weighted t: p 80×0.6, q 70×0.4 = 76"]);
    expect(by("100", "stages-weighted", "80", "不适用", weighted)).toEqual(["stages-weighted t: p 80×1 = 80"]);
    const scale = { from: { lowest: "0", highest: "100" }, to: { lowest: "60", highest: "90" } };
    // 60 + 76 ÷ 100 × 30.
    expect(by("90", "converted", "80", "70", weighted, stageOf({ id: "u", op: "convert", of: "t", ...scale }))).toEqual(
      ["converted u: t 76 = 82.8"],
    );
    const formula = stageOf({
      id: "t",
      op: "formula",
      formula: "100 * done / due",
      inputs: [
        { name: "done", stage: "q" },
        { name: "due", stage: "p" },
      ],
    });
    expect(by("100", "formula", "80", "70", formula)).toEqual(["formula t: done 70, due 80 = 87.5"]);
  });

  it("say whether a gate was passed, and what was tested", () => {
    const gate = stageOf({
      id: "t",
      op: "gate",
      of: "p",
      when: { stage: "q", is: "atLeast", bound: "60" },
      otherwise: "1",
    });
    expect(by("100", "gate-passed", "80", "60", gate)).toEqual(["gate-passed t: q 60, p 80 = 80"]);
    expect(by("100", "gate-closed", "80", "59", gate)).toEqual(["gate-closed t: q 59 = 1"]);
  });

  it("say what a stage was held at by another, and what its bounds cut off", () => {
    const limit = stageOf({ id: "t", op: "limit", of: "p", against: "q", ratio: "1.2", margin: "3" });
    expect(by("100", "limited", "95", "70", limit)).toEqual(["limited t: p 95, q 87 = 87"]);
    const bounded = { ...limit, bounds: { min: "20", max: "100" } };
    expect(by("100", "bounded", "10", "70", bounded)).toEqual(["bounded t: t 10 = 20"]);
    expect(by("100", "bounded", "20", "70", bounded)).toEqual([]);
  });

  it("say what components come to by their roles", () => {
    const roles = [
      { role: "own", weight: "60" },
      { role: "town", weight: "40" },
    ];
    const part = (id: string, role: string) => unitOf(id, { partOf: { unit: "county", role } });
    const year = yearOf({
      criteria: [leafOf("c", "100")],
      units: [unitOf("county", { group: "counties" }), part("o1", "own"), part("t1", "town"), part("t2", "town")],
      others: [countyTable({ roles, direct: "50", parts: "50" })],
    });
    const rows = Object.entries({ o1: "90", t1: "70", t2: "80", county: "60" }).map(([unit, value]) =>
      points("c", "a1", value, { unit }),
    );
    expect(steps(year, rows, ["components-combined"], { unit: "county" })).toEqual([
      "components-combined parts: own 90×0.6, town 75×0.4 = 84",
    ]);
  });
});

describe("the steps of events and vetoes", () => {
  const item = (id: string, each: string, atMost: string | null) =>
    ({ id, name: `事项${id}`, clause: "", points: each, per: "event", atMost }) as const;
  const vetoOf = (id: string, score: Veto["score"], bonus: Veto["bonus"] = "kept"): Veto => ({
    ...{ id, name: `否决${id}`, clause: "", score, rank: "last", grade: { kind: "kept" }, bonus, quota: "counted" },
  });
  const yearBy = (...vetoes: readonly Veto[]) =>
    yearOf({
      criteria: [leafOf("c", "100")],
      stages: [
        criteriaStage({ id: "base" }),
        stageOf({
          ...{ id: "bonus", op: "events", effect: "bonus", rounds: ["y"] },
          items: [item("praise", "2", "5"), item("pilot", "1.5", null)],
        }),
        stageOf({
          id: "sum",
          op: "sum",
          of: [
            { stage: "base", sign: "+" },
            { stage: "bonus", sign: "+" },
          ],
        }),
        stageOf({ id: "t", op: "veto", of: "sum", rounds: ["y"], vetoes }),
      ],
      table: { totalPoints: "100" },
    });
  const all: readonly StepKind[] = ["event-capped", "events-summed", "bonus-barred", "vetoed"];
  const by = (vetoes: readonly Veto[], ...events: readonly Observation[]) =>
    steps(yearBy(...vetoes), [...sheet({ c: "90" }), ...events], all);
  const harmless = vetoOf("v", { kind: "cap", points: "60" });

  it("name what happened, and what was cut off at an event's most", () => {
    expect(by([harmless], event("praise", "2"), event("pilot", "1"))).toEqual([
      "events-summed bonus: praise 4, pilot 1.5 = 5.5",
    ]);
    expect(by([harmless], event("praise", "3"), event("pilot", "0"))).toEqual([
      "event-capped praise: praise 3×2 = 5 most:5",
      "events-summed bonus: praise 5 = 5",
    ]);
    // 2.5 × 2 is exactly its most: nothing is cut off.
    const even = yearOf({
      criteria: [leafOf("c", "100")],
      stages: [
        criteriaStage({ id: "base" }),
        stageOf({ id: "t", op: "events", effect: "bonus", rounds: ["y"], items: [item("praise", "2.5", "5")] }),
        stageOf({
          id: "u",
          op: "sum",
          of: [
            { stage: "base", sign: "+" },
            { stage: "t", sign: "+" },
          ],
        }),
      ],
    });
    expect(steps(even, [...sheet({ c: "90" }), event("praise", "2")], all)).toEqual(["events-summed t: praise 5 = 5"]);
    expect(steps(even, sheet({ c: "90" }), all)).toEqual(["events-summed t:  = 0"]);
  });

  it("name the veto and what it made of the number", () => {
    const struck = event("v", "1");
    expect(by([harmless], struck)).toEqual(["events-summed bonus:  = 0", "vetoed t: t 90 = 60 veto:v cap:60"]);
    expect(by([vetoOf("v", { kind: "fixed", points: "40" })], struck)).toEqual([
      "events-summed bonus:  = 0",
      "vetoed t: t 90 = 40 veto:v",
    ]);
    expect(by([vetoOf("v", { kind: "keep" }, "barred")], struck, event("praise", "1"))).toEqual([
      "events-summed bonus: praise 2 = 2",
      "bonus-barred bonus: bonus 2 = 0",
    ]);
    expect(by([vetoOf("v", { kind: "keep" }, "kept")], struck, event("praise", "1"))).toEqual([
      "events-summed bonus: praise 2 = 2",
    ]);
    expect(by([vetoOf("v", { kind: "keep" }, "barred")], event("praise", "1"))).toEqual([
      "events-summed bonus: praise 2 = 2",
    ]);
  });
});
