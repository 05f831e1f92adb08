import { describe, expect, it } from "vitest";

import type { TaskState } from "../../src/domain/selfEvaluation/selfEvaluation.ts";
import { formSheets, readForm } from "../../src/workbook/form.ts";
import { taskStateLabel } from "../../src/workbook/registers/claimRegister.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { smallBreakdown } from "../fixtures/smallAssessment.ts";
import { smallUnits } from "../fixtures/smallYear.ts";

const school = smallUnits.filter(({ id }) => id === "jyj");
const [sheets = []] = school.map((unit) => formSheets(smallBreakdown, unit, "f0"));
const read = (change: (sheet: ReturnType<typeof snapshotOfLayout>) => ReturnType<typeof snapshotOfLayout>) => {
  const [unit] = school;
  if (!unit) throw new RangeError("a unit: got none, want one");
  return readForm(
    sheets.map(snapshotOfLayout).map((sheet) => (sheet.name === "自评表" ? change(sheet) : sheet)),
    smallBreakdown,
    unit,
    "f0",
    "a.xlsx",
  );
};

describe("a unit's form", () => {
  it("lists the unit's own tasks with their time limits, and leaves three columns to fill in", () => {
    const [form] = sheets;
    expect(form?.title).toBe("市教育局自评表");
    expect(form?.table?.rows).toEqual([
      ["一/（一）", "任务一/（一）", "按时公开并解读。", "6月底前（2026-06-30）", null, null, null],
      ["一/（二）", "任务一/（二）", "按时公开并解读。", "6月底前（2026-06-30）", null, null, null],
    ]);
    expect(form?.table?.columns.filter(({ entry }) => entry).map(({ header }) => header)).toEqual([
      "完成情况",
      "自评说明",
      "佐证材料",
    ]);
    expect(form?.table?.columns.find(({ choices }) => choices)?.choices).toEqual([
      "完成",
      "部分完成",
      "未完成",
      "不适用",
    ]);
  });

  it.each(Object.entries(taskStateLabel) as [TaskState, string][])("reads back %s, written as %s", (state, label) => {
    const filled = valueOf(
      read((sheet) =>
        [
          [4, 4, label],
          [4, 5, " 说明\n第二行 "],
          [4, 6, "网址"],
          [5, 4, "未完成"],
        ].reduce((one, [row, column, value]) => withCell(one, Number(row), Number(column), value ?? null), sheet),
      ),
    );
    expect(filled.selfEvaluation).toEqual({
      unit: "jyj",
      form: "f0",
      claims: [
        { task: "一/（一）", state, account: "说明\n第二行", evidence: "网址" },
        { task: "一/（二）", state: "open", account: "", evidence: "" },
      ],
    });
  });

  it("names what is missing at its cell, with the choices", () => {
    const issues = refusalOf(read((sheet) => withCell(withCell(sheet, 4, 4, "完成"), 5, 4, "差不多")));
    expect(codesOf(issues)).toEqual(["state-unknown"]);
    expect(issues[0]).toMatchObject({
      place: { file: "a.xlsx", sheet: "自评表", address: "E6" },
      data: { task: "一/（二）", got: "差不多", want: "完成、部分完成、未完成、不适用" },
    });
  });
});
