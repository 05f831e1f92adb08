import { exact, overOneDivisor } from "../../../domain/shared/exact.ts";
import type { Sql } from "../../database/database.ts";
import type { Level, RollUpPlan } from "../plan.ts";
import { overParts } from "./partitions.ts";
import { numberOf, type GroupNumbers } from "./scores.ts";

/**
 * Computes each jurisdiction's weighted mean on each criterion (地区指标得分) into the table `criterion_score`: the parts of its level
 * that are groups, each the mean of its units to whom the criterion applies; a part to whom it does not apply passes its weight on to
 * the others. Points / divisor, exactly.
 */
export const computeCriteria = async (tx: Sql, plan: RollUpPlan, groups: GroupNumbers): Promise<void> => {
  const sums = overParts(
    "result",
    (part) => `select jurisdiction, unit_group, criterion, divisor, sum(points) as points, count(points) as units
      from ${part} where year = ${plan.year} group by 1, 2, 3, 4`,
  );
  await tx.run(`create temp table criterion_sum on commit drop as ${sums}`);
  await tx.run("analyze criterion_sum");
  await tx.run(`create temp table criterion_score on commit drop as ${weighted(plan, groups)}`);
};

/** A row a jurisdiction and criterion, with points and units of each group beside each other, then weighted over one divisor. */
const weighted = ({ levels, groups: planned }: RollUpPlan, groups: GroupNumbers): string => {
  const numbers = planned.map(({ id }) => numberOf(groups, id));
  const each = (text: (n: number) => string, between: string): string => numbers.map(text).join(between);
  const weights = levels.map((level) => `('${level.id}', ${planned.map(({ id }) => weightIn(level, id)).join(", ")})`);
  return `
  with weight (level, ${each((n) => `w${n}`, ", ")}) as (values ${weights.join(", ")}),
  one as (select coalesce(rollup.lcm_of(divisor), 1) as divisor from criterion_sum),
  side as (
    select jurisdiction, criterion, ${each(
      (
        n,
      ) => `sum(points * div(one.divisor, coalesce(criterion_sum.divisor, 1))) filter (where unit_group = ${n} and units > 0) as p${n},
        sum(units) filter (where unit_group = ${n} and units > 0) as n${n}`,
      ", ",
    )}
    from criterion_sum cross join one group by 1, 2),
  common as (
    select jurisdiction, criterion, ${each((n) => `p${n}, n${n}, w${n}`, ", ")},
           ${numbers.reduce((inner, n) => `lcm(${inner}, coalesce(n${n}, 1))`, "1::numeric")} as units,
           ${each((n) => `case when n${n} is null then 0 else w${n} end`, " + ")} as weight
    from side join rollup.jurisdiction j on j.id = jurisdiction join weight on weight.level = j.level)
  select jurisdiction, criterion,
         ${each((n) => `w${n} * coalesce(p${n} * div(units, n${n}), 0)`, " + ")} as points, one.divisor * units * weight as divisor
  from common cross join one where weight > 0`;
};

/** A group's weight in a level as a whole number, in the proportion of the plan; 0 where it is no part. */
const weightIn = (level: Level, group: string): string => {
  const { parts } = overOneDivisor(level.parts.map(({ weight }) => exact(weight)));
  const place = level.parts.findIndex((part) => "group" in part && part.group === group);
  return `${parts[place] ?? 0n}::numeric`;
};
