import {
  answerHeaders,
  criterionHeaders,
  dutyHeaders,
  formSheetNames,
  materialHeaders,
  taskHeaders,
} from "../../workbook/form/formHeaders.ts";
import { readTable } from "../../workbook/readTable.ts";
import { cellText, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

/** What a form still lacks at one place, in the words of its own live checks (自评表缺项). */
export type FormGap = {
  readonly sheet: string;
  readonly address: string;
  readonly item: string;
  readonly says: string;
};

/** A unit's form as the unit's own pane shows it: how many rows are to be filled in, how many pass, and what the others lack. */
export type FormView = {
  readonly title: string;
  readonly rows: number;
  readonly passed: number;
  readonly gaps: readonly FormGap[];
};

/** Each sheet that is filled in: what names a row, and the column of its check. */
const filledSheets = [
  [formSheetNames.tasks, taskHeaders.task, taskHeaders.check],
  [formSheetNames.duties, dutyHeaders.duty, dutyHeaders.check],
  [formSheetNames.criteria, criterionHeaders.criterion, criterionHeaders.check],
  [formSheetNames.findings, answerHeaders.finding, answerHeaders.check],
  [formSheetNames.materials, materialHeaders.about, materialHeaders.check],
] as const;

/** What is still missing in a form that is open (填报检查), as the form's own formulas have it. */
export const formView = (sheets: readonly SheetSnapshot[]): FormView => {
  const rows = filledSheets.flatMap(([name, item, check]) => {
    const sheet = sheets.find((one) => one.name === name);
    const table = sheet && readTable(sheet, [item, check]);
    // Rows of materials that are not used yet name nothing.
    return table?.ok
      ? table.value
          .filter((row) => row.text(item) !== "")
          .map((row) => ({ sheet: name, address: row.address(check), item: row.text(item), says: row.text(check) }))
      : [];
  });
  const gaps = rows.filter(({ says }) => says !== "");
  const cover = sheets.find(({ name }) => name === formSheetNames.cover);
  return { title: cellText(cover?.cells[0]?.[0]), rows: rows.length, passed: rows.length - gaps.length, gaps };
};
