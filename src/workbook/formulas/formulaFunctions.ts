import {
  compare,
  divide,
  fixedText,
  isExact,
  isZero,
  least,
  most,
  multiply,
  one,
  sum,
  whole,
  zero,
  type Exact,
} from "../../domain/shared/exact.ts";
import { at } from "../../domain/shared/at.ts";
import type { FunctionName } from "./expression.ts";

/** What a part of a formula comes to: one value, or one for each cell. */
export type Value = Exact | string | boolean;
export type Values = Value | readonly Value[];

/** Element by element, a single value with each of many. */
export const spread = (a: Values, b: Values, with2: (a: Value, b: Value) => Value): Values => {
  if (isSingle(a) && isSingle(b)) return with2(a, b);
  const [left, right] = [listOf(a), listOf(b)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    with2(isSingle(a) ? a : at(left, index), isSingle(b) ? b : at(right, index)),
  );
};

const isSingle = (value: Values): value is Value => !Array.isArray(value);
export const listOf = (value: Values): readonly Value[] => (isSingle(value) ? [value] : value);

export const single = (value: Values): Value => {
  if (isSingle(value)) return value;
  throw new RangeError(`a formula: got ${value.length} values, want one`);
};

export const numeric = (value: Value): Exact => {
  if (typeof value === "boolean") return value ? one : zero;
  if (typeof value === "string") throw new RangeError(`a number: got ${JSON.stringify(value)}`);
  return value;
};

export const truth = (value: Value): boolean => (typeof value === "boolean" ? value : !isZero(numeric(value)));

const numbersIn = (values: readonly Values[]): readonly Exact[] => {
  const numbers: Exact[] = [];
  for (const of of values) for (const value of listOf(of)) if (isExact(value)) numbers.push(value);
  return numbers;
};

const timesIn = (values: readonly Value[], wanted: Value): Exact => {
  let times = 0;
  for (const value of values) if (isSame(value, wanted)) times++;
  return whole(times);
};

const some = (values: readonly Exact[]): readonly [Exact, ...Exact[]] => {
  const [first, ...rest] = values;
  if (!first) throw new RangeError("a formula over numbers: got none, want one at least");
  return [first, ...rest];
};

const nth = (values: readonly Values[], from: "low" | "high"): Exact => {
  const [of = [], place = one] = values;
  const sorted = [...numbersIn([of])].sort(from === "low" ? compare : (a, b) => compare(b, a));
  const found = sorted[Number(fixedText(numeric(single(place)), 0)) - 1];
  if (!found) throw new RangeError(`LARGE or SMALL: got ${sorted.length} numbers, want more`);
  return found;
};

const mean = (values: readonly Exact[]): Exact => divide(sum(some(values)), whole(values.length));

const middle = (values: readonly Exact[]): Exact => {
  const sorted = [...some(values)].sort(compare);
  const half = Math.floor(sorted.length / 2);
  return mean(sorted.slice(sorted.length % 2 === 1 ? half : half - 1, half + 1));
};

export const functions: Readonly<
  Record<Exclude<FunctionName, "IF" | "CHOOSE" | "RANK" | "INT">, (values: readonly Values[]) => Values>
> = {
  AND: (values) => values.flatMap(listOf).every(truth),
  OR: (values) => values.flatMap(listOf).some(truth),
  ISNUMBER: ([value = ""]) => (isSingle(value) ? isExact(value) : value.map(isExact)),
  N: ([value = ""]) => (typeof value === "string" ? zero : numeric(single(value))),
  COUNT: (values) => whole(numbersIn(values).length),
  COUNTIF: ([of = [], wanted = ""]) =>
    isSingle(wanted) ? timesIn(listOf(of), wanted) : wanted.map((one) => timesIn(listOf(of), one)),
  NOT: ([value = false]) => !truth(single(value)),
  SUM: (values) => sum(numbersIn(values)),
  AVERAGE: (values) => mean(numbersIn(values)),
  MIN: (values) => some(numbersIn(values)).reduce(least),
  MAX: (values) => some(numbersIn(values)).reduce(most),
  MEDIAN: (values) => middle(numbersIn(values)),
  LARGE: (values) => nth(values, "high"),
  SMALL: (values) => nth(values, "low"),
  SUMPRODUCT: (values) =>
    sum(
      listOf(values.slice(1).reduce<Values>((all, next) => spread(all, next, productOf), values[0] ?? [])).map(
        (value) => (typeof value === "string" ? zero : numeric(value)),
      ),
    ),
};

const productOf = (a: Value, b: Value): Value =>
  typeof a === "string" || typeof b === "string" ? zero : multiply(numeric(a), numeric(b));

const isSame = (a: Value, b: Value): boolean => (isExact(a) && isExact(b) ? compare(a, b) === 0 : a === b);
