import { Fraction } from "fraction.js";

/**
 * An exact number (精确数): a ratio of two integers of any size. Every score, weight and total is one;
 * nothing rounds it but a scheme that says so. Equal values are equal whatever way they were reached.
 */
export type Exact = { readonly [exactBrand]: true };
declare const exactBrand: unique symbol;

/** How a scheme rounds: 四舍五入 (half away from zero) or GB/T 8170-2008 (half to even). */
export type Rounding = { readonly places: number; readonly mode: "half-up" | "half-even" };

const seal = (value: Fraction): Exact => value as unknown as Exact;
const open = (value: Exact): Fraction => value as unknown as Fraction;

export const isExact = (value: unknown): value is Exact => value instanceof Fraction;

/** The exact value of a whole number. */
export const whole = (value: number | bigint): Exact => {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new RangeError(`an exact number: got ${value}, want a whole number`);
  }
  return seal(new Fraction(value));
};

export const zero: Exact = whole(0);

const plainDecimal = /^-?\d+(?:\.\d+)?$/u;
const plainRatio = /^(-?\d+)\/([1-9]\d*)$/u;

/** Reads "95.5", "-3" or "1/3"; anything else, also "1e3", ".5" and full-width digits, is null. At most 200 characters. */
export const parseExact = (text: string): Exact | null => {
  if (text.length > 200) return null;
  if (plainDecimal.test(text)) return seal(new Fraction(text));
  const ratio = plainRatio.exec(text);
  return ratio?.[1] && ratio[2] ? seal(new Fraction(BigInt(ratio[1]), BigInt(ratio[2]))) : null;
};

/** An exact number written in our own code or in a state that was checked before. */
export const exact = (text: string): Exact => {
  const value = parseExact(text);
  if (value === null) throw new RangeError(`an exact number: got ${JSON.stringify(text)}, want like 95.5 or 1/3`);
  return value;
};

export const add = (a: Exact, b: Exact): Exact => seal(open(a).add(open(b)));
export const subtract = (a: Exact, b: Exact): Exact => seal(open(a).sub(open(b)));
export const multiply = (a: Exact, b: Exact): Exact => seal(open(a).mul(open(b)));

/** @throws RangeError when `b` is 0: the caller reports an empty denominator, it never divides by it */
export const divide = (a: Exact, b: Exact): Exact => {
  if (isZero(b)) throw new RangeError("a quotient: got divisor 0, want any other number");
  return seal(open(a).div(open(b)));
};

export const sum = (values: readonly Exact[]): Exact => values.reduce(add, zero);

/** -1, 0 or 1 as `a` is below, equal to or above `b`. */
export const compare = (a: Exact, b: Exact): -1 | 0 | 1 => {
  const order = open(a).compare(open(b));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
};

export const isZero = (value: Exact): boolean => open(value).n === 0n;

/** Rounds to a number of decimal places in [0, 20], once, by the declared mode. */
export const round = (value: Exact, { places, mode }: Rounding): Exact => {
  const { s, n, d } = open(value);
  const scaled = n * 10n ** BigInt(places);
  const down = scaled / d;
  const twiceRest = (scaled % d) * 2n;
  const up = twiceRest > d || (twiceRest === d && (mode === "half-up" || down % 2n === 1n));
  return seal(new Fraction(s * (up ? down + 1n : down), 10n ** BigInt(places)));
};

/**
 * The shortest exact text: "95.5" where the decimals end, "1/3" where they do not. `parseExact` reads it back equal where
 * it has at most 200 characters.
 */
export const exactText = (value: Exact): string => {
  const { s, n, d } = open(value);
  let rest = d;
  let places = 0;
  for (; rest % 10n === 0n; rest /= 10n) places++;
  for (const prime of [2n, 5n]) for (; rest % prime === 0n; rest /= prime) places++;
  return rest === 1n ? fixedText(value, places) : `${s * n}/${d}`;
};

/** The value with exactly `places` decimals, rounded 四舍五入 for print; "95.50". */
export const fixedText = (value: Exact, places: number): string => {
  const { s, n, d } = open(round(value, { places, mode: "half-up" }));
  const digits = ((n * 10n ** BigInt(places)) / d).toString().padStart(places + 1, "0");
  const sign = s < 0n && n !== 0n ? "-" : "";
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** The nearest float, for a cell that shows the number; never computed with again. */
export const nearestFloat = (value: Exact): number => open(value).valueOf();
