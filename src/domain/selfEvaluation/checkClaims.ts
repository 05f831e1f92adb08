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
export const checkClaims = ({ claims }: SelfEvaluation, at: (index: number) => Place): readonly Issue[] =>
  claims.flatMap((claim, index) => lackOf(claim, at(index)));

const lackOf = ({ task, state, account, evidence }: Claim, place: Place): readonly Issue[] => {
  if (state === "notApplicable" && account === "") return [errorAt(place, "claim-without-reason", { task })];
  if (state === "done" && evidence === "") return [warningAt(place, "claim-without-evidence", { task })];
  return [];
};
