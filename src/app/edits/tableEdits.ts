import { at as itemAt } from "../../domain/shared/at.ts";
import type { ColumnLayout, LayoutCell, TableLayout } from "../../workbook/sheetLayout.ts";
import {
  addressOf,
  areaAddress,
  cellText,
  type CellArea,
  type CellValue,
  type SheetSnapshot,
} from "../../workbook/sheetSnapshot.ts";
import { dateOfDay } from "../../workbook/dayNumber.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import { agrees } from "../cellAgrees.ts";
import { alignHeaders, alignRows, plainText, type Alignment } from "./alignRows.ts";
import type { CellEdit } from "./editBlocks.ts";
import type { EditedCell, EditKind, FoundEdit } from "./edit.ts";
import type { FoundTable } from "./findTable.ts";

/** What a formula may come to beside what the ledger has: what it will come to once what was typed is recorded. */
export type Expected = (table: string, row: readonly LayoutCell[], column: number) => LayoutCell | undefined;

/** What happened to a table (表的改动): rows and columns added, gone or moved, headers, and cell by cell the rest. */
export const tableEdits = (
  sheet: SheetSnapshot,
  found: FoundTable,
  expected: Expected,
): { readonly edits: readonly FoundEdit[]; readonly cells: readonly CellEdit[] } => {
  const { table } = found.placed;
  const columns = columnsFound(found);
  const wanted = table.rows;
  const telling = table.columns.flatMap((_, column) => (isComputed(table, column) ? [] : [column]));
  const cellsAt = (row: number): readonly CellValue[] => sheet.cells[found.headerRow + 1 + row] ?? [];
  const textsOf = (row: number): readonly string[] => {
    const cells = cellsAt(row);
    return telling.map((column) => {
      const at = columns.foundAt(column);
      return at === null ? "" : plainText(cells[at]);
    });
  };
  const rowsFound = Array.from({ length: found.rows }, (_, row) => {
    const texts = textsOf(row);
    return texts.some((text) => text !== "") ? texts : null;
  });
  const rows = alignRows(
    wanted.map((row) => telling.map((column) => plainText(valueOfCell(row[column] ?? null)))),
    rowsFound,
  );
  const context = { sheet, found, columns, rows, expected };
  return {
    edits: [...columnEdits(context), ...rowEdits(context)],
    cells: rows.pairs.flatMap((pair) => pairEdits(context, pair.want, pair.found)),
  };
};

type Context = {
  readonly sheet: SheetSnapshot;
  readonly found: FoundTable;
  readonly columns: ColumnsFound;
  readonly rows: Alignment;
  readonly expected: Expected;
};

type ColumnsFound = Alignment & { readonly foundAt: (column: number) => number | null };

const columnsFound = ({ placed, headers, firstColumn }: FoundTable): ColumnsFound => {
  const alignment = alignHeaders(
    placed.table.columns.map(({ header }) => header.trim()),
    headers,
  );
  const at = new Map(alignment.pairs.map(({ want, found }) => [want, firstColumn + found]));
  // What stands right of all that is ours is others'.
  const last = Math.max(-1, ...alignment.pairs.map(({ found }) => found));
  const added = alignment.added.filter((place) => place < last);
  return { ...alignment, added, foundAt: (column) => at.get(column) ?? null };
};

const isComputed = ({ rows, columns }: TableLayout, column: number): boolean =>
  columns[column]?.computed === true ||
  rows.some((row) => row[column] !== null && row[column] !== undefined && typeof row[column] === "object");

const columnEdits = ({ sheet, found, columns }: Context): readonly FoundEdit[] => {
  const { placed, headerRow, firstColumn, headers } = found;
  const base = { sheet: sheet.name, cells: [], count: 1 };
  const at = (place: number): string => addressOf(headerRow, firstColumn + place);
  const nameOf = (column: number): string => itemAt(placed.table.columns, column).header;
  return [
    ...columns.pairs.flatMap(({ want, found: place }): readonly FoundEdit[] =>
      headers[place] === nameOf(want).trim()
        ? []
        : [{ ...base, kind: "header-renamed", address: at(place), was: nameOf(want), is: itemAt(headers, place) }],
    ),
    ...columns.removed.map((column): FoundEdit => {
      const gone = { ...base, was: nameOf(column), is: "" };
      return { ...gone, kind: "columns-removed", address: addressOf(placed.headerRow, column) };
    }),
    ...columns.added.map((place): FoundEdit => {
      const more = { ...base, was: "", is: itemAt(headers, place) };
      return { ...more, kind: "columns-added", address: at(place) };
    }),
    ...[...columns.moved].map((pair): FoundEdit => {
      const moved = itemAt(columns.pairs, pair);
      const [was, is] = [addressOf(placed.headerRow, moved.want), at(moved.found)];
      return { ...base, kind: "columns-moved", address: is, was, is: nameOf(moved.want) };
    }),
  ];
};

