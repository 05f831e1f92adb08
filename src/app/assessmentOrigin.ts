import type { State } from "./state.ts";

/** The first line of an assessment's checkpoints: which year of whose assessment it pins down. */
export const assessmentOrigin = ({ breakdown, scheme }: State): string =>
  `kaoping/${breakdown?.jurisdiction ?? ""}/${scheme?.year ?? breakdown?.year ?? ""}`;
