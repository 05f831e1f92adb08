import { describe, expect, it } from "vitest";

import { leavesOf } from "../../../src/domain/scheme/criterion.ts";
import type { Scheme } from "../../../src/domain/scheme/scheme.ts";
import { gradingWords } from "../../../src/workbook/sheets/gradingWords.ts";
import { notApplicableWords, ruleWords } from "../../../src/workbook/sheets/ruleWords.ts";
import { rulesSheet } from "../../../src/workbook/sheets/rulesSheet.ts";
import { cellText } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { fullScheme } from "../../fixtures/fullSchemes.ts";

const textOf = (scheme: Scheme): string =>
  snapshotOfLayout(rulesSheet(scheme))
    .cells.map((row) => row.map(cellText).join("\t"))
    .join("\n");

/** Every name, number of points, share, bound and formula that a scheme's rules and stages hold. */
const said = ({ tables }: Scheme): readonly string[] => {
  const texts: string[] = [];
  const collect = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const one of value) collect(one, key);
    else if (value !== null && typeof value === "object")
      for (const [name, one] of Object.entries(value)) collect(one, name);
    else if (["name", "share", "points", "ratio", "weight", "bound", "min", "max", "formula", "atMost"].includes(key)) {
      if (typeof value === "string") texts.push(value);
    }
  };
  for (const { criteria, stages } of tables) collect([leavesOf(criteria).map(({ rule }) => rule), stages], "");
  return texts;
};

describe("the sheet 规则", () => {
  it.each(["a", "b"] as const)("leaves out no name, number or formula of the full scheme %s", (folder) => {
    const { scheme } = fullScheme(folder, folder === "a");
    const text = textOf(scheme);
    expect(said(scheme).filter((one) => !text.includes(one))).toEqual([]);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
  });

  it("says rules in sentences", () => {
    const kinds = [
      { id: "a", name: "超期", points: "0.5" },
      { id: "b", name: "错误", points: "1" },
    ];
    expect(ruleWords({ kind: "deductions", kinds, cap: "leaf" })).toBe(
      "从分值扣起：超期每次扣 0.5 分，错误每次扣 1 分；扣到 0 分为止。",
    );
    expect(ruleWords({ kind: "proportion", above: "cap", noneDue: "notApplicable" })).toBe(
      "得分值 × 完成数 ÷ 应完成数；超过应完成数的按满分计；应完成数为 0 时不适用。",
    );
    expect(notApplicableWords({ kind: "move", to: "c2" }, () => "政策解读")).toBe("分值移给“政策解读”");
  });

  it("says how ranks and grades are settled", () => {
    const { scheme } = fullScheme("a", true);
    const [group] = scheme.groups;
    const table = scheme.tables.find(({ id }) => id === group?.table);
    if (!group || !table) throw new RangeError("a group: got none, want one");
    const words = gradingWords(table, group);
    expect(words.map(([what]) => what)).toEqual(expect.arrayContaining(["名次", "等次", "总分显示"]));
    for (const [, how] of words) expect(how).toMatch(/。$/u);
  });
});
