import { describe, expect, it } from "vitest";

import { at, changed, faultsOf } from "./oneFault.ts";

const option = (share: string, id = "one") => ({ id, name: id, share });

describe("the rule of a leaf", () => {
  it.each([
    ["options", `${at.options}.rule.options[0].share`, "1.0001", `share-outside ${at.options}.rule.options[0].share`],
    ["options", `${at.options}.rule.options[1].share`, "4/3", `share-outside ${at.options}.rule.options[1].share`],
    ["options", `${at.options}.rule.options[1].id`, "GOOD", `id-repeated ${at.options}.rule.options[1].id`],
    ["options", `${at.options}.rule.options[1].name`, "好", `name-repeated ${at.options}.rule.options[1].name`],
    ["points", `${at.view}.rule.scale.highest`, "0", `scale-not-rising ${at.view}.rule.scale.highest`],
    ["parts", `${at.hall}.rule.parts`, [option("0.5"), option("0.6", "two")], `parts-above-one ${at.hall}.rule.parts`],
    ["count", `${at.count}.rule.base`, "10.01", `count-base-above-ceiling ${at.count}.rule.base`],
    ["count", `${at.count}.rule.ceiling`, "10.01", `count-ceiling-above-points ${at.count}.rule.ceiling`],
    [
      "completion",
      `${at.completion}.rule.curve[1].ratio`,
      "1",
      `curve-not-rising ${at.completion}.rule.curve[2].ratio`,
    ],
    [
      "completion",
      `${at.completion}.rule.curve[2].share`,
      "0.3",
      `curve-shares-falling ${at.completion}.rule.curve[2].share`,
    ],
    ["completion", `${at.completion}.rule.curve[2].share`, "1.1", `share-outside ${at.completion}.rule.curve[2].share`],
    [
      "deductions",
      `${at.content}.rule.kinds`,
      [
        { id: "k", name: "甲", points: "1" },
        { id: "K", name: "乙", points: "1" },
      ],
      `id-repeated ${at.content}.rule.kinds[1].id`,
    ],
    [
      "minus",
      `${at.minus}.rule.kinds`,
      [
        { id: "k", name: "甲", points: "1" },
        { id: "l", name: "甲", points: "1" },
      ],
      `name-repeated ${at.minus}.rule.kinds[1].name`,
    ],
    ["tasks", `${at.tasks}.rule.states[0].share`, "2", `share-outside ${at.tasks}.rule.states[0].share`],
    ["survey", `${at.survey}.rule.options[0].share`, "2", `share-outside ${at.survey}.rule.options[0].share`],
    ["findings", `${at.findings}.rule.rectified`, "1.5", `share-outside ${at.findings}.rule.rectified`],
    ["findings", `${at.findings}.rule.rounds[0]`, "spring", `reference-unknown ${at.findings}.rule.rounds[0]`],
    ["findings", `${at.findings}.rule.rounds`, ["mid", "mid"], `listed-twice ${at.findings}.rule.rounds[1]`],
    ["formula", `${at.formula}.rule.inputs[1].id`, "done", `id-repeated ${at.formula}.rule.inputs[1].id`],
    ["formula", `${at.formula}.rule.inputs[1].id`, "max", `formula-name-unfit ${at.formula}.rule.inputs[1].id`],
    ["formula", `${at.formula}.rule.inputs[1].id`, "due-all", `formula-name-unfit ${at.formula}.rule.inputs[1].id`],
    ["formula", `${at.formula}.rule.inputs[1].id`, "2nd", `formula-name-unfit ${at.formula}.rule.inputs[1].id`],
  ] as const)("of %s with %s %j is refused there", (_, path, value, fault) => {
    expect(faultsOf(changed(path, value))).toEqual([fault]);
  });

  it.each([
    ["shares as ratios", `${at.options}.rule.options[0].share`, "2/3"],
    ["parts that come to 1 exactly", `${at.hall}.rule.parts`, [option("1/3"), option("2/3", "two")]],
    ["a base that is the ceiling", `${at.count}.rule.base`, "10"],
    ["a curve of one point", `${at.completion}.rule.curve`, [{ ratio: "0.6", share: "1" }]],
    ["a curve beyond the target", `${at.completion}.rule.curve[2]`, { ratio: "1.2", share: "1" }],
    ["a curve that is level", `${at.completion}.rule.curve[1].share`, "1"],
    ["support that weighs nothing", `${at.tasks}.rule.supportWeight`, "0"],
    ["all or nothing", `${at.hall}.rule`, { kind: "allOrNothing" }],
    ["a proportion", `${at.hall}.rule`, { kind: "proportion", above: "refuse", noneDue: "full" }],
    ["points as they are", `${at.view}.rule.scale`, null],
  ])("holds with %s", (_, path, value) => {
    expect(faultsOf(changed(path, value))).toEqual([]);
  });

  it("of tasks needs one of its weights above 0", () => {
    const rule = {
      kind: "tasks",
      states: [option("1")],
      leadWeight: "0",
      supportWeight: "0.0",
      noTasks: "zero",
    };
    expect(faultsOf(changed(`${at.tasks}.rule`, rule))).toEqual([`task-weights-zero ${at.tasks}.rule.leadWeight`]);
  });

  // 0.08 of 0.72 within 0.72 of 3 is 100 × 0.08 ÷ 3 = 2.666… of 100 in the second stage, and 100 × 0.08 ÷ 2.32 = 3.448… in the first.
  it("that counts is held to the fewest points that relative weights give it in any stage", () => {
    const count = (ceiling: string) => ({ kind: "count", base: "0", each: "1", ceiling });
    expect(faultsOf(changed(`${at.hall}.rule`, count("2.6")))).toEqual([]);
    expect(faultsOf(changed(`${at.hall}.rule`, count("2.7")))).toEqual([
      `count-ceiling-above-points ${at.hall}.rule.ceiling`,
    ]);
  });
});
