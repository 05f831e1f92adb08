import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

import { divide, multiply, nearestFloat, subtract, whole, type Exact } from "../../shared/exact.ts";
import { countPlaces, type DrawnGrade } from "./countPlaces.ts";
import type { RankUncertainty } from "./weightUncertainty.ts";

/**
 * A party whose reviewers are drawn anew (重抽的评审方): of each reviewer all totals as they are without it, null where a unit
 * has none then, and whom it rated.
 */
export type DrawnParty = {
  readonly reviewers: readonly {
    readonly totals: readonly (Exact | null)[];
    readonly rated: readonly boolean[];
  }[];
};

const block = 500;

/**
 * Ranks and grades if other reviewers like these had scored (评审人不确定性): the bootstrap over the reviewers of each party, who are
 * drawn anew with repetition, all their scores together. A total moves by what its reviewers move it in the jackknife:
 * where a party takes the mean of its reviewers and nothing else bends the total, that is the bootstrap itself, to the last
 * float; elsewhere the straight line through the scores as they are. Parties of one reviewer say nothing of it and do not move.
 *
 * Source: B. Efron & R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapters 6 and 20 (the bootstrap of a linear
 * statistic from jackknife values).
 *
 * @param totals units in one order throughout
 * @returns a run that yields how many draws are done; its last value is the counts
 */
export function* reviewerUncertainty(
  totals: readonly Exact[],
  parties: readonly DrawnParty[],
  grades: readonly DrawnGrade[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Generator<number, RankUncertainty> {
  if (!Number.isSafeInteger(draws) || draws < 1) {
    throw new RangeError(`draws: got ${draws}, want a whole number above 0`);
  }
  const n = totals.length;
  const effects = parties.filter(({ reviewers }) => reviewers.length > 1).map((party) => effectsOf(totals, party));
  const generator = xoroshiro128plus(seed);
  const counts = countPlaces(n, grades);
  const base = Float64Array.from(totals, nearestFloat);
  const drawn = new Float64Array(n);
  for (let done = 0; done < draws;) {
    const until = Math.min(draws, done + block);
    for (; done < until; done++) {
      drawn.set(base);
      for (const party of effects) {
        const times = new Uint32Array(party.length);
        for (let draw = 0; draw < party.length; draw++) {
          const reviewer = uniformInt(generator, 0, party.length - 1);
          times[reviewer] = (times[reviewer] as number) + 1;
        }
        party.forEach((effect, reviewer) => {
          const more = (times[reviewer] as number) - 1;
          if (more === 0) return;
          for (let unit = 0; unit < n; unit++) {
            drawn[unit] = (drawn[unit] as number) + more * (effect[unit] as number);
          }
        });
      }
      counts.add(drawn);
    }
    yield done;
  }
  return { draws, units: n, rankCounts: counts.ranks, gradeCounts: counts.grades };
}

/**
 * What one more of a reviewer does to each total: (m − 1) ÷ m × (the total − the total without it), m being who rated the
 * unit; of a mean that is the reviewer's distance from it ÷ m.
 */
const effectsOf = (totals: readonly Exact[], { reviewers }: DrawnParty): readonly Float64Array[] => {
  const raters = totals.map((_, unit) => reviewers.filter(({ rated }) => rated[unit]).length);
  return reviewers.map(({ totals: without, rated }) =>
    Float64Array.from(totals, (total, unit) => {
      const left = without[unit];
      if (!left || !rated[unit]) return 0;
      // One at least, who rated it; of one alone it is nothing.
      const m = raters[unit] ?? 1;
      return nearestFloat(multiply(divide(whole(m - 1), whole(m)), subtract(total, left)));
    }),
  );
};
