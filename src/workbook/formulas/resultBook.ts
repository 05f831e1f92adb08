import type { LastResult } from "../../domain/ranking/lastResult.ts";
import type { Ranking } from "../../domain/ranking/ranking.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Assessed, Facts } from "../../domain/scoring/facts.ts";
import type { HeardBy } from "../../domain/scoring/hear.ts";
import type { UnitScore } from "../../domain/scoring/score.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import type { ValueCell } from "./formulaTable.ts";
import type { InputCells } from "./inputCells.ts";
import type { PerformanceFormulas } from "./performanceFormulas.ts";
import { rankingFormulas } from "./rankingFormulas.ts";
import { scoreFormulas, type ScoreFormulas } from "./scoreFormulas.ts";

/** What a year came to. */
export type YearResults = {
  readonly assessed: Assessed;
  readonly facts: Facts;
  readonly scores: readonly UnitScore[];
  /** Null while there is none. */
  readonly ranking: Ranking | null;
  readonly lastYear: readonly LastResult[];
};

/** The sheets that people read results from, and which of their cells are no formulas. */
export type ResultBook = { readonly sheets: readonly SheetLayout[]; readonly valueCells: readonly ValueCell[] };

/** Fills in what a year came to. @param changed the units of which something else is known than the last time; null for all */
export type FillResults = (
  year: Pick<YearResults, "facts" | "scores" | "ranking">,
  changed: ReadonlySet<string> | null,
) => ResultBook;

/** All results as live formulas over the input cells (结果各表): 得分, 排名, 得分过程, and what no input sheet holds. */
export const resultBook = (year: YearResults, inputs: InputCells, performance: PerformanceFormulas): ResultBook =>
  resultFiller(year, year.facts, inputs, performance)(year, null);

/** The same, made once for a scheme and its units, and filled in each time that something else was observed (结果重填). */
export const resultFiller = (
  { assessed, lastYear }: Pick<YearResults, "assessed" | "lastYear">,
  heardBy: HeardBy,
  inputs: InputCells,
  performance: PerformanceFormulas,
): FillResults => {
  const fill = scoreFormulas(assessed, heardBy, inputs, lastYear);
  return ({ facts, scores, ranking }, changed) =>
    withRanking(assessed, fill(facts, scores, changed), ranking, performance);
};

const withRanking = (
  { scheme }: Assessed,
  scored: ScoreFormulas,
  ranking: Ranking | null,
  performance: PerformanceFormulas,
): ResultBook => {
  const ranked = ranking
    ? rankingFormulas(
        { scheme, ranking, resultsOf: scored.resultsOf, weightOf: performance.weightOf, lastYear: scored.lastYear },
        rankedBy(scheme),
      )
    : { sheet: pendingRankingSheet, valueCells: [] };
  return {
    sheets: [scored.scores, ranked.sheet, scored.working, ...(scored.inputs ? [scored.inputs] : [])],
    valueCells: [...scored.valueCells, ...ranked.valueCells],
  };
};

/** How ranks were made: said once where all groups are ranked alike. */
const rankedBy = ({ groups }: Scheme): readonly string[] => {
  const said = groups.map(({ name, ranking: { on, ties } }) => {
    const followed = on === "exact" ? "精确总分" : `保留 ${on.places} 位小数的总分`;
    return { name, how: `名次按${followed}在组内排定，并列后${ties === "standard" ? "跳号" : "不跳号"}。` };
  });
  const [first] = said;
  return first && said.every(({ how }) => how === first.how)
    ? [first.how]
    : said.map(({ name, how }) => `${name}：${how}`);
};

/** The sheet 排名 while scores are missing or contested. */
const pendingRankingSheet: SheetLayout = {
  name: "排名",
  visibility: "visible",
  title: "排名",
  lines: ["评分还没有齐，或有分歧，尚不能排名；缺什么见“得分”。"],
  landscape: true,
  table: null,
};
