import { at } from "../../shared/at.ts";
import { compare, nearestFloat, subtract, zero, type Exact } from "../../shared/exact.ts";
import { equalRuns } from "../equalRuns.ts";
import type { Scale } from "./krippendorffAlpha.ts";
import { byThing, type Ratings } from "./ratings.ts";

/** What a coefficient comes to when each thing is counted so many times (重抽样下的系数), in floats; null where there is none. */
export type Resampled = (times: Uint32Array) => number | null;

/** Which coefficient: those of krippendorffAlpha.ts, intraclassCorrelation.ts and kendallW.ts. */
export type Measure =
  | { readonly kind: "alpha"; readonly scale: Scale }
  | { readonly kind: "icc"; readonly of: "one" | "mean" }
  | { readonly kind: "w" };

/**
 * A coefficient made ready to be computed of thousands of resamples: what does not depend on the draw is summed up beforehand.
 * It is the exact one to some twelve digits; a test holds the two together.
 *
 * @param lots of each thing, which lot it is drawn in: the things of a lot are counted equally often, so that those of a large year are
 *   summed up by unit once; without them each thing is drawn by itself
 */
export const resampledCoefficient = (ratings: Ratings, measure: Measure, lots?: readonly number[]): Resampled => {
  const lotOf = (place: number): number => (lots ? at(lots, place) : place);
  switch (measure.kind) {
    case "alpha":
      return measure.scale === "interval" ? intervalAlpha(ratings, lotOf) : levelAlpha(ratings, measure.scale);
    case "icc":
      return icc(ratings, measure.of, lotOf);
    case "w":
      return concordance(ratings);
  }
};

/** Around one of them, so that no digits are lost where all are large and close. */
const centred = (values: readonly Exact[]): ((value: Exact) => number) => {
  const middle = values[0] ?? zero;
  return (value) => nearestFloat(subtract(value, middle));
};

/** Of things in rows, those that the test passes, with their places. */
const kept = (ratings: Ratings, enough: (given: readonly Exact[]) => boolean) =>
  byThing(ratings).flatMap((row, place) => {
    const given = row.filter((value) => value !== null);
    return enough(given) ? [{ place, given }] : [];
  });

type LotOf = (place: number) => number;

/** Rows one after the other, those of a lot joined into its first. */
const joinedByLot = <T extends { readonly place: number }>(
  rows: readonly T[],
  lotOf: LotOf,
  join: (one: T, other: T) => T,
): readonly T[] => {
  const joined = new Map<number, T>();
  for (const row of rows) {
    const own = joined.get(lotOf(row.place));
    joined.set(lotOf(row.place), own ? join(own, row) : row);
  }
  return [...joined.values()];
};

const intervalAlpha = (ratings: Ratings, lotOf: LotOf): Resampled => {
  const things = kept(ratings, ({ length }) => length > 1);
  const float = centred(things.flatMap(({ given }) => given));
  const sumsOfThings = things.map(({ place, given }) => {
    const values = given.map(float);
    const total = values.reduce((sum, value) => sum + value, 0);
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    const count = values.length;
    const apart = values.reduce((sum, value) => sum + (value - total / count) ** 2, 0) * count;
    const observed = apart / (count - 1);
    return { place, things: 1, count, total, squares, observed, low: Math.min(...values), high: Math.max(...values) };
  });
  const sums = joinedByLot(sumsOfThings, lotOf, (one, other) => ({
    place: one.place,
    things: one.things + other.things,
    count: one.count + other.count,
    total: one.total + other.total,
    squares: one.squares + other.squares,
    observed: one.observed + other.observed,
    low: Math.min(one.low, other.low),
    high: Math.max(one.high, other.high),
  }));
  return (times) => {
    let [drawn, count, total, squares, observed, low, high] = [0, 0, 0, 0, 0, Infinity, -Infinity];
    for (const one of sums) {
      const taken = times[one.place] as number;
      if (taken === 0) continue;
      drawn += taken * one.things;
      count += taken * one.count;
      total += taken * one.total;
      squares += taken * one.squares;
      observed += taken * one.observed;
      low = Math.min(low, one.low);
      high = Math.max(high, one.high);
    }
    if (ratings.length < 2 || drawn < 2 || low === high) return null;
    return 1 - (observed * (count - 1)) / (count * squares - total * total);
  };
};

