import { closeCalls, type CloseCall, type Lever } from "../../domain/ranking/robustness/closeCalls.ts";
import { scoreLevers, type UnitLevers } from "../../domain/ranking/robustness/scoreLevers.ts";
import { stageFactors } from "../../domain/ranking/robustness/stageFactors.ts";
import type { WeighedGroup } from "../../domain/ranking/robustness/weighGroup.ts";
import type { Group } from "../../domain/scheme/scheme.ts";
import type { Stage } from "../../domain/scheme/stage.ts";
import { columnsOf } from "../../domain/scoring/columnsOf.ts";
import { planTable } from "../../domain/scoring/tablePlan.ts";
import { at } from "../../domain/shared/at.ts";
import { byUnit } from "../../domain/shared/byUnit.ts";
import {
  add,
  compare,
  divide,
  exact,
  isNegative,
  most,
  multiply,
  negate,
  one,
  round,
  subtract,
  whole,
  zero,
  type Exact,
} from "../../domain/shared/exact.ts";
import { factsOf } from "../computeResults.ts";
import { tableOf, type NamedYear } from "./namedYear.ts";
import type { ScoreCall } from "./robustness.ts";
import { shownNumber } from "./shownNumber.ts";

export type ScoreCalls = { readonly calls: readonly ScoreCall[]; readonly unconfirmed: number };

/**
 * The pairs of a group that a small change of one reviewer's score makes equal (险胜的单位对). Only units that another is near enough to
 * are looked into; each call is confirmed by scoring anew with the score moved to the next four decimals.
 *
 * @param within in points of one reviewer's score
 */
export const scoreCallsOf = (year: NamedYear, group: Group, weighed: WeighedGroup, within: string): ScoreCalls => {
  const { units, totals } = weighed;
  const reach = exact(within);
  const near = nearOthers(totals, farthestReach(year, group, reach));
  const found = new Map<string, UnitLevers>();
  const observations = byUnit(year.state.observations);
  const findings = byUnit(year.state.findings);
  const levers: Lever[] = [];
  units.forEach((id, place) => {
    const unit = near.has(place) ? year.assessed.units.find((one) => one.id === id) : undefined;
    if (!unit) return;
    // A unit that others make up is scored with them.
    const ids = [id, ...year.assessed.units.flatMap(({ id: part, partOf }) => (partOf?.unit === id ? [part] : []))];
    const facts = {
      ...factsOf({ ...year.state, observations: [], findings: ids.flatMap((one) => findings.get(one) ?? []) }),
      columns: columnsOf(ids.flatMap((one) => observations.get(one) ?? [])),
    };
    const own = scoreLevers(year.assessed, facts, unit, place);
    found.set(id, own);
    levers.push(...own.levers);
  });
  const all = closeCalls(totals, levers, reach);
  const holds = (call: CloseCall): boolean => {
    if (!call.flip) return true;
    const { lever, by } = call.flip;
    const moved = found.get(at(units, lever.unit))?.totalAt(lever, outwards(lever.given, by)) ?? null;
    const other = at(totals, lever.unit === call.ahead ? call.behind : call.ahead);
    if (!moved) return false;
    return lever.unit === call.ahead ? compare(moved, other) <= 0 : compare(moved, other) >= 0;
  };
  const confirmed = all.filter(holds);
  return {
    calls: confirmed.map((call) => shownCall(year, group, units, call)),
    unconfirmed: all.length - confirmed.length,
  };
};

/**
 * The most that a total moves for so much of one score: by what a point on the steepest scale is worth, all the way to the total,
 * if one reviewer decided alone for the heaviest party and half of everything else did not apply.
 */
const farthestReach = ({ assessed }: NamedYear, group: Group, within: Exact): Exact => {
  const table = tableOf(assessed.scheme, group);
  const factors = stageFactors(table);
  const steepest = [...planTable(assessed, table).stages.values()].flatMap(({ stage, leaves }) => {
    const factor = factors.get(stage.id) ?? null;
    if (!factor) return [];
    const party = divide(
      stage.parties.map(({ weight }) => exact(weight)).reduce((heavy, weight) => most(heavy, weight)),
      whole(100),
    );
    return leaves.map(({ leaf: { rule }, planned: { maxPoints } }) => {
      const scale = rule.kind === "points" ? rule.scale : null;
      const worth = scale ? divide(maxPoints, subtract(exact(scale.highest), exact(scale.lowest))) : one;
      return multiply(multiply(isNegative(factor) ? negate(factor) : factor, worth), party);
    });
  });
  return multiply(multiply(steepest.reduce(most, zero), within), whole(passedOn));
};

/** What does not apply is taken over by the rest: up to so many times the points, which leaves room to spare. */
const passedOn = 2;

/** Units that another one is no further from than so. */
const nearOthers = (totals: readonly Exact[], apart: Exact): ReadonlySet<number> => {
  const order = totals.map((total, place) => ({ total, place })).sort((a, b) => compare(b.total, a.total));
  const near = new Set<number>();
  order.forEach(({ total, place }, index) => {
    const next = order[index + 1];
    if (!next || compare(subtract(total, next.total), apart) > 0) return;
    near.add(place);
    near.add(next.place);
  });
  return near;
};

/** The score as it would be, at four decimals, no nearer than the exact change. */
const outwards = (given: Exact, by: Exact): Exact => {
  const to = add(given, by);
  const near = round(to, { places: 4, mode: "half-up" });
  const step = divide(whole(1), whole(10_000));
  if (isNegative(by)) return compare(near, to) > 0 ? subtract(near, step) : near;
  return compare(near, to) < 0 ? add(near, step) : near;
};

const shownCall = (
  { unitName, reviewerName, criterionName, assessed }: NamedYear,
  group: Group,
  units: readonly string[],
  { ahead, behind, gap, flip }: CloseCall,
): ScoreCall => {
  const nameOf = (place: number): string => unitName(at(units, place));
  const { stages } = tableOf(assessed.scheme, group);
  return {
    ahead: nameOf(ahead),
    behind: nameOf(behind),
    gap: shownNumber(gap),
    flip: flip && {
      reviewer: reviewerName(flip.lever.reviewer),
      unit: nameOf(flip.lever.unit),
      criterion: criterionName(group, stageOfRound(stages, flip.lever.round), flip.lever.criterion),
      given: shownNumber(flip.lever.given),
      to: shownNumber(add(flip.lever.given, flip.by)),
      by: shownNumber(isNegative(flip.by) ? negate(flip.by) : flip.by),
      up: !isNegative(flip.by),
    },
  };
};

const stageOfRound = (stages: readonly Stage[], round: string): string =>
  at(
    stages.filter((stage) => stage.op === "criteria" && stage.round === round),
    0,
  ).id;
