import { gatherAreas, movedBy } from "../../app/driven/areas.ts";
import type { ReadDepth } from "../../app/ports.ts";
import {
  addressOf,
  type CellArea,
  type CellValue,
  type SheetFacts,
  type SheetSnapshot,
} from "../../workbook/sheetSnapshot.ts";
import { identitySheetName } from "../../workbook/identity.ts";
import { breath } from "./breath.ts";
import { isTooLarge, readPieces, type Grid } from "./readPieces.ts";
import type { UsedRange } from "./usedStrips.ts";

const visibilities: Readonly<Record<string, SheetSnapshot["visibility"]>> = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

const areaFields = "rowIndex,columnIndex,rowCount,columnCount";

/** What is asked of one sheet in the second round trip. */
type Asked = {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly formulas: Excel.RangeAreas | null;
  readonly merged: Excel.RangeAreas | null;
  readonly tables: readonly { readonly name: string; readonly range: Excel.Range; readonly filter: Excel.AutoFilter }[];
};

/** All sheets as read, and the names that the host gave the ids of its events. */
export type ReadSheets = { readonly sheets: readonly SheetSnapshot[]; readonly names: ReadonlyMap<string, string> };

/** Pieces of the ledger that a year has whose cells are too many for one answer: Excel says how many there are only once asked for them. */
const largeLedger = 90;

/**
 * Reads every sheet's used range (读取全部工作表): one round trip for the names, one for cells and all else; where cells are too
 * many for one answer, one for how far they reach, and one a piece.
 *
 * @param large whether it is known that they are too many
 * @param depth "formulas" asks protected sheets for their formulas too, which takes a round trip more; "texts" asks all sheets for what
 *   their formulas say, in the round trip of the cells
 */
export const readSheets = async (
  context: Excel.RequestContext,
  depth: ReadDepth,
  large: boolean,
): Promise<ReadSheets> => {
  const breathe = breath();
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected,items/tables/items/name");
  const ledger = worksheets.getItemOrNullObject(identitySheetName).getUsedRangeOrNullObject(true);
  ledger.load("rowCount");
  await context.sync();
  const inPieces = large || (!ledger.isNullObject && ledger.rowCount > largeLedger);
  const { asked, values } = await readCells(context, depth, inPieces, breathe);
  const deep = asked.filter(({ sheet, used }) => isAskedForFormulas(depth, sheet) && !used.isNullObject);
  const grids = await formulaTexts(context, deep, values !== null ? "in pieces" : depth, breathe);
  const sheets: SheetSnapshot[] = [];
  for (const [place, one] of asked.entries()) {
    await breathe();
    const { sheet, used } = one;
    const grid = used.isNullObject ? [] : (values?.[place] ?? used.values);
    const known = grids.get(sheet.name);
    const formulas =
      known && !used.isNullObject ? await formulaAreas(known, grid, used, breathe) : areasOf(one.formulas);
    const texts = known ? await textsByAddress(known, grid, used, breathe) : new Map<string, string>();
    const said = depth === "texts" ? { formulaTexts: texts } : {};
    sheets.push({
      name: sheet.name,
      visibility: visibilities[sheet.visibility] ?? "visible",
      cells: used.isNullObject ? [] : await cellsFromA1(grid, used, breathe),
      ...(isIdentity(sheet) ? {} : { facts: { ...factsOf(one, formulas), ...said } }),
    });
  }
  return { sheets, names: new Map(worksheets.items.map(({ id, name }) => [id, name])) };
};

/** All sheets' cells in one answer, or in pieces where they are too many for it. */
const readCells = async (
  context: Excel.RequestContext,
  depth: ReadDepth,
  inPieces: boolean,
  breathe: () => Promise<void>,
): Promise<{ readonly asked: readonly Asked[]; readonly values: readonly Grid[] | null }> => {
  const asked = context.workbook.worksheets.items.map(ask);
  for (const { sheet, used } of asked) {
    const cells = depth === "texts" && isAskedForFormulas(depth, sheet) ? "values,formulas" : "values";
    used.load(inPieces ? areaFields : `${cells},${areaFields}`);
  }
  try {
    await context.sync();
  } catch (error) {
    if (inPieces || !isTooLarge(error)) throw error;
    return readCells(context, depth, true, breathe);
  }
  // The runtime has just unpacked the whole answer.
  await breathe();
  // Of more than five million cells Excel gives none and says nothing.
  const tooMany = inPieces || asked.some(({ used }) => !used.isNullObject && (used.values as unknown) === null);
  return { asked, values: tooMany ? await readPieces(context, asked.map(usedRange), "values", breathe) : null };
};

const usedRange = ({ sheet, used, tables }: Asked): UsedRange => ({
  sheet,
  used,
  ends: tables.map(({ range }) => range.rowIndex + range.rowCount - 1),
});

const isAskedForFormulas = (depth: ReadDepth, sheet: Excel.Worksheet): boolean =>
  depth === "formulas" ? isGuarded(sheet) : depth === "texts" && !isIdentity(sheet);

/** A protected sheet refuses to say which cells are special. */
const isGuarded = (sheet: Excel.Worksheet): boolean => sheet.protection.protected && !isIdentity(sheet);

