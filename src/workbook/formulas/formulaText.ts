import { exactText, isNegative, nearestFloat, type Exact, type Rounding } from "../../domain/shared/exact.ts";
import { distantRow, filledFormula, formulaIn } from "../filledFormula.ts";
import type { FilledFormula } from "../sheetLayout.ts";
import { columnLetters } from "../sheetSnapshot.ts";
import { isSlot, type Expression, type FormulaCell, type Operator } from "./expression.ts";

/** Spreadsheets keep 15 digits of a number that is typed. */
const mostDigits = 15;

/** Decimal places at which the noise of floats is taken off, before a rounding and before a comparison. */
const placesBeforeRounding = 10;
const placesBeforeComparing = 9;

const strength: Readonly<Record<Operator, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "+": 2,
  "-": 2,
  "*": 3,
  "/": 3,
};

/** Excel takes no longer formula; what nears it is cut into columns before. */
const longest = 8_000;

/** Where a formula stands: cells of its own sheet need no sheet name. */
type Standing = { readonly sheet: string; readonly row: number };

/**
 * The text of a formula as cells take it, without "=" (公式文字).
 *
 * @returns null where it would be longer than spreadsheets take
 */
export const formulaText = (formula: Expression, place: Standing): string | null => {
  const printed = print(formula, place, 0);
  return printed.length > longest ? null : printed;
};

/**
 * The same of a formula that is filled in for many units.
 *
 * @param place where it stands for one of them
 * @param lastRow the last row in which it will stand, where its text is longest
 */
export const filledText = (formula: Expression, place: Standing, lastRow: number): FilledFormula | null => {
  const filled = filledFormula(print(formula, place, 0));
  return formulaIn({ formula: filled, value: "" }, lastRow).length > longest ? null : filled;
};

const print = (formula: Expression, place: Standing, around: number): string => {
  switch (formula.kind) {
    case "number":
      return numberText(formula.value, around);
    case "text":
      return `"${formula.value.replaceAll('"', '""')}"`;
    case "cells":
      return runsOf(formula.cells)
        .map((run) => runText(run, place))
        .join(",");
    case "call":
      return `${formula.name}(${formula.of.map((one) => print(one, place, 0)).join(",")})`;
    case "round":
      return roundText(`ROUND(${print(formula.of, place, 0)},${placesBeforeRounding})`, formula.rounding);
    case "cleaned":
      return `ROUND(${print(formula.of, place, 0)},${placesBeforeComparing})`;
    case "operator": {
      const own = strength[formula.operator];
      // What stands behind "-" or "/" keeps its brackets even where it is as strong.
      const right = formula.operator === "+" || formula.operator === "*" ? own : own + 0.5;
      const printed = `${print(formula.left, place, own)}${formula.operator}${print(formula.right, place, right)}`;
      return own < around ? `(${printed})` : printed;
    }
  }
};

/**
 * GB/T 8170 differs from 四舍五入 only for a half behind an even digit, which it takes down: |x| × 10^places is then 0.5 more than
 * an even number.
 */
const roundText = (value: string, { places, mode }: Rounding): string => {
  const nearest = `ROUND(${value},${places})`;
  if (mode === "half-up") return nearest;
  const scale = `1${"0".repeat(places)}`;
  const scaled = places === 0 ? `ABS(${value})` : `ABS(${value})*${scale}`;
  const down = places === 0 ? `INT(${scaled})` : `INT(${scaled})/${scale}`;
  return `IF(ROUND(MOD(${scaled},2),6)=0.5,SIGN(${value})*${down},${nearest})`;
};

/** The texts of numbers that a scheme says once and every unit's formulas repeat. */
const exactTexts = new WeakMap<Exact, string>();

const numberText = (value: Exact, around: number): string => {
  const exactly = exactTexts.get(value) ?? exactText(value);
  exactTexts.set(value, exactly);
  if (exactly.includes("/")) {
    const short = exactly.split("/").every((part) => part.replace("-", "").length <= mostDigits);
    return short ? (around > 0 ? `(${exactly})` : exactly) : floatText(value, around);
  }
  const digits = exactly.replace(/[-.]/gu, "").replace(/^0+/u, "");
  if (digits.length > mostDigits) return floatText(value, around);
  return isNegative(value) && around > 0 ? `(${exactly})` : exactly;
};

const floatText = (value: Exact, around: number): string => {
  const printed = String(nearestFloat(value)).replace("e", "E");
  return isNegative(value) && around > 0 ? `(${printed})` : printed;
};

/** A group's columns, which stand in a formula of each of its units. */
const longRuns = new WeakMap<readonly FormulaCell[], readonly (readonly FormulaCell[])[]>();
const long = 50;

const runsOf = (cells: readonly FormulaCell[]): readonly (readonly FormulaCell[])[] => {
  if (cells.length < long) return runsIn(cells);
  const runs = longRuns.get(cells) ?? runsIn(cells);
  longRuns.set(cells, runs);
  return runs;
};

/** Cells side by side in a row, or one below the other in a column, are one range. */
const runsIn = (cells: readonly FormulaCell[]): readonly (readonly FormulaCell[])[] => {
  const runs: FormulaCell[][] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const first = run?.[0];
    if (run && last && first && follows(first, last, cell)) run.push(cell);
    else runs.push([cell]);
  }
  return runs;
};

const follows = (first: FormulaCell, last: FormulaCell, next: FormulaCell): boolean => {
  if (next.sheet !== last.sheet) return false;
  const across = first.row === last.row && next.row === last.row && next.column === last.column + 1;
  const down = first.column === last.column && next.column === last.column && next.row === last.row + 1;
  return across || down;
};

/** Whether cells are one range, as COUNTIF and LARGE want them. */
export const isOneRange = (cells: readonly FormulaCell[]): boolean => runsOf(cells).length === 1;

const runText = (run: readonly FormulaCell[], { sheet, row: own }: Standing): string => {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return "";
  const where = first.sheet === sheet ? "" : `${sheetText(first.sheet)}!`;
  // A column of units keeps its rows where a formula is copied down.
  const fixed = run.length > 1 && first.column === last.column ? "$" : "";
  const address = ({ row, column, value }: FormulaCell): string =>
    `${columnLetters(column)}${fixed}${isSlot(value) ? distantRow(row - own) : row + 1}`;
  return run.length === 1 ? `${where}${address(first)}` : `${where}${address(first)}:${address(last)}`;
};

/** A sheet's name in a formula; what is not plain letters, digits and Chinese characters is quoted. */
const sheetText = (name: string): string =>
  /^[\p{Script=Han}A-Za-z_][\p{Script=Han}\w]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/u.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
