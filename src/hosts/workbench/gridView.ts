import { cellText, type CellValue } from "../../workbook/sheetSnapshot.ts";
import type { GridBook, GridSheet } from "./gridBook.ts";

/** Which part of a large workbook is shown (显示范围): what concerns one unit, or one criterion. */
export type GridView = { readonly by: "unit" | "criterion"; readonly name: string };

/** A workbook of more filled cells than this is not shown whole: every step in it would take seconds. */
export const mostCells = 200_000;

export const cellCount = ({ sheets }: GridBook): number => {
  let count = 0;
  for (const { visibility, cells } of sheets) {
    if (visibility !== "visible") continue;
    for (const row of cells) for (const cell of row) if (cell !== null) count++;
  }
  return count;
};

/** Where the view of a workbook stands: the one that was chosen as long as there is something to see by it; null where all is shown. */
export const viewOf = (book: GridBook): GridView | null => {
  const { view, names } = book;
  if (cellCount(book) <= mostCells) return null;
  if (view && (view.by === "unit" ? names.units : names.criteria).includes(view.name)) return view;
  const [first] = names.units;
  return first === undefined ? null : { by: "unit", name: first };
};

/** Sheets that are read as a whole, and stay small. */
const wholeSheets: ReadonlySet<string> = new Set([
  "封面",
  "单位",
  "指标体系",
  "规则",
  "绩效构成",
  "评审人",
  "排名",
  "留痕",
]);

/** Which rows and columns of a sheet are shown. */
export type Seen = { readonly row: (row: number) => boolean; readonly column: (column: number) => boolean };

const everything: Seen = { row: () => true, column: () => true };

/** What of a sheet concerns what is looked at, and what concerns no single unit or criterion: titles, headers, empty rows. */
export const seenIn = ({ names, view }: GridBook, sheet: GridSheet): Seen => {
  if (!view || sheet.isForeign || wholeSheets.has(sheet.name)) return everything;
  if (view.by === "unit") {
    const hidden = rowsOfOthers(sheet, new Set(names.units), view.name);
    return { row: (row) => !hidden.has(row), column: () => true };
  }
  const { headers, hiddenColumns } = columnsOfOthers(sheet, names.criteria, view.name);
  const hidden = rowsOfOthers(sheet, new Set(names.criteria), view.name);
  return { row: (row) => headers.has(row) || !hidden.has(row), column: (column) => !hiddenColumns.has(column) };
};

const rowsOfOthers = ({ cells }: GridSheet, names: ReadonlySet<string>, shown: string): ReadonlySet<number> => {
  const hidden = new Set<number>();
  cells.forEach((row, place) => {
    let named = false;
    for (const cell of row) {
      if (typeof cell !== "string") continue;
      const text = cell.trim();
      if (text === shown) return;
      named ||= names.has(text);
    }
    if (named) hidden.add(place);
  });
  return hidden;
};

/** A row that heads columns of two criteria or more is a header; a column that no header gives to a criterion is everybody's. */
const columnsOfOthers = (
  { cells }: GridSheet,
  criteria: readonly string[],
  shown: string,
): { readonly headers: ReadonlySet<number>; readonly hiddenColumns: ReadonlySet<number> } => {
  const longestFirst = [...criteria].sort((a, b) => b.length - a.length);
  const known = new Map<string, string | null>();
  const headedBy = (cell: CellValue): string | null => {
    if (typeof cell !== "string") return null;
    const text = cellText(cell);
    const found = known.get(text) ?? longestFirst.find((name) => text.startsWith(name) || text.includes(`·${name}`));
    known.set(text, found ?? null);
    return found ?? null;
  };
  const headers = new Set<number>();
  const [own, others] = [new Set<number>(), new Set<number>()];
  // Below a header come rows by the thousand that name a criterion each, which head nothing.
  const firstTexts = new Set(criteria);
  cells.forEach((row, place) => {
    if (row.some((cell) => typeof cell === "string" && firstTexts.has(cell.trim()))) return;
    const heads = row.map(headedBy);
    if (new Set(heads.filter((one) => one !== null)).size < 2) return;
    headers.add(place);
    heads.forEach((head, column) => {
      if (head !== null) (head === shown ? own : others).add(column);
    });
  });
  // Reasons stand below in columns that belong to other criteria above.
  for (const row of cells) {
    if (row.some((cell) => typeof cell === "string" && cell.trim() === shown))
      row.forEach((cell, column) => cell !== null && own.add(column));
  }
  return { headers, hiddenColumns: new Set([...others].filter((column) => !own.has(column))) };
};
