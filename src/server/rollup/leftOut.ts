import * as v from "valibot";

import { rowsOf, type Sql } from "../database/database.ts";
import type { RollUpPlan } from "./plan.ts";

const kinds = ["unranked", "without-total", "without-score", "not-handed-in", "not-locked"] as const;

const shape = v.object({ kind: v.picklist(kinds), code: v.string(), name: v.string(), detail: v.string() });

/**
 * Something that is not in a roll-up, or is in it with a reservation (未列入及保留事项), for its readers to know.
 *
 * | kind | says |
 * |---|---|
 * | not-handed-in | on the register with a key, and nothing of the year came in; `detail`: what was refused last, by code |
 * | without-score | a jurisdiction without a score, for a part that the plan wants is missing |
 * | not-locked | came in before its year was locked, so that it may change |
 * | unranked | a unit that its own results leave out of the ranking; `detail`: the unit |
 * | without-total | a unit whom a veto left no total; `detail`: the unit |
 */
export type LeftOut = v.InferOutput<typeof shape>;

/** Finds what is left out of a year (未列入及保留事项); the table `score` of this transaction is there (`computeScores`). */
export const leftOut = (tx: Sql, { year, levels }: RollUpPlan): Promise<readonly LeftOut[]> =>
  rowsOf(
    tx,
    shape,
    `with held as (select jurisdiction, locked from rollup.loading where year = ${year} and in_force),
     refused as (
       select distinct on (code) code,
              (select string_agg(distinct issue ->> 'code', ' ') from jsonb_array_elements(issues) as issue) as codes
       from rollup.refusal order by code, id desc)
     select kind, code, name, detail from (
       select 1 as n, 'not-handed-in' as kind, j.code, j.name, coalesce(refused.codes, '') as detail
       from rollup.jurisdiction j left join refused on refused.code = j.code
       where j.public_key is not null and not exists (select from held where held.jurisdiction = j.id)
       union all
       select 2, 'without-score', j.code, j.name, ''
       from rollup.jurisdiction j
       where j.level in (${levels.map(({ id }) => `'${id}'`).join(", ")})
         and (j.public_key is null or exists (select from held where held.jurisdiction = j.id))
         and not exists (select from score where score.jurisdiction = j.id and score.year = ${year})
       union all
       select 3, 'not-locked', j.code, j.name, ''
       from held join rollup.jurisdiction j on j.id = held.jurisdiction where not held.locked
       union all
       select case when place = 'out' then 4 else 5 end, case when place = 'out' then 'unranked' else 'without-total' end,
              j.code, j.name, u.name
       from rollup.unit u join rollup.jurisdiction j on j.id = u.jurisdiction where u.year = ${year} and place in ('out', 'end')) as all_kinds
     order by n, code, detail`,
  );
