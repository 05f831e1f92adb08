import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";

import { PGlite, type Transaction } from "@electric-sql/pglite";

import { isToRepeat, mostTries, pause, type Answer, type Database, type Sql, type SqlValue } from "./database.ts";

/**
 * PostgreSQL in this process, its data in a folder (内嵌数据库). One process at a time may have the folder: whoever opens it takes
 * its lock first.
 */
export const openEmbedded = async (folder: string): Promise<Database> => {
  if (!existsSync(folder)) {
    // A folder that was half made when the machine stopped is no database: it gets its name when it is whole.
    const unfinished = `${folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    await (await PGlite.create(unfinished)).close();
    await rename(unfinished, folder);
  }
  return embeddedDatabase(await PGlite.create(folder));
};

/** A PGlite as a database. */
export const embeddedDatabase = (pglite: PGlite): Database => {
  const serial = async <T>(first: string, work: (tx: Sql) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await pglite.transaction(async (tx) => {
          await tx.exec(`set transaction isolation level serializable; ${first}`);
          return work({ run: runOn(tx) });
        });
      } catch (error) {
        if (!isToRepeat(error) || attempt === mostTries) throw error;
        await pause(attempt);
      }
    }
  };
  return {
    kind: "embedded",
    run: runOn(pglite),
    serial,
    alone: (work) => work({ run: runOn(pglite) }),
    listen: async (channel, heard) => pglite.listen(channel, heard),
    close: () => pglite.close(),
  };
};

const runOn =
  (on: Pick<Transaction, "query" | "exec">) =>
  async (text: string, values: readonly SqlValue[] = []): Promise<Answer> => {
    const answer = values.length > 0 ? await on.query(text, [...values]) : (await on.exec(text)).at(-1);
    const rows = answer?.rows ?? [];
    return { rows, count: answer?.affectedRows ?? rows.length };
  };
