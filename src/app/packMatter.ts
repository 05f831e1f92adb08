import type { PackMatter } from "../workbook/pack/pack.ts";
import type { IssuedPack, State } from "./state.ts";

/** What a pack may show (评审包所见): nothing but what is about its own units, and of scores only the reviewer's own. */
export const packMatter = (state: State, { reviewer, units }: IssuedPack): PackMatter => {
  const own = new Set(units);
  const isOwn = ({ unit }: { readonly unit: string }): boolean => own.has(unit);
  return {
    selfEvaluations: state.selfEvaluations.filter(isOwn),
    findings: state.findings.filter(isOwn),
    lastYear: state.lastYear.filter(isOwn),
    observations: state.observations.filter((one) => isOwn(one) && one.reviewer === reviewer),
  };
};
