import type { State } from "../state.ts";
import type { YearStep } from "./stepIds.ts";

/** How far a year has come (年度概览), as a pane shows it before any step is opened. */
export type YearOverview = { readonly title: string; readonly steps: readonly YearStep[] };

/** An overview as a master keeps it: true of the ledger that has this seal. */
export type KeptOverview = YearOverview & { readonly seal: string };

export const yearOverview = (
  { breakdown }: Pick<State, "breakdown">,
  steps: readonly YearStep[],
  seal: string,
): KeptOverview => ({ seal, title: breakdown?.title ?? "", steps });
