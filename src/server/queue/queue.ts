import PgBoss from "pg-boss";

import type { Database, Sql, SqlValue } from "../database/database.ts";

/** Submissions that wait to be checked (待查验队列). It lives in the database, so that a job and what it is about come in together. */
export type Queue = {
  /** Puts a submission into the queue, in the transaction that stores it. */
  readonly send: (tx: Sql, submission: number) => Promise<void>;
  /** Works off what waits until the release is called; what throws or dies is tried again, by whoever is free. */
  readonly work: (check: (submission: number) => Promise<void>) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
};

const name = "check";
const channel = "office_check";

type Job = { readonly submission: number };

/** How long a job may take, and how often those that took longer are looked for, in seconds. */
export type QueuePace = { readonly expire: number; readonly look: number };

/**
 * pg-boss over our own connections, on a server as in this process.
 *
 * @param broken hears of what goes wrong between jobs
 */
export const openQueue = async (
  database: Database,
  { expire, look }: QueuePace,
  broken: (error: Error) => void,
): Promise<Queue> => {
  const boss = new PgBoss({ db: executor(database), schedule: false, maintenanceIntervalSeconds: look });
  boss.on("error", broken);
  await boss.start();
  const policy = { retryLimit: 20, retryDelay: 0, retryBackoff: false, expireInSeconds: expire };
  await createQueue(boss, { name, ...policy });
  return {
    send: async (tx, submission) => {
      const id = await boss.send(name, { submission } satisfies Job, { db: executor(tx), ...policy });
      if (id === null) throw new RangeError(`job of submission ${submission}: got none, want one`);
      await tx.run(`notify ${channel}`);
    },
    work: async (check) => {
      const worker = await boss.work<Job>(name, { pollingIntervalSeconds: 2 }, async (jobs) => {
        for (const { data } of jobs) await check(data.submission);
        // What was put in meanwhile is not left until the next look.
        boss.notifyWorker(worker);
      });
      const release = await database.listen(channel, () => boss.notifyWorker(worker));
      return async () => {
        await release();
        await boss.offWork({ id: worker });
      };
    },
    close: () => boss.stop({ graceful: false, wait: true }),
  };
};

/** Processes that start at once all want the queue to be there. */
const createQueue = async (boss: PgBoss, queue: PgBoss.Queue): Promise<void> => {
  try {
    await boss.createQueue(name, queue);
  } catch (error) {
    if ((await boss.getQueue(name)) === null) throw error;
  }
};

const executor = (sql: Sql): PgBoss.Db => ({
  executeSql: async (text: string, values?: readonly unknown[]) => {
    const { rows, count } = await sql.run(text, (values ?? []) as readonly SqlValue[]);
    return { rows: [...rows], rowCount: count };
  },
});
