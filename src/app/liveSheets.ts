import type { Ranking } from "../domain/ranking/ranking.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import type { Result } from "../domain/shared/result.ts";
import { noInputCells } from "../workbook/formulas/inputCells.ts";
import type { PerformanceFormulas } from "../workbook/formulas/performanceFormulas.ts";
import { resultFiller, type FillResults, type ResultBook } from "../workbook/formulas/resultBook.ts";
import { reviewInputs } from "../workbook/formulas/reviewInputs.ts";
import { reviewFiller } from "../workbook/review/reviewBook.ts";
import { voiceCells } from "../workbook/review/voiceCells.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import { factsOf, scoresOf, type Results } from "./computeResults.ts";
import { frameOf } from "./frameOf.ts";
import type { State } from "./state.ts";

/** A state that has a scheme. */
export type WithScheme = State & { readonly scheme: Scheme };

/** The sheets of a master whose cells follow what was observed: those that people type into, and the results. */
export type LiveSheets = { readonly review: readonly SheetLayout[]; readonly results: ResultBook };

/**
 * Lays out the sheets that follow what was observed (随观测变动的各表), made once and filled in again each time: what a change does not touch is kept.
 * Units stay in 排名 in the order that they had the first time, as formulas keep them.
 *
 * @param base what no observation changes: scheme, units, reviewers, the breakdown and last year
 */
export const liveSheets = (
  base: WithScheme,
  performance: PerformanceFormulas,
): ((state: State, results: Result<Results>) => LiveSheets) => {
  const hasReview = base.units.length > 0 && base.reviewers.length > 0;
  const fillReview = hasReview ? reviewFiller(frameOf(base), base.reviewers) : () => [];
  const fillResults = resultSheets(base, hasReview, performance);
  return (state, results) => ({ review: fillReview(state), results: fillResults(state, results) });
};

const noResults: ResultBook = { sheets: [], valueCells: [] };

/** 得分 shows what there is; 排名 says that there is none while anything is missing, so that no old one stays. */
const resultSheets = (base: WithScheme, hasReview: boolean, performance: PerformanceFormulas) => {
  const { scheme, units, reviewers, lastYear } = base;
  const assessed = { scheme, units, reviewers };
  const inputs = hasReview ? reviewInputs(voiceCells(scheme, units, reviewers)) : noInputCells;
  let last: { readonly state: State; readonly fill: FillResults } | null = null;
  let order: ReadonlyMap<string, number> | null = null;
  return (state: State, results: Result<Results>): ResultBook => {
    if (state.observations.length + state.findings.length === 0) return noResults;
    const facts = factsOf(state);
    const scores = results.ok ? results.value.scores : scoresOf(state, assessed);
    const ranking = results.ok ? results.value.ranking : null;
    if (ranking) order ??= orderOf(ranking);
    const changed = last && changedUnits(last.state, state);
    const fill: FillResults = last?.fill ?? resultFiller({ assessed, lastYear }, facts, inputs, performance);
    last = { state, fill };
    return fill({ facts, scores, ranking: ranking && order && inOrder(ranking, order) }, changed);
  };
};

const orderOf = ({ groups }: Ranking): ReadonlyMap<string, number> =>
  new Map(groups.flatMap(({ rows }) => rows.map(({ unit }, place) => [unit, place] as const)));

const inOrder = (ranking: Ranking, order: ReadonlyMap<string, number>): Ranking => {
  const placeOf = (unit: string): number => order.get(unit) ?? order.size;
  return {
    ...ranking,
    groups: ranking.groups.map((group) => ({
      ...group,
      rows: [...group.rows].sort((a, b) => placeOf(a.unit) - placeOf(b.unit)),
    })),
  };
};

/** The units of which something else was observed; null where findings are others, which more than one unit may share. */
const changedUnits = (before: State, after: State): ReadonlySet<string> | null => {
  if (before.findings !== after.findings) return null;
  const [was, is] = [new Set(before.observations), new Set(after.observations)];
  const [gone, come] = [
    before.observations.filter((one) => !is.has(one)),
    after.observations.filter((one) => !was.has(one)),
  ];
  return new Set([...gone, ...come].map(({ unit }) => unit));
};
