import * as v from "valibot";

import { digestOfText, type Sha256 } from "../domain/ledger/digest.ts";
import { checkShape, type Shape } from "../domain/shared/checkShape.ts";
import {
  placedTables,
  rowsOf,
  widthOf,
  type LayoutCell,
  type SheetLayout,
  type TableLayout,
} from "../workbook/sheetLayout.ts";
import { laidDigest } from "./laidDigest.ts";
import { cellText, type CellValue, type SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../workbook/snapshotOfLayout.ts";

/**
 * How a sheet was laid out when it was last written (版式记录): its frame, so that another version of kaoping finds what is
 * ours on it, and a digest of what its cells said, so that edits made since are found even then.
 */
export type SheetRecord = {
  readonly name: string;
  readonly lines: number;
  readonly landscape: boolean;
  readonly frozen: number;
  readonly locked: boolean;
  readonly tables: readonly {
    readonly name: string;
    readonly caption: boolean;
    readonly widths: readonly number[];
    readonly rows: number;
    readonly spare: number;
  }[];
  /** The words that look of their own, and the lists that people choose from, by which what is ours beside the cells is known. */
  readonly words?: readonly string[] | undefined;
  readonly choices?: readonly (readonly string[])[] | undefined;
  readonly formulas?: boolean | undefined;
  readonly digest: string;
  /** The digest of the whole layout; older versions did not keep it. */
  readonly laid?: string | undefined;
};

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_048_576));
const recordShape: Shape<readonly SheetRecord[]> = v.array(
  v.strictObject({
    name: v.pipe(v.string(), v.minLength(1)),
    lines: count,
    landscape: v.boolean(),
    frozen: count,
    locked: v.boolean(),
    tables: v.array(
      v.strictObject({
        name: v.string(),
        caption: v.boolean(),
        widths: v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(255))), v.minLength(1)),
        rows: count,
        spare: count,
      }),
    ),
    words: v.optional(v.array(v.string())),
    choices: v.optional(v.array(v.array(v.string()))),
    formulas: v.optional(v.boolean()),
    digest: v.string(),
    laid: v.optional(v.string()),
  }),
);

/** The record of sheets as they are laid out, those that people see. */
export const layoutRecord = (layouts: readonly SheetLayout[], sha256: Sha256): readonly SheetRecord[] =>
  layouts.filter(({ visibility }) => visibility === "visible").map((layout) => recordOf(layout, sha256));

const recordOf = (layout: SheetLayout, sha256: Sha256): SheetRecord => ({
  ...frameOfSheet(layout),
  words: [...new Set(tablesOf(layout).flatMap(({ highlights = [] }) => highlights.flatMap(({ words }) => words)))],
  choices: choicesOn(layout),
  formulas: tablesOf(layout).some(({ rows }) => rows.some((row) => row.some(isFormula))),
  digest: digestOfCells(
    rowsOf(layout).map((row) => row.map(valueOfCell)),
    sha256,
  ),
  laid: laidDigest(layout, sha256),
});

const tablesOf = (layout: SheetLayout): readonly TableLayout[] => placedTables(layout).map(({ table }) => table);

const isFormula = (cell: LayoutCell): boolean => cell !== null && typeof cell === "object";

const choicesOn = (layout: SheetLayout): SheetRecord["choices"] => {
  const checks = tablesOf(layout).flatMap(({ columns, rowChecks = [] }) => [...columns, ...rowChecks]);
  const lists = checks.flatMap(({ choices, check }) => [choices ?? [], check?.words ?? []]);
  return [...new Map(lists.filter(({ length }) => length > 0).map((list) => [list.join("\n"), list])).values()];
};

type SheetFrame = Pick<SheetRecord, "name" | "lines" | "landscape" | "frozen" | "locked" | "tables">;

const frameOfSheet = (layout: SheetLayout): SheetFrame => ({
  name: layout.name,
  lines: layout.lines.length,
  landscape: layout.landscape,
  frozen: layout.frozenColumns ?? 0,
  locked: layout.locked === true,
  tables: placedTables(layout).map(({ table }) => ({
    name: table.name,
    caption: table.caption !== undefined,
    widths: table.columns.map(({ width }) => width),
    rows: table.rows.length,
    spare: table.spareRows ?? 0,
  })),
});

