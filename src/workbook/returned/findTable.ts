import { plainName } from "../../domain/scheme/unit.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, judged, noteAt, refused, warningAt, type Issue, type Result } from "../../domain/shared/result.ts";
import { addressOf, cellText, type CellValue } from "../sheetSnapshot.ts";
import type { ReturnedBook, ReturnedSheet } from "./returnedBook.ts";

/** A cell of a table that came back: its value, how it came by it, where it stands. */
export type ReturnedCell = {
  readonly value: CellValue;
  readonly place: Place;
  /** The formula that gave the value, if any; "" where only its result is in the file. */
  readonly formula: string | null;
  readonly percent: boolean;
  /** A number that is shown as a day. */
  readonly day: boolean;
  /** The value stands in another row of cells that were merged. */
  readonly merged: boolean;
};

export type ReturnedRow = { readonly cell: (header: string) => ReturnedCell };

/** A table of ours as it was laid out: where it stood, and its columns in their order. */
export type SoughtTable = {
  readonly sheet: string;
  readonly headers: readonly string[];
  /** The headers without which it cannot be read. */
  readonly needed: readonly string[];
  /** The sheets that other tables of ours stand on, which may look much the same. */
  readonly others: readonly string[];
  /** The headers of the columns that went out hidden. */
  readonly hidden?: readonly string[];
};

/**
 * Finds a table that went out among the sheets that came back (找回表格), by its headers: sheets may bear other names, rows and
 * columns may have been put in, taken out or moved.
 *
 * @returns its rows that hold anything; or `table-sheet-missing`, `table-missing` (sheet), `header-missing`, `header-repeated` (header); with the notes
 *   `sheet-renamed` (got, want), `columns-moved`, `rows-hidden` (count), `filter-left-on`, and the warnings `columns-hidden` (headers),
 *   `text-unseen` (count), `cells-beside` (count, got) for what stands beside the table and is not read
 */
export const findTable = (book: ReturnedBook, sought: SoughtTable, file: string): Result<readonly ReturnedRow[]> => {
  const found = sheetWith(book.sheets, sought);
  if (!found) {
    const isThere = book.sheets.some(({ name }) => plainName(name) === plainName(sought.sheet));
    const code = isThere ? "table-missing" : "table-sheet-missing";
    return refused([errorAt({ kind: "file", name: file }, code, { sheet: sought.sheet })]);
  }
  const { sheet, row: top, columns } = found;
  const at = (row: number, column: number): Place => ({
    kind: "cell",
    file,
    sheet: sheet.name,
    address: addressOf(row, column),
  });
  const lacking = sought.needed.filter((header) => !columns.has(header));
  const twice = sought.needed.filter((header) => columns.get(header) === repeated);
  if (lacking.length + twice.length > 0) {
    return refused([
      ...(lacking.length > 0 ? [errorAt(at(top, 0), "header-missing", { header: lacking.join("、") })] : []),
      ...(twice.length > 0 ? [errorAt(at(top, 0), "header-repeated", { header: twice.join("、") })] : []),
    ]);
  }
  const merged = mergedInto(sheet, top, new Set(columns.values()));
  const cellAt = (row: number, column: number): ReturnedCell => {
    const from = merged.get(row)?.get(column);
    const [firstRow, firstColumn] = from ?? [row, column];
    const address = addressOf(firstRow, firstColumn);
    return {
      value: sheet.cells[firstRow]?.[firstColumn] ?? null,
      place: at(row, column),
      formula: sheet.formulas.get(address) ?? null,
      percent: sheet.percents.has(address),
      day: sheet.days.has(address),
      merged: from !== undefined,
    };
  };
  const rows: ReturnedRow[] = [];
  for (let row = top + 1; row < sheet.cells.length; row++) {
    if ((sheet.cells[row] ?? []).every((value) => cellText(value) === "")) continue;
    rows.push({
      cell: (header) => {
        const column = columns.get(header);
        return column === undefined || column === repeated ? noCell(at(row, 0)) : cellAt(row, column);
      },
    });
  }
  return judged(() => rows, [...seenAbout(found, sought, file), ...besideTable(found, sought, file)]);
};

const repeated = -1;

const noCell = (place: Place): ReturnedCell => ({
  value: null,
  place,
  formula: null,
  percent: false,
  day: false,
  merged: false,
});

type FoundTable = {
  readonly sheet: ReturnedSheet;
  readonly row: number;
  /** The column of each header, `repeated` where it stands twice. */
  readonly columns: ReadonlyMap<string, number>;
};

