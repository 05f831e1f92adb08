import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { PGlite } from "@electric-sql/pglite";

/** An empty database, kept between runs: making one takes PostgreSQL some seconds, copying it less than one. */
const kept = join("node_modules", ".cache", "kaoping", "pglite-0.5.17.tar");

/** The empty database as a file that PostgreSQL in this process opens. */
export const emptyFolder = async (): Promise<Blob> => {
  await keepEmptyDatabase();
  return new Blob([new Uint8Array(readFileSync(kept))]);
};

/** Makes the empty database that the tests copy, where it is not there yet. */
export const keepEmptyDatabase = async (): Promise<void> => {
  if (existsSync(kept)) return;
  const fresh = await PGlite.create();
  const dump = await fresh.dumpDataDir("none");
  await fresh.close();
  mkdirSync(dirname(kept), { recursive: true });
  const unfinished = `${kept}.${process.pid}`;
  writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()));
  renameSync(unfinished, kept);
};

/** PostgreSQL in this process, its folder ready and closed. */
export const emptyDatabaseIn = async (folder: string): Promise<void> => {
  await (await PGlite.create(folder, { loadDataDir: await emptyFolder() })).close();
};
