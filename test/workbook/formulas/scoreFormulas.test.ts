import { describe, expect, it } from "vitest";

import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { noInputCells } from "../../../src/workbook/formulas/inputCells.ts";
import { scoreFormulas } from "../../../src/workbook/formulas/scoreFormulas.ts";
import { byOtherPolicies, withGaps } from "../../fixtures/disturbedYear.ts";
import { factsOfYear, formulaYears, type FormulaYear, type YearName } from "../../fixtures/formulaYears.ts";
import { runs } from "../../soak.ts";

const formulasOf = (year: FormulaYear) => {
  const facts = factsOfYear(year);
  return scoreFormulas(year.assessed, facts, scoreUnits(year.assessed, facts), noInputCells);
};

/** Sheets and columns whose formula comes to something else than the engine. */
const differing = (year: FormulaYear): readonly string[] =>
  formulasOf(year)
    .valueCells.filter(({ reason }) => reason === "differs")
    .map(({ sheet, column }) => `${sheet} ${column}`);

const names = Object.keys(formulaYears) as YearName[];

describe("formulas of scores, computed exactly", () => {
  it.each(names)("come to what the engine comes to, in the year %s", (name) => {
    expect(differing(formulaYears[name]())).toEqual([]);
  });

  it.each(names.filter((name) => name !== "sixty"))(
    "come to the same where reviewers are silent, abstain or call a criterion 不适用, in the year %s",
    (name) => {
      const year = formulaYears[name]();
      for (let run = 0; run < runs(100); run++) {
        expect({ run, differing: differing(withGaps(year, `gaps${run}`, 5 + (run % 4) * 10)) }).toEqual({
          run,
          differing: [],
        });
      }
    },
  );

  it.each(names.filter((name) => name !== "sixty"))("come to the same by other policies, in the year %s", (name) => {
    const year = formulaYears[name]();
    for (let run = 0; run < runs(200); run++) {
      const changed = withGaps(byOtherPolicies(year, `policies${run}`), `gaps${run}`, 3 + (run % 5) * 8);
      expect({ run, differing: differing(changed) }).toEqual({ run, differing: [] });
    }
  });
});
