import pg from "pg";

import { isToRepeat, mostTries, pause, type Answer, type Database, type Sql, type SqlValue } from "./database.ts";

/** The oldest PostgreSQL that our SQL is held to. */
const oldestVersion = 140_000;

/** How long a dropped connection that listens waits before it comes again, in milliseconds. */
const comeBackAfter = 1_000;

/**
 * A PostgreSQL server by its address, such as postgres://user:password@host/database (数据库服务器).
 *
 * @throws RangeError where it is older than version 14
 */
export const openServer = async (address: string, connections = 10): Promise<Database> => {
  const pool = new pg.Pool({ connectionString: address, max: connections, application_name: "kaoping-office" });
  // A connection that waits in the pool may be dropped by the server; the next query gets another.
  pool.on("error", () => undefined);
  const { rows } = await pool.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < oldestVersion) {
    await pool.end();
    throw new RangeError(`PostgreSQL: got version ${version}, want ${oldestVersion} or later`);
  }
  const releases = new Set<() => Promise<void>>();
  return {
    kind: "server",
    run: runOn(pool),
    serial: (first, work) => serially(pool, first, work),
    alone: async (work) => {
      const client = await pool.connect();
      try {
        return await work({ run: runOn(client) });
      } finally {
        client.release(true);
      }
    },
    listen: async (channel, heard) => {
      const release = await listening(address, channel, heard);
      releases.add(release);
      return async () => {
        releases.delete(release);
        await release();
      };
    },
    close: async () => {
      for (const release of releases) await release();
      await pool.end();
    },
  };
};

const runOn =
  (on: Pick<pg.ClientBase, "query"> | pg.Pool) =>
  async (text: string, values: readonly SqlValue[] = []): Promise<Answer> => {
    const given = await on.query<Record<string, unknown>>(text, [...values]);
    // Several statements give a list of answers, which the types do not say.
    const answer: pg.QueryResult<Record<string, unknown>> | undefined = Array.isArray(given)
      ? (given as pg.QueryResult<Record<string, unknown>>[]).at(-1)
      : given;
    return { rows: answer?.rows ?? [], count: answer?.rowCount ?? 0 };
  };

const serially = async <T>(pool: pg.Pool, first: string, work: (tx: Sql) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query(`begin isolation level serializable; ${first}`);
      const value = await work({ run: runOn(client) });
      await client.query("commit");
      return value;
    } catch (error) {
      try {
        await client.query("rollback");
      } catch (lost) {
        // The connection is gone, and the transaction with it; what went wrong first is what counts.
        broken = lost instanceof Error;
      }
      if (!isToRepeat(error) || attempt === mostTries) throw error;
    } finally {
      client.release(broken);
    }
    await pause(attempt);
  }
};

/** A connection of its own that listens, and comes back when it was dropped. */
const listening = async (
  address: string,
  channel: string,
  heard: (payload: string) => void,
): Promise<() => Promise<void>> => {
  let over = false;
  let client: pg.Client | null = null;
  const start = async (): Promise<void> => {
    const own = new pg.Client({ connectionString: address, application_name: "kaoping-office listens" });
    client = own;
    own.on("notification", ({ payload }) => heard(payload ?? ""));
    own.on("error", () => undefined);
    own.once("end", () => {
      if (!over) setTimeout(() => void start().catch(() => own.emit("end")), comeBackAfter);
    });
    await own.connect();
    await own.query(`listen ${channel}`);
  };
  await start();
  return async () => {
    over = true;
    await client?.end();
  };
};
