import { describe, expect, it } from "vitest";

import { distantRow, filledFormula, formulaIn } from "../../src/workbook/filledFormula.ts";

describe("a formula of many cells of a column", () => {
  const filled = filledFormula(`IF(B${distantRow(0)}>得分!C${distantRow(1)},"B1",A$3)`);

  it("speaks in each cell of the rows that lie as far from it, and of fixed rows as they are", () => {
    expect(formulaIn({ formula: filled, value: 1 }, 4)).toBe('IF(B5>得分!C6,"B1",A$3)');
    expect(formulaIn({ formula: filled, value: 1 }, 11)).toBe('IF(B12>得分!C13,"B1",A$3)');
  });

  it("is the text itself where no row moves", () => {
    expect(formulaIn({ formula: filledFormula("1+1"), value: 2 }, 7)).toBe("1+1");
    expect(formulaIn({ formula: "A1+1", value: 2 }, 7)).toBe("A1+1");
  });
});
