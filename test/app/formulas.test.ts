import { describe, expect, it } from "vitest";

import { checkChange } from "../../src/app/checkChange.ts";
import { loadedFormulaReader, loadedFormulas, loadFormulasFor } from "../../src/app/formulas.ts";
import { emptyState } from "../../src/app/state.ts";
import type { Scheme } from "../../src/domain/scheme/scheme.ts";
import { exactText } from "../../src/domain/shared/exact.ts";
import { codesOf } from "../fixtures/issues.ts";
import { smallScheme, smallTable } from "../fixtures/smallYear.ts";

const scheme = (formula: string): Scheme => ({
  ...smallScheme,
  tables: [
    {
      ...smallTable,
      stages: [
        ...smallTable.stages,
        {
          ...{ id: "final", name: "折算", op: "formula", formula, inputs: [{ name: "a", stage: "total" }] },
          ...{ bounds: { min: null, max: null }, rounding: null },
        },
      ],
      total: "final",
    },
  ],
});
const codes = (formula: string) => codesOf(checkChange(emptyState, { kind: "scheme-set", rows: [scheme(formula)] }));

describe("what computes staff formulas", () => {
  it("is loaded once a text speaks of formulas, and a scheme's formulas are read from then on", async () => {
    expect([loadedFormulas(), loadedFormulaReader()]).toEqual([null, null]);
    expect(codes("a +")).not.toContain("formula-unreadable");
    await loadFormulasFor(JSON.stringify(smallScheme));
    expect(loadedFormulas()).toBeNull();
    await loadFormulasFor(JSON.stringify(scheme("a")));
    const evaluate = loadedFormulas();
    const computed = evaluate?.("a / 3 + 1", new Map());
    expect(computed).toMatchObject({ ok: false, detail: expect.stringContaining("a") as string });
    const five = evaluate?.("round(2 * 2.5, 0)", new Map());
    expect(five?.ok && exactText(five.value)).toBe("5");
    await loadFormulasFor(JSON.stringify(scheme("a")));
    expect(loadedFormulas()).toBe(evaluate);
    expect(codes("a")).toEqual([]);
    expect(codes("a +")).toEqual(["formula-unreadable"]);
  });
});
