import { at as itemAt } from "../../domain/shared/at.ts";
import { bodyRows, type PlacedTable } from "../../workbook/sheetLayout.ts";
import { cellText, type CellValue, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

/** Where one of our tables stands on a sheet as it was found (找到的表). */
export type FoundTable = {
  readonly placed: PlacedTable;
  /** The host's own table that it is; null where there is none, or the host knows none. */
  readonly hostTable: string | null;
  readonly headerRow: number;
  readonly firstColumn: number;
  /** The texts of the header row from its first column, as far as they go. */
  readonly headers: readonly string[];
  /** How many rows below the header are its own, empty ones among them. */
  readonly rows: number;
};

/**
 * Finds our tables on a sheet: by the host's name for them, else by the row that bears most of their headers, the nearest to
 * where we laid it out.
 *
 * @param tables in order from the top
 * @returns one a table, null for one that is not there
 */
export const findTables = (sheet: SheetSnapshot, tables: readonly PlacedTable[]): readonly (FoundTable | null)[] => {
  const heads = tables.map((placed) => headOf(sheet, placed));
  return tables.map((placed, place): FoundTable | null => {
    const head = heads[place];
    if (!head) return null;
    const next = heads.slice(place + 1).find((one) => one !== null);
    const nextTable = tables.slice(place + 1).find((_, at) => heads[place + 1 + at] !== null)?.table;
    // The empty row between the two is where a row typed below the first one stands.
    const above = nextTable?.caption === undefined ? 0 : 1;
    const end = next ? next.row - above : Infinity;
    const width = placed.table.columns.length;
    const headers = itemAt(sheet.cells, head.row).slice(head.column).map(cellText);
    const own = next ? end - head.row - 1 : ownRows(sheet, placed, head, Math.max(width, head.columns));
    return {
      placed,
      hostTable: head.name,
      headerRow: head.row,
      firstColumn: head.column,
      headers: trimmed(headers, head.columns),
      rows: Math.max(own, 0),
    };
  });
};

type Head = { readonly row: number; readonly column: number; readonly columns: number; readonly name: string | null };

const headOf = ({ cells, facts }: SheetSnapshot, { table, headerRow }: PlacedTable): Head | null => {
  const known = facts?.tables.find(({ name }) => name.toLowerCase() === table.name.toLowerCase());
  if (known) {
    const { row, column, columns } = known.area;
    return { row, column, columns, name: known.name };
  }
  const wanted = new Set(table.columns.map(({ header }) => header));
  let best = { row: -1, hits: 0 };
  cells.forEach((row, index) => {
    const hits = countIn(row, wanted);
    const nearer = Math.abs(index - headerRow) < Math.abs(best.row - headerRow);
    if (hits > best.hits || (hits === best.hits && hits > 0 && nearer)) best = { row: index, hits };
  });
  if (best.hits === 0 || 2 * best.hits < wanted.size) return null;
  const column = Math.max(
    0,
    itemAt(cells, best.row).findIndex((cell) => wanted.has(cellText(cell))),
  );
  const other = facts?.tables.find(({ area }) => area.row === best.row && area.column === column);
  return { row: best.row, column, columns: table.columns.length, name: other?.name ?? null };
};

const countIn = (row: readonly CellValue[], wanted: ReadonlySet<string>): number =>
  new Set(row.map(cellText).filter((text) => wanted.has(text))).size;

/** The rows of the last table: ours, and what follows without an empty row between. */
const ownRows = ({ cells, facts }: SheetSnapshot, { table }: PlacedTable, head: Head, width: number): number => {
  const known = facts?.tables.find(({ name }) => name === head.name)?.area.rows ?? 1;
  let rows = Math.max(bodyRows(table), known - 1);
  const isEmpty = (row: number): boolean =>
    itemAt(cells, row)
      .slice(head.column, head.column + width)
      .every((cell) => cellText(cell) === "");
  while (head.row + 1 + rows < cells.length && !isEmpty(head.row + 1 + rows)) rows++;
  return rows;
};

/** Headers that other people wrote right of ours are theirs. */
const trimmed = (headers: readonly string[], columns: number): readonly string[] => {
  const end = headers.findIndex((header, place) => place >= columns && header === "");
  return end < 0 ? headers : headers.slice(0, end);
};
