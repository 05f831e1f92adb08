import type { FormulaReader } from "../domain/scheme/checkFormulas.ts";
import type { FormulaEvaluator } from "../domain/scoring/facts.ts";

/**
 * Staff formulas need a formula language (mathjs), which is large and which most years do without: it is loaded when an
 * assessment or a scheme has formulas. Until then a formula is an open end, `formula-without-evaluator`, never a number.
 */
let loaded: { readonly evaluate: FormulaEvaluator; readonly read: FormulaReader } | null = null;

export const loadedFormulas = (): FormulaEvaluator | null => loaded && loaded.evaluate;

/** What reads formulas without computing them; null until they are loaded. */
export const loadedFormulaReader = (): FormulaReader | null => loaded && loaded.read;

/** Loads the evaluator where a text that came in, a scheme or a ledger, speaks of formulas. */
export const loadFormulasFor = async (text: string): Promise<void> => {
  if (loaded || !text.includes('"formula"')) return;
  const [{ evaluateFormula }, { readFormula }] = await Promise.all([
    import("./evaluateFormula.ts"),
    import("./readFormula.ts"),
  ]);
  loaded = { evaluate: evaluateFormula, read: readFormula };
};
