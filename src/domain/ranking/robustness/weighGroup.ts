import type { Assessed } from "../../scoring/facts.ts";
import type { UnitScore } from "../../scoring/score.ts";
import { planTable } from "../../scoring/tablePlan.ts";
import type { Group } from "../../scheme/scheme.ts";
import { add, compare, divide, isZero, multiply, subtract, sum, zero, type Exact } from "../../shared/exact.ts";
import { arithmeticMean } from "../advisory/weightedMeans.ts";
import { partsOf, type WeighedTable } from "../advisory/weighedTable.ts";
import type { GroupRanking } from "../ranking.ts";
import { stageFactors } from "./stageFactors.ts";

/** A leaf in a stage, which weighs so many points of the total (加权指标). */
export type WeighedCriterion = {
  readonly stage: string;
  readonly criterion: string;
  readonly weight: Exact;
};

/**
 * A group's ranked units under its weighed criteria (分组的加权对照): rows in the order of the official ranking. The total of a
 * unit is `points` × the weighted mean of its shares + its `rest`, exactly; what is no weighed share of anything, such as
 * bonus, penalties, roundings and bounds, is in the rest, which no other weights move.
 */
export type WeighedGroup = {
  readonly group: string;
  readonly units: readonly string[];
  readonly totals: readonly Exact[];
  readonly criteria: readonly WeighedCriterion[];
  /** Of full marks; null where the criterion does not apply. */
  readonly shares: readonly (readonly (Exact | null)[])[];
  readonly rest: readonly Exact[];
  /** What the weights come to. */
  readonly points: Exact;
  /** Units that have no total, whose rank a veto sets, or to which no weighed criterion applies. */
  readonly leftOut: readonly string[];
  /** Stages whose criteria are in the rest: a formula, or a minus sign, stands between them and the total. */
  readonly unweighed: readonly string[];
};

/**
 * Lays a group's scores out by weight (按权重整理得分). Columns are the leaves of the criteria stages that a straight line with a
 * rising slope leads from to the total; a leaf that can only lose points weighs nothing and is in the rest.
 */
export const weighGroup = (
  assessed: Assessed,
  group: Group,
  scores: readonly UnitScore[],
  ranking: GroupRanking,
): WeighedGroup => {
  const table = assessed.scheme.tables.find(({ id }) => id === group.table);
  if (!table) throw new RangeError(`table ${group.table}: got none, want one that was checked`);
  const factors = stageFactors(table);
  const unweighed: string[] = [];
  const criteria = [...planTable(assessed, table).stages.values()].flatMap(({ stage, leaves }) => {
    const factor = factors.get(stage.id) ?? null;
    if (!factor || compare(factor, zero) < 0) unweighed.push(stage.id);
    if (!factor || compare(factor, zero) <= 0) return [];
    return leaves.flatMap(({ leaf, planned: { maxPoints } }): readonly WeighedCriterion[] =>
      isZero(maxPoints) ? [] : [{ stage: stage.id, criterion: leaf.id, weight: multiply(factor, maxPoints) }],
    );
  });
  const scoreOf = new Map(scores.map((score) => [score.unit, score]));
  const columnOf = new Map(criteria.map(({ stage, criterion }, column) => [`${stage}\n${criterion}`, column]));
  const weights = criteria.map(({ weight }) => weight);
  const points = sum(weights);
  const leftOut: string[] = [];
  const rows = ranking.rows.flatMap(({ unit, rankSteps }) => {
    const score = scoreOf.get(unit);
    if (!score) throw new RangeError(`score of ${unit}: got none, want one`);
    const shares = sharesIn(score, columnOf);
    const mean = arithmeticMean(partsOf(shares, weights));
    const vetoed = rankSteps.some(({ kind }) => kind === "vetoed");
    if (vetoed || score.total.state !== "scored" || !mean) {
      leftOut.push(unit);
      return [];
    }
    const total = score.total.points;
    return [{ unit, total, shares, rest: subtract(total, multiply(points, mean)) }];
  });
  return {
    group: group.id,
    units: rows.map(({ unit }) => unit),
    totals: rows.map(({ total }) => total),
    criteria,
    shares: rows.map(({ shares }) => shares),
    rest: rows.map(({ rest }) => rest),
    points,
    leftOut,
    unweighed,
  };
};

const sharesIn = ({ criteria }: UnitScore, columnOf: ReadonlyMap<string, number>): readonly (Exact | null)[] => {
  const shares = Array.from({ length: columnOf.size }, (): Exact | null => null);
  for (const { stage, criterion, outcome, maxPoints } of criteria) {
    const column = columnOf.get(`${stage}\n${criterion}`);
    if (column !== undefined && outcome.state === "scored") shares[column] = divide(outcome.points, maxPoints);
  }
  return shares;
};

/**
 * The same as a table in points (折成总分的对照表): a value is what the total would be if its criterion alone had all the weight. Its
 * weighted means are the totals, exactly.
 */
export const pointsTable = ({ shares, rest, points, criteria }: WeighedGroup): WeighedTable => ({
  rows: shares.map((row, unit) => row.map((share) => share && add(multiply(points, share), rest[unit] ?? zero))),
  weights: criteria.map(({ weight }) => weight),
});
