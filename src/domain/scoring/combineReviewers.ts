import { at } from "../shared/at.ts";
import type { ReviewerMethod } from "../scheme/scheme.ts";
import { compare, divide, multiply, sum, whole, type Exact } from "../shared/exact.ts";
import { median } from "../shared/median.ts";
import type { StepKind } from "./score.ts";

/** One reviewer's number and its weight, where the method weighs. */
export type Voice = { readonly reviewer: string; readonly value: Exact; readonly weight: Exact | null };

/**
 * How a party's numbers become one (评审人合成).
 *
 * @param voices at least one
 * @returns null where the scheme calls so few numbers missing
 */
export const combineReviewers = (
  method: ReviewerMethod,
  voices: readonly Voice[],
): { readonly kind: StepKind; readonly value: Exact } | null => {
  switch (method.kind) {
    case "mean":
      return { kind: "reviewers-mean", value: meanOf(voices.map(({ value }) => value)) };
    case "weighted-mean": {
      const weights = voices.map(({ reviewer, weight }) => {
        if (!weight) throw new RangeError(`weight of reviewer ${reviewer}: got none, want one that was checked`);
        return weight;
      });
      const weighed = voices.map(({ value }, index) => multiply(value, at(weights, index)));
      return { kind: "reviewers-weighted-mean", value: divide(sum(weighed), sum(weights)) };
    }
    case "median":
      return { kind: "reviewers-median", value: medianOf(voices.map(({ value }) => value)) };
    case "trimmed-mean": {
      const values = voices.map(({ value }) => value).sort(compare);
      if (values.length >= method.fewerThan) {
        const kept = values.slice(method.dropLowest, values.length - method.dropHighest);
        return { kind: "reviewers-trimmed-mean", value: meanOf(kept) };
      }
      return method.then === "missing" ? null : combineReviewers({ kind: method.then }, voices);
    }
  }
};

const meanOf = (values: readonly Exact[]): Exact => {
  if (values.length === 0) throw new RangeError("a mean: got no number, want one at least");
  return divide(sum(values), whole(values.length));
};

const medianOf = (values: readonly Exact[]): Exact => {
  const middle = median(values);
  if (!middle) throw new RangeError("a median: got no number, want one at least");
  return middle;
};
