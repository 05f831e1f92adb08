import { runner } from "node-pg-migrate";

import type { Database, Sql } from "./database.ts";

/** Silent: what a migration has to say it says by failing. */
const nowhere = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Brings the tables up to this version (建表与升级): the files in a folder in the order of their names, each once. Processes that
 * start at once wait for each other.
 *
 * @param record the table that says which files were run
 */
export const migrate = (database: Database, folder: string, record = "office_migrations"): Promise<readonly string[]> =>
  database.alone(async (sql) => {
    const done = await runner({
      // It asks nothing of its client but `query`.
      dbClient: queryClient(sql) as never,
      dir: folder,
      direction: "up",
      migrationsTable: record,
      singleTransaction: true,
      advisoryLockMode: "wait",
      checkOrder: true,
      logger: nowhere,
    });
    return done.map(({ name }) => name);
  });

type Asked = string | { readonly text: string; readonly values?: readonly never[] };

const queryClient = (sql: Sql) => ({
  query: async (asked: Asked, values?: readonly never[]) => {
    const text = typeof asked === "string" ? asked : asked.text;
    return sql.run(text, values ?? (typeof asked === "string" ? [] : (asked.values ?? [])));
  },
});
