import {
  cellCount,
  columnName,
  containsArea,
  containsCell,
  intersect,
  lastColumn,
  lastRow,
  type Area,
} from "./addresses.ts";
import type { CellState, FormatBand, FormatValue, SheetState } from "./model.ts";

/** What a cell has before anybody formats it. */
const FORMAT_DEFAULTS: Readonly<Record<string, FormatValue>> = {
  numberFormat: "General",
  "fill.color": "#FFFFFF",
  "font.bold": false,
  "font.italic": false,
  "font.strikethrough": false,
  "font.underline": "None",
  "font.color": "#000000",
  "font.size": 11,
  "font.name": "等线",
  wrapText: false,
  shrinkToFit: false,
  indentLevel: 0,
  textOrientation: 0,
  horizontalAlignment: "General",
  verticalAlignment: "Bottom",
  "protection.locked": true,
  "protection.formulaHidden": false,
};

/** Areas above this many cells are kept as one band instead of cell by cell. */
const BAND_FROM = 2_000;

/** One property of one cell: its own, else the last band over it, else the default. */
export function formatOfCell(sheet: SheetState, row: number, column: number, property: string): FormatValue {
  const own = sheet.cells[row]?.[column]?.format?.[property];
  if (own !== undefined) return own;
  const band = bandsOf(sheet, property).findLast((each) => containsCell(each.area, row, column));
  return band?.value ?? FORMAT_DEFAULTS[property] ?? "";
}

/** The bands of each property, as long as a sheet has the same ones: they are asked for at every cell that is entered. */
const sortedBands = new WeakMap<
  readonly FormatBand[],
  { readonly count: number; readonly of: Map<string, FormatBand[]> }
>();

function bandsOf({ bands }: SheetState, property: string): readonly FormatBand[] {
  const known = sortedBands.get(bands);
  if (known?.count === bands.length) return known.of.get(property) ?? [];
  const of = new Map<string, FormatBand[]>();
  for (const band of bands) of.set(band.property, [...(of.get(band.property) ?? []), band]);
  sortedBands.set(bands, { count: bands.length, of });
  return of.get(property) ?? [];
}

/** The property when all cells of the area agree, else null (docs: "Blank and null values in Excel add-ins"). */
export function formatOfArea(sheet: SheetState, area: Area, property: string): FormatValue | null {
  const seen = new Set<FormatValue>();
  for (const [row, column] of samplePoints(sheet, area, property)) {
    seen.add(formatOfCell(sheet, row, column, property));
    if (seen.size > 1) return null;
  }
  return [...seen][0] ?? null;
}

export function setFormat(sheet: SheetState, area: Area, property: string, value: FormatValue): void {
  if (cellCount(area) <= BAND_FROM) {
    for (let row = area.row; row <= lastRow(area); row += 1) {
      for (let column = area.column; column <= lastColumn(area); column += 1) {
        const cell = cellAt(sheet, row, column);
        cell.format = { ...cell.format, [property]: value };
      }
    }
    return;
  }
  eachCell(sheet, area, (cell) => {
    if (cell.format?.[property] === undefined) return;
    cell.format = Object.fromEntries(Object.entries(cell.format).filter(([key]) => key !== property));
  });
  sheet.bands = sheet.bands.filter((band) => band.property !== property || !containsArea(area, band.area));
  sheet.bands.push({ area, property, value });
}

/** Puts every property back to the default (`range.clear("Formats")`). */
export function clearFormats(sheet: SheetState, area: Area): void {
  eachCell(sheet, area, (cell) => delete cell.format);
  const properties = new Set(sheet.bands.filter((band) => intersect(band.area, area)).map((band) => band.property));
  for (const property of properties) setFormat(sheet, area, property, FORMAT_DEFAULTS[property] ?? "");
}

/** The cell to write to; makes it if there is none yet. */
export function cellAt(sheet: SheetState, row: number, column: number): CellState {
  const cells = (sheet.cells[row] ??= {});
  return (cells[column] ??= { value: "" });
}

/** Visits the cells of the area that exist, row by row. */
export function eachCell(
  sheet: SheetState,
  area: Area,
  visit: (cell: CellState, row: number, column: number) => void,
): void {
  const visitRow = (row: number): void => {
    const cells = sheet.cells[row];
    if (!cells) return;
    if (area.columnCount <= narrow) {
      for (let column = area.column; column <= lastColumn(area); column += 1) {
        const cell = cells[column];
        if (cell) visit(cell, row, column);
      }
      return;
    }
    for (const key of Object.keys(cells)) {
      const column = Number(key);
      const cell = cells[column];
      if (cell && column >= area.column && column <= lastColumn(area)) visit(cell, row, column);
    }
  };
  if (area.rowCount <= many) for (let row = area.row; row <= lastRow(area); row += 1) visitRow(row);
  else {
    for (const key of Object.keys(sheet.cells)) {
      const row = Number(key);
      if (row >= area.row && row <= lastRow(area)) visitRow(row);
    }
  }
}

/** Columns that are looked up one by one, and rows: where an area has more, what exists is gone through. */
const narrow = 64;
const many = 200_000;

/** Points that together show every value the area can hold: its cells, and one in each tile the bands cut. */
function samplePoints(sheet: SheetState, area: Area, property: string): [number, number][] {
  const points: [number, number][] = [];
  eachCell(sheet, area, (cell, row, column) => {
    if (cell.format?.[property] !== undefined) points.push([row, column]);
  });
  const bands = sheet.bands.flatMap((band) => (band.property === property ? (intersect(band.area, area) ?? []) : []));
  const rows = cuts(
    area.row,
    lastRow(area),
    bands.flatMap((band) => [band.row, lastRow(band) + 1]),
  );
  const columns = cuts(
    area.column,
    lastColumn(area),
    bands.flatMap((band) => [band.column, lastColumn(band) + 1]),
  );
  const taken = new Set(points.map(([row, column]) => `${columnName(column)}${row}`));
  if (taken.size >= cellCount(area)) return points;
  for (const row of rows) {
    for (const column of columns) {
      const free = freePoint(taken, row, column, area);
      if (free) points.push(free);
    }
  }
  return points;
}

const cuts = (from: number, to: number, at: readonly number[]): number[] => [
  ...new Set([from, ...at.filter((each) => each >= from && each <= to)]),
];

/** The first cell from here on, in reading order, that has no value of its own. */
function freePoint(taken: ReadonlySet<string>, row: number, column: number, area: Area): [number, number] | null {
  for (let r = row; r <= lastRow(area); r += 1) {
    for (let c = r === row ? column : area.column; c <= lastColumn(area); c += 1) {
      if (!taken.has(`${columnName(c)}${r}`)) return [r, c];
    }
  }
  return null;
}
