import type { RollUpPlan } from "../plan.ts";
import { overParts } from "./partitions.ts";

/**
 * How a year's units stand on each criterion (指标分布): how many it applies to and how many not, the lowest, quarters, highest and
 * mean, how many have nothing and everything, and how many reach each band. Every value that occurs is counted once, and all follows
 * from the counts: values are `…_points` / divisor, exactly; a quarter is the first value that a quarter of the units do not exceed.
 */
export const distributionByCriterion = ({ bands }: RollUpPlan, year: number): string => `
  with counted as (
    select criterion, points, divisor, sum(units)::bigint as units
    from (${overParts(
      "result",
      (part) =>
        `select criterion, points, divisor, count(*) as units from ${part} where year = ${year} group by 1, 2, 3`,
    )}) as parts group by 1, 2, 3),
  common as (
    select criterion, coalesce(rollup.lcm_of(divisor), 1) as divisor, sum(units) filter (where points is not null) as applies,
           coalesce(sum(units) filter (where points is null), 0) as applies_not from counted group by 1),
  ordered as (
    select criterion, units, common.divisor, applies,
           points * div(common.divisor, coalesce(counted.divisor, 1)) as points,
           sum(units) over (partition by criterion order by points * div(common.divisor, coalesce(counted.divisor, 1))) as up_to
    from counted join common using (criterion) where points is not null)
  select c.id as criterion, c.stage, c.key, c.name, c.points::text as full_points, c.divisor::text as full_divisor,
         coalesce(common.applies, 0) as applies, common.applies_not, common.divisor::text,
         min(o.points)::text as lowest_points, ${[1, 2, 3]
           .map((n) => `(min(o.points) filter (where 4 * up_to >= ${n} * o.applies))::text as quarter_${n}_points`)
           .join(", ")},
         max(o.points)::text as highest_points, sum(o.points * o.units)::text as sum_points,
         coalesce(sum(o.units) filter (where o.points = 0), 0) as nothing,
         coalesce(sum(o.units) filter (where o.points * c.divisor >= c.points * o.divisor), 0) as everything,
         array[${bands
           .map(
             (band) =>
               `coalesce(sum(o.units) filter (where o.points * c.divisor >= ${band} * c.points * o.divisor), 0)`,
           )
           .join(", ")}]::integer[] as reached
  from common join rollup.criterion c on c.id = common.criterion left join ordered o on o.criterion = common.criterion
  group by c.id, common.applies, common.applies_not, common.divisor
  order by c.stage, c.key, c.id`;
