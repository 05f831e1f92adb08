import { exact, overOneDivisor } from "../../../domain/shared/exact.ts";
import type { Sql } from "../../database/database.ts";
import type { Level, RollUpPlan } from "../plan.ts";
import { overParts } from "./partitions.ts";

/** A plan's groups by the number that they have in the tables. */
export type GroupNumbers = ReadonlyMap<string, number>;

export const numberOf = (groups: GroupNumbers, id: string): number => {
  const number = groups.get(id);
  if (number === undefined) throw new RangeError(`group ${id}: got no number, want one`);
  return number;
};

/**
 * Computes every jurisdiction's score of a year, from the lowest level up (地区得分汇总), into the table `score` of this transaction: a
 * score is points / divisor, exactly. Where nothing may be missing and something is, there is none.
 */
export const computeScores = async (tx: Sql, plan: RollUpPlan, groups: GroupNumbers, year: number): Promise<void> => {
  await tx.run(`create temp table if not exists score
    (year smallint, jurisdiction integer, level text, points numeric, divisor numeric) on commit drop`);
  await tx.run(`create temp table part_sum_${year} on commit drop as ${partSums(year)}`);
  for (const level of plan.levels) await tx.run(levelScores(level, groups, year), [level.id]);
  await tx.run("analyze score");
};

/** What the units of each group come to: their sum over one divisor, how many have a total, and how many have none. */
const partSums = (year: number): string => `
  with own as (${overParts(
    "unit",
    (part) => `select jurisdiction, unit_group, divisor, sum(total) as points, count(total) as totals, count(*) as units
      from ${part} where year = ${year} group by 1, 2, 3`,
  )}),
  common as (select jurisdiction, unit_group, rollup.lcm_of(coalesce(divisor, 1)) as divisor from own group by 1, 2)
  select jurisdiction, unit_group, common.divisor,
         coalesce(sum(own.points * div(common.divisor, coalesce(own.divisor, 1))), 0) as points,
         sum(totals) as totals, sum(units) as units
  from own join common using (jurisdiction, unit_group) group by 1, 2, 3`;

/** The weighted mean of a level's parts, each a mean; weights are whole numbers here, in the plan's proportion. */
const levelScores = (level: Level, groups: GroupNumbers, year: number): string => {
  const { parts: weights } = overOneDivisor(level.parts.map(({ weight }) => exact(weight)));
  const parts = level.parts.map((part, n) =>
    "group" in part
      ? groupPart(year, numberOf(groups, part.group), weights[n] ?? 0n, level.withoutTotal)
      : belowPart(year, part.below, weights[n] ?? 0n, level.absentPart),
  );
  const whole =
    level.absentPart === "block"
      ? `where common.parts = ${level.parts.length} and common.weight > 0`
      : "where common.weight > 0";
  return `
  insert into score
  with part as (${parts.join("\nunion all\n")}),
  common as (select jurisdiction, rollup.lcm_of(divisor) as divisor, sum(weight) as weight, count(*) as parts
             from part group by 1)
  select ${year}, jurisdiction, $1, sum(part.weight * part.points * div(common.divisor, part.divisor)),
         common.divisor * common.weight
  from part join common using (jurisdiction) join rollup.jurisdiction j on j.id = jurisdiction and j.level = $1
  ${whole}
  group by jurisdiction, common.divisor, common.weight`;
};

const groupPart = (year: number, group: number, weight: bigint, withoutTotal: Level["withoutTotal"]): string => {
  const counted = withoutTotal === "zero" ? "units" : "totals";
  return `select jurisdiction, ${weight}::numeric as weight, points, divisor * ${counted} as divisor
    from part_sum_${year} where unit_group = ${group} and ${counted} > 0`;
};

/** The mean of the scores below; where nothing may be missing, of all that are on the register. */
const belowPart = (year: number, below: string, weight: bigint, absentPart: Level["absentPart"]): string => {
  const complete = absentPart === "block" ? "having count(*) = count(score.points)" : "having count(score.points) > 0";
  return `select above as jurisdiction, ${weight}::numeric as weight,
           sum(score.points * div(lcm, score.divisor)) as points, lcm * count(score.points) as divisor
    from (select j.above, j.id, rollup.lcm_of(s.divisor) over (partition by j.above) as lcm
          from rollup.jurisdiction j left join score s on s.jurisdiction = j.id and s.year = ${year}
          where j.level = '${below}' and j.above is not null) as child
    left join score on score.jurisdiction = child.id and score.year = ${year}
    group by above, lcm ${complete}`;
};

/** The order in which a plan ranks points / divisor: as they are, over one divisor, or rounded as it declares. */
export const followedBy = ({ ranking: { on } }: RollUpPlan, points: string, divisor: string, over: string): string =>
  on === "exact"
    ? `${points} * div(rollup.lcm_of(${divisor}) over (${over}), ${divisor})`
    : `rollup.rounded(${points}, ${divisor}, ${on.places}, '${on.mode}')`;

/** SQL's name for the way in which equals share a rank (并列). */
export const rankBy = ({ ranking: { ties } }: RollUpPlan): string => (ties === "standard" ? "rank()" : "dense_rank()");

/** Ranks the scores of a year within their level and within the jurisdiction above (地区排名), into the table `score_rank`. */
export const rankScores = async (tx: Sql, plan: RollUpPlan, year: number): Promise<void> => {
  const rank = rankBy(plan);
  await tx.run(
    "create temp table if not exists score_rank (like score, rank bigint, rank_within bigint) on commit drop",
  );
  await tx.run(`
    insert into score_rank
    select year, jurisdiction, level, points, divisor,
           ${rank} over (partition by level order by followed desc),
           ${rank} over (partition by level, above order by followed desc)
    from (select score.*, j.above, ${followedBy(plan, "points", "divisor", "partition by score.level")} as followed
          from score join rollup.jurisdiction j on j.id = jurisdiction where year = ${year}) as s`);
};
