import type { TakeRow } from "../../app/driven/bookDriver.ts";
import type { ReadDepth } from "../../app/ports.ts";
import type { CellArea, SheetFacts, SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { identitySheetName } from "../../workbook/identity.ts";
import { breath } from "./breath.ts";
import { readPieces, type TakeCells } from "./readPieces.ts";
import { isTooLarge } from "./runBatch.ts";
import { sheetRows } from "./sheetRows.ts";
import { usedStrips, type UsedRange } from "./usedStrips.ts";

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

/** Which cells come with how far all of them reach: every sheet's, the ledger's, or none. */
type Together = "all" | "ledger" | "none";

/** All sheets as read, and the names that the host gave the ids of its events. */
export type ReadSheets = { readonly sheets: readonly SheetSnapshot[]; readonly names: ReadonlyMap<string, string> };

/** Pieces of the ledger that a year has whose cells are too many for one answer: Excel says how many there are only once asked for them. */
const largeLedger = 90;
/** Pieces that one answer takes, at some 3 kB each. */
const ledgerInOne = 900;

/**
 * Reads every sheet's used range (读取全部工作表): one round trip for the names, one for cells and all else; where cells are too
 * many for one answer, one for how far they reach, which brings the ledger too, and one a piece.
 *
 * @param large whether it is known that they are too many
 * @param depth "formulas" asks protected sheets for their formulas too, which takes a round trip more; "texts" asks all sheets for what
 *   their formulas say, in the round trip of the cells
 * @param take gets every row as soon as it is read
 * @returns the sheets without their cells
 */
export const readSheets = async (
  context: Excel.RequestContext,
  depth: ReadDepth,
  large: boolean,
  take: TakeRow,
): Promise<ReadSheets> => {
  const breathe = breath();
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected,items/tables/items/name");
  const ledger = worksheets.getItemOrNullObject(identitySheetName).getUsedRangeOrNullObject(true);
  ledger.load("rowCount");
  await context.sync();
  const pieces = ledger.isNullObject ? 0 : ledger.rowCount;
  const first = !large && pieces <= largeLedger ? "all" : pieces <= ledgerInOne ? "ledger" : "none";
  const { asked, together } = await askAll(context, depth, first, breathe);
  const rows = asked.map(({ used }, place) => sheetRows(used, (cells) => take(place, cells)));
  const takeCells: TakeCells = (place, row, column, cells) => rows[place]?.put(row, column, cells);
  const takeTexts: TakeCells = (place, row, _, texts) => rows[place]?.know(row, texts);
  const isDeep = ({ sheet, used }: Asked): boolean => isAskedForFormulas(depth, sheet) && !used.isNullObject;
  // Formulas first: of cells nothing is kept.
  if (together === "all") {
    const deep = asked.filter(isDeep);
    // Texts came with the cells.
    if (depth === "formulas" && deep.length > 0) {
      for (const { used } of deep) used.load("formulas");
      await context.sync();
    }
    for (const [place, one] of asked.entries()) {
      if (one.used.isNullObject) continue;
      if (isDeep(one)) for (const [row, texts] of one.used.formulas.entries()) takeTexts(place, row, 0, texts);
      for (const [row, cells] of one.used.values.entries()) {
        takeCells(place, row, 0, cells);
        await breathe();
      }
    }
  } else {
    const ranges = asked.map((one) => usedRange(one, together));
    const strips = await usedStrips(context, ranges);
    const deep = strips.filter(({ range }) => asked[range] && isDeep(asked[range]));
    const unread = deep.map((strip) => ({ ...strip, loaded: false }));
    await readPieces(context, ranges, unread, "formulas", takeTexts, breathe);
    await readPieces(context, ranges, strips, "values", takeCells, breathe);
  }
  const sheets = asked.map((one, place): SheetSnapshot => {
    const { sheet } = one;
    const said = rows[place]?.end();
    const known = said && isDeep(one);
    const texts = depth === "texts" ? { formulaTexts: known ? said.texts : new Map<string, string>() } : {};
    const formulas = known ? said.formulas : areasOf(one.formulas);
    return {
      name: sheet.name,
      visibility: visibilities[sheet.visibility] ?? "visible",
      cells: [],
      ...(isIdentity(sheet) ? {} : { facts: { ...factsOf(one, formulas), ...texts } }),
    };
  });
  return { sheets, names: new Map(worksheets.items.map(({ id, name }) => [id, name])) };
};

/** All that is asked of sheets but their cells, and of these as many as one answer takes. */
const askAll = async (
  context: Excel.RequestContext,
  depth: ReadDepth,
  together: Together,
  breathe: () => Promise<void>,
): Promise<{ readonly asked: readonly Asked[]; readonly together: Together }> => {
  const asked = context.workbook.worksheets.items.map(ask);
  for (const { sheet, used } of asked) {
    const cells = depth === "texts" && isAskedForFormulas(depth, sheet) ? "values,formulas" : "values";
    const comes = together === "all" || (together === "ledger" && isIdentity(sheet));
    used.load(comes ? `${cells},${areaFields}` : areaFields);
  }
  try {
    await context.sync();
  } catch (error) {
    if (together === "none" || !isTooLarge(error)) throw error;
    return askAll(context, depth, together === "all" ? "ledger" : "none", breathe);
  }
  // The runtime has just unpacked the whole answer.
  await breathe();
  // Of more than five million cells Excel gives none and says nothing.
  const tooMany =
    together === "all" && asked.some(({ used }) => !used.isNullObject && (used.values as unknown) === null);
  return { asked, together: tooMany ? "none" : together };
};

const usedRange = ({ sheet, used, tables }: Asked, together: Together): UsedRange => ({
  sheet,
  used,
  tables: tables.map(({ range }) => areaOf(range)),
  loaded: together === "ledger" && isIdentity(sheet),
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
