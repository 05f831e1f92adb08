import type { Exact } from "../shared/exact.ts";
import type { Step, StepInput, StepKind } from "./score.ts";

/** Where steps are written down (计算过程), or null: the numbers are the same with and without. */
export type Trace = Step[] | null;

export const note = (
  trace: Trace,
  kind: StepKind,
  of: string,
  from: readonly StepInput[],
  result: Exact,
  data: Step["data"] = {},
): void => {
  trace?.push({ kind, of, from, result, data });
};
