import { exact } from "../domain/shared/exact.ts";
import { pointsText } from "../domain/notice/resultTables.ts";
import { done, type Result } from "../domain/shared/result.ts";
import { computeResults, publishedResults } from "./computeResults.ts";
import type { PublishedResult, State } from "./state.ts";

/** What one unit comes to in two states (结果对比); a side is null where it is not ranked there at all. */
export type ResultMove = {
  readonly unit: string;
  readonly group: string;
  readonly before: PublishedResult | null;
  readonly after: PublishedResult | null;
};

/**
 * Compares the results of two states (前后对比): every unit whose total, rank, grade or contribution differs, in the order of
 * the ranking after.
 *
 * @returns the moves, or the issues of `computeResults` of the state that has no results
 */
export const compareResults = (before: State, after: State): Result<readonly ResultMove[]> => {
  const [old, now] = [computeResults(before), computeResults(after)];
  if (!old.ok) return old;
  if (!now.ok) return now;
  const [olds, nows] = [publishedResults(old.value), publishedResults(now.value)];
  const oldOf = new Map(olds.map((row) => [row.unit, row]));
  const nowOf = new Map(nows.map((row) => [row.unit, row]));
  const gone = olds.filter(({ unit }) => !nowOf.has(unit));
  const moves = [...nows, ...gone].flatMap(({ unit, group }): readonly ResultMove[] => {
    const [was, is] = [oldOf.get(unit) ?? null, nowOf.get(unit) ?? null];
    return sameResult(was, is) ? [] : [{ unit, group, before: was, after: is }];
  });
  return done(moves, now.issues);
};

const sameResult = (a: PublishedResult | null, b: PublishedResult | null): boolean =>
  a !== null &&
  b !== null &&
  a.total === b.total &&
  a.rank === b.rank &&
  a.grade === b.grade &&
  a.contribution === b.contribution;

/** A comparison for people: before → after, a row a unit that moves. */
export type MoveTable = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

export const moveTable = ({ units, scheme }: State, moves: readonly ResultMove[]): MoveTable => {
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const groupName = new Map((scheme?.groups ?? []).map(({ id, name }) => [id, name]));
  const both = (move: ResultMove, text: (result: PublishedResult) => string): string => {
    const [was, is] = [move.before ? text(move.before) : "无", move.after ? text(move.after) : "无"];
    return was === is ? was : `${was} → ${is}`;
  };
  return {
    header: ["分组", "单位", "名次", "总分", "等次", "绩效得分"],
    rows: moves.map((move) => [
      groupName.get(move.group) ?? move.group,
      unitName.get(move.unit) ?? move.unit,
      both(move, ({ rank }) => (rank === null ? "不排名" : String(rank))),
      both(move, ({ total }) => total ?? "无"),
      both(move, ({ grade }) => grade),
      both(move, ({ contribution }) => (contribution === null ? "无" : pointsText(exact(contribution)))),
    ]),
  };
};

/** The same as lines to read or paste. */
export const moveLines = (state: State, moves: readonly ResultMove[]): readonly string[] => {
  if (moves.length === 0) return ["排名、总分、等次、绩效得分都没有变化。"];
  const { header, rows } = moveTable(state, moves);
  return [header, ...rows].map((row) => row.join("\t"));
};
