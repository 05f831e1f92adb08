import type { Exact } from "../../shared/exact.ts";

/**
 * What reviewers gave for the same things (评分矩阵): a row a reviewer, a column a thing, such as a unit under one criterion;
 * null where the reviewer did not rate it. Points, or shares of full marks where criteria stand side by side.
 */
export type Ratings = readonly (readonly (Exact | null)[])[];

/**
 * A coefficient (一致性系数), or why there is none.
 *
 * | why | says |
 * |---|---|
 * | too-few | fewer than two reviewers, or fewer than two things that enough of them rated |
 * | no-variation | all ratings are equal, or so placed that the formula divides by 0: it tells neither agreement nor its lack |
 */
export type Coefficient =
  | { readonly state: "measured"; readonly value: Exact; readonly things: number }
  | { readonly state: "none"; readonly why: "too-few" | "no-variation" };

export const tooFew: Coefficient = { state: "none", why: "too-few" };
export const noVariation: Coefficient = { state: "none", why: "no-variation" };

/** The ratings by thing: a row a thing, a column a reviewer. */
export const byThing = (ratings: Ratings): Ratings =>
  Array.from({ length: ratings[0]?.length ?? 0 }, (_, thing) => ratings.map((row) => row[thing] ?? null));

/** The things that every reviewer rated, a row a thing; what anyone left out is left out for all. */
export const ratedByAll = (ratings: Ratings): readonly (readonly Exact[])[] =>
  byThing(ratings).flatMap((row) => {
    const given = row.filter((value) => value !== null);
    return given.length === row.length ? [given] : [];
  });
