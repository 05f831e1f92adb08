import type { CellValue, SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

/** A sheet as last read, with the names of the tables on it. */
export type KnownSheet = { readonly snapshot: SheetSnapshot; readonly tables: readonly string[] };

const visibilities: Readonly<Record<string, SheetSnapshot["visibility"]>> = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

/** Reads every sheet's used range (读取全部工作表): one round trip for the names, one for the cells. */
export const readSheets = async (context: Excel.RequestContext): Promise<readonly KnownSheet[]> => {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/visibility,items/tables/items/name");
  await context.sync();
  const ranges = worksheets.items.map((sheet) => {
    const range = sheet.getUsedRangeOrNullObject(true);
    range.load("values,rowIndex,columnIndex");
    return { sheet, range };
  });
  await context.sync();
  return ranges.map(({ sheet, range }) => ({
    snapshot: {
      name: sheet.name,
      visibility: visibilities[sheet.visibility] ?? "visible",
      cells: range.isNullObject ? [] : cellsFromA1(range),
    },
    tables: sheet.tables.items.map(({ name }) => name),
  }));
};

/** Excel gives the used part only, and "" for what is empty. */
const cellsFromA1 = ({ values, rowIndex, columnIndex }: Excel.Range): readonly (readonly CellValue[])[] => {
  const left = Array.from({ length: columnIndex }, (): CellValue => null);
  const used = values.map((row) => [...left, ...row.map((value: unknown) => cellValue(value))]);
  return [...Array.from({ length: rowIndex }, (): CellValue[] => []), ...used];
};

const cellValue = (value: unknown): CellValue => {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" && value !== "" ? value : null;
};
