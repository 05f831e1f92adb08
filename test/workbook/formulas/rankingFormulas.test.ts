import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import type { Assessed } from "../../../src/domain/scoring/facts.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { matchFloors } from "../../../src/domain/scheme/weightFloors.ts";
import { noInputCells } from "../../../src/workbook/formulas/inputCells.ts";
import { performanceFormulas } from "../../../src/workbook/formulas/performanceFormulas.ts";
import { resultBook, type ResultBook } from "../../../src/workbook/formulas/resultBook.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { rankedYear } from "../../fixtures/rankedYear.ts";
import { runs, seed } from "../../soak.ts";

/** The sheets of a year's results; null where it cannot be ranked. */
const bookOf = (assessed: Assessed, observations: readonly Observation[]): ResultBook | null => {
  const facts = factsFrom(observations);
  const scores = scoreUnits(assessed, facts);
  const ranking = rankAssessment(assessed, scores);
  if (!ranking.ok) return null;
  const performance = performanceFormulas(assessed.scheme, matchFloors(assessed.scheme, []).held);
  return resultBook({ assessed, facts, scores, ranking: ranking.value, lastYear: [] }, noInputCells, performance);
};

describe("formulas of ranks, grades and contributions, computed exactly", () => {
  it("come to what the engine comes to, whatever the ties, vetoes, limits and quotas", () => {
    let ranked = 0;
    fc.assert(
      fc.property(fc.gen().map(rankedYear), ({ assessed, observations }) => {
        const book = bookOf(assessed, observations);
        if (!book) return;
        ranked++;
        expect(book.valueCells).toEqual([]);
      }),
      { seed, numRuns: runs(2000) },
    );
    expect(ranked).toBeGreaterThan(runs(2000) / 4);
  });

  it("count how many share a place once a unit, not anew for all units in the rank of each", () => {
    let dense = 0;
    fc.assert(
      fc.property(fc.gen().map(rankedYear), ({ assessed, observations }) => {
        const book = bookOf(assessed, observations);
        if (!book) return;
        const texts = JSON.stringify(book.sheets.find(({ name }) => name === "排名"));
        if (texts.includes("同位次家数")) dense++;
        expect(texts).not.toMatch(/COUNTIF\([^,()]*:[^,()]*,[^,()]*:[^,()]*\)/u);
      }),
      { seed, numRuns: 40 },
    );
    expect(dense).toBeGreaterThan(5);
  });
});