/** Programs keep 15 digits of a number, and add floats in orders of their own. */
const digits = 10;

const digestOfCells = (rows: readonly (readonly CellValue[])[], sha256: Sha256): string => {
  const texts = rows.map((row) => {
    const filled = row.findLastIndex((cell) => cell !== null && cell !== "") + 1;
    let text = "";
    for (let column = 0; column < filled; column++) text += `${plainText(row[column] ?? null)}\t`;
    return text;
  });
  return digestOfText(texts.join("\n").trimEnd(), sha256).slice(0, 16);
};

const plainText = (cell: CellValue): string => {
  if (typeof cell !== "number") return cellText(cell);
  const text = String(cell);
  return text.length <= digits ? text : String(Number(cell.toPrecision(digits)));
};

/** Reads a record that a workbook holds; null where it holds none that can be read. */
export const readLayoutRecord = (text: string | null): readonly SheetRecord[] | null => {
  if (text === null) return null;
  try {
    const read = checkShape(recordShape, JSON.parse(text) as unknown, "layouts");
    return read.ok ? read.value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** Whether sheets stand where a record says: how wide columns are and how the paper lies moves nothing. */
export const standsAsRecorded = (record: readonly SheetRecord[], layouts: readonly SheetLayout[]): boolean => {
  const frames = layouts.filter(({ visibility }) => visibility === "visible").map(frameOfSheet);
  return placesText(record) === placesText(frames);
};

const placesText = (frames: readonly SheetFrame[]): string =>
  JSON.stringify(
    frames.map(({ name, lines, tables }) => [
      name,
      lines,
      tables.map(({ name: table, caption, widths, rows, spare }) => [table, caption, widths.length, rows, spare]),
    ]),
  );

/** Whether sheets say what a record says, to the last cell. */
export const saysAsRecorded = (
  record: readonly SheetRecord[],
  layouts: readonly SheetLayout[],
  sha256: Sha256,
): boolean => {
  const now = layoutRecord(layouts, sha256);
  return now.length === record.length && now.every(({ digest }, index) => digest === record[index]?.digest);
};

/** Whether a sheet as it was read says something else than when it was written. */
export const isEditedSince = (record: SheetRecord, sheet: SheetSnapshot, sha256: Sha256): boolean => {
  const layout = layoutAsRecorded(record);
  const [rows, width] = [rowsOf(layout).length, widthOf(layout)];
  const cells = Array.from({ length: rows }, (_, row) => (sheet.cells[row] ?? []).slice(0, width));
  return digestOfCells(cells, sha256) !== record.digest;
};

/** The frame of a sheet as it was laid out then, without what stood in it: what a file is written over. */
export const layoutAsRecorded = (record: SheetRecord): SheetLayout => {
  const { name, lines, landscape, frozen, locked, tables, words = [], choices = [], formulas = false } = record;
  const formula: LayoutCell = formulas ? { formula: "", value: "" } : null;
  const [table = null, ...below] = tables.map((one, place) => ({
    name: one.name,
    ...(one.caption ? { caption: "" } : {}),
    columns: one.widths.map((width) => ({ header: "", width, kind: "text" as const })),
    rows: Array.from({ length: one.rows }, () => one.widths.map(() => (place === 0 ? formula : null))),
    spareRows: one.spare,
    ...(place === 0 ? { highlights: [{ words, look: "quiet" as const }] } : {}),
    ...(place === 0 ? { rowChecks: choices.map((list) => ({ column: 0, rows: [], choices: list })) } : {}),
  }));
  return {
    name,
    visibility: "visible",
    title: "",
    lines: Array.from({ length: lines }, () => ""),
    landscape,
    frozenColumns: frozen,
    locked,
    table,
    ...(below.length > 0 ? { below } : {}),
  };
};

/**
 * Our sheets as a file has them that nobody touched since (未动过的版式): those that are to be laid out as they were are the same,
 * of the others their frames.
 *
 * @param sheets as they are to be
 */
export const layoutsAsKept = (
  record: readonly SheetRecord[],
  sheets: readonly SheetLayout[],
  sha256: Sha256,
): readonly SheetLayout[] => {
  const now = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  return record.map((one) => {
    const sheet = now.get(one.name);
    return sheet && laidDigest(sheet, sha256) === one.laid ? sheet : layoutAsRecorded(one);
  });
};
