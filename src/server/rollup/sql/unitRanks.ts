import type { Sql } from "../../database/database.ts";
import type { RollUpPlan } from "../plan.ts";
import { followedBy, rankBy } from "./scores.ts";

/**
 * Ranks a year's units of each group across all jurisdictions (跨地区分组排名), into the table `unit_rank`: by total, equals share a
 * rank; behind them those that a veto puts last, at the very end, equal, those without a total; who is not ranked at home is not here.
 */
export const rankUnitsAcross = async (tx: Sql, plan: RollUpPlan, year: number): Promise<void> => {
  await tx.run(`create temp table if not exists unit_rank (year smallint, jurisdiction integer, unit integer, key text, name text,
    unit_group smallint, total numeric, divisor numeric, own_rank integer, grade text, rank bigint) on commit drop`);
  const order = "case place when 'kept' then 0 when 'last' then 1 else 2 end, followed desc";
  await tx.run(`
    insert into unit_rank
    select ${year}, jurisdiction, unit, key, name, unit_group, total, divisor, own_rank, grade,
           ${rankBy(plan)} over (partition by unit_group order by ${order})
    from (select u.*, ${followedBy(plan, "total", "divisor", "partition by unit_group")} as followed
          from (select jurisdiction, unit, key, name, unit_group, total, coalesce(divisor, 1) as divisor, place, own_rank, grade
                from rollup.unit where year = ${year} and place <> 'out') as u) as f`);
  await tx.run(`
    insert into unit_rank
    select ${year}, jurisdiction, unit, key, name, unit_group, total, coalesce(divisor, 1), own_rank, grade, null
    from rollup.unit where year = ${year} and place = 'out'`);
};
