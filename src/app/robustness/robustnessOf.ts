import type { Ledger } from "../../domain/ledger/entry.ts";
import { irreversiblePairs } from "../../domain/ranking/robustness/irreversiblePairs.ts";
import { reviewerUncertainty } from "../../domain/ranking/robustness/reviewerUncertainty.ts";
import { pointsTable, type WeighedGroup } from "../../domain/ranking/robustness/weighGroup.ts";
import { weightUncertainty, type RankUncertainty } from "../../domain/ranking/robustness/weightUncertainty.ts";
import type { Group } from "../../domain/scheme/scheme.ts";
import { at } from "../../domain/shared/at.ts";
import type { Results } from "../computeResults.ts";
import type { State } from "../state.ts";
import { agreementOf } from "./agreementOf.ts";
import { scoreCallsOf } from "./closeCallsOf.ts";
import { namedYear, tableOf, weighedGroups, type NamedYear } from "./namedYear.ts";
import { drawnGrades, outlookOf } from "./outlookOf.ts";
import { ratedThings } from "./ratedThings.ts";
import { reviewerHabits } from "./reviewerHabits.ts";
import type { GroupRobustness, Pair, Robustness } from "./robustness.ts";
import { concentrationOf, type RobustnessTerms } from "./robustnessTerms.ts";
import { weightCallsOf } from "./weightCallsOf.ts";
import {
  absentReviewers,
  drawnParties,
  totalsWithoutReviewers,
  type TotalsWithoutReviewer,
} from "./withoutReviewers.ts";

/**
 * Looks at how far a ranking can be trusted (稳健性分析). The same state, ledger and terms give the same result to the byte, in
 * every engine.
 *
 * @returns a run that yields how far it has come, from 0 to 1, so that it can be shown and left off
 */
export function* robustnessOf(
  state: State,
  results: Results,
  ledger: Ledger,
  terms: RobustnessTerms,
): Generator<number, Robustness> {
  const year = namedYear(state, results);
  const groups = weighedGroups(year);
  const { reviewers, units } = year.assessed;
  const rated = yield* within(ratedThings(year), (done) => (0.15 * done) / units.length);
  const without = yield* within(totalsWithoutReviewers(year), (done) => 0.15 + (0.1 * done) / reviewers.length);
  const looked: GroupRobustness[] = [];
  for (const { group, weighed } of groups) {
    const share = 0.6 / groups.length;
    const from = 0.25 + share * looked.length;
    looked.push(yield* within(groupRobustness(year, group, weighed, without, terms), (part) => from + share * part));
  }
  const agreed = yield* within(agreementOf(year, rated, terms), (part) => 0.85 + 0.15 * part);
  return { terms, groups: looked, ...agreed, reviewers: reviewerHabits(year, rated, ledger, terms) };
}

/** A run within a run: what it yields is said in the outer one's measure. */
function* within<T>(run: Generator<number, T>, measure: (done: number) => number): Generator<number, T> {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    yield measure(step.value);
  }
}

function* groupRobustness(
  year: NamedYear,
  group: Group,
  weighed: WeighedGroup,
  without: readonly TotalsWithoutReviewer[],
  terms: RobustnessTerms,
): Generator<number, GroupRobustness> {
  const { assessed, results, unitName } = year;
  const ranking = results.ranking.groups.find((one) => one.group === group.id);
  const table = tableOf(assessed.scheme, group);
  if (!ranking) throw new RangeError(`group ${group.id}: got no ranking, want one`);
  const draws = drawsOf(group, weighed, terms);
  const byWeights = yield* within(draws.byWeights(), (done) => (0.6 * done) / terms.draws);
  const { parties, single } = drawnParties(year, weighed, without);
  const byReviewers =
    parties.length > 0
      ? yield* within(
          reviewerUncertainty(weighed.totals, parties, draws.grades, terms),
          (done) => 0.6 + (0.2 * done) / terms.draws,
        )
      : null;
  const calls = scoreCallsOf(year, group, weighed, terms.within);
  yield 0.9;
  const firm = irreversiblePairs(pointsTable(weighed));
  const nameAt = (place: number): string => unitName(at(weighed.units, place));
  return {
    group: group.id,
    name: group.name,
    gradeNames: group.grading.grades.map(({ name }) => name),
    units: outlookOf(year, ranking, weighed, byWeights, byReviewers),
    leftOut: weighed.leftOut.map(unitName),
    unweighed: table.stages.filter(({ id }) => weighed.unweighed.includes(id)).map(({ name }) => name),
    pairs: {
      all: (weighed.units.length * (weighed.units.length - 1)) / 2,
      firm: firm.length,
      neighbours: firm.flatMap(({ better, worse, equal }): readonly Pair[] =>
        !equal && Math.abs(better - worse) === 1 ? [{ ahead: nameAt(better), behind: nameAt(worse) }] : [],
      ),
    },
    scoreCalls: calls.calls,
    unconfirmed: calls.unconfirmed,
    weightCalls: weightCallsOf(year, group, weighed, terms),
    absent: absentReviewers(year, weighed, without),
    single,
  };
}

/** The draws of a group's weights, with its grades; a group that nobody ranks in has none. */
const drawsOf = (group: Group, weighed: WeighedGroup, terms: RobustnessTerms) => {
  const grades = drawnGrades(group, weighed.units.length);
  const concentration = concentrationOf(terms, weighed.criteria.length);
  return {
    grades,
    byWeights: (): Generator<number, RankUncertainty> =>
      weightUncertainty(pointsTable(weighed), grades, { ...terms, concentration }),
  };
};
