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

/**
 * Takes one of the attempts that are left (占用一次尝试), before it is known how it ends: many that come at once get no more than one
 * after the other would. False where none is left.
 */
export const takeAttempt = async ({ database, now }: Office, bucket: string, limit: Limit): Promise<boolean> => {
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

/** Gives an attempt back that was no failure. */
export const giveBack = async ({ database, now }: Office, bucket: string, limit: Limit): Promise<void> => {
  await database.run(
    "update office.attempt set count = count - 1 where bucket = $1 and window_start = $2 and count > 0",
    [bucket, windowStart(now(), limit)],
  );
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