const rowEdits = ({ sheet, found, rows, columns }: Context): readonly FoundEdit[] => {
  const { placed, headerRow, firstColumn } = found;
  const { table } = placed;
  const first = headerRow + 1;
  const width = Math.max(found.headers.length, 1);
  const stretch = (from: number, count: number): string =>
    areaAddress({ row: from, column: firstColumn, rows: count, columns: width });
  const removed = runsOf(rows.removed).map(({ from, count }): FoundEdit => {
    const gone = table.rows.slice(from, from + count);
    const cells = gone.flatMap((row, place) => removedCells(table, row, placed.headerRow + 1 + from + place));
    const address = areaAddress({ row: placed.headerRow + 1 + from, column: 0, rows: count, columns: width });
    return { kind: "rows-removed", sheet: sheet.name, address, count, was: rowName(gone[0]), is: "", cells };
  });
  const added = runsOf(rows.added).map(({ from, count }): FoundEdit => {
    const cells = Array.from({ length: count }, (_, place) => addedCells(sheet, table, columns, first + from + place));
    const is = cellText(sheet.cells[first + from]?.[columns.foundAt(0) ?? firstColumn]);
    const address = stretch(first + from, count);
    const more = { sheet: sheet.name, address, count, was: "", is, cells: cells.flat(), table: table.name };
    return { kind: "rows-added", ...more };
  });
  const moved = rows.moved.size;
  if (moved === 0) return [...removed, ...added];
  const address = stretch(first, Math.max(...rows.pairs.map((pair) => pair.found)) + 1);
  const order: FoundEdit = {
    kind: "rows-moved",
    sheet: sheet.name,
    address,
    count: moved,
    was: "",
    is: "",
    cells: [],
  };
  return [...removed, ...added, order];
};

const rowName = (row: readonly LayoutCell[] | undefined): string => cellText(valueOfCell(row?.[0] ?? null));

const removedCells = (table: TableLayout, row: readonly LayoutCell[], at: number): readonly EditedCell[] =>
  row.flatMap((cell, column) => {
    const { kind, header } = itemAt(table.columns, column);
    const old = shownText({ kind }, valueOfCell(cell));
    return old === ""
      ? []
      : [
          {
            address: addressOf(at, column),
            row: rowName(row),
            header,
            old,
            now: "",
            home: { row: at, column },
            value: null,
          },
        ];
  });

const addedCells = (
  sheet: SheetSnapshot,
  table: TableLayout,
  columns: ColumnsFound,
  row: number,
): readonly EditedCell[] =>
  table.columns.flatMap(({ header, kind }, column) => {
    const place = columns.foundAt(column);
    const value = place === null ? null : (sheet.cells[row]?.[place] ?? null);
    const now = shownText({ kind }, value);
    const name = cellText(sheet.cells[row]?.[columns.foundAt(0) ?? 0]);
    return place === null || now === ""
      ? []
      : [{ address: addressOf(row, place), row: name, header, old: "", now, home: null, value }];
  });

const pairEdits = (context: Context, want: number, found: number): readonly CellEdit[] => {
  const { sheet, columns, expected } = context;
  const { placed, headerRow } = context.found;
  const { table } = placed;
  const row = itemAt(table.rows, want);
  const at = headerRow + 1 + found;
  const cells = itemAt(sheet.cells, at);
  return table.columns.flatMap((column, place): readonly CellEdit[] => {
    const foundAt = columns.foundAt(place);
    if (foundAt === null) return [];
    const ought = row[place] ?? null;
    const is = cells[foundAt] ?? null;
    const kind = kindOf({ is, ought, column }, holdsFormula(sheet, at, foundAt, ought), () =>
      expected(table.name, row, place),
    );
    if (kind === null) return [];
    const cell: EditedCell = {
      address: addressOf(at, foundAt),
      row: rowName(row),
      header: column.header,
      old: shownText(column, valueOfCell(ought)),
      now: shownText(column, is),
      home: { row: placed.headerRow + 1 + want, column: place },
      value: is,
    };
    return [{ kind, cell }];
  });
};

/** A protected sheet that was not asked for its formulas has kept those that it had: their cells are locked. */
const holdsFormula = (sheet: SheetSnapshot, row: number, column: number, ought: LayoutCell): boolean | null => {
  const known = formulaAt(sheet, row, column);
  const wanted = ought !== null && typeof ought === "object";
  return known === null && wanted && sheet.facts?.isProtected === true ? true : known;
};

/** A cell as people see it: days by their date. */
const shownText = ({ kind }: Pick<ColumnLayout, "kind">, value: CellValue): string =>
  (kind === "date" && typeof value === "number" ? dateOfDay(value) : null) ?? cellText(value);

/** Whether a cell holds a formula; null where the host cannot tell. */
const formulaAt = ({ facts }: SheetSnapshot, row: number, column: number): boolean | null =>
  facts?.formulas
    ? facts.formulas.some(
        (area: CellArea) =>
          row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns,
      )
    : null;

type Compared = {
  readonly is: CellValue;
  readonly ought: LayoutCell;
  readonly column: Pick<ColumnLayout, "kind">;
};

/** What happened to a cell; null where it says what it should. */
const kindOf = (
  { is, ought, column }: Compared,
  isFormula: boolean | null,
  later: () => LayoutCell | undefined,
): EditKind | null => {
  const wantsFormula = ought !== null && typeof ought === "object";
  if (wantsFormula && isFormula === false) return cellText(is) === "" ? "cell-cleared" : "formula-to-value";
  if (!wantsFormula && isFormula === true) return "value-to-formula";
  const same = is === ought || agrees(is, ought);
  const want = valueOfCell(ought);
  if (same) return typeof want === "number" && typeof is === "string" && !wantsFormula ? "number-as-text" : null;
  if (wantsFormula) {
    const then = later();
    if (then !== undefined && agrees(is, then)) return null;
    if (isFormula === true) return "result-differs";
  }
  if (cellText(is) === "") return "cell-cleared";
  if (cellText(want) === "") return "cell-filled";
  if (typeof want === "number" && typeof is === "string") {
    if (column.kind === "date") return "date-as-text";
    if (Number(is.normalize("NFKC").trim()) === want) return "number-as-text";
  }
  return "cell-changed";
};

type Run = { readonly from: number; readonly count: number };

const runsOf = (places: readonly number[]): readonly Run[] => {
  const runs: { from: number; count: number }[] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last && last.from + last.count === place) last.count++;
    else runs.push({ from: place, count: 1 });
  }
  return runs;
};
