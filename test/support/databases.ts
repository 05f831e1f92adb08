import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll } from "vitest";

import type { Database } from "../../src/server/database/database.ts";
import { embeddedDatabase } from "../../src/server/database/embeddedDatabase.ts";
import { openServer } from "../../src/server/database/serverDatabase.ts";
import { hasPostgres, newDatabase, startCluster, type Cluster } from "./postgres.ts";

/** An empty database, kept between runs: making one takes PostgreSQL some seconds, copying it less than one. */
const kept = join("node_modules", ".cache", "kaoping", "pglite-0.5.17.tar");

const emptyFolder = async (): Promise<Blob> => {
  if (!existsSync(kept)) {
    const fresh = await PGlite.create();
    const dump = await fresh.dumpDataDir("none");
    await fresh.close();
    mkdirSync(dirname(kept), { recursive: true });
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()));
    renameSync(unfinished, kept);
  }
  return new Blob([new Uint8Array(readFileSync(kept))]);
};

/** PostgreSQL in this process, in memory. */
const newEmbedded = async (): Promise<Database> =>
  embeddedDatabase(await PGlite.create({ loadDataDir: await emptyFolder() }));

/** PostgreSQL in this process, its folder ready and closed. */
export const emptyDatabaseIn = async (folder: string): Promise<void> => {
  await (await PGlite.create(folder, { loadDataDir: await emptyFolder() })).close();
};

/** The kinds of database that a suite runs on: the one in this process, and a real server where there is one. */
export const databaseKinds: readonly ("embedded" | "server")[] = hasPostgres ? ["embedded", "server"] : ["embedded"];

/** For the tests of one file or block: where to get databases of a kind, all gone when they are over. */
export const databasesOf = (kind: "embedded" | "server"): (() => Promise<Database>) => {
  let cluster: Cluster | null = null;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    if (kind === "server") cluster = await startCluster({ fsync: "off" });
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
    await cluster?.close();
  });
  return async () => {
    if (cluster === null) {
      const database = await newEmbedded();
      ends.push(() => database.close());
      return database;
    }
    const { address, drop } = await newDatabase(cluster);
    const database = await openServer(address);
    ends.push(drop, () => database.close());
    return database;
  };
};
