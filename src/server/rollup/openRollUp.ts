import type { Database } from "../database/database.ts";
import { openEmbedded } from "../database/embeddedDatabase.ts";
import { migrate } from "../database/migrate.ts";
import { openServer } from "../database/serverDatabase.ts";

/** Opens the roll-up's database and brings its tables up to this version (打开汇总库). @param migrations the folder of its SQL files */
export const openRollUp = async (
  at: { readonly address: string } | { readonly folder: string },
  migrations: string,
): Promise<Database> => {
  const database = "address" in at ? await openServer(at.address) : await openEmbedded(at.folder);
  await migrateRollUp(database, migrations);
  return database;
};

/** The roll-up's own migrations: a database may also hold a collection office. */
export const migrateRollUp = (database: Database, migrations: string): Promise<readonly string[]> =>
  migrate(database, migrations, "rollup_migrations");

/**
 * Whether an error is PostgreSQL's or the network's word that it will not (数据库拒绝), which a person can do something about: no
 * connection, no permission, no such database, no room, what our own statements refuse; anything else is a bug of ours.
 * Source: PostgreSQL, appendix A.
 */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof Error &&
  "code" in error &&
  typeof error.code === "string" &&
  (/^(?:08|28|3D|53|57)/u.test(error.code) ||
    ["42501", "42710", "P0001", "ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT"].includes(error.code));