/** The sheet by which a workbook knows what it is: of it only cells are wanted. One that a macro hid as deeply is a sheet as any other. */
const isIdentity = ({ name, visibility }: Excel.Worksheet): boolean =>
  name === identitySheetName && visibility === "VeryHidden";

const ask = (sheet: Excel.Worksheet): Asked => {
  const used = sheet.getUsedRangeOrNullObject(true);
  if (isIdentity(sheet)) return { sheet, used, formulas: null, merged: null, tables: [] };
  used.load("rowHidden");
  const formulas = isGuarded(sheet) ? null : used.getSpecialCellsOrNullObject("Formulas");
  formulas?.areas.load(`items/${areaFields.replaceAll(",", ",items/")}`);
  const merged = used.getMergedAreasOrNullObject();
  merged.areas.load(`items/${areaFields.replaceAll(",", ",items/")}`);
  sheet.autoFilter.load("isDataFiltered");
  const tables = sheet.tables.items.map((table) => {
    const range = table.getRange();
    range.load(`${areaFields},columnHidden`);
    table.autoFilter.load("isDataFiltered");
    return { name: table.name, range, filter: table.autoFilter };
  });
  return { sheet, used, formulas, merged, tables };
};

const factsOf = ({ sheet, used, merged, tables }: Asked, formulas: SheetFacts["formulas"]): SheetFacts => ({
  formulas: used.isNullObject ? [] : formulas,
  tables: tables.map(({ name, range, filter }) => ({
    name,
    area: areaOf(range),
    filtered: filter.isDataFiltered,
    columnsHidden: (range.columnHidden as boolean | null) !== false,
  })),
  merged: areasOf(merged) ?? [],
  // Null says that some are.
  rowsHidden: !used.isNullObject && (used.rowHidden as boolean | null) !== false,
  filtered: sheet.autoFilter.isDataFiltered,
  isProtected: sheet.protection.protected,
});

const areaOf = (range: Excel.Range): CellArea => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

const areasOf = (areas: Excel.RangeAreas | null): readonly CellArea[] | null =>
  areas === null ? null : areas.isNullObject ? [] : areas.areas.items.map(areaOf);

const formulaTexts = async (
  context: Excel.RequestContext,
  asked: readonly Asked[],
  how: ReadDepth | "in pieces",
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> => {
  if (asked.length === 0) return new Map();
  if (how === "in pieces") {
    const grids = await readPieces(context, asked.map(usedRange), "formulas", breathe);
    return new Map(asked.map(({ sheet }, place) => [sheet.name, grids[place] ?? []]));
  }
  // Texts came with the cells.
  if (how === "formulas") {
    for (const { used } of asked) used.load("formulas");
    await context.sync();
  }
  return new Map(asked.map(({ sheet, used }) => [sheet.name, used.formulas as readonly (readonly unknown[])[]]));
};

/** A cell whose formula is not just what it shows holds one. */
const formulaAreas = async (
  texts: readonly (readonly unknown[])[],
  values: readonly (readonly unknown[])[],
  used: Excel.Range,
  breathe: () => Promise<void>,
): Promise<readonly CellArea[]> => {
  const gathered = gatherAreas();
  for (const [row, cells] of texts.entries()) {
    gathered.row(cells.length, (column) => isFormula(cells[column], values[row]?.[column]));
    await breathe();
  }
  return gathered.areas().map((area) => movedBy(area, used.rowIndex, used.columnIndex));
};

const isFormula = (text: unknown, value: unknown): text is string =>
  typeof text === "string" && text.startsWith("=") && text !== value;

/** What formulas say, without the equals sign, by address. */
const textsByAddress = async (
  texts: readonly (readonly unknown[])[],
  values: readonly (readonly unknown[])[],
  { rowIndex, columnIndex }: Excel.Range,
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  for (const [row, cells] of texts.entries()) {
    for (const [column, text] of cells.entries()) {
      if (isFormula(text, values[row]?.[column]))
        found.set(addressOf(rowIndex + row, columnIndex + column), text.slice(1));
    }
    await breathe();
  }
  return found;
};

/** Excel gives the used part only, and "" for what is empty. The answer's own rows are kept where they begin in column A: nobody else reads them. */
const cellsFromA1 = async (
  values: readonly (readonly unknown[])[],
  { rowIndex, columnIndex }: Excel.Range,
  breathe: () => Promise<void>,
): Promise<readonly (readonly CellValue[])[]> => {
  const left = Array.from({ length: columnIndex }, (): CellValue => null);
  const rows = Array.from({ length: rowIndex }, (): CellValue[] => []);
  for (const row of values) {
    rows.push(columnIndex === 0 ? cellsIn(row) : [...left, ...cellsIn(row)]);
    await breathe();
  }
  return rows;
};

/** Turns a row of an answer into cells in its place: a copy of each of sixty thousand would be as much again to clear away. */
const cellsIn = (row: readonly unknown[]): CellValue[] => {
  const cells = row as CellValue[];
  for (let column = 0; column < cells.length; column++) cells[column] = cellValue(cells[column]);
  return cells;
};

const cellValue = (value: unknown): CellValue => {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" && value !== "" ? value : null;
};
