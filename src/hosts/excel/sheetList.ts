import { identitySheetName } from "../../workbook/identity.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

/** A sheet as its workbook lists it, with the names of its tables. */
export type ListedSheet = {
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetSnapshot["visibility"];
  readonly isProtected: boolean;
  readonly tables: readonly string[];
};

/** The sheets of a workbook, and in how many pieces it keeps the ledger (工作表清单): what is to be known before one is asked. */
export type SheetList = { readonly sheets: readonly ListedSheet[]; readonly pieces: number };

const visibilities: Readonly<Record<string, SheetSnapshot["visibility"]>> = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

/**
 * Asks for the list in the round trip that comes next.
 *
 * @returns what it says, once that was made
 */
export const askSheetList = (context: Excel.RequestContext): (() => SheetList) => {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected,items/tables/items/name");
  const ledger = worksheets.getItemOrNullObject(identitySheetName).getUsedRangeOrNullObject(true);
  ledger.load("rowCount");
  return () => ({
    sheets: worksheets.items.map(({ id, name, visibility, protection, tables }) => ({
      id,
      name,
      visibility: visibilities[visibility] ?? "visible",
      isProtected: protection.protected,
      tables: tables.items.map((table) => table.name),
    })),
    pieces: ledger.isNullObject ? 0 : ledger.rowCount,
  });
};

/** Whether what was asked of the sheets of one list says the same of those of another. */
export const isSameSheets = (one: SheetList, other: SheetList): boolean =>
  JSON.stringify(one.sheets) === JSON.stringify(other.sheets);

/** The sheet by which a workbook knows what it is: of it only cells are wanted. One that a macro hid as deeply is a sheet as any other. */
export const isIdentity = ({ name, visibility }: ListedSheet): boolean =>
  name === identitySheetName && visibility === "veryHidden";
