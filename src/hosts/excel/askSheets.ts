import type { ReadDepth } from "../../app/ports.ts";
import type { CellArea, SheetFacts } from "../../workbook/sheetSnapshot.ts";
import { isTooLarge } from "./runBatch.ts";
import { askSheetList, isIdentity, type ListedSheet, type SheetList } from "./sheetList.ts";

/** What is asked of one sheet in the second round trip. */
export type Asked = {
  readonly listed: ListedSheet;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly formulas: Excel.RangeAreas | null;
  readonly merged: Excel.RangeAreas | null;
  readonly filter: Excel.AutoFilter | null;
  readonly tables: readonly { readonly name: string; readonly range: Excel.Range; readonly filter: Excel.AutoFilter }[];
};

/** Which cells come with how far all of them reach: every sheet's, the ledger's, or none. */
export type Together = "all" | "ledger" | "none";

/** What sheets say of themselves, and which they were by then. */
export type Answer = { readonly asked: readonly Asked[]; readonly together: Together; readonly list: SheetList };

/** What says where a range lies. */
export const areaFields = "rowIndex,columnIndex,rowCount,columnCount";

/**
 * Asks sheets for all but their cells, and of these as many as one answer takes (询问各表); a round trip, one more for each time that it is too much.
 *
 * @param depth "texts" asks for what formulas say wherever cells come
 * @returns with the list of sheets as it is now: where it is not the one that was asked by, what they say may not be all
 */
export const askSheets = async (
  context: Excel.RequestContext,
  depth: ReadDepth,
  together: Together,
  list: SheetList,
  breathe: () => Promise<void>,
): Promise<Answer> => {
  const now = askSheetList(context);
  const asked = list.sheets.map((listed) => ask(context.workbook.worksheets.getItem(listed.id), listed));
  const hasCells = ({ listed }: Asked): boolean => together === "all" || (together === "ledger" && isIdentity(listed));
  for (const one of asked) {
    const { listed, used } = one;
    const cells = depth === "texts" && isAskedForFormulas(depth, listed) ? "values,formulas" : "values";
    used.load(hasCells(one) ? `${cells},${areaFields}` : areaFields);
  }
  try {
    await context.sync();
  } catch (error) {
    if (together === "none" || !isTooLarge(error)) throw error;
    return askSheets(context, depth, together === "all" ? "ledger" : "none", list, breathe);
  }
  // The runtime has just unpacked the whole answer.
  await breathe();
  // Of whole rows, and of more than five million cells, Excel gives none and says nothing.
  const tooMany = asked.some((one) => hasCells(one) && !one.used.isNullObject && (one.used.values as unknown) === null);
  return { asked, together: tooMany ? "none" : together, list: now() };
};

/** Whether a sheet is to say what its formulas say: where it is protected, it refuses to say which cells hold some. */
export const isAskedForFormulas = (depth: ReadDepth, sheet: ListedSheet): boolean =>
  depth === "formulas" ? isGuarded(sheet) : depth === "texts" && !isIdentity(sheet);

const isGuarded = (sheet: ListedSheet): boolean => sheet.isProtected && !isIdentity(sheet);

const ask = (sheet: Excel.Worksheet, listed: ListedSheet): Asked => {
  const used = sheet.getUsedRangeOrNullObject(true);
  if (isIdentity(listed)) return { listed, sheet, used, formulas: null, merged: null, filter: null, tables: [] };
  used.load("rowHidden");
  const formulas = isGuarded(listed) ? null : used.getSpecialCellsOrNullObject("Formulas");
  formulas?.areas.load(`items/${areaFields.replaceAll(",", ",items/")}`);
  const merged = used.getMergedAreasOrNullObject();
  merged.areas.load(`items/${areaFields.replaceAll(",", ",items/")}`);
  const filter = sheet.autoFilter;
  filter.load("isDataFiltered");
  const tables = listed.tables.map((name) => {
    const table = sheet.tables.getItem(name);
    const range = table.getRange();
    range.load(`${areaFields},columnHidden`);
    table.autoFilter.load("isDataFiltered");
    return { name, range, filter: table.autoFilter };
  });
  return { listed, sheet, used, formulas, merged, filter, tables };
};

/** What a sheet said, but for its cells. */
export const factsOf = (
  { listed, used, merged, filter, tables }: Asked,
  formulas: SheetFacts["formulas"],
): SheetFacts => ({
  formulas: used.isNullObject ? [] : formulas,
  tables: tables.map(({ name, range, filter: own }) => ({
    name,
    area: areaOf(range),
    filtered: own.isDataFiltered,
    columnsHidden: (range.columnHidden as boolean | null) !== false,
  })),
  merged: areasOf(merged) ?? [],
  // Null says that some are.
  rowsHidden: !used.isNullObject && (used.rowHidden as boolean | null) !== false,
  filtered: filter?.isDataFiltered ?? false,
  isProtected: listed.isProtected,
});

export const areaOf = (range: Excel.Range): CellArea => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

export const areasOf = (areas: Excel.RangeAreas | null): readonly CellArea[] | null =>
  areas === null ? null : areas.isNullObject ? [] : areas.areas.items.map(areaOf);
