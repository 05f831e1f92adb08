import {
  add,
  compare,
  divide,
  exact,
  fixedText,
  isExact,
  isZero,
  most,
  multiply,
  nearestFloat,
  one,
  round,
  subtract,
  whole,
  zero,
  type Exact,
  type Rounding,
} from "../../domain/shared/exact.ts";
import { at } from "../../domain/shared/at.ts";
import {
  isSlot,
  type CellNumberOrWord,
  type Expression,
  type FormulaCell,
  type Operator,
  type FunctionName,
} from "./expression.ts";
import { functions, listOf, numeric, single, spread, truth, type Value, type Values } from "./formulaFunctions.ts";

/** What a formula comes to exactly, and whether floats could come to something else. */
export type Evaluated = {
  readonly value: CellNumberOrWord;
  /** A rounding or a comparison was decided by less than floats can tell. */
  readonly doubtful: boolean;
};

/** Nearer to a bound than this, and not on it, floats cannot be trusted. */
const tooNear = exact("0.000000002");
/** Floats this far apart, both this small, stand as the exact numbers do, and not too near: each is off by less than a billionth. */
const farApart = 0.000001;
const smallEnough = 99_999;
/** Rounding to so many places decides by what is noise in a float. */
const placesOfFloats = 10;
/** From here on a float has too few decimals left to take its noise off. */
const tooLarge = whole(100_000);

/**
 * Computes a formula exactly (公式求值), as spreadsheets would if their numbers were exact.
 *
 * @param values of the unit that it is filled in for, where it is made for many
 */
export const evaluate = (formula: Expression, values: readonly CellNumberOrWord[] = []): Evaluated => {
  const evaluator = new Evaluator(values);
  const value = single(evaluator.valueOf(formula));
  if (typeof value === "boolean") throw new RangeError(`a formula: got ${String(value)}, want a number or a word`);
  return { value, doubtful: evaluator.doubtful };
};

class Evaluator {
  doubtful = false;
  private readonly values: readonly CellNumberOrWord[];
  constructor(values: readonly CellNumberOrWord[]) {
    this.values = values;
  }

  private held({ value }: FormulaCell): CellNumberOrWord {
    return isSlot(value) ? at(this.values, value) : value;
  }

  valueOf(formula: Expression): Values {
    switch (formula.kind) {
      case "number":
      case "text":
        return formula.value;
      case "cells":
        return formula.cells.length === 1 && formula.cells[0]
          ? this.held(formula.cells[0])
          : formula.cells.map((one) => this.held(one));
      case "round":
        return this.rounded(numeric(single(this.valueOf(formula.of))), formula.rounding);
      case "cleaned":
        return this.valueOf(formula.of);
      case "operator":
        return spread(this.valueOf(formula.left), this.valueOf(formula.right), (a, b) =>
          this.operated(a, formula.operator, b),
        );
      case "call":
        return this.called(formula.name, formula.of);
    }
  }

  private called(name: FunctionName, of: readonly Expression[]): Values {
    switch (name) {
      case "IF":
        return this.chosen(of);
      case "CHOOSE": {
        const [place, ...choices] = of;
        const choice = place && choices[Number(fixedText(numeric(single(this.valueOf(place))), 0)) - 1];
        if (!choice) throw new RangeError("CHOOSE: got a place that is none of the choices");
        return this.valueOf(choice);
      }
      case "RANK": {
        const [own, all] = of.map((one) => this.valueOf(one));
        if (own === undefined || all === undefined) throw new RangeError("RANK: got fewer than two parts");
        const ahead = listOf(all).filter((one) => isExact(one) && this.order(one, single(own)) > 0);
        return whole(ahead.length + 1);
      }
      case "INT": {
        const value = numeric(single(this.valueOf(at(of, 0))));
        this.judge(absolute(subtract(value, round(value, { places: 0, mode: "half-up" }))), value);
        return floorOf(value);
      }
      default:
        return functions[name](of.map((one) => this.valueOf(one)));
    }
  }

  private chosen([when, then, otherwise]: readonly Expression[]): Values {
    if (!when || !then || !otherwise) throw new RangeError("IF: got fewer than three parts");
    return this.valueOf(truth(single(this.valueOf(when))) ? then : otherwise);
  }

  private rounded(value: Exact, rounding: Rounding): Exact {
    const result = round(value, rounding);
    const half = divide(one, exact(`2${"0".repeat(rounding.places)}`));
    const off = absolute(subtract(value, result));
    this.judge(subtract(half, off), value);
    if (rounding.places >= placesOfFloats && !isZero(off)) this.doubtful = true;
    return result;
  }

  private operated(a: Value, operator: Operator, b: Value): Value {
    switch (operator) {
      case "+":
        return add(numeric(a), numeric(b));
      case "-":
        return subtract(numeric(a), numeric(b));
      case "*":
        return multiply(numeric(a), numeric(b));
      case "/":
        return divide(numeric(a), numeric(b));
      default:
        return compared(operator, this.order(a, b));
    }
  }

  /** Spreadsheets put every number before every text. */
  private order(a: Value, b: Value): -1 | 0 | 1 {
    // Spreadsheets find no boolean equal to a number: a formula that compares the two says something else than it means.
    if (typeof a === "boolean" || typeof b === "boolean") throw new RangeError("a comparison: got a boolean");
    if (isExact(a) && isExact(b)) {
      // Each unit of a group is compared with all others: of two thousand, fractions would take minutes.
      const [left, right] = [nearestFloat(a), nearestFloat(b)];
      const isClear =
        Math.abs(left) < smallEnough && Math.abs(right) < smallEnough && Math.abs(left - right) > farApart;
      if (isClear) return left < right ? -1 : 1;
      this.judge(absolute(subtract(a, b)), a);
      return compare(a, b);
    }
    if (typeof a === "string" && typeof b === "string") return a === b ? 0 : a < b ? -1 : 1;
    return isExact(a) ? -1 : 1;
  }

  private judge(distance: Exact, value: Exact): void {
    if (!isZero(distance) && compare(distance, tooNear) < 0) this.doubtful = true;
    if (compare(absolute(value), tooLarge) >= 0 && !isWhole(value)) this.doubtful = true;
  }
}

const isWhole = (value: Exact): boolean => compare(value, exact(fixedText(value, 0))) === 0;
const absolute = (value: Exact): Exact => most(value, subtract(zero, value));

const compared = (operator: Operator, order: -1 | 0 | 1): boolean => {
  switch (operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    default:
      return order >= 0;
  }
};

const floorOf = (value: Exact): Exact => {
  const near = round(value, { places: 0, mode: "half-up" });
  return compare(near, value) > 0 ? subtract(near, one) : near;
};
