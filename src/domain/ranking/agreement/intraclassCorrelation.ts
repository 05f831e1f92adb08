import { at } from "../../shared/at.ts";
import { add, divide, isZero, multiply, overOneDivisor, subtract, whole, type Exact } from "../../shared/exact.ts";
import { noVariation, ratedByAll, tooFew, type Coefficient, type Ratings } from "./ratings.ts";

/** The mean squares of a two-way analysis of variance (双向方差分析): between things, between reviewers, and what is left. */
export type MeanSquares = {
  readonly things: number;
  readonly reviewers: number;
  readonly betweenThings: Exact;
  readonly betweenReviewers: Exact;
  readonly residual: Exact;
};

/** Null with fewer than two reviewers, or two things that all of them rated; others are left out. */
export const meanSquares = (ratings: Ratings): MeanSquares | null => {
  const rows = ratedByAll(ratings);
  const [n, k] = [rows.length, ratings.length];
  if (n < 2 || k < 2) return null;
  const { parts, divisor } = overOneDivisor(rows.flat());
  const square = (value: bigint): bigint => value * value;
  // Sums of parts; a square has the divisor's square beneath it.
  const ofRow = rows.map(() => 0n);
  const ofColumn = ratings.map(() => 0n);
  parts.forEach((part, place) => {
    const [row, column] = [Math.floor(place / k), place % k];
    ofRow[row] = at(ofRow, row) + part;
    ofColumn[column] = at(ofColumn, column) + part;
  });
  const over = (value: bigint, count: number): Exact => divide(whole(value), whole(square(divisor) * BigInt(count)));
  const squares = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + square(value), 0n);
  const correction = over(square(ofRow.reduce((total, value) => total + value, 0n)), n * k);
  const ofThings = subtract(over(squares(ofRow), k), correction);
  const ofReviewers = subtract(over(squares(ofColumn), n), correction);
  const all = subtract(over(squares(parts), 1), correction);
  return {
    things: n,
    reviewers: k,
    betweenThings: divide(ofThings, whole(n - 1)),
    betweenReviewers: divide(ofReviewers, whole(k - 1)),
    residual: divide(subtract(subtract(all, ofThings), ofReviewers), whole((n - 1) * (k - 1))),
  };
};

/**
 * Intraclass correlation, two-way random effects, absolute agreement (组内相关系数), exact: ICC(2,1) of one reviewer's rating,
 * ICC(2,k) of the mean of all. The share of the variance that is the things' own; a severe reviewer lowers it. It may come
 * out below 0.
 *
 * Source: P. E. Shrout & J. L. Fleiss, Intraclass Correlations: Uses in Assessing Rater Reliability, Psychological
 * Bulletin 86 (1979), 420–428.
 */
export const intraclassCorrelation = (ratings: Ratings, of: "one" | "mean"): Coefficient => {
  const squares = meanSquares(ratings);
  if (!squares) return tooFew;
  const { things, reviewers, betweenThings, betweenReviewers, residual } = squares;
  const above = subtract(betweenThings, residual);
  const ofReviewers = divide(subtract(betweenReviewers, residual), whole(things));
  const below =
    of === "mean"
      ? add(betweenThings, ofReviewers)
      : add(add(betweenThings, multiply(whole(reviewers - 1), residual)), multiply(whole(reviewers), ofReviewers));
  return isZero(below) ? noVariation : { state: "measured", value: divide(above, below), things };
};
