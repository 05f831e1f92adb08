import * as v from "valibot";

import { rowOf } from "../database/database.ts";
import type { Office } from "../keeping/office.ts";

/** How many failures in how many minutes, before nothing more is tried (限次). */
export type Limit = { readonly failures: number; readonly minutes: number };

/** By where it comes from: wrong codes and passwords. An office behind one address mistypes this often in no quarter of an hour. */
export const addressLimit: Limit = { failures: 30, minutes: 15 };

/** Of one account: wrong passwords, from wherever. */
export const accountLimit: Limit = { failures: 10, minutes: 15 };

const countShape = v.object({ count: v.number() });

const windowStart = (now: string, { minutes }: Limit): string => {
  const length = minutes * 60_000;
  return new Date(Math.floor(Date.parse(now) / length) * length).toISOString();
};

/** Whether no more failures are heard for now. */
export const isExhausted = async ({ database, now }: Office, bucket: string, limit: Limit): Promise<boolean> => {
  const row = await rowOf(
    database,
    countShape,
    "select count from office.attempt where bucket = $1 and window_start = $2",
    [bucket, windowStart(now(), limit)],
  );
  return (row?.count ?? 0) >= limit.failures;
};

export const countFailure = async ({ database, now }: Office, bucket: string, limit: Limit): Promise<void> => {
  await database.run(
    `insert into office.attempt (bucket, window_start, count) values ($1, $2, 1)
     on conflict (bucket, window_start) do update set count = attempt.count + 1`,
    [bucket, windowStart(now(), limit)],
  );
};
