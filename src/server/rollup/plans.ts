import * as v from "valibot";

import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { rowOf, type Database, type Sql } from "../database/database.ts";
import { checkPlan, type RollUpPlan } from "./plan.ts";

const planShape = v.object({ plan: v.unknown() });

/** The plan of a year (某年方案); null where none was set. @throws RangeError where the one that is kept is none */
export const planOf = async (sql: Sql, year: number): Promise<RollUpPlan | null> => {
  const row = await rowOf(sql, planShape, "select plan from rollup.plan where year = $1", [year]);
  if (!row) return null;
  const plan = checkPlan(row.plan, "rollup.plan");
  if (!plan.ok)
    throw new RangeError(
      `the plan of ${year}: got ${plan.issues.map(({ code }) => code).join(", ")}, want one that was checked`,
    );
  return plan.value;
};

/**
 * Sets a year's plan (设定汇总方案). Once results were loaded under it, its groups stand; weights, rounding and ranking may change.
 *
 * @returns `rollup-plan-in-use` (year) where groups would change under results that were held to them
 */
export const setPlan = (database: Database, plan: RollUpPlan, file: string, at: string): Promise<Result<null>> =>
  database.serial("", async (tx): Promise<Result<null>> => {
    const before = await planOf(tx, plan.year);
    const used = await rowOf(
      tx,
      v.object({ year: v.number() }),
      "select year from rollup.loading where year = $1 and in_force limit 1",
      [plan.year],
    );
    const groupsOf = ({ groups }: RollUpPlan): string =>
      JSON.stringify(groups.map(({ id, full }) => [id, full]).sort());
    if (before && used && groupsOf(before) !== groupsOf(plan)) {
      return refused([errorAt({ kind: "file", name: file }, "rollup-plan-in-use", { year: plan.year })]);
    }
    const keys = JSON.stringify(plan.groups.map(({ id }) => id));
    await tx.run(
      "insert into rollup.unit_group (key) select value from json_array_elements_text($1::json) on conflict do nothing",
      [keys],
    );
    await tx.run(
      `insert into rollup.plan (year, plan, set_at) values ($1, $2::jsonb, $3::timestamptz)
       on conflict (year) do update set plan = excluded.plan, set_at = excluded.set_at`,
      [plan.year, JSON.stringify(plan), at],
    );
    return done(null);
  });
