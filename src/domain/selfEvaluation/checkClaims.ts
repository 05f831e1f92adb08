import type { Place } from "../shared/place.ts";
import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import type { Claim, SelfEvaluation } from "./selfEvaluation.ts";

/**
 * Looks for what a self-evaluation lacks (完整性).
 *
 * @param at the place of the n-th claim
 * @returns the error `claim-without-reason` for a task called not applicable with no account, the warning
 *   `claim-without-evidence` for one called done with none
 */
export const checkClaims = (
  { claims, materials = [] }: SelfEvaluation,
  at: (index: number) => Place,
): readonly Issue[] => {
  const proved = new Set(materials.flatMap(({ about }) => (about.kind === "task" ? [about.id] : [])));
  return claims.flatMap((claim, index) => lackOf(claim, proved.has(claim.task), at(index)));
};

const lackOf = ({ task, state, account, evidence }: Claim, proved: boolean, place: Place): readonly Issue[] => {
  if (state === "notApplicable" && account === "") return [errorAt(place, "claim-without-reason", { task })];
  if (state === "done" && evidence === "" && !proved) return [warningAt(place, "claim-without-evidence", { task })];
  return [];
};