/** Every rating as the place of its value among all values, in order; `levels` is how many there are. */
const inLevels = (values: readonly Exact[]): { readonly levels: number; readonly of: Int32Array } => {
  const of = new Int32Array(values.length);
  const runs = equalRuns(
    values.map((value, at) => ({ value, at })),
    (a, b) => compare(a.value, b.value),
  );
  runs.forEach((run, level) => run.forEach(({ at }) => (of[at] = level)));
  return { levels: runs.length, of };
};

const levelAlpha = (ratings: Ratings, scale: "nominal" | "ordinal"): Resampled => {
  const things = kept(ratings, ({ length }) => length > 1);
  const { levels, of } = inLevels(things.flatMap(({ given }) => given));
  const starts = startsOf(things);
  const unequal = things.map((_, thing) => unequalPairs(of.subarray(starts[thing], starts[thing + 1])));
  const placeOf = placesOf(things);
  const counts = new Float64Array(levels);
  // On the ordinal scale a level stands for its average rank in the resample, doubled, and taken from their middle.
  const ranks = new Float64Array(levels);
  return (times) => {
    counts.fill(0);
    let drawn = 0;
    for (let thing = 0; thing < placeOf.length; thing++) {
      const taken = times[placeOf[thing] as number] as number;
      if (taken === 0) continue;
      drawn += taken;
      for (let at = starts[thing] as number; at < (starts[thing + 1] as number); at++) {
        const level = of[at] as number;
        counts[level] = (counts[level] as number) + taken;
      }
    }
    let [count, filled, expected] = [0, 0, 0];
    for (let level = 0; level < levels; level++) {
      const own = counts[level] as number;
      ranks[level] = 2 * count + own;
      count += own;
      if (own > 0) filled++;
    }
    if (ratings.length < 2 || drawn < 2 || filled < 2) return null;
    for (let level = 0; level < levels; level++) {
      const own = counts[level] as number;
      const rank = (ranks[level] as number) - count;
      ranks[level] = rank;
      expected += scale === "nominal" ? (own * (count - own)) / 2 : own * rank * rank * count;
    }
    let observed = 0;
    for (let thing = 0; thing < placeOf.length; thing++) {
      const taken = times[placeOf[thing] as number] as number;
      if (taken === 0) continue;
      const from = starts[thing] as number;
      const to = starts[thing + 1] as number;
      const apart = scale === "nominal" ? (unequal[thing] as number) : apartIn(of, ranks, from, to);
      observed += (taken * apart) / (to - from - 1);
    }
    return 1 - (observed * (count - 1)) / expected;
  };
};

/** Where each thing stands among all, so that thousands of resamples go by numbers alone. */
const placesOf = (things: readonly { readonly place: number }[]): Int32Array =>
  Int32Array.from(things, ({ place }) => place);

/** Where each thing's ratings begin when they stand one behind the other; one more place behind the last. */
const startsOf = (things: readonly { readonly given: readonly Exact[] }[]): Int32Array => {
  const starts = new Int32Array(things.length + 1);
  things.forEach(({ given }, thing) => (starts[thing + 1] = (starts[thing] as number) + given.length));
  return starts;
};

const unequalPairs = (levels: Int32Array): number => {
  let pairs = 0;
  for (let one = 0; one < levels.length; one++) {
    for (let other = one + 1; other < levels.length; other++) if (levels[one] !== levels[other]) pairs++;
  }
  return pairs;
};

/** The sum over all pairs of a thing's ratings of the square of their distance in rank. */
const apartIn = (of: Int32Array, ranks: Float64Array, from: number, to: number): number => {
  let [total, squares] = [0, 0];
  for (let at = from; at < to; at++) {
    const rank = ranks[of[at] as number] as number;
    total += rank;
    squares += rank * rank;
  }
  return (to - from) * squares - total * total;
};

