import { readTable } from "../../workbook/readTable.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { stateOf } from "../../workbook/registers/claimRegister.ts";

const formSheetName = "自评表";
const formHeaders = { task: "编号", state: "完成情况", account: "自评说明", evidence: "佐证材料" } as const;

/** What a form still lacks, task by task (自评表缺项). */
export type FormGap = {
  readonly task: string;
  readonly code: "form-state-missing" | "form-state-unknown" | "form-reason-missing" | "form-evidence-missing";
  readonly address: string;
};

/** A unit's form as the unit's own pane shows it. */
export type FormView = {
  readonly title: string;
  readonly tasks: number;
  readonly filled: number;
  readonly gaps: readonly FormGap[];
};

/** What is still missing in a form that is open (填报检查): the same that collecting would refuse or note. */
export const formView = (sheets: readonly SheetSnapshot[]): FormView => {
  const sheet = sheets.find(({ name }) => name === formSheetName);
  const table = sheet && readTable(sheet, Object.values(formHeaders));
  if (!sheet || !table?.ok) return { title: "", tasks: 0, filled: 0, gaps: [] };
  const gaps = table.value.flatMap((row): readonly FormGap[] => {
    const task = row.text(formHeaders.task);
    const said = row.text(formHeaders.state);
    const state = stateOf(said);
    const gap = (code: FormGap["code"], header: string): readonly FormGap[] => [
      { task, code, address: row.address(header) },
    ];
    if (state === null) return gap(said === "" ? "form-state-missing" : "form-state-unknown", formHeaders.state);
    if (state === "notApplicable" && row.text(formHeaders.account) === "") {
      return gap("form-reason-missing", formHeaders.account);
    }
    return state === "done" && row.text(formHeaders.evidence) === ""
      ? gap("form-evidence-missing", formHeaders.evidence)
      : [];
  });
  const unfilled = gaps.filter(({ code }) => code.startsWith("form-state")).length;
  const title = String(sheet.cells[0]?.[0] ?? "");
  return { title, tasks: table.value.length, filled: table.value.length - unfilled, gaps };
};
