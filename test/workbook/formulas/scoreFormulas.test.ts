import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { noInputCells } from "../../../src/workbook/formulas/inputCells.ts";
import { scoreFormulas } from "../../../src/workbook/formulas/scoreFormulas.ts";
import { anyYear, type Make } from "../../fixtures/anyYear.ts";
import { byOtherPolicies, withGaps } from "../../fixtures/disturbedYear.ts";
import { factsOfYear, formulaYears, type FormulaYear, type YearName } from "../../fixtures/formulaYears.ts";
import { runs, seed } from "../../soak.ts";

const valuesIn = (year: FormulaYear) => {
  const facts = factsOfYear(year);
  return scoreFormulas(year.assessed, facts, noInputCells, [])(facts, scoreUnits(year.assessed, facts), null)
    .valueCells;
};

/** Sheets and columns whose formula comes to something else than the engine. */
const differing = (year: FormulaYear): readonly string[] =>
  valuesIn(year)
    .filter(({ reason }) => reason === "differs")
    .map(({ sheet, column }) => `${sheet} ${column}`);

const names = Object.keys(formulaYears) as YearName[];
const smaller = names.filter((name) => name !== "sixty");
const someMake = fc.record({
  rules: fc.constantFrom<Make["rules"]>("typed", "any"),
  weights: fc.constantFrom<Make["weights"]>("points", "relative"),
  order: fc.constantFrom<Make["order"]>("criterion-first", "reviewer-first"),
  adjusted: fc.boolean(),
  saying: fc.constantFrom<Make["saying"]>("everything", "gaps"),
});

/** Years at each of which every template is tried; more when soaking. */
const turns = runs(100) / 5;

describe("formulas of scores, computed exactly", () => {
  it.each(names)("come to what the engine comes to, in the year %s", (name) => {
    expect(differing(formulaYears[name]())).toEqual([]);
  });

  it("come to the same in a year of any legal make", () => {
    fc.assert(
      fc.property(someMake.chain(anyYear), (year) => {
        expect(differing({ ...year, findings: [], breakdown: null })).toEqual([]);
      }),
      { seed, numRuns: runs(4000) },
    );
  });

  it.each(smaller)(
    "come to the same where reviewers are silent, abstain or call a criterion 不适用, in the year %s",
    (name) => {
      const year = formulaYears[name]();
      for (let turn = 0; turn < turns; turn++) {
        const found = differing(withGaps(year, `gaps${turn}`, 5 + (turn % 4) * 10));
        expect({ turn, found }).toEqual({ turn, found: [] });
      }
    },
  );

  it.each(smaller)("come to the same by other policies, in the year %s", (name) => {
    const year = formulaYears[name]();
    for (let turn = 0; turn < turns; turn++) {
      const found = differing(withGaps(byOtherPolicies(year, `policies${turn}`), `gaps${turn}`, 3 + (turn % 5) * 8));
      expect({ turn, found }).toEqual({ turn, found: [] });
    }
  });
});
