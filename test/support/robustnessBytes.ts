import { computeResults } from "../../src/app/computeResults.ts";
import { robustnessOf } from "../../src/app/robustness/robustnessOf.ts";
import { usualTerms } from "../../src/app/robustness/robustnessTerms.ts";
import { emptyState, type State } from "../../src/app/state.ts";
import { weightUncertainty, finished } from "../../src/domain/ranking/robustness/weightUncertainty.ts";
import { ratio, whole } from "../../src/domain/shared/exact.ts";

/** A look at robustness, and draws of weights large and small, as text: what every engine must give alike. */
export const robustnessBytes = (given: Partial<State>, seed: number): string => {
  const state = { ...emptyState, ...given };
  const results = computeResults(state);
  if (!results.ok) throw new RangeError(`results: got ${JSON.stringify(results.issues)}, want them`);
  const looked = finished(
    robustnessOf(state, results.value, [], { ...usualTerms, draws: 2_000, resamples: 200, seed }),
  );
  const table = {
    rows: Array.from({ length: 12 }, (_, unit) =>
      Array.from({ length: 9 }, (_unused, column) =>
        (unit + column) % 11 === 0 ? null : ratio((unit * 31 + column * 17) % 23, 22),
      ),
    ),
    weights: Array.from({ length: 9 }, (_, column) => whole(1 + (column % 4))),
  };
  // Of a concentration so small that most shapes are below 1: the other way of drawing.
  const drawn = [2, 300, null].map((concentration) =>
    [...finished(weightUncertainty(table, [], { draws: 3_000, seed, concentration })).rankCounts].join(),
  );
  return JSON.stringify([looked, drawn]);
};
