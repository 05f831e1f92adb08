import * as v from "valibot";

import { compare, exact, exactText, type Exact } from "../../domain/shared/exact.ts";
import type { Place } from "../../domain/shared/place.ts";
import { done, errorAt, noteAt, refused, warningAt, type Issue, type Result } from "../../domain/shared/result.ts";
import { rowOf, rowsOf, type Database, type Sql } from "../database/database.ts";
import type { RollUpPlan } from "./plan.ts";
import type { PublishedYear } from "./publishedYear.ts";

/** A jurisdiction as it is registered, with its number in the tables. */
export type Registered = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly publicKey: string;
};

/** What loading a year came to (载入结果): it is new, takes the place of an earlier checkpoint's, or was there already. */
export type Loaded = "new" | "replaced" | "already";

/** Keeps loads of one jurisdiction apart; the first number is ours among the locks of a database. */
const lockOf = ({ id }: Registered): string => `select pg_advisory_xact_lock(7013, ${id})`;

const heldShape = v.object({ version: v.number(), origin: v.string(), entries: v.number(), root: v.string() });

/**
 * Takes a verified year in (载入公布结果), whole or not at all, in one transaction. The same checkpoint twice is once; a later one of the
 * same ledger takes the place of what was there, which stays on record.
 *
 * @returns `rollup-year-differs` (got, want), `rollup-group-unknown` (group), `rollup-group-full` (group, got, want),
 *   `rollup-other-ledger` (got, want), `rollup-older` (got, want), `ledger-forked` (size, root, own); the warning
 *   `rollup-name-differs` (got, want); the note `rollup-already`
 */
export const loadYear = async (
  database: Database,
  plan: RollUpPlan,
  jurisdiction: Registered,
  published: PublishedYear,
  at: string,
): Promise<Result<Loaded>> => {
  const place = { kind: "file", name: jurisdiction.code } as const;
  const unfit = planIssues(plan, published, place);
  if (unfit.length > 0) return refused(unfit);
  const named: readonly Issue[] =
    published.jurisdiction === jurisdiction.name
      ? []
      : [warningAt(place, "rollup-name-differs", { got: published.jurisdiction, want: jurisdiction.name })];
  const numbers = await numbersOf(database, published);
  return database.serial(lockOf(jurisdiction), async (tx): Promise<Result<Loaded>> => {
    const held = await rowOf(
      tx,
      heldShape,
      `select version, origin, entries, root from rollup.loading
       where jurisdiction = $1 and year = $2 and in_force`,
      [jurisdiction.id, published.year],
    );
    const before = held ? standing(held, published, place) : null;
    if (before && !before.ok) return before;
    if (before?.value === "already") return done("already", [...named, noteAt(place, "rollup-already")]);
    if (held) await setAside(tx, jurisdiction.id, published.year, at);
    await put(tx, jurisdiction, published, numbers, at);
    return done(held ? "replaced" : "new", named);
  });
};

/** A year must be the plan's, its groups those of the plan with the same full marks: what differs cannot be compared. */
const planIssues = (plan: RollUpPlan, { year, full, units }: PublishedYear, place: Place): readonly Issue[] => {
  if (plan.year !== year) return [errorAt(place, "rollup-year-differs", { got: year, want: plan.year })];
  return [...new Set(units.map(({ group }) => group))].flatMap((group) => {
    const planned = plan.groups.find(({ id }) => id === group);
    if (!planned) return [errorAt(place, "rollup-group-unknown", { group })];
    const own = full.get(group);
    if (own && compare(own, exact(planned.full)) === 0) return [];
    return [errorAt(place, "rollup-group-full", { group, got: own ? exactText(own) : "", want: planned.full })];
  });
};

type Held = v.InferOutput<typeof heldShape>;

/** How what is handed in stands to what is there: it must be the same ledger, gone on. */
const standing = (held: Held, published: PublishedYear, place: Place): Result<"already" | "later"> => {
  const { origin, entries, root } = published;
  if (held.origin !== origin)
    return refused([errorAt(place, "rollup-other-ledger", { got: origin, want: held.origin })]);
  if (entries < held.entries) return refused([errorAt(place, "rollup-older", { got: entries, want: held.entries })]);
  const own = published.rootAt(held.entries);
  if (own !== held.root) {
    return refused([errorAt(place, "ledger-forked", { size: held.entries, root: held.root, own: own ?? "" })]);
  }
  return done(entries === held.entries && root === held.root ? "already" : "later");
};

