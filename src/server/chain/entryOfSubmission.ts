import * as v from "valibot";

import { rowOf, type Sql } from "../database/database.ts";

const entryShape = v.object({ index: v.number(), hash: v.string() });

/** The entry that tells of a submission's reception; in the canonical JSON of its row the number stands last. */
export const entryOfSubmission = async (
  sql: Sql,
  id: number,
): Promise<{ readonly index: number; readonly hash: string }> => {
  const entry = await rowOf(
    sql,
    entryShape,
    `select index, hash from office.entry where action = 'submission-received' and rows like '%"submission":' || $1::text || '}'`,
    [String(id)],
  );
  if (!entry) throw new RangeError(`submission ${id}: got no entry in the chain, want one`);
  return entry;
};
