/**
 * What a look at robustness assumes (稳健性设定): the office's own, shown with every result. None of it is measured; none of it
 * touches an official result.
 */
export type RobustnessTerms = {
  readonly draws: number;
  /** A whole number of 32 bits: the same one gives the same result to the byte. */
  readonly seed: number;
  /** In percent, in [1, 50]: by how much, as a standard deviation, the weight of a criterion of average weight may be off. */
  readonly spread: number;
  /** In points of one reviewer's score: what closes a gap by so little is a close call. */
  readonly within: string;
  readonly resamples: number;
  /** An alpha below it is little agreement. */
  readonly alphaBelow: string;
  /** From so many ratings on a habit is told, from these shares. */
  readonly habits: { readonly atLeast: number; readonly sameShare: string; readonly copiedShare: string };
  /** Changes of scores in the last hours before the close, from so many and such a share on. */
  readonly late: { readonly hours: number; readonly atLeast: number; readonly share: string };
};

/** What is taken where nobody says otherwise: 0.667 is Krippendorff's least for tentative conclusions; the others are ours. */
export const usualTerms: RobustnessTerms = {
  draws: 10_000,
  seed: 1,
  spread: 20,
  within: "0.1",
  resamples: 1_000,
  alphaBelow: "0.667",
  habits: { atLeast: 20, sameShare: "0.9", copiedShare: "0.9" },
  late: { hours: 24, atLeast: 5, share: "0.5" },
};

/**
 * The concentration of the Dirichlet distribution under which a weight of 1/n has the standard deviation of the spread:
 * √((n − 1) ÷ (concentration + 1)) of itself.
 */
export const concentrationOf = ({ spread }: RobustnessTerms, criteria: number): number =>
  criteria < 2 ? 1 : (criteria - 1) / (spread / 100) ** 2 - 1;
