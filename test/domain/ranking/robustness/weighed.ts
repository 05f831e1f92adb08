import type { WeighedTable } from "../../../../src/domain/ranking/advisory/weighedTable.ts";
import { exact, type Exact } from "../../../../src/domain/shared/exact.ts";

/** Numbers as they are written; null where there is none. */
export const given = (row: readonly (string | null)[]): readonly (Exact | null)[] =>
  row.map((text) => (text === null ? null : exact(text)));

/** Rows of written numbers, a unit each, under written weights. */
export const tableOf = (rows: readonly (readonly (string | null)[])[], weights: readonly string[]): WeighedTable => ({
  rows: rows.map(given),
  weights: weights.map(exact),
});
