import type { Scheme } from "../domain/scheme/scheme.ts";
import { reviewFrame, type ReviewFrame } from "../workbook/review/voices.ts";
import { loadedFormulas } from "./formulas.ts";
import type { State } from "./state.ts";

/** What a state's 评分 sheets are laid out by. */
export const frameOf = ({ scheme, units, breakdown }: State & { readonly scheme: Scheme }): ReviewFrame =>
  reviewFrame(scheme, units, breakdown, loadedFormulas());
