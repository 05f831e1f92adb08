import { addressOf } from "../../../workbook/sheetSnapshot.ts";
import { shiftFormula } from "./patch/shiftFormula.ts";

/** The formulas of a sheet part, gathered while it is read from its beginning. */
export type SheetFormulas = {
  readonly byCell: ReadonlyMap<string, string>;
  /** At the beginning of a cell's formula. */
  readonly begin: (attribute: (name: string) => string | undefined) => void;
  /** At the end of a cell, which need not hold any. */
  readonly end: (row: number, column: number, text: string) => void;
};

/** @source ECMA-376 part 1, 18.3.1.40: a shared formula's text stands in its first cell alone */
export const sheetFormulas = (): SheetFormulas => {
  const byCell = new Map<string, string>();
  const shared = new Map<string, { readonly row: number; readonly column: number; readonly text: string }>();
  let [kind, index]: [string | null, string] = [null, ""];
  const textOf = (row: number, column: number, text: string): string => {
    if (kind === "normal") return text;
    if (kind !== "shared") return `{${text}}`;
    if (text !== "") {
      shared.set(index, { row, column, text });
      return text;
    }
    const first = shared.get(index);
    return first ? shiftFormula(first.text, row - first.row, column - first.column) : "";
  };
  return {
    byCell,
    begin: (attribute) => {
      [kind, index] = [attribute("t") ?? "normal", attribute("si") ?? ""];
    },
    end: (row, column, text) => {
      if (kind !== null) byCell.set(addressOf(row, column), textOf(row, column, text));
      kind = null;
    },
  };
};
