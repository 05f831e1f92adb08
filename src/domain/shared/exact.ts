import { under } from "./under.ts";
import { Fraction } from "fraction.js";

/**
 * An exact number (精确数): a ratio of two integers of any size. Every score, weight and total is one;
 * nothing rounds it but a scheme that says so. Equal values are equal whatever way they were reached: ask `compare`,
 * for the two integers need not be in lowest terms.
 */
export type Exact = { readonly [exactBrand]: true };
declare const exactBrand: unique symbol;

/** How a scheme rounds: 四舍五入 (half away from zero) or GB/T 8170-2008 (half to even). */
export type Rounding = { readonly places: number; readonly mode: "half-up" | "half-even" };

/**
 * A ratio whose integers floats hold exactly: a year of scores stays within it, some fifty times faster than integers of
 * any size. What would leave it goes on as a Fraction.
 */
class SmallRatio {
  readonly n: number;
  readonly d: number;
  constructor(n: number, d: number) {
    this.n = n;
    this.d = d;
  }
}
type Ratio = SmallRatio | Fraction;

const seal = (value: Ratio): Exact => value as unknown as Exact;
const open = (value: Exact): Ratio => value as unknown as Ratio;
const big = (value: Ratio): Fraction =>
  value instanceof SmallRatio ? new Fraction(BigInt(value.n), BigInt(value.d)) : value;
const safe = Number.isSafeInteger;

/** A Fraction as a small ratio where it fits, so that one large step on the way does not slow all that follow. */
const settled = (value: Fraction): Exact => {
  const n = Number(value.s * value.n);
  const d = Number(value.d);
  return seal(safe(n) && safe(d) ? new SmallRatio(n, d) : value);
};

export const isExact = (value: unknown): value is Exact => value instanceof SmallRatio || value instanceof Fraction;

/** The exact value of a whole number. */
export const whole = (value: number | bigint): Exact => {
  if (typeof value === "bigint") return settled(new Fraction(value));
  if (!safe(value)) throw new RangeError(`an exact number: got ${value}, want a whole number`);
  return seal(new SmallRatio(value, 1));
};

export const zero: Exact = whole(0);
export const one: Exact = whole(1);

/** `value` ÷ `divisor`, two whole numbers, divisor above 0: how columns of scaled integers become exact numbers. */
export const ratio = (value: number, divisor: number): Exact => {
  if (!safe(value) || !safe(divisor) || divisor <= 0) {
    throw new RangeError(`a ratio: got ${value}/${divisor}, want whole numbers and a divisor above 0`);
  }
  return seal(new SmallRatio(value, divisor));
};

const plainDecimal = /^-?\d+(?:\.\d+)?$/u;
const plainRatio = /^(-?\d+)\/([1-9]\d*)$/u;

/** Reads "95.5", "-3" or "1/3"; anything else, also "1e3", ".5" and full-width digits, is null. At most 200 characters. */
export const parseExact = (text: string): Exact | null => {
  if (text.length > 200) return null;
  if (plainDecimal.test(text)) return text.length <= 15 ? shortDecimal(text) : settled(new Fraction(text));
  const parts = plainRatio.exec(text);
  return parts?.[1] && parts[2] ? settled(new Fraction(BigInt(parts[1]), BigInt(parts[2]))) : null;
};

/** At most 15 digits, which floats hold exactly. */
const shortDecimal = (text: string): Exact => {
  const point = text.indexOf(".");
  // Adding 0 makes nothing of the sign of "-0".
  if (point < 0) return seal(new SmallRatio(Number(text) + 0, 1));
  const n = Number(text.slice(0, point) + text.slice(point + 1)) + 0;
  const d = 10 ** (text.length - point - 1);
  const common = commonDivisor(Math.abs(n), d);
  return seal(new SmallRatio(n / common, d / common));
};

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** An exact number written in our own code or in a state that was checked before. */
export const exact = (text: string): Exact => {
  const value = parseExact(text);
  if (value === null) throw new RangeError(`an exact number: got ${JSON.stringify(text)}, want like 95.5 or 1/3`);
  return value;
};

export const add = (a: Exact, b: Exact): Exact => {
  const x = open(a);
  const y = open(b);
  if (x instanceof SmallRatio && y instanceof SmallRatio) {
    if (x.d === y.d) {
      const n = x.n + y.n;
      if (safe(n)) return seal(new SmallRatio(n, x.d));
    } else {
      const left = x.n * y.d;
      const right = y.n * x.d;
      const d = x.d * y.d;
      if (safe(left) && safe(right) && safe(d) && safe(left + right)) return seal(new SmallRatio(left + right, d));
    }
  }
  return settled(big(x).add(big(y)));
};

export const negate = (a: Exact): Exact => {
  const x = open(a);
  return x instanceof SmallRatio ? seal(new SmallRatio(0 - x.n, x.d)) : seal(x.neg());
};

export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));

export const multiply = (a: Exact, b: Exact): Exact => {
  const x = open(a);
  const y = open(b);
  if (x instanceof SmallRatio && y instanceof SmallRatio) {
    const n = x.n * y.n;
    const d = x.d * y.d;
    if (safe(n) && safe(d)) return seal(new SmallRatio(n, d));
  }
  return settled(big(x).mul(big(y)));
};

