import { whole, type Exact, type Rounding } from "../../domain/shared/exact.ts";

/** What a cell comes to: a number, a word such as 不适用, or "" where it is empty. */
export type CellNumberOrWord = Exact | string;

/**
 * In a formula that is made once for many units: the place, among the values of whichever unit it is filled in for, of what a
 * cell comes to.
 */
export type Slot = number;

/** A cell that formulas speak of: where it stands, rows and columns from 0, and what it comes to. */
export type FormulaCell = {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellNumberOrWord | Slot;
};

/** Whether a cell is one in each unit's row, not one and the same for all. */
export const isSlot = (value: FormulaCell["value"]): value is Slot => typeof value === "number";

/** The functions that Excel 2021, WPS and LibreOffice share and formulas are made of. */
export type FunctionName =
  | "IF"
  | "AND"
  | "OR"
  | "NOT"
  | "ISNUMBER"
  | "N"
  | "COUNT"
  | "COUNTIF"
  | "SUM"
  | "AVERAGE"
  | "MIN"
  | "MAX"
  | "MEDIAN"
  | "LARGE"
  | "SMALL"
  | "SUMPRODUCT"
  | "RANK"
  | "CHOOSE"
  | "INT";

export type Operator = "+" | "-" | "*" | "/" | "=" | "<>" | "<" | "<=" | ">" | ">=";

/**
 * A formula as a tree (公式): it is printed for a cell and computed exactly from one and the same tree, so that the two cannot
 * say different things.
 *
 * `round` rounds as the scheme says, with the noise of floats taken off first. `cleaned` takes off the noise alone, so that what is equal exactly also compares as equal.
 */
export type Expression =
  | { readonly kind: "number"; readonly value: Exact }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "cells"; readonly cells: readonly FormulaCell[] }
  | { readonly kind: "call"; readonly name: FunctionName; readonly of: readonly Expression[] }
  | { readonly kind: "operator"; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "round"; readonly of: Expression; readonly rounding: Rounding }
  | { readonly kind: "cleaned"; readonly of: Expression };

export const number = (value: Exact | number): Expression => ({
  kind: "number",
  value: typeof value === "number" ? wholeNumber(value) : value,
});

const wholes: Exact[] = [];
const wholeNumber = (value: number): Exact =>
  value >= 0 && value < 1000 ? (wholes[value] ??= whole(value)) : whole(value);

export const text = (value: string): Expression => ({ kind: "text", value });

export const cell = (one: FormulaCell): Expression => ({ kind: "cells", cells: [one] });

/** Cells as a function takes them: as a range where they lie side by side, else one by one. */
export const cells = (all: readonly FormulaCell[]): Expression => ({ kind: "cells", cells: all });

export const call = (name: FunctionName, ...of: readonly Expression[]): Expression => ({ kind: "call", name, of });

export const operate = (left: Expression, operator: Operator, right: Expression): Expression => ({
  kind: "operator",
  operator,
  left,
  right,
});

/** Rounded where the scheme rounds. */
export const rounded = (of: Expression, rounding: Rounding | null): Expression =>
  rounding ? { kind: "round", of, rounding } : of;

export const cleaned = (of: Expression): Expression => ({ kind: "cleaned", of });

/** The terms added up; 0 without any. */
export const total = (terms: readonly Expression[]): Expression => {
  const [first = number(0), ...rest] = terms;
  return rest.reduce((sum, term) => operate(sum, "+", term), first);
};

/** Of several cases the first that holds, else the last word: nested IFs in the order of reading. */
export const firstOf = (
  cases: readonly (readonly [when: Expression, then: Expression])[],
  otherwise: Expression,
): Expression => cases.reduceRight((rest, [when, then]) => call("IF", when, then, rest), otherwise);
