import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { matchFloors } from "../../../src/domain/scheme/weightFloors.ts";
import { noInputCells } from "../../../src/workbook/formulas/inputCells.ts";
import { performanceFormulas } from "../../../src/workbook/formulas/performanceFormulas.ts";
import { resultBook } from "../../../src/workbook/formulas/resultBook.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { rankedYear } from "../../fixtures/rankedYear.ts";
import { runs, seed } from "../../soak.ts";

describe("formulas of ranks, grades and contributions, computed exactly", () => {
  it("come to what the engine comes to, whatever the ties, vetoes, limits and quotas", () => {
    let ranked = 0;
    fc.assert(
      fc.property(fc.gen().map(rankedYear), ({ assessed, observations }) => {
        const facts = factsFrom(observations);
        const scores = scoreUnits(assessed, facts);
        const ranking = rankAssessment(assessed, scores);
        if (!ranking.ok) return;
        ranked++;
        const performance = performanceFormulas(assessed.scheme, matchFloors(assessed.scheme, []).held);
        const year = { assessed, facts, scores, ranking: ranking.value, lastYear: [] };
        expect(resultBook(year, noInputCells, performance).valueCells).toEqual([]);
      }),
      { seed, numRuns: runs(2000) },
    );
    expect(ranked).toBeGreaterThan(runs(2000) / 4);
  });
});
