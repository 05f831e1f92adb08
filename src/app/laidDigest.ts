import { digestOfText, type Sha256 } from "../domain/ledger/digest.ts";
import { placedTables, type FilledFormula, type LayoutCell, type SheetLayout } from "../workbook/sheetLayout.ts";

/** So many characters are digested at a time: a large sheet is never one text. */
const pieceLength = 1_000_000;

const known = new WeakMap<SheetLayout, string>();

/** The digest of all that a sheet is laid out with, to the last formula and look (版式摘要): equal ones are laid out alike. */
export const laidDigest = (sheet: SheetLayout, sha256: Sha256): string => {
  const before = known.get(sheet);
  if (before !== undefined) return before;
  const frame = JSON.stringify(sheet, (key, value: unknown) =>
    key === "rows" && isCells(value) ? value.length : value,
  );
  let digest = "";
  let text = `${frame}\n`;
  for (const { table } of placedTables(sheet)) {
    for (const row of table.rows) {
      for (const cell of row) text += `${textOf(cell)},`;
      text += "\n";
      if (text.length < pieceLength) continue;
      digest = digestOfText(digest + text, sha256);
      text = "";
    }
  }
  digest = digestOfText(digest + text, sha256);
  known.set(sheet, digest);
  return digest;
};

/** The rows of a table, and not those that a check speaks of, which are numbers. */
const isCells = (rows: unknown): rows is readonly unknown[] => Array.isArray(rows) && Array.isArray(rows[0]);

const textOf = (cell: LayoutCell): string => {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "string") return JSON.stringify(cell);
  const { formula, value } = cell;
  return `=${typeof formula === "string" ? JSON.stringify(formula) : filledText(formula)}=${textOf(value)}`;
};

/** The texts of formulas that stand in many cells, made once. */
const filled = new WeakMap<FilledFormula, string>();

const filledText = (formula: FilledFormula): string => {
  const text = filled.get(formula) ?? JSON.stringify(formula);
  filled.set(formula, text);
  return text;
};