/** The sheet of its own name; else whichever has most of the headers, more than half of those that are needed. */
const sheetWith = (
  sheets: readonly ReturnedSheet[],
  { sheet, headers, needed, others }: SoughtTable,
): FoundTable | null => {
  const taken = new Set(others.map(plainName));
  const wanted = plainName(sheet);
  const heldBy = ({ columns }: FoundTable): number => needed.filter((header) => columns.has(header)).length;
  const own = sheets.find(({ name }) => plainName(name) === wanted);
  let best = own ? headerRow(own, headers) : null;
  if (best && heldBy(best) === needed.length) return best;
  for (const one of sheets) {
    if (one === own || one.name.startsWith("_kaoping") || taken.has(plainName(one.name))) continue;
    const found = headerRow(one, headers);
    if (found && found.columns.size > (best?.columns.size ?? 0)) best = found;
  }
  return best && heldBy(best) * 2 > needed.length ? best : null;
};

/** The row that holds most of the headers, the first of equals. */
const headerRow = (sheet: ReturnedSheet, headers: readonly string[]): FoundTable | null => {
  const byName = new Map(headers.map((header) => [header, header]));
  const byPlain = new Map(headers.map((header) => [plainName(header), header]));
  let best: FoundTable | null = null;
  for (const [row, cells] of sheet.cells.entries()) {
    const columns = new Map<string, number>();
    for (const [column, value] of cells.entries()) {
      if (typeof value !== "string") continue;
      const header = byName.get(value) ?? byPlain.get(plainName(value));
      if (header !== undefined) columns.set(header, columns.has(header) ? repeated : column);
    }
    if (columns.size > (best?.columns.size ?? 0)) best = { sheet, row, columns };
    if (columns.size === headers.length) break;
  }
  return best;
};

/** Cells below the header that were merged with one above or beside them, in the table's columns: where their value stands. */
const mergedInto = (
  { merges, cells }: ReturnedSheet,
  top: number,
  columns: ReadonlySet<number>,
): ReadonlyMap<number, ReadonlyMap<number, readonly [row: number, column: number]>> => {
  const into = new Map<number, Map<number, readonly [row: number, column: number]>>();
  for (const area of merges) {
    if (area.firstRow <= top) continue;
    for (let row = area.firstRow; row <= Math.min(area.lastRow, cells.length - 1); row++) {
      for (const column of columns) {
        const covered = column >= area.firstColumn && column <= area.lastColumn;
        if (!covered || (row === area.firstRow && column === area.firstColumn)) continue;
        const ofRow = into.get(row) ?? new Map<number, readonly [row: number, column: number]>();
        into.set(row, ofRow.set(column, [area.firstRow, area.firstColumn]));
      }
    }
  }
  return into;
};

const seenAbout = ({ sheet, row, columns }: FoundTable, sought: SoughtTable, file: string): readonly Issue[] => {
  const place = { kind: "cell", file, sheet: sheet.name, address: addressOf(row, 0) } as const;
  const order = sought.headers.flatMap((header) => columns.get(header) ?? []);
  const moved = order.some((column, index) => index > 0 && column < (order[index - 1] ?? 0));
  const hidden = [...sheet.hiddenRows].filter(
    (one) => one > row && (sheet.cells[one] ?? []).some((value) => cellText(value) !== ""),
  ).length;
  // Of columns that are only there to look at, nobody needs to know.
  const unseen = sought.needed.filter(
    (header) => sheet.hiddenColumns.has(columns.get(header) ?? -1) && !(sought.hidden ?? []).includes(header),
  );
  return [
    ...(plainName(sheet.name) === plainName(sought.sheet)
      ? []
      : [noteAt(place, "sheet-renamed", { got: sheet.name, want: sought.sheet })]),
    ...(moved ? [noteAt(place, "columns-moved")] : []),
    ...(hidden > 0 ? [noteAt(place, "rows-hidden", { count: hidden })] : []),
    ...(unseen.length > 0 ? [warningAt(place, "columns-hidden", { headers: unseen.join("、") })] : []),
    ...(sheet.filtered ? [noteAt(place, "filter-left-on")] : []),
    ...(sheet.unseen.size > 0 ? [warningAt(place, "text-unseen", { count: sheet.unseen.size })] : []),
  ];
};

/** What stands beside the rows of a table, in columns of somebody's own: nobody reads it, so it is told. */
const besideTable = ({ sheet, row, columns }: FoundTable, { headers }: SoughtTable, file: string): readonly Issue[] => {
  const ours = new Set(columns.values());
  // A column of ours whose header was emptied or renamed is told as missing where it matters.
  const lacking = headers.some((header) => !columns.has(header));
  const beside = lacking
    ? []
    : sheet.cells
        .slice(row + 1)
        .flatMap((cells, below) =>
          cells.flatMap((value, column) =>
            ours.has(column) || cellText(value) === "" ? [] : [{ at: addressOf(row + 1 + below, column), value }],
          ),
        );
  const [first] = beside;
  if (!first) return [];
  const place = { kind: "cell", file, sheet: sheet.name, address: first.at } as const;
  return [warningAt(place, "cells-beside", { count: beside.length, got: cellText(first.value).slice(0, 40) })];
};
