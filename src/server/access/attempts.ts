import { isIPv6 } from "node:net";

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

/** Whether no more failures are heard for now; asked before an attempt, and of one that succeeds once more after it. */
export const isExhausted = async ({ database, now }: Office, bucket: string, limit: Limit): Promise<boolean> => {
  const row = await rowOf(
    database,
    countShape,
    "select count from office.attempt where bucket = $1 and window_start = $2",
    [bucket, windowStart(now(), limit)],
  );
  return (row?.count ?? 0) >= limit.failures;
};

/**
 * Counts a failure (计入失败); false where there were as many before as are heard, so that of many at once no more are told that they
 * failed than one after the other would be. Only failures are counted: many who enter rightly at once from one address are no reason
 * to refuse.
 */
export const countFailure = async ({ database, now }: Office, bucket: string, limit: Limit): Promise<boolean> => {
  const start = windowStart(now(), limit);
  await database.run("delete from office.attempt where window_start < $1::timestamptz - interval '1 day'", [start]);
  const row = await rowOf(
    database,
    countShape,
    `insert into office.attempt (bucket, window_start, count) values ($1, $2, 1)
     on conflict (bucket, window_start) do update set count = attempt.count + 1 returning count`,
    [bucket, start],
  );
  return (row?.count ?? 1) <= limit.failures;
};

/**
 * Where an address is counted under (来源网段): itself, or of IPv6 its first 64 bits, since whoever has one such address has all
 * others of its network too.
 */
export const sourceOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [left = "", right] = address.split("::");
  const groups = left === "" ? [] : left.split(":");
  const behind = right === undefined || right === "" ? [] : right.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - behind.length) }, () => "0");
  const all = [...groups, ...(right === undefined ? [] : zeros), ...behind];
  return `${all
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":")}::/64`;
};
