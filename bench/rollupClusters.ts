import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";

import { rowOf, type Database } from "../src/server/database/database.ts";
import { openServer } from "../src/server/database/serverDatabase.ts";
import { migrateRollUp } from "../src/server/rollup/openRollUp.ts";
import { shard } from "../src/server/rollup/shards.ts";
import { partitionCount } from "../src/server/rollup/sql/partitions.ts";
import { rollUpMigrations } from "../test/support/newRollUp.ts";
import { newDatabase, programs, type Cluster } from "../test/support/postgres.ts";
import { criterionRows, groupRows, registerRows, writeYear, type Country } from "./rollupCountry.ts";

/** What the server is set to beside its defaults: as much as a small machine spares; nothing that costs safety. */
export const settings = { shared_buffers: "1GB", max_wal_size: "4GB", max_parallel_workers: "2" };

const psql = (address: string, sql: string): void => {
  execFileSync(join(programs ?? "", "psql"), ["-v", "ON_ERROR_STOP=1", "-q", "-d", address, "-c", sql], {
    stdio: "inherit",
  });
};

/** The paths of a country's rows in a folder. */
export const pathsIn = (folder: string, { counties, year }: Country) => ({
  units: join(folder, `units-${year}-${counties.length}.csv`),
  results: join(folder, `results-${year}-${counties.length}.csv`),
});

/** Makes the tables and fills them: a year with its results, and the units of the year before. */
export const filled = async (address: string, folder: string, country: Country): Promise<Database> => {
  const database = await openServer(address);
  await migrateRollUp(database, rollUpMigrations);
  const [own, last] = [pathsIn(folder, country), pathsIn(folder, { ...country, year: country.year - 1 })];
  await writeYear(country, own);
  await writeYear({ ...country, year: country.year - 1 }, { units: last.units, results: null });
  const copy = (table: string, path: string): void =>
    psql(address, `\\copy rollup.${table} from '${path}' with (format csv)`);
  for (const [table, rows] of [
    ["jurisdiction (id, code, name, level, above)", registerRows(country)],
    ["criterion", criterionRows()],
    ["unit_group", groupRows()],
  ] as const) {
    const path = join(folder, "rows.csv");
    writeFileSync(path, `${rows.join("\n")}\n`);
    copy(table, path);
  }
  for (const path of [own.units, last.units]) copy("unit", path);
  copy("result", own.results);
  await database.run("vacuum analyze");
  return database;
};

/** Copies a table of the roll-up from one database to another. */
const copied = (from: string, to: string, table: string): void => {
  const name = `rollup.${table}`;
  const command =
    '"$PSQL" -d "$FROM" -c "copy $NAME to stdout (format binary)" | "$PSQL" -q -d "$TO" -c "copy $NAME from stdin (format binary)"';
  const { status } = spawnSync("/bin/sh", ["-c", command], {
    env: { PSQL: join(programs ?? "", "psql"), FROM: from, TO: to, NAME: name },
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new RangeError(`copying ${name}: got status ${status ?? ""}, want 0`);
};

/** The same rows once more, spread over clusters: the first has the lists and keeps its share, the others hold theirs. */
export const spreadOver = async (from: string, clusters: readonly Cluster[]): Promise<Database> => {
  const databases: { readonly address: string; readonly database: Database }[] = [];
  for (const cluster of clusters) {
    const { address } = await newDatabase(cluster);
    const database = await openServer(address);
    await migrateRollUp(database, rollUpMigrations);
    databases.push({ address, database });
  }
  const [first, ...others] = databases;
  if (!first) throw new RangeError("clusters: got none, want one");
  await first.database.serial("", (tx) =>
    shard(
      tx,
      others.map(({ address }) => address),
    ),
  );
  for (const list of ["jurisdiction", "criterion", "unit_group"]) copied(from, first.address, list);
  for (let part = 0; part < partitionCount; part++) {
    const to = databases[part % databases.length] ?? first;
    for (const table of ["unit", "result"]) copied(from, to.address, `${table}_${part}`);
  }
  for (const { database } of databases) await database.run("analyze");
  for (const { database } of others) await database.close();
  return first.database;
};

/** Seconds of processor time of a whole cluster so far: the postmaster, all its processes, and those that are over. */
export const clusterSeconds = async (database: Database): Promise<number> => {
  const row = await rowOf(database, v.object({ pid: v.number() }), "select pg_backend_pid() as pid");
  const fieldsOf = (pid: string): readonly string[] => {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  };
  const postmaster = fieldsOf(String(row?.pid ?? 0))[1] ?? "";
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8").trim().split(" ");
  // Fields 14 to 17 of proc(5): own user and system time, and that of children waited for, in hundredths of a second.
  const own = children.flatMap((pid) => fieldsOf(pid).slice(11, 13));
  return [...own, ...fieldsOf(postmaster).slice(11, 15)].reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
};

/** Bytes on disk of the roll-up's tables with their indexes. */
export const bytesOf = async (database: Database): Promise<number> => {
  const row = await rowOf(
    database,
    v.object({ bytes: v.string() }),
    `select sum(pg_total_relation_size(c.oid))::text as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'rollup' and c.relkind = 'r'`,
  );
  return Number(row?.bytes ?? 0);
};
