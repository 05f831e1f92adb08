import { describe, expect, it } from "vitest";

import { leafRuleText } from "../../../src/app/wording/leafRuleText.ts";
import { leavesOf } from "../../../src/domain/scheme/criterion.ts";
import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import { fullScheme } from "../../fixtures/fullSchemes.ts";

const kinds = [
  { id: "late", name: "late", points: "0.5" },
  { id: "wrong", name: "wrong", points: "1" },
];
const options = [
  { id: "good", name: "good", share: "1" },
  { id: "fair", name: "fair", share: "0.6" },
];

/** A rule of each kind, with what its English says. */
const sentences: readonly (readonly [LeafRule, string])[] = [
  [{ kind: "points", scale: null }, "Points are given directly, from 0 to full marks."],
  [
    { kind: "points", scale: { lowest: "1", highest: "5" } },
    "Marked from 1 to 5, converted to full marks × (mark − 1) ÷ (5 − 1).",
  ],
  [{ kind: "options", options }, "One level is chosen; full marks × its share: good 1, fair 0.6."],
  [
    { kind: "parts", parts: options },
    "Each part that is there counts; full marks × the sum of their shares: good 1, fair 0.6.",
  ],
  [
    { kind: "proportion", above: "refuse", noneDue: "full" },
    "Full marks × done ÷ due; more done than due is not scored until it was checked; with 0 due, it earns full marks.",
  ],
  [
    { kind: "count", base: "1", each: "0.5", ceiling: "5" },
    "1 point to begin with, 0.5 more for each item, at most 5.",
  ],
  [
    { kind: "deductions", kinds, cap: "levelOne" },
    "Taken off full marks: late 0.5 points each time, wrong 1 point each time; until the first-level criterion is at 0.",
  ],
  [
    { kind: "minus", kinds, most: "4" },
    "Takes off and never adds: late 0.5 points each time, wrong 1 point each time; at most 4 points.",
  ],
  [{ kind: "allOrNothing" }, "Full marks if it never happened, 0 points once it did."],
  [
    {
      kind: "completion",
      curve: [
        { ratio: "0.6", share: "0.5" },
        { ratio: "1", share: "1" },
      ],
      between: "linear",
      noTarget: "zero",
    },
    "Full marks × a share by reached ÷ target, in proportion between the levels: from 0.6 a share of 0.5, from 1 a share of 1; with a target of 0, it earns 0 points.",
  ],
  [
    { kind: "tasks", states: options, leadWeight: "2", supportWeight: "1", noTasks: "notApplicable" },
    "Judged task by task: good 1, fair 0.6; a task that the unit leads weighs 2, one that it supports 1; full marks × the weighted mean; without tasks, the criterion does not apply.",
  ],
  [
    { kind: "survey", options, minimumSample: 30, belowMinimum: "refuse" },
    "Weighted by the number of answers: good 1, fair 0.6; with fewer than 30 answers, it is not scored until it was checked.",
  ],
  [
    { kind: "findings", kinds, cap: "leaf", rounds: ["r1"], rectified: "0.5" },
    "Taken off full marks by the findings on record: late 0.5 points each time, wrong 1 point each time; never below 0; one that was rectified, with nothing left at the recheck, takes off 0.5 of it.",
  ],
  [
    { kind: "formula", formula: "max * a / b", inputs: [{ id: "a", name: "answered" }], outside: "cap" },
    "By formula: max * a / b (a is answered, max is full marks); a result outside 0 to full marks counts as the bound that it passed.",
  ],
];

describe("a criterion's rule in words", () => {
  it.each(sentences)("says in English what %o means", (rule, sentence) => {
    expect(leafRuleText(rule, "en")).toBe(sentence);
  });

  it("says in Chinese what the sheets say", () => {
    expect(leafRuleText({ kind: "points", scale: null }, "zh")).toBe("直接打分，0 分至分值。");
  });

  it.each(["a", "b"] as const)("says every number and name of the full scheme %s in both languages alike", (folder) => {
    const { scheme } = fullScheme(folder, folder === "a");
    for (const { rule } of scheme.tables.flatMap(({ criteria }) => leavesOf(criteria))) {
      const [zh, en] = [leafRuleText(rule, "zh"), leafRuleText(rule, "en")];
      expect(numbersIn(en)).toEqual(numbersIn(zh));
      // Without the names that staff gave, nothing Chinese is left.
      expect(namesIn(rule).reduce((text, name) => text.replaceAll(name, ""), en)).not.toMatch(/\p{Script=Han}/u);
      for (const name of namesIn(rule)) expect(en).toContain(name);
    }
  });
});

/** The numbers of a sentence, each once: the two languages need not repeat the same ones. */
const numbersIn = (text: string): readonly string[] => [...new Set(text.match(/\d+(?:\.\d+)?/gu) ?? [])].toSorted();

/** The names that a rule's own parts have, the longest first. */
const namesIn = (rule: LeafRule): readonly string[] =>
  Object.values(rule)
    .flatMap((value): readonly string[] =>
      Array.isArray(value)
        ? value.flatMap((one: unknown) =>
            typeof one === "object" && one !== null && "name" in one ? [String(one.name)] : [],
          )
        : [],
    )
    .toSorted((a, b) => b.length - a.length);
