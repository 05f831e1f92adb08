import * as v from "valibot";

import { rowsOf } from "../database/database.ts";
import type { Office } from "./office.ts";

const idShape = v.object({ id: v.number() });

/** Puts what waits to be checked into the queue anew (重新排队); a job that comes twice does no harm. */
export const sendWaiting = ({ database, queue }: Pick<Office, "database" | "queue">): Promise<void> =>
  database.serial("", async (tx) => {
    const waiting = await rowsOf(tx, idShape, "select id from office.submission where state = 'waiting' order by turn");
    for (const { id } of waiting) await queue.send(tx, id);
  });
