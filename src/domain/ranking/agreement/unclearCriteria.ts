import { compare, type Exact } from "../../shared/exact.ts";
import { krippendorffAlpha, type Scale } from "./krippendorffAlpha.ts";
import type { Ratings } from "./ratings.ts";

/** Criteria in doubt and those of which nothing can be said; the rest agree well enough. */
export type UnclearCriteria = {
  /** Least agreement first, then by id. */
  readonly unclear: readonly { readonly criterion: string; readonly alpha: Exact; readonly things: number }[];
  readonly unmeasured: readonly { readonly criterion: string; readonly why: "too-few" | "no-variation" }[];
};

/**
 * Criteria on which reviewers agree too little (一致性低的指标), whose wording is worth a look before next year.
 *
 * @param below an alpha strictly below it is too little; Krippendorff holds 0.667 to be the least for tentative conclusions
 */
export const unclearCriteria = (
  criteria: readonly { readonly criterion: string; readonly scale: Scale; readonly ratings: Ratings }[],
  below: Exact,
): UnclearCriteria => {
  const measured = criteria.map(({ criterion, scale, ratings }) => ({
    criterion,
    alpha: krippendorffAlpha(ratings, scale),
  }));
  const low = measured.flatMap(({ criterion, alpha }) =>
    alpha.state === "measured" && compare(alpha.value, below) < 0
      ? [{ criterion, alpha: alpha.value, things: alpha.things }]
      : [],
  );
  return {
    unclear: low.sort((a, b) => compare(a.alpha, b.alpha) || (a.criterion < b.criterion ? -1 : 1)),
    unmeasured: measured.flatMap(({ criterion, alpha }) =>
      alpha.state === "none" ? [{ criterion, why: alpha.why }] : [],
    ),
  };
};