const icc = (ratings: Ratings, of: "one" | "mean", lotOf: LotOf): Resampled => {
  const k = ratings.length;
  const things = kept(ratings, ({ length }) => length === k);
  const float = centred(things.flatMap(({ given }) => given));
  const rowsOfThings = things.map(({ place, given }) => {
    const values = given.map(float);
    const total = values.reduce((sum, value) => sum + value, 0);
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    return { place, things: 1, values, total, squares, ofRow: total * total };
  });
  const rows = joinedByLot(rowsOfThings, lotOf, (one, other) => ({
    place: one.place,
    things: one.things + other.things,
    values: one.values.map((value, column) => value + at(other.values, column)),
    total: one.total + other.total,
    squares: one.squares + other.squares,
    ofRow: one.ofRow + other.ofRow,
  }));
  const columns = new Float64Array(k);
  return (times) => {
    columns.fill(0);
    let [n, total, squares, ofRows] = [0, 0, 0, 0];
    for (const row of rows) {
      const taken = times[row.place] as number;
      if (taken === 0) continue;
      n += taken * row.things;
      total += taken * row.total;
      squares += taken * row.squares;
      ofRows += taken * row.ofRow;
      for (let column = 0; column < k; column++) {
        columns[column] = (columns[column] as number) + taken * (row.values[column] as number);
      }
    }
    if (n < 2 || k < 2) return null;
    const correction = (total * total) / (n * k);
    const ofThings = ofRows / k - correction;
    const ofReviewers = columns.reduce((sum, value) => sum + value * value, 0) / n - correction;
    const between = ofThings / (n - 1);
    const residual = (squares - correction - ofThings - ofReviewers) / ((n - 1) * (k - 1));
    const judges = (ofReviewers / (k - 1) - residual) / n;
    const below = of === "mean" ? between + judges : between + (k - 1) * residual + k * judges;
    // What is 0 in exact numbers is a last digit's worth in floats.
    return Math.abs(below) <= 1e-12 * (squares + Math.abs(correction)) ? null : (between - residual) / below;
  };
};

const concordance = (ratings: Ratings): Resampled => {
  const m = ratings.length;
  const things = kept(ratings, ({ length }) => length === m);
  const placed = ratings.map((_, reviewer) => inLevels(things.flatMap(({ given }) => given[reviewer] ?? [])));
  const most = Math.max(0, ...placed.map(({ levels }) => levels));
  const counts = new Float64Array(most);
  const sums = new Float64Array(things.length);
  const placeOf = placesOf(things);
  const timesOf = new Float64Array(things.length);
  return (times) => {
    let n = 0;
    for (let thing = 0; thing < timesOf.length; thing++) {
      const taken = times[placeOf[thing] as number] as number;
      timesOf[thing] = taken;
      n += taken;
    }
    if (n < 2 || m < 2) return null;
    sums.fill(0);
    let ties = 0;
    for (const { levels, of } of placed) {
      counts.fill(0);
      for (let thing = 0; thing < timesOf.length; thing++) {
        const level = of[thing] as number;
        counts[level] = (counts[level] as number) + (timesOf[thing] as number);
      }
      let ahead = 0;
      for (let level = 0; level < levels; level++) {
        const own = counts[level] as number;
        ties += own * own * own - own;
        counts[level] = 2 * ahead + own + 1;
        ahead += own;
      }
      for (let thing = 0; thing < timesOf.length; thing++) {
        sums[thing] = (sums[thing] as number) + (counts[of[thing] as number] as number);
      }
    }
    let spread = 0;
    for (let thing = 0; thing < timesOf.length; thing++) {
      spread += (timesOf[thing] as number) * ((sums[thing] as number) - m * (n + 1)) ** 2;
    }
    const highest = m * (m * (n * n * n - n) - ties);
    return highest === 0 ? null : (3 * spread) / highest;
  };
};
