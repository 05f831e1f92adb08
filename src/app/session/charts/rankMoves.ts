import type { GroupResult } from "../../../domain/notice/yearResults.ts";
import type { LastResult } from "../../../domain/ranking/lastResult.ts";

/** A unit's rank beside last year's (名次变化). */
export type RankMove = { readonly unit: string; readonly name: string; readonly last: number; readonly now: number };

/** A group's ranks beside last year's: only units that were ranked in the group of the same name both times compare. */
export type RankMoves = {
  readonly group: string;
  /** The year that is compared with; several where units were brought in from several. */
  readonly years: readonly number[];
  readonly moves: readonly RankMove[];
  /** The greatest rank of either year, for the scale. */
  readonly lowest: number;
  /** Units whose ranks do not compare. */
  readonly apart: readonly string[];
};

/** How a group's units moved since last year, in this year's order; null where none compares. */
export const rankMoves = ({ group, rows }: GroupResult, lastYear: readonly LastResult[]): RankMoves | null => {
  const lastOf = new Map(lastYear.filter((one) => one.group === group.name).map((one) => [one.unit, one]));
  const compared = rows.flatMap(({ unit, row }) => {
    const last = lastOf.get(unit.id);
    return last?.rank != null && row.rank !== null
      ? [{ year: last.year, move: { unit: unit.id, name: unit.name, last: last.rank, now: row.rank } }]
      : [];
  });
  if (compared.length === 0) return null;
  const moves = compared.map(({ move }) => move);
  const kept = new Set(moves.map(({ unit }) => unit));
  return {
    group: group.name,
    years: [...new Set(compared.map(({ year }) => year))].sort(),
    moves,
    lowest: Math.max(...moves.flatMap(({ last, now }) => [last, now])),
    apart: rows.flatMap(({ unit }) => (kept.has(unit.id) ? [] : [unit.name])),
  };
};
