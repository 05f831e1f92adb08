import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { groupOf } from "./rollupCountry.ts";

/** What of DuckDB's client is used here. */
type Connection = {
  readonly run: (sql: string) => Promise<unknown>;
  readonly runAndReadAll: (sql: string) => Promise<{ readonly getRowsJson: () => readonly (readonly unknown[])[] }>;
};
type Duck = {
  readonly DuckDBInstance: { readonly create: () => Promise<{ readonly connect: () => Promise<Connection> }> };
};

/** The peer, installed for the bench alone: no part of the project asks for it. */
export const duckVersion = "1.5.6-r.1";
const folder = join(".cache", "duckdb");

export const openDuck = async (): Promise<Connection> => {
  const module = join(process.cwd(), folder, "node_modules", "@duckdb", "node-api");
  if (!existsSync(module)) {
    const wanted = `@duckdb/node-api@${duckVersion}`;
    const options = ["--prefix", folder, "--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
    const { status } = spawnSync("npm", ["install", ...options, wanted], { stdio: "ignore" });
    if (status !== 0) throw new RangeError(`npm install ${wanted}: got status ${status ?? ""}, want 0`);
  }
  const duck = createRequire(import.meta.url)(module) as Duck;
  return (await duck.DuckDBInstance.create()).connect();
};

/** Loads the results into DuckDB's own tables, with the same types: exact decimals. */
export const fillDuck = async (duck: Connection, results: string): Promise<void> => {
  await duck.run("set threads = 2");
  await duck.run(`create table result as select * from read_csv('${results}', header = false, columns = {
    'jurisdiction': 'INTEGER', 'year': 'SMALLINT', 'unit_group': 'SMALLINT', 'unit': 'INTEGER', 'criterion': 'INTEGER',
    'points': 'DECIMAL(9,2)', 'divisor': 'INTEGER'})`);
};

const weights = { [groupOf(1)]: 6, [groupOf(11)]: 3, [groupOf(40)]: 1 };
const each = (text: (group: number) => string, between: string): string => [1, 2, 3].map(text).join(between);

/** The two queries that read every result, as the roll-up asks them: weighted means by jurisdiction and criterion, and distribution. */
export const duckQueries = {
  criteria: `
    with own as (select jurisdiction, unit_group, criterion, sum(points) as points, count(points) as units
                 from result where year = 2026 group by all),
    side as (select jurisdiction, criterion, ${each((n) => `max(points) filter (where unit_group = ${n} and units > 0) as p${n}, max(units) filter (where unit_group = ${n} and units > 0) as n${n}`, ", ")}
             from own group by all),
    common as (select *, lcm(lcm(coalesce(n1, 1), coalesce(n2, 1)), coalesce(n3, 1)) as units,
                      ${each((n) => `case when n${n} is null then 0 else ${weights[n] ?? 0} end`, " + ")} as weight from side)
    select jurisdiction, criterion, ${each((n) => `${weights[n] ?? 0} * coalesce(p${n} * (units // n${n}), 0)`, " + ")} as points, units * weight as divisor
    from common where weight > 0 order by jurisdiction, criterion`,
  distribution: `
    with counted as (select criterion, points, count(*) as units from result where year = 2026 group by all),
    ordered as (select criterion, points, units, sum(units) over (partition by criterion order by points) as up_to,
                       sum(units) over (partition by criterion) as applies from counted where points is not null)
    select criterion, max(applies), min(points), min(points) filter (where 4 * up_to >= applies),
           min(points) filter (where 4 * up_to >= 2 * applies), min(points) filter (where 4 * up_to >= 3 * applies), max(points),
           sum(points * units), coalesce(sum(units) filter (where points = 0), 0)
    from ordered group by criterion order by criterion`,
};
