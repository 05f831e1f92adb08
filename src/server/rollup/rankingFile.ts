import * as v from "valibot";

import { withoutSalts } from "../../app/saltedResults.ts";
import type { State } from "../../app/state.ts";
import { checkShape } from "../../domain/shared/checkShape.ts";
import { errorAt, type Issue } from "../../domain/shared/result.ts";

const text = v.nullable(v.string());
const shape = v.object({
  format: v.literal("kaoping-ranking/1"),
  results: v.array(
    v.object({ unit: v.string(), group: v.string(), total: text, rank: v.nullable(v.number()), grade: v.string() }),
  ),
});

/**
 * Holds a published ranking.json to the results that the ledger has (核对公布的排名表). One that publishes grades alone says nothing of
 * totals and ranks.
 *
 * @returns the issues of `checkShape`, `rollup-ranking-differs` (unit) for the first that is told otherwise
 */
export const checkRankingFile = (raw: unknown, { published, units }: State, name: string): readonly Issue[] => {
  const read = checkShape(shape, raw, name);
  if (!read.ok) return read.issues;
  const told = new Map(read.value.results.map((result) => [result.unit, result]));
  const gradesOnly = read.value.results.every(({ total, rank }) => total === null && rank === null);
  const differing = withoutSalts(published).find(({ unit, group, total, rank, grade }) => {
    const one = told.get(unit);
    return one?.group !== group || one.grade !== grade || (!gradesOnly && (one.total !== total || one.rank !== rank));
  });
  const unknown = read.value.results.find(({ unit }) => !published.some((one) => one.unit === unit));
  const unit = differing?.unit ?? unknown?.unit;
  if (unit === undefined) return [];
  return [
    errorAt({ kind: "file", name }, "rollup-ranking-differs", {
      unit: units.find(({ id }) => id === unit)?.name ?? unit,
    }),
  ];
};
