import type { FormulaEvaluator } from "../domain/scoring/facts.ts";

/**
 * Staff formulas need a formula language (mathjs), which is large and which most years do without: it is loaded when an
 * assessment or a scheme has formulas. Until then a formula is an open end, `formula-without-evaluator`, never a number.
 */
let loaded: FormulaEvaluator | null = null;

export const loadedFormulas = (): FormulaEvaluator | null => loaded;

/** Loads the evaluator where a text that came in, a scheme or a ledger, speaks of formulas. */
export const loadFormulasFor = async (text: string): Promise<void> => {
  if (!loaded && text.includes('"formula"')) loaded = (await import("./evaluateFormula.ts")).evaluateFormula;
};
