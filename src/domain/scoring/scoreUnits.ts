import type { Scheme } from "../scheme/scheme.ts";
import { add, divide, exact, isZero, multiply, round, sum, whole, zero, type Exact } from "../shared/exact.ts";
import type { Assessed } from "./checkObservations.ts";
import type { Observation } from "./observation.ts";
import type { CriterionScore, PartyShare, Step, UnitScore, UnitTotal } from "./score.ts";

/**
 * Scores every unit by the scheme (计分), each number with its steps.
 *
 * @param observations checked by `checkObservations`, one a unit, criterion and reviewer at most; order is of no
 *   consequence
 * @returns as many rows as units, in the units' order; points in [0, maxPoints], totals in [0, totalPoints]
 */
export const scoreUnits = (assessed: Assessed, observations: readonly Observation[]): readonly UnitScore[] => {
  const byCell = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = cellKey(observation.unit, observation.criterion);
    const cell = byCell.get(key);
    if (cell) cell.push(observation);
    else byCell.set(key, [observation]);
  }
  return assessed.units.map(({ id }) => {
    const criteria = assessed.scheme.criteria.map((criterion) =>
      scoreCriterion(assessed, criterion.id, byCell.get(cellKey(id, criterion.id)) ?? []),
    );
    return { unit: id, criteria, total: totalOf(assessed.scheme, criteria) };
  });
};

const cellKey = (unit: string, criterion: string): string => `${unit}\n${criterion}`;

const scoreCriterion = (
  { scheme, reviewers }: Assessed,
  criterion: string,
  found: readonly Observation[],
): CriterionScore => {
  const byReviewer = new Map(found.map((observation) => [observation.reviewer, observation]));
  const silent = reviewers.filter(({ id }) => !byReviewer.has(id)).map(({ id }) => id);
  // In the reviewers' order, so that the steps too are the same whatever order the observations came in.
  const observations = reviewers.flatMap(({ id }) => byReviewer.get(id) ?? []);
  if (silent.length > 0) return { criterion, state: "missing", reviewers: silent };
  const apart = observations.filter(({ state }) => state === "notApplicable");
  if (apart.length === observations.length) {
    return { criterion, state: "notApplicable", reasons: [...new Set(apart.map(({ reason }) => reason))] };
  }
  if (apart.length > 0) return { criterion, state: "contested", reviewers: apart.map(({ reviewer }) => reviewer) };
  const means = scheme.parties.map((party) => meanOf(party.id, observations));
  const shares: readonly PartyShare[] = scheme.parties.map((party, index) => ({
    party: party.id,
    weight: exact(party.weight),
    value: means[index]?.result ?? zero,
  }));
  const points = divide(sum(shares.map(({ weight, value }) => multiply(weight, value))), whole(100));
  return {
    criterion,
    state: "scored",
    points,
    steps: [...means, { kind: "parties-combined", shares, result: points }],
  };
};

const meanOf = (party: string, observations: readonly Observation[]): Step => {
  const values = observations.flatMap((one) => (one.party === party && one.value !== null ? [exact(one.value)] : []));
  if (values.length === 0) throw new RangeError(`scores of party ${party}: got none, want one a reviewer at least`);
  return { kind: "reviewer-mean", party, values, result: divide(sum(values), whole(values.length)) };
};

/** 未报 or contested anywhere: no total. 不适用 leaves the denominator; with nothing left there is no score, not 0. */
const totalOf = (scheme: Scheme, criteria: readonly CriterionScore[]): UnitTotal => {
  if (criteria.some(({ state }) => state === "missing" || state === "contested")) return { state: "missing" };
  let earned = zero;
  let applicable = zero;
  const points: { criterion: string; points: Exact }[] = [];
  criteria.forEach((score, index) => {
    if (score.state !== "scored") return;
    earned = add(earned, score.points);
    applicable = add(applicable, exact(scheme.criteria[index]?.maxPoints ?? "0"));
    points.push({ criterion: score.criterion, points: score.points });
  });
  if (isZero(applicable)) return { state: "notApplicable" };
  const steps: Step[] = [{ kind: "criteria-summed", points, result: earned }];
  let total = earned;
  if (points.length < criteria.length) {
    total = divide(multiply(earned, exact(scheme.totalPoints)), applicable);
    steps.push({ kind: "rescaled", earned, applicable, result: total });
  }
  const { rounding } = scheme.policy;
  const rounded = round(total, rounding);
  steps.push({ kind: "rounded", places: rounding.places, result: rounded });
  return { state: "scored", exact: total, rounded, steps };
};