/** Takes a year's rows away; that they were there stays on record. */
export const setAside = async (
  tx: Sql,
  jurisdiction: number,
  year: number,
  at: string,
  reason = "",
): Promise<number> => {
  const values = [jurisdiction, year];
  await tx.run("delete from rollup.result where jurisdiction = $1 and year = $2", values);
  await tx.run("delete from rollup.unit where jurisdiction = $1 and year = $2", values);
  const { count } = await tx.run(
    `update rollup.loading set in_force = false, ended_at = $3::timestamptz,
       reason = case when $4 = '' then reason else $4 end
     where jurisdiction = $1 and year = $2 and in_force`,
    [...values, at, reason],
  );
  return count;
};

type Numbers = { readonly criteria: readonly number[]; readonly groups: ReadonlyMap<string, number> };

const idShape = v.object({ id: v.number() });

/** The numbers of criteria and groups in the tables; new criteria get one, which does no harm where the year is refused later. */
const numbersOf = async (sql: Sql, { criteria }: PublishedYear): Promise<Numbers> => {
  const leaves = JSON.stringify(
    criteria.map(({ stage, key, name, most }) => ({ stage, key, name, ...columnsOf(most) })),
  );
  const given = "json_to_recordset($1::json) as g (stage text, key text, name text, points numeric, divisor numeric)";
  await sql.run(
    `insert into rollup.criterion (stage, key, name, points, divisor)
     select stage, key, name, points, coalesce(divisor, 1) from ${given} on conflict do nothing`,
    [leaves],
  );
  const ids = await rowsOf(
    sql,
    idShape,
    `select c.id from json_array_elements($1::json) with ordinality as e (value, n)
     join rollup.criterion c on c.stage = value ->> 'stage' and c.key = value ->> 'key' and c.name = value ->> 'name'
       and c.points = (value ->> 'points')::numeric and c.divisor = coalesce((value ->> 'divisor')::numeric, 1)
     order by n`,
    [leaves],
  );
  const groups = await rowsOf(
    sql,
    v.object({ id: v.number(), key: v.string() }),
    "select id, key from rollup.unit_group",
  );
  return { criteria: ids.map(({ id }) => id), groups: new Map(groups.map(({ id, key }) => [key, id])) };
};

/** Points as two columns: a decimal, and a divisor where decimals do not end. */
const columnsOf = (value: Exact | null): { readonly points: string | null; readonly divisor: string | null } => {
  const [points = null, divisor = null] = value === null ? [] : exactText(value).split("/");
  return { points, divisor };
};

const put = async (
  tx: Sql,
  { id, publicKey }: Registered,
  published: PublishedYear,
  numbers: Numbers,
  at: string,
): Promise<void> => {
  const { year, origin, entries, root, resultsRoot, locked, units } = published;
  const unitRows = units.map(({ key, name, group, total, place, ownRank, grade }, n) => {
    const { points, divisor } = columnsOf(total);
    const own = { key, name, place, ownRank, grade };
    return { ...own, unit: n + 1, unit_group: numbers.groups.get(group), total: points, divisor };
  });
  const resultRows = units.flatMap(({ points, group }, n) =>
    points.map(({ criterion, points: value }) => ({
      ...{ unit: n + 1, unit_group: numbers.groups.get(group), criterion: numbers.criteria[criterion] },
      ...columnsOf(value),
    })),
  );
  await tx.run(
    `insert into rollup.loading (jurisdiction, year, version, in_force, origin, entries, root, results_root, public_key, locked,
       units, results, loaded_at, reason)
     select $1::integer, $2::smallint,
            1 + coalesce((select max(version) from rollup.loading where jurisdiction = $1 and year = $2), 0), true,
            $3, $4::integer, $5, $6, $7, $8::boolean, $9::integer, $10::integer, $11::timestamptz, ''`,
    [id, year, origin, entries, root, resultsRoot, publicKey, locked, unitRows.length, resultRows.length, at],
  );
  await tx.run(
    `insert into rollup.unit (jurisdiction, year, unit, key, name, unit_group, total, divisor, place, own_rank, grade)
     select $1::integer, $2::smallint, unit, key, name, unit_group, total, divisor, place, "ownRank", grade
     from json_to_recordset($3::json) as r (unit integer, key text, name text, unit_group smallint, total numeric,
       divisor numeric, place text, "ownRank" integer, grade text)`,
    [id, year, JSON.stringify(unitRows)],
  );
  await tx.run(
    `insert into rollup.result (jurisdiction, year, unit_group, unit, criterion, points, divisor)
     select $1::integer, $2::smallint, unit_group, unit, criterion, points, divisor
     from json_to_recordset($3::json) as r (unit_group smallint, unit integer, criterion integer, points numeric, divisor numeric)`,
    [id, year, JSON.stringify(resultRows)],
  );
};
