import * as v from "valibot";

import { rowsOf, utc } from "../database/database.ts";
import { clipped } from "../keeping/clipped.ts";
import type { Office } from "../keeping/office.ts";

/** Something that was refused (拒绝记录): to whom, from where, on which route, and why. */
export type Refusal = {
  readonly who: string;
  readonly address: string;
  readonly route: string;
  readonly reason: string;
};

/** Writes a refusal down; what is refused again within the minute is counted, so that nobody fills the disk with it. */
export const recordRefusal = async (
  { database, now }: Office,
  { who, address, route, reason }: Refusal,
): Promise<void> => {
  await database.run(
    `insert into office.refusal (minute, who, address, route, reason) values ($1, $2, $3, $4, $5)
     on conflict (minute, who, address, route, reason) do update set count = refusal.count + 1`,
    [`${now().slice(0, 16)}:00Z`, clipped(who, 200), clipped(address, 64), route, reason],
  );
};

/** A refusal as it was written down: when, to the minute, and how often. */
export type RecordedRefusal = Refusal & { readonly minute: string; readonly count: number };

const refusalShape: v.GenericSchema<unknown, RecordedRefusal> = v.object({
  minute: v.string(),
  who: v.string(),
  address: v.string(),
  route: v.string(),
  reason: v.string(),
  count: v.number(),
});

/** The latest refusals, at most 200. */
export const latestRefusals = ({ database }: Pick<Office, "database">): Promise<readonly RecordedRefusal[]> =>
  rowsOf(
    database,
    refusalShape,
    `select ${utc("minute")} as minute, who, address, route, reason, count from office.refusal
     order by refusal.minute desc, count desc limit 200`,
  );
