import { heardRatings } from "../../domain/ranking/agreement/heardRatings.ts";
import type { Ratings } from "../../domain/ranking/agreement/ratings.ts";
import { leastPoints } from "../../domain/scheme/plannedRoots.ts";
import type { Table } from "../../domain/scheme/scheme.ts";
import { unitExplainer } from "../../domain/scoring/scoreUnits.ts";
import { planTable } from "../../domain/scoring/tablePlan.ts";
import { at } from "../../domain/shared/at.ts";
import { divide, exact, type Exact } from "../../domain/shared/exact.ts";
import { tableIdOf } from "../../workbook/review/reviewPlan.ts";
import { factsOf } from "../computeResults.ts";
import type { NamedYear } from "./namedYear.ts";

/** A thing that reviewers rated (评分对象): a unit under a criterion in a round. */
export type RatedThing = {
  readonly unit: string;
  readonly table: string;
  readonly round: string;
  readonly criterion: string;
  /** What the unit gave itself, as a share of full marks; null where it gave nothing. */
  readonly self: Exact | null;
};

/** All things and every reviewer's rating of each, as shares of full marks; rows in the reviewers' order. */
export type RatedThings = { readonly things: readonly RatedThing[]; readonly ratings: Ratings };

/** Hears every reviewer on every unit (逐人逐项的给分); yields after each unit. */
export function* ratedThings({ assessed, state }: NamedYear): Generator<number, RatedThings> {
  const { scheme, units, reviewers } = assessed;
  const explain = unitExplainer(assessed, factsOf(state));
  const plans = new Map(scheme.tables.map((table) => [table.id, planTable(assessed, table)]));
  const reviewerAt = new Map(reviewers.map(({ id }, place) => [id, place]));
  const selfScores = new Map(state.selfEvaluations.map(({ unit, scores }) => [unit, scores ?? []]));
  const fullOf = new Map<string, Exact | null>();
  const full = (table: Table, criterion: string): Exact | null => {
    const key = `${table.id}\n${criterion}`;
    const known = fullOf.get(key);
    if (known !== undefined) return known;
    const points = leastPoints(table, criterion);
    fullOf.set(key, points);
    return points;
  };
  const things: RatedThing[] = [];
  const columns: (Exact | null)[][] = [];
  let done = 0;
  for (const unit of units) {
    const plan = plans.get(tableIdOf(scheme, unit));
    if (!plan) throw new RangeError(`unit ${unit.id}: got no table, want one that was checked`);
    const columnOf = new Map<string, number>();
    const columnFor = (round: string, criterion: string): number => {
      const key = `${round}\n${criterion}`;
      const known = columnOf.get(key);
      if (known !== undefined) return known;
      const said = (selfScores.get(unit.id) ?? []).find((one) => one.criterion === criterion)?.points ?? null;
      const most = said === null ? null : full(plan.table, criterion);
      const self = said !== null && most ? divide(exact(said), most) : null;
      columnOf.set(key, things.length);
      columns.push(reviewers.map(() => null));
      return things.push({ unit: unit.id, table: plan.table.id, round, criterion, self }) - 1;
    };
    for (const { round, criterion, reviewer, share } of heardRatings(plan, explain(unit.id).steps)) {
      const row = reviewerAt.get(reviewer);
      // A unit's own voice is no reviewer's.
      if (row !== undefined) at(columns, columnFor(round, criterion))[row] = share;
    }
    yield ++done;
  }
  return { things, ratings: reviewers.map((_, row) => columns.map((column) => column[row] ?? null)) };
}
