import * as v from "valibot";

import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { rowOf, type Database } from "../database/database.ts";
import { setAside } from "./loadYear.ts";

/**
 * Takes a jurisdiction's year back out (撤回载入), such as before another ledger of it is loaded; that it was there, and why it was
 * taken out, stays on record.
 *
 * @returns `rollup-jurisdiction-unknown` (code), `rollup-nothing-loaded` (year)
 */
export const withdraw = (
  database: Database,
  by: { readonly code: string; readonly year: number; readonly reason: string; readonly at: string },
): Promise<Result<null>> =>
  database.serial("", async (tx): Promise<Result<null>> => {
    const { code, year, reason, at } = by;
    const place = { kind: "file", name: code } as const;
    const row = await rowOf(tx, v.object({ id: v.number() }), "select id from rollup.jurisdiction where code = $1", [
      code,
    ]);
    if (!row) return refused([errorAt(place, "rollup-jurisdiction-unknown", { code })]);
    const count = await setAside(tx, row.id, year, at, reason);
    return count > 0 ? done(null) : refused([errorAt(place, "rollup-nothing-loaded", { year })]);
  });
