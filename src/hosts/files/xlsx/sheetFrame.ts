import { mergedLines } from "../../../workbook/lineSpan.ts";
import {
  bodyRows,
  hiddenColumns,
  placedTables,
  rowsAboveTable,
  type PlacedTable,
  type SheetLayout,
} from "../../../workbook/sheetLayout.ts";
import { columnLetters } from "../../../workbook/sheetSnapshot.ts";
import { areaText, type Area } from "./addresses.ts";

/** How many characters fit on a page's width before A4 shows them smaller than 8 points; landscape, portrait. */
const pageWidth = { landscape: 210, portrait: 140 } as const;
/** A header that stands lower than this is not kept in sight: it would take the window with all above it. */
const lowestFrozen = 12;
/** The width of a sheet without tables, in characters. */
const aloneWidth = 100;

/** The cells of a sheet that are ours: from A1, as wide as its widest table. */
export const ownArea = (sheet: SheetLayout): Area => {
  const placed = placedTables(sheet);
  const last = placed.at(-1);
  return {
    firstRow: 0,
    firstColumn: 0,
    lastRow: last ? last.headerRow + bodyRows(last.table) : rowsAboveTable(sheet) - 1,
    lastColumn: Math.max(1, ...placed.map(({ table }) => table.columns.length)) - 1,
  };
};

/** What is printed: all that is ours but the empty rows at the end. */
const printedArea = (sheet: SheetLayout): Area => {
  const area = ownArea(sheet);
  return { ...area, lastRow: area.lastRow - (placedTables(sheet).at(-1)?.table.spareRows ?? 0) };
};

/** The width of each of our columns in characters: where tables differ, the widest wish. */
export const columnWidths = (sheet: SheetLayout): readonly number[] => {
  const placed = placedTables(sheet);
  if (placed.length === 0) return [aloneWidth];
  return Array.from({ length: ownArea(sheet).lastColumn + 1 }, (_, column) =>
    Math.max(...placed.map(({ table }) => table.columns[column]?.width ?? 0)),
  );
};

/** The one table whose header stays in sight and is repeated in print; several take turns, so none of them. */
const headedBy = (sheet: SheetLayout): PlacedTable | null => {
  const [first, second] = placedTables(sheet);
  return first && !second ? first : null;
};

/** The pane that stays in sight (冻结窗格), as XML; "" for none. */
export const paneXml = (sheet: SheetLayout): string => {
  const headed = headedBy(sheet);
  const rows = headed && headed.headerRow < lowestFrozen ? headed.headerRow + 1 : 0;
  const columns = sheet.frozenColumns ?? 0;
  if (rows === 0 && columns === 0) return "";
  const pane = rows === 0 ? "topRight" : columns === 0 ? "bottomLeft" : "bottomRight";
  const corner = `${columnLetters(columns)}${rows + 1}`;
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}`;
  return (
    `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`
  );
};

/** Lines and captions, spread over the columns. */
export const mergedAreas = (sheet: SheetLayout): readonly string[] =>
  mergedLines(sheet).map(({ row, columns }) =>
    areaText({ firstRow: row, firstColumn: 0, lastRow: row, lastColumn: columns - 1 }),
  );

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** "$A$1:$C$3" on a sheet, as names refer to cells. */
const fixedArea = (sheet: string, { firstRow, firstColumn, lastRow, lastColumn }: Area): string =>
  `${quoted(sheet)}!$${columnLetters(firstColumn)}$${firstRow + 1}:$${columnLetters(lastColumn)}$${lastRow + 1}`;

/** What a sheet prints, and what it repeats on every page, as names say it; null for nothing repeated. */
export const printNames = (sheet: SheetLayout): { readonly area: string; readonly titles: string | null } => {
  const headed = headedBy(sheet);
  const name = quoted(sheet.name);
  const columns = sheet.frozenColumns ?? 0;
  const titles = [
    ...(columns > 0 && pagesWide(sheet) > 1 ? [`${name}!$A:$${columnLetters(columns - 1)}`] : []),
    ...(headed ? [`${name}!$${headed.headerRow + 1}:$${headed.headerRow + 1}`] : []),
  ];
  return { area: fixedArea(sheet.name, printedArea(sheet)), titles: titles.length === 0 ? null : titles.join(",") };
};

/** How many pages side by side a sheet takes in print. */
export const pagesWide = (sheet: SheetLayout): number => {
  const hidden = new Set(placedTables(sheet).flatMap(({ table }) => hiddenColumns(table)));
  const width = columnWidths(sheet).reduce((sum, one, column) => (hidden.has(column) ? sum : sum + one), 0);
  return Math.ceil(width / pageWidth[sheet.landscape ? "landscape" : "portrait"]);
};
