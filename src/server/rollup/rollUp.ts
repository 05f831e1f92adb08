import * as v from "valibot";

import { rowsOf, type Database, type Sql } from "../database/database.ts";
import { leftOut, type LeftOut } from "./leftOut.ts";
import type { RollUpPlan } from "./plan.ts";
import { computeCriteria } from "./sql/criteria.ts";
import { distributionByCriterion } from "./sql/distribution.ts";
import { computeScores, rankScores, type GroupNumbers } from "./sql/scores.ts";
import { rankUnitsAcross } from "./sql/unitRanks.ts";

/** An exact number as the database sums it: points / divisor, as decimal texts; points null where there is none. */
const rational = { points: v.nullable(v.string()), divisor: v.string() };
const count = v.pipe(v.union([v.string(), v.number(), v.bigint()]), v.transform(Number), v.integer());
const rankShape = v.nullable(count);

const scoreShape = v.object({
  code: v.string(),
  name: v.string(),
  level: v.string(),
  above: v.nullable(v.string()),
  ...rational,
  rank: count,
  rankWithin: count,
  lastRank: rankShape,
});
/** A jurisdiction's score and ranks (地区得分): within its level, and among those of the same jurisdiction above. */
export type ScoreRow = v.InferOutput<typeof scoreShape>;

const unitShape = v.object({
  code: v.string(),
  jurisdiction: v.string(),
  group: v.string(),
  unit: v.string(),
  name: v.string(),
  ...rational,
  rank: rankShape,
  ownRank: rankShape,
  grade: v.string(),
  lastRank: rankShape,
});
/** A unit's rank in its group across jurisdictions, and at home (单位跨地区排名). */
export type UnitRow = v.InferOutput<typeof unitShape>;

const criterionShape = v.object({ code: v.string(), criterion: count, ...rational });
/** A jurisdiction's weighted mean on a criterion (地区指标得分). */
export type CriterionRow = v.InferOutput<typeof criterionShape>;

const distributionShape = v.object({
  criterion: count,
  stage: v.string(),
  key: v.string(),
  name: v.string(),
  full_points: v.string(),
  full_divisor: v.string(),
  applies: count,
  applies_not: count,
  divisor: v.string(),
  lowest_points: v.nullable(v.string()),
  quarter_1_points: v.nullable(v.string()),
  quarter_2_points: v.nullable(v.string()),
  quarter_3_points: v.nullable(v.string()),
  highest_points: v.nullable(v.string()),
  sum_points: v.nullable(v.string()),
  nothing: count,
  everything: count,
  reached: v.array(count),
});
/** How all units stand on a criterion (指标分布). */
export type DistributionRow = v.InferOutput<typeof distributionShape>;

/** A year rolled up (汇总结果). */
export type RollUp = {
  readonly scores: readonly ScoreRow[];
  readonly units: readonly UnitRow[];
  readonly criteria: readonly CriterionRow[];
  readonly distribution: readonly DistributionRow[];
  readonly leftOut: readonly LeftOut[];
};

/** What sums over millions of rows want of PostgreSQL: they stay in memory, and run beside each other. */
const settings =
  "set local work_mem = '128MB'; set local max_parallel_workers_per_gather = 2; set local jit = off; set local enable_partitionwise_aggregate = on;";

/**
 * Rolls a year up (省级汇总), all of one moment: scores of the jurisdictions, ranks of the units by group across them, means and
 * distribution by criterion, and who moved since the year before, where that is there.
 *
 * @param before last year's plan, by which last year ranks; null where there is none
 */
export const rollUp = (database: Database, plan: RollUpPlan, before: RollUpPlan | null): Promise<RollUp> =>
  database.serial(settings, async (tx) => {
    const groups = await groupNumbers(tx);
    for (const one of before ? [before, plan] : [plan]) {
      await computeScores(tx, one, groups, one.year);
      await rankScores(tx, one, one.year);
      await rankUnitsAcross(tx, one, one.year);
    }
    await tx.run("analyze score_rank; analyze unit_rank");
    await computeCriteria(tx, plan, groups);
    const last = plan.year - 1;
    return {
      scores: await rowsOf(tx, scoreShape, scoreRows(plan, last)),
      units: await rowsOf(tx, unitShape, unitRows(plan, last)),
      criteria: await rowsOf(
        tx,
        criterionShape,
        `select j.code, criterion, c.points::text, c.divisor::text
         from criterion_score c join rollup.jurisdiction j on j.id = jurisdiction
         order by j.code, criterion`,
      ),
      distribution: await rowsOf(tx, distributionShape, distributionByCriterion(plan, plan.year)),
      leftOut: await leftOut(tx, plan),
    };
  });

const groupNumbers = async (tx: Sql): Promise<GroupNumbers> => {
  const rows = await rowsOf(tx, v.object({ id: v.number(), key: v.string() }), "select id, key from rollup.unit_group");
  return new Map(rows.map(({ id, key }) => [key, id]));
};

/** @param last the year before, whose ranks are absent where nothing of it is there */
const scoreRows = (plan: RollUpPlan, last: number): string => `
  select j.code, j.name, s.level, up.code as above, s.points::text, s.divisor::text, s.rank, s.rank_within as "rankWithin", l.rank as "lastRank"
  from score_rank s join rollup.jurisdiction j on j.id = s.jurisdiction left join rollup.jurisdiction up on up.id = j.above
  left join score_rank l on l.jurisdiction = s.jurisdiction and l.level = s.level and l.year = ${last}
  where s.year = ${plan.year} order by array_position(array[${plan.levels.map(({ id }) => `'${id}'`).join(", ")}], s.level), s.rank, j.code`;

const unitRows = (plan: RollUpPlan, last: number): string => `
  select j.code, j.name as jurisdiction, g.key as "group", u.key as unit, u.name, u.total::text as points, u.divisor::text, u.rank, u.own_rank as "ownRank", u.grade, l.rank as "lastRank"
  from unit_rank u join rollup.jurisdiction j on j.id = u.jurisdiction join rollup.unit_group g on g.id = u.unit_group
  left join unit_rank l on l.jurisdiction = u.jurisdiction and l.key = u.key and l.unit_group = u.unit_group and l.year = ${last}
  where u.year = ${plan.year} order by u.unit_group, u.rank nulls last, j.code, u.key`;
