import { leavesOf, criteriaOf } from "../../domain/scheme/criterion.ts";
import { done, refused, type Result } from "../../domain/shared/result.ts";
import { compareResults, moveTable, type MoveTable } from "../compareResults.ts";
import type { State } from "../state.ts";
import { suppose } from "../supposing/suppose.ts";
import { figuresOf } from "../supposing/supposeRule.ts";
import { readSupposition, type Supposition } from "../supposing/supposition.ts";

type Named = { readonly id: string; readonly name: string };

/** What may be supposed otherwise (可以试算什么), for choosing from. */
export type SupposeChoices = {
  readonly criteria: readonly Named[];
  readonly parties: readonly Named[];
  readonly units: readonly Named[];
  readonly reviewers: readonly Named[];
  /** Leaves whose rule has figures, with these. */
  readonly rules: readonly (Named & { readonly figures: readonly string[] })[];
  readonly leaves: readonly Named[];
};

export const supposeChoices = ({ scheme, units, reviewers }: State): SupposeChoices => {
  const once = <T extends Named>(all: readonly T[]): readonly T[] => [
    ...new Map(all.map((one) => [one.id, one])).values(),
  ];
  const tables = scheme?.tables ?? [];
  const named = ({ id, name }: Named): Named => ({ id, name });
  const leaves = once(tables.flatMap(({ criteria }) => leavesOf(criteria)));
  return {
    criteria: once(tables.flatMap(({ criteria }) => criteriaOf(criteria))).map(named),
    parties: (scheme?.parties ?? []).map(named),
    units: units.map(named),
    reviewers: reviewers.map(named),
    rules: leaves.flatMap(({ id, name, rule }) => {
      const figures = figuresOf(rule);
      return figures.length > 0 ? [{ id, name, figures }] : [];
    }),
    leaves: leaves.map(named),
  };
};

/**
 * Who would stand where under suppositions, as they are written on the command line (试算); nothing is recorded.
 *
 * @returns before and after of every unit that moves, or the issues of `readSupposition`, `suppose` and `compareResults`
 */
export const supposed = (state: State, texts: readonly string[]): Result<MoveTable> => {
  const read = texts.map(readSupposition);
  const unread = read.flatMap(({ issues }) => issues);
  const suppositions = read.flatMap((one): readonly Supposition[] => (one.ok ? [one.value] : []));
  if (unread.length > 0) return refused(unread);
  const after = suppose(state, suppositions);
  if (!after.ok) return after;
  const moves = compareResults(state, after.value);
  return moves.ok ? done(moveTable(state, moves.value), moves.issues) : moves;
};
