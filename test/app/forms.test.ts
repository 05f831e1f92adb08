import { describe, expect, it } from "vitest";

import { collectForm } from "../../src/app/collectForm.ts";
import { issueForms } from "../../src/app/issueForms.ts";
import { emptyAssessment } from "../../src/app/state.ts";
import { formIdentity, masterIdentity } from "../../src/workbook/identity.ts";
import type { CellValue, SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { after, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { smallUnits } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const ready = setUpAssessment();
const prepared = valueOf(issueForms(ready, sha256));
const issued = after(ready, prepared.change).state;
const [schoolForm, financeForm] = prepared.forms.map(({ sheets }) => sheets.map(snapshotOfLayout));

/** The school's form filled in: state, account and evidence stand in the columns 4 to 6 of the rows 4 and 5. */
const filled = (
  ...cells: readonly (readonly [row: number, column: number, value: CellValue])[]
): readonly SheetSnapshot[] =>
  (schoolForm ?? []).map((sheet) =>
    sheet.name === "自评表"
      ? [[4, 4, "完成"], [4, 6, "云政办〔2026〕3号"], [5, 4, "未完成"], ...cells].reduce(
          (one, [row, column, value]) => withCell(one, Number(row), Number(column), value ?? null),
          sheet,
        )
      : sheet,
  );
const collect = (sheets: readonly SheetSnapshot[], state = issued) =>
  collectForm(state, sheets, "市教育局.xlsx", sha256);

describe("sending forms out", () => {
  it("gives each unit with tasks a form of its own, named and known by its identity", () => {
    expect(prepared.forms.map(({ fileName }) => fileName)).toEqual(["市教育局-jyj.xlsx", "市财政局-czj.xlsx"]);
    expect(prepared.change.kind).toBe("forms-issued");
    const forms = issued.forms.map(({ form }) => form);
    expect(forms.every((form) => /^[0-9a-f]{16}$/u.test(form))).toBe(true);
    expect(new Set(forms).size).toBe(2);
  });

  it("gives another identity once the ledger has moved on", () => {
    const again = valueOf(issueForms(after(ready, prepared.change), sha256));
    expect(again.change.rows).not.toEqual(prepared.change.rows);
  });

  it("warns of a unit without a task", () => {
    const more = [...smallUnits, { id: "wjw", name: "市卫健委", group: "departments", aliases: [], partOf: null }];
    const result = issueForms(after(ready, { kind: "units-set", rows: more }), sha256);
    expect(codesOf(result.issues)).toEqual(["units-without-task"]);
    expect(result.ok && result.value.forms).toHaveLength(2);
  });

  it("needs a document and units", () => {
    expect(refusedCodes(issueForms(emptyAssessment, sha256))).toEqual(["document-absent", "units-absent"]);
  });
});

describe("taking a form back", () => {
  it("gives the claims, each at its cell", () => {
    const { selfEvaluation, places } = valueOf(collect(filled()));
    expect(selfEvaluation).toEqual({
      unit: "jyj",
      form: issued.forms[0]?.form,
      claims: [
        { task: "一/（一）", state: "done", account: "", evidence: "云政办〔2026〕3号" },
        { task: "一/（二）", state: "open", account: "", evidence: "" },
      ],
    });
    expect(places[1]).toEqual({ kind: "cell", file: "市教育局.xlsx", sheet: "自评表", address: "A6" });
  });

  it("warns where evidence lacks, and refuses 不适用 without a reason", () => {
    expect(codesOf(collect(filled([4, 6, null])).issues)).toEqual(["claim-without-evidence"]);
    expect(refusedCodes(collect(filled([5, 4, "不适用"])))).toEqual(["claim-without-reason"]);
  });

  it.each<[string, readonly SheetSnapshot[], readonly string[]]>([
    ["an ordinary workbook", [{ name: "Sheet1", visibility: "visible", cells: [["1"]] }], ["book-unknown"]],
    ["nothing", [], ["book-unknown"]],
    ["a master", [snapshotOfLayout(masterIdentity("kaoping-ledger/1\n", sha256))], ["book-not-form"]],
    ["a form of a unit that is not on the list", [snapshotOfLayout(formIdentity("wjw", "f"))], ["unit-unknown"]],
    ["a form of another year", [snapshotOfLayout(formIdentity("jyj", "0123456789abcdef"))], ["form-unknown"]],
    ["a form without its sheet", filled().filter(({ name }) => name !== "自评表"), ["sheet-missing"]],
    ["a form nobody filled in", schoolForm ?? [], ["state-missing", "state-missing"]],
    ["a state of their own", filled([4, 4, "快好了"]), ["state-unknown"]],
    ["a task more", filled([6, 0, "三"], [6, 4, "完成"]), ["task-unknown"]],
    ["a task twice", filled([5, 0, "一/（一）"]), ["task-unknown", "task-absent"]],
    ["a renamed column", filled([3, 4, "进度"]), ["header-missing"]],
    [
      "every fault at once",
      filled([4, 4, "好"], [5, 0, "二"], [5, 4, null]),
      ["state-unknown", "task-unknown", "task-absent"],
    ],
  ])("refuses %s", (_, sheets, codes) => {
    expect(refusedCodes(collect(sheets))).toEqual(codes);
  });

  it("refuses another unit's identity on this unit's sheet", () => {
    const mixed = [
      ...filled().filter(({ name }) => name === "自评表"),
      ...(financeForm ?? []).filter(({ name }) => name !== "自评表"),
    ];
    expect(refusedCodes(collect(mixed))).toEqual(["task-unknown"]);
  });

  it("needs the document that the form came from", () => {
    expect(refusedCodes(collect(filled(), { ...issued, breakdown: null }))).toEqual(["document-absent"]);
  });
});