/** @throws RangeError when `b` is 0: the caller reports an empty denominator, it never divides by it */
export const divide = (a: Exact, b: Exact): Exact => {
  if (isZero(b)) throw new RangeError("a quotient: got divisor 0, want any other number");
  const x = open(a);
  const y = open(b);
  if (x instanceof SmallRatio && y instanceof SmallRatio) {
    const sign = y.n < 0 ? -1 : 1;
    const n = sign * x.n * y.d;
    const d = sign * x.d * y.n;
    if (safe(n) && safe(d)) return seal(new SmallRatio(n, d));
  }
  return settled(big(x).div(big(y)));
};

export const sum = (values: readonly Exact[]): Exact => values.reduce(add, zero);

/**
 * The same numbers as whole parts of one divisor (通分): value = part ÷ divisor, which is above 0. Of thousands of numbers sums and
 * squares are much quicker so.
 */
export const overOneDivisor = (
  values: readonly Exact[],
): { readonly parts: readonly bigint[]; readonly divisor: bigint } => {
  const ratios = values.map((value) => {
    const x = open(value);
    return x instanceof SmallRatio ? { n: BigInt(x.n), d: BigInt(x.d) } : { n: x.s * x.n, d: x.d };
  });
  const divisors = new Set(ratios.map(({ d }) => d));
  let divisor = 1n;
  for (const d of divisors) divisor *= d / commonDivisorOf(divisor, d);
  const times = new Map([...divisors].map((d) => [d, divisor / d]));
  return { parts: ratios.map(({ n, d }) => n * under(times, d)), divisor };
};

const commonDivisorOf = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisorOf(b, a % b));

/** -1, 0 or 1 as `a` is below, equal to or above `b`. */
export const compare = (a: Exact, b: Exact): -1 | 0 | 1 => {
  const x = open(a);
  const y = open(b);
  if (x instanceof SmallRatio && y instanceof SmallRatio) {
    const left = x.n * y.d;
    const right = y.n * x.d;
    if (safe(left) && safe(right)) return left < right ? -1 : left > right ? 1 : 0;
  }
  const order = big(x).compare(big(y));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
};

export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const most = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

export const isZero = (value: Exact): boolean => {
  const x = open(value);
  return x instanceof SmallRatio ? x.n === 0 : x.n === 0n;
};

export const isNegative = (value: Exact): boolean => {
  const x = open(value);
  return x instanceof SmallRatio ? x.n < 0 : x.s < 0n && x.n !== 0n;
};

/** Rounds to a number of decimal places in [0, 20], once, by the declared mode. */
export const round = (value: Exact, rounding: Rounding): Exact =>
  smallRound(open(value), rounding) ?? bigRound(value, rounding);

/** The same over whole numbers that floats hold exactly; null where they would not. */
const smallRound = (value: Ratio, { places, mode }: Rounding): Exact | null => {
  if (!(value instanceof SmallRatio)) return null;
  const { d } = value;
  const factor = 10 ** places;
  const scaled = Math.abs(value.n) * factor;
  if (!safe(scaled) || !safe(2 * d)) return null;
  const rest = scaled % d;
  const down = (scaled - rest) / d;
  const up = 2 * rest > d || (2 * rest === d && (mode === "half-up" || down % 2 === 1));
  const rounded = up ? down + 1 : down;
  return seal(new SmallRatio(value.n < 0 ? 0 - rounded : rounded, factor));
};

const bigRound = (value: Exact, { places, mode }: Rounding): Exact => {
  const { s, n, d } = big(open(value));
  const scaled = n * 10n ** BigInt(places);
  const down = scaled / d;
  const twiceRest = (scaled % d) * 2n;
  const up = twiceRest > d || (twiceRest === d && (mode === "half-up" || down % 2n === 1n));
  return settled(new Fraction(s * (up ? down + 1n : down), 10n ** BigInt(places)));
};

/**
 * The shortest exact text: "95.5" where the decimals end, "1/3" where they do not. `parseExact` reads it back equal where
 * it has at most 200 characters.
 */
export const exactText = (value: Exact): string => {
  const { s, n, d } = big(open(value));
  let rest = d;
  let places = 0;
  for (; rest % 10n === 0n; rest /= 10n) places++;
  for (const prime of [2n, 5n]) for (; rest % prime === 0n; rest /= prime) places++;
  return rest === 1n ? fixedText(value, places) : `${s * n}/${d}`;
};

/** The value with exactly `places` decimals, rounded 四舍五入 for print; "95.50". */
export const fixedText = (value: Exact, places: number): string => {
  const { s, n, d } = big(open(round(value, { places, mode: "half-up" })));
  const digits = ((n * 10n ** BigInt(places)) / d).toString().padStart(places + 1, "0");
  const sign = s < 0n && n !== 0n ? "-" : "";
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** The nearest float, for a cell that shows the number; never computed with again. */
export const nearestFloat = (value: Exact): number => {
  const x = open(value);
  return x instanceof SmallRatio ? x.n / x.d : x.valueOf();
};
