import type { LeadMode } from "../domain/breakdown/breakdown.ts";
import { leadModeLabel } from "./sheets/breakdownSheet.ts";
import {
  documentTableHeaders,
  documentTableName,
  dutyTableHeaders,
  dutyTableName,
  floorSubject,
  taskTableHeaders,
  taskTableName,
} from "./taskTableHeaders.ts";
import { timesApart } from "./taskTimes.ts";

/** A visible sheet as staff see it: the texts of its cells, row by row. */
export type SheetText = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** The last row that a merged cell reaches, counted from 0; -1 where no cells were merged. */
  readonly mergedTo: number;
};

const required = (["number", "text", "lead", "support", "leadMode", "times", "due", "source", "check"] as const).map(
  (field) => taskTableHeaders[field],
);
const header = ["编号", "类别", "任务", "工作要求", "牵头单位", "配合单位", "完成时限"].join("\t");

/**
 * The text of a breakdown's own workbook as the breakdown reads it (任务分解表再读): its tasks as a table, each thing
 * said once, then its duties. What follows from the rest, days and remarks, is left out.
 *
 * @returns null where the sheets are no such workbook, or were changed so much that they are a table like any other
 */
export const breakdownBookText = (sheets: readonly SheetText[]): string | null => {
  const tasks = sheets.find(({ name }) => name === taskTableName);
  const at = tasks?.rows.findIndex((row) => required.every((name) => row.includes(name))) ?? -1;
  if (!tasks || at < 0 || tasks.mergedTo >= at) return null;
  const [above, head = [], ...rows] = [tasks.rows.slice(0, at), ...tasks.rows.slice(at)];
  const sheetNamed = (wanted: string): SheetText | undefined => sheets.find(({ name }) => name === wanted);
  const text = [
    ...above.flatMap((row) => row.filter((cell) => cell !== "" && !cell.startsWith("来源文件："))),
    "",
    ...taskLines(rows, columnsOf(head)),
    "",
    ...dutyLines(sheetNamed(dutyTableName)),
    "",
  ].join("\n");
  return [text, ...floorLines(sheetNamed(documentTableName), text), ""].join("\n");
};

type Cells = (row: readonly string[], header: string) => string;

const columnsOf =
  (head: readonly string[]): Cells =>
  (row, name) =>
    oneLine(row[head.indexOf(name)] ?? "");

const oneLine = (cell: string): string => cell.replace(/\s*[\n\t]\s*/gu, " ").trim();

/** In a table a blank cell stands for the one above; where it should not, a new table begins. */
const taskLines = (rows: readonly (readonly string[])[], cell: Cells): readonly string[] => {
  const names = taskTableHeaders;
  const above = { begun: false, heading: "", lead: "" };
  return rows
    .filter((row) => cell(row, names.text) !== "")
    .flatMap((row) => {
      const text = cell(row, names.text);
      const heading = cell(row, names.heading);
      const lead = cell(row, names.lead);
      const begins = !above.begun || (lead === "" && above.lead !== "") || (heading === "" && above.heading !== "");
      Object.assign(above, { begun: true, heading, lead });
      const line = [
        cell(row, names.number),
        cell(row, names.section),
        heading,
        text,
        ...unitCells(lead, cell(row, names.support), cell(row, names.leadMode)),
        timesApart(cell(row, names.times), text).join("；"),
      ].join("\t");
      return begins ? [taskTableName, header, line] : [line];
    });
};

/** Who leads and who supports, with what the cells alone do not say: that several lead together. */
const unitCells = (lead: string, support: string, mode: string): readonly [string, string] => {
  const several = lead.includes("、");
  if (mode === leadModeLabel["joint" satisfies LeadMode]) {
    if (several) return [`${lead}共同牵头`, support];
    if (lead !== "" && support !== "") return [`${lead}会同${support}牵头`, ""];
  }
  return [lead, support];
};

/** Each duty as a sentence that says whom it addresses. */
const dutyLines = (sheet: SheetText | undefined): readonly string[] =>
  recordsOf(sheet, dutyTableHeaders.text).flatMap((cell) => {
    const [who, duty] = [cell(dutyTableHeaders.who), cell(dutyTableHeaders.text)];
    return duty === "" ? [] : [`${duty.includes(who) ? "" : who}${duty.replace(/[。；]$/u, "")}。`];
  });

/** Floors that neither a task nor a duty states. */
const floorLines = (sheet: SheetText | undefined, text: string): readonly string[] =>
  recordsOf(sheet, documentTableHeaders.quote).flatMap((cell) => {
    const quote = cell(documentTableHeaders.quote);
    const isFloor = cell(documentTableHeaders.subject) === floorSubject && quote !== "";
    return isFloor && !text.includes(quote) ? [`${quote}。`] : [];
  });

/** The rows below the row that bears a header, as readers of their cells by header. */
const recordsOf = (sheet: SheetText | undefined, header: string): readonly ((name: string) => string)[] => {
  const at = sheet?.rows.findIndex((row) => row.includes(header)) ?? -1;
  if (!sheet || at < 0) return [];
  const cell = columnsOf(sheet.rows[at] ?? []);
  return sheet.rows.slice(at + 1).map((row) => (name) => cell(row, name));
};
