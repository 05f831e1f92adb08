import { describe, expect, it } from "vitest";

import type { EmptyDenominator, LeafRule, Option } from "../../../src/domain/scheme/leafRule.ts";
import type { FormulaEvaluator } from "../../../src/domain/scoring/facts.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { divide, exact, isZero, multiply, whole, zero } from "../../../src/domain/shared/exact.ts";
import { notApplicable, points, row, sheet, totalOf } from "../../fixtures/observations.ts";
import { smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { branchOf, leafOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const option = (id: string, share: string): Option => ({ id, name: `选项${id}`, share });
const rowsOf = (changes: readonly Partial<Observation>[]) => changes.map((change) => row("c", "a1", change));

/** What a leaf "c" of so many points comes to by its rule. */
const leafBy = (rule: LeafRule, maxPoints: string, ...changes: readonly Partial<Observation>[]): string =>
  totalOf(yearOf({ criteria: [leafOf("c", maxPoints, rule)] }), rowsOf(changes));

/** By every meaning of an empty denominator: not applicable, full, zero, refused. */
const byEmpty = (pointsBy: (empty: EmptyDenominator) => string): readonly string[] =>
  (["notApplicable", "full", "zero", "refuse"] as const).map(pointsBy);

describe("points", () => {
  it("count as typed", () => {
    expect(leafBy({ kind: "points", scale: null }, "10", { value: "7.25" })).toBe("7.25");
    expect(leafBy({ kind: "points", scale: null }, "10", { value: "7.123456789012" })).toBe("7.123456789012");
  });

  // 10 × (4 − 1) ÷ (5 − 1) = 7.5; a third of the way up a scale of 1 to 10 in 4: 10 × (4 − 1) ÷ 9 = 10/3.
  it("on a scale of their own are taken from its lowest to its highest mark", () => {
    const scale = { kind: "points", scale: { lowest: "1", highest: "5" } } as const;
    expect(["1", "4", "5"].map((value) => leafBy(scale, "10", { value }))).toEqual(["0", "7.5", "10"]);
    expect(leafBy({ kind: "points", scale: { lowest: "1", highest: "10" } }, "10", { value: "4" })).toBe("10/3");
    // Four places are no column of plain points: 10 × 0.0001 ÷ 4 = 0.00025.
    expect(leafBy(scale, "10", { value: "1.0001" })).toBe("0.00025");
  });
});

describe("options", () => {
  // 10 × 0.8 = 8; 10 × 1/3 = 10/3.
  it("earn their part of the points", () => {
    const rule = {
      kind: "options",
      options: [option("fine", "0.8"), option("third", "1/3"), option("bad", "0")],
    } as const;
    const by = (value: string) => leafBy(rule, "10", { kind: "option", value });
    expect(["fine", "third", "bad"].map(by)).toEqual(["8", "10/3", "0"]);
  });
});

describe("parts", () => {
  const rule = { kind: "parts", parts: [option("p1", "0.5"), option("p2", "0.3"), option("p3", "0.2")] } as const;
  const part = (value: string | null, count: string) => ({ kind: "part", value, count }) as const;

  // 10 × (0.5 + 0.2) = 7.
  it("earn what was found of them", () => {
    expect(leafBy(rule, "10", part("p1", "1"), part("p2", "0"), part("p3", "1"))).toBe("7");
    expect(leafBy(rule, "10", part("p1", "1"), part("p2", "1"), part("p3", "1"))).toBe("10");
  });

  it("earn nothing where somebody looked and found none", () => {
    expect(leafBy(rule, "10", part(null, "0"))).toBe("0");
    expect(leafBy(rule, "10", part("", "0"))).toBe("0");
  });

  it("are missing where nobody looked", () => {
    expect(leafBy(rule, "10")).toBe("open score-missing");
  });
});

describe("a proportion", () => {
  const by = (count: string, of: string, above: "cap" | "refuse" = "cap", noneDue: EmptyDenominator = "refuse") =>
    leafBy({ kind: "proportion", above, noneDue }, "20", { kind: "proportion", count, of });

  // 20 × 45 ÷ 60 = 15; 20 × 1 ÷ 3 = 20/3.
  it("earns done of due", () => {
    expect([by("45", "60"), by("1", "3"), by("0", "60")]).toEqual(["15", "20/3", "0"]);
  });

  it("above one is all, or refused", () => {
    expect([by("66", "60"), by("60", "60", "refuse")]).toEqual(["20", "20"]);
    expect(by("66", "60", "refuse")).toBe("open proportion-above-one");
  });

  it("of nothing due is what the scheme says", () => {
    const empty = ["notApplicable", "20", "0", "open denominator-empty"];
    expect(byEmpty((noneDue) => by("0", "0", "cap", noneDue))).toEqual(empty);
  });
});

describe("a count", () => {
  // 2 + 3 × 1.5 = 6.5; 2 + 5 × 1.5 = 9.5, held at 8.
  it("earns so much for each, up to the ceiling", () => {
    const rule = { kind: "count", base: "2", each: "1.5", ceiling: "8" } as const;
    const by = (count: string) => leafBy(rule, "10", { kind: "count", count });
    expect(["0", "3", "4", "5"].map(by)).toEqual(["2", "6.5", "8", "8"]);
  });

  it("that loses everything at once is all or nothing", () => {
    const by = (count: string) => leafBy({ kind: "allOrNothing" }, "10", { kind: "count", count });
    expect(["0", "1", "7"].map(by)).toEqual(["10", "0", "0"]);
  });
});

describe("deductions", () => {
  const kinds = [
    { id: "small", name: "一般", points: "0.5" },
    { id: "grave", name: "严重", points: "2" },
  ];
  const fault = (value: string, count: string) => ({ kind: "deduction", value, count }) as const;
  const deductions = (cap: "leaf" | "levelOne" | "none") => ({ kind: "deductions", kinds, cap }) as const;

  // 5 − 3 × 0.5 − 1 × 2 = 1.5.
  it("take what each fault costs", () => {
    expect(leafBy(deductions("leaf"), "5", fault("small", "3"), fault("grave", "1"))).toBe("1.5");
    expect(leafBy(deductions("leaf"), "5", fault("", "0"))).toBe("5");
  });

  it("end at the leaf's 0, or nowhere", () => {
    expect(leafBy(deductions("leaf"), "5", fault("grave", "3"))).toBe("0");
    // 5 − 3 × 2 = −1: a stage without bounds lets it stand.
    expect(leafBy(deductions("none"), "5", fault("grave", "3"))).toBe("-1");
  });

  // One first-level criterion of 10: {5 by deductions, 5 typed}. Lost 4 × 2 = 8 leaves −3; with 2 typed −1, ended at 0;
  // with 4 typed 1. A middle level does not end it. The other first level keeps its 10.
  it("capped at the first level may eat into the leaves beside them, to its 0", () => {
    const tree = (under: (leaf: ReturnType<typeof leafOf>) => Parameters<typeof branchOf>[2][number]) =>
      yearOf({
        criteria: [
          branchOf("first", "10", [under(leafOf("c", "5", deductions("levelOne"))), leafOf("d", "5")]),
          leafOf("e", "10"),
        ],
      });
    const flat = tree((leaf) => leaf);
    const deep = tree((leaf) => branchOf("middle", "5", [leaf]));
    const rows = (d: string) => [...rowsOf([fault("grave", "4")]), ...sheet({ d, e: "10" })];
    expect([totalOf(flat, rows("2")), totalOf(flat, rows("4"))]).toEqual(["10", "11"]);
    expect([totalOf(deep, rows("2")), totalOf(deep, rows("4"))]).toEqual(["10", "11"]);
  });

  it("without points of their own take from the whole, down to their most", () => {
    const by = (most: string | null, ...faults: readonly Partial<Observation>[]) =>
      totalOf(yearOf({ criteria: [leafOf("d", "10"), leafOf("c", "0", { kind: "minus", kinds, most })] }), [
        ...rowsOf(faults),
        points("d", "a1", "9"),
      ]);
    // 9 − 2 × 2 − 1 × 0.5 = 4.5; at most 3: 6.
    expect(by(null, fault("grave", "2"), fault("small", "1"))).toBe("4.5");
    expect(by("3", fault("grave", "2"), fault("small", "1"))).toBe("6");
    expect(by("3", fault("", "0"))).toBe("9");
    expect(by("3")).toBe("open score-missing");
  });
});

describe("completion", () => {
  const curve = [
    { ratio: "0.6", share: "0.5" },
    { ratio: "0.8", share: "0.8" },
    { ratio: "1", share: "1" },
  ];
  const by = (between: "step" | "linear", count: string, of: string, noTarget: EmptyDenominator = "refuse") =>
    leafBy({ kind: "completion", curve, between, noTarget }, "20", { kind: "completion", count, of });

  it("earns the share of the last step reached, that of the first below it", () => {
    const reached = ["0", "59.9", "60", "79.99", "80", "99.99", "100", "130"];
    expect(reached.map((count) => by("step", count, "100"))).toEqual(["10", "10", "10", "10", "16", "16", "20", "20"]);
  });

  // 3 of 4 is 0.75: 0.5 + 0.3 × 0.15 ÷ 0.2 = 0.725, of 20 points 14.5. 2 of 3: 0.5 + 0.3 × (2/3 − 3/5) ÷ (1/5) = 0.6, so 12.
  it("or lies between two points in proportion", () => {
    expect([by("linear", "3", "4"), by("linear", "2", "3")]).toEqual(["14.5", "12"]);
    expect(["10", "60", "80", "100", "130"].map((count) => by("linear", count, "100"))).toEqual([
      "10",
      "10",
      "16",
      "20",
      "20",
    ]);
  });

  it("of no target is what the scheme says", () => {
    const empty = ["notApplicable", "20", "0", "open denominator-empty"];
    expect(byEmpty((noTarget) => by("step", "5", "0", noTarget))).toEqual(empty);
  });
});

describe("tasks", () => {
  const states = [option("done", "1"), option("half", "0.5"), option("none", "0")];
  const tasksBy = (noTasks: EmptyDenominator, leadWeight = "2", supportWeight = "1") =>
    ({ kind: "tasks", states, leadWeight, supportWeight, noTasks }) as const;
  // 市教育局 supports 一/（一） under an alias and leads 一/（二）.
  const education = unitOf("u1", { name: "市教育局", aliases: ["市教委"] });
  const by = (rule: LeafRule, rows: readonly Observation[], unit = education) =>
    totalOf(yearOf({ criteria: [leafOf("c", "12", rule)], units: [unit] }), rows, { breakdown: smallBreakdown });
  const task = (id: string, value: string) => row("c", "a1", { kind: "task", task: id, value });
  const apart = (id: string) => notApplicable("c", "a1", { kind: "task", task: id });

  // (1 × 1 + 2 × 0.5) ÷ 3 = 2/3 of 12 points is 8; with weights 1 and 1 it is 0.75, so 9.
  it("count by whether the unit leads or supports them", () => {
    const rows = [task("一/（一）", "done"), task("一/（二）", "half")];
    expect([by(tasksBy("refuse"), rows), by(tasksBy("refuse", "1", "1"), rows)]).toEqual(["8", "9"]);
  });

  it("that do not apply leave both sums", () => {
    expect(by(tasksBy("refuse"), [task("一/（一）", "done"), apart("一/（二）")])).toBe("12");
  });

  it("all wanting or none at all are what the scheme says", () => {
    const empty = ["notApplicable", "12", "0", "open denominator-empty"];
    const all = [apart("一/（一）"), apart("一/（二）")];
    expect(byEmpty((noTasks) => by(tasksBy(noTasks), all))).toEqual(empty);
    expect(byEmpty((noTasks) => by(tasksBy(noTasks), [], unitOf("u1")))).toEqual(empty);
    // What is only supported weighs nothing: the led one is left out, nothing is left.
    const led = [task("一/（一）", "done"), apart("一/（二）")];
    expect(byEmpty((noTasks) => by(tasksBy(noTasks, "1", "0"), led))).toEqual(empty);
  });

  it("must all be scored", () => {
    expect(by(tasksBy("full"), [task("一/（一）", "done")])).toBe("open task-score-missing");
    expect(by(tasksBy("full"), [])).toBe("open score-missing");
  });

  it("may be called 不适用 as a whole", () => {
    expect(by(tasksBy("full"), [apart("")])).toBe("notApplicable");
  });
});

describe("a survey", () => {
  const options = [option("good", "1"), option("fair", "0.6"), option("bad", "0")];
  const by = (belowMinimum: "notApplicable" | "refuse", ...counts: readonly string[]) =>
    leafBy(
      { kind: "survey", options, minimumSample: 100, belowMinimum },
      "5",
      ...counts.map((count, index) => ({ kind: "survey", value: options[index]?.id ?? "", count }) as const),
    );

  // (60 × 1 + 30 × 0.6 + 10 × 0) ÷ 100 = 0.78 of 5 points is 3.9.
  it("earns the mean of its answers", () => {
    expect(by("refuse", "60", "30", "10")).toBe("3.9");
  });

  it("of too few answers does not apply, or is refused", () => {
    expect([by("notApplicable", "59", "30", "10"), by("refuse", "59", "30", "10")]).toEqual([
      "notApplicable",
      "open survey-too-small",
    ]);
  });
});

describe("a formula", () => {
  const formulas: FormulaEvaluator = (formula, values) => {
    const [done = zero, due = zero, max = zero] = ["done", "due", "max"].map((name) => values.get(name) ?? zero);
    if (formula === "double") return { ok: true, value: multiply(whole(2), max) };
    if (formula === "below") return { ok: true, value: exact("-1") };
    return isZero(due) ? { ok: false, detail: "0" } : { ok: true, value: divide(multiply(max, done), due) };
  };
  const inputs = [
    { id: "done", name: "办结" },
    { id: "due", name: "应办" },
  ];
  const by = (
    formula: string,
    counts: Readonly<Record<string, string>>,
    outside: "cap" | "refuse" = "cap",
    evaluator: FormulaEvaluator | null = formulas,
  ) =>
    totalOf(
      yearOf({ criteria: [leafOf("c", "30", { kind: "formula", formula, inputs, outside })] }),
      rowsOf(Object.entries(counts).map(([value, count]) => ({ kind: "input", value, count }))),
      { formulas: evaluator },
    );

  // 30 × 2 ÷ 3 = 20.
  it("is computed from what was observed and the leaf's points", () => {
    expect(by("max * done / due", { done: "2", due: "3" })).toBe("20");
  });

  it("is held within the points, or refused outside", () => {
    const both = { done: "2", due: "3" };
    expect([by("double", both), by("below", both)]).toEqual(["30", "0"]);
    expect([by("double", both, "refuse"), by("below", both, "refuse")]).toEqual([
      "open formula-outside",
      "open formula-outside",
    ]);
    // All the points, and none, lie within them.
    expect(by("max * done / due", { done: "3", due: "3" }, "refuse")).toBe("30");
    expect(by("max * done / due", { done: "0", due: "3" }, "refuse")).toBe("0");
  });

  it("waits for its inputs, for a result, and for somebody to compute it", () => {
    expect(by("max * done / due", { done: "2" })).toBe("open input-missing");
    expect(by("max * done / due", { done: "2", due: "0" })).toBe("open formula-failed");
    expect(by("max * done / due", { done: "2", due: "3" }, "cap", null)).toBe("open formula-without-evaluator");
  });
});
