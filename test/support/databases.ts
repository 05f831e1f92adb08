import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll } from "vitest";

import type { Database } from "../../src/server/database/database.ts";
import { embeddedDatabase } from "../../src/server/database/embeddedDatabase.ts";
import { openServer } from "../../src/server/database/serverDatabase.ts";
import { emptyFolder } from "./emptyDatabase.ts";
import { hasPostgres, newDatabase, startCluster, type Cluster } from "./postgres.ts";

/** Takes all out of a database that somebody made in it. */
const emptied = `do $$ declare name text; begin
  for name in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
    execute format('drop schema %I cascade', name);
  end loop;
  create schema public;
end $$`;

/** The kinds of database that a suite runs on: the one in this process, and a real server where there is one. */
export const databaseKinds: readonly ("embedded" | "server")[] = hasPostgres ? ["embedded", "server"] : ["embedded"];

/**
 * For the tests of one file or block: where to get an empty database of a kind, one at a time: the one before is over. All are gone
 * when the tests are.
 */
export const databasesOf = (kind: "embedded" | "server"): (() => Promise<Database>) => {
  let cluster: Cluster | null = null;
  let pglite: PGlite | null = null;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    if (kind === "server") cluster = await startCluster({ fsync: "off" });
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
    await pglite?.close();
    await cluster?.close();
  });
  return async () => {
    if (cluster === null) {
      if (pglite) await pglite.exec(emptied);
      // Emptying takes a tenth of the time of another one.
      else pglite = await PGlite.create({ loadDataDir: await emptyFolder() });
      return embeddedDatabase(pglite);
    }
    const { address, drop } = await newDatabase(cluster);
    const database = await openServer(address);
    ends.push(drop, () => database.close());
    return database;
  };
};
