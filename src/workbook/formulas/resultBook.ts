import type { LastResult } from "../../domain/ranking/lastResult.ts";
import type { Ranking } from "../../domain/ranking/ranking.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Assessed, Facts } from "../../domain/scoring/facts.ts";
import type { UnitScore } from "../../domain/scoring/score.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import type { ValueCell } from "./formulaTable.ts";
import type { InputCells } from "./inputCells.ts";
import type { PerformanceFormulas } from "./performanceFormulas.ts";
import { rankingFormulas } from "./rankingFormulas.ts";
import { scoreFormulas } from "./scoreFormulas.ts";

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

/** All results as live formulas over the input cells (结果各表): 得分, 排名, 得分过程, and what no input sheet holds. */
export const resultBook = (year: YearResults, inputs: InputCells, performance: PerformanceFormulas): ResultBook => {
  const { assessed, facts, scores, ranking, lastYear } = year;
  const { scheme } = assessed;
  const scored = scoreFormulas(assessed, facts, scores, inputs, lastYear);
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
