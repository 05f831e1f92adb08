import { wholeAssessment } from "../../domain/shared/place.ts";
import { warningAt, type Issue } from "../../domain/shared/result.ts";
import { fewNames } from "../fewNames.ts";
import type { State } from "../state.ts";

/**
 * What whoever publishes should know first (公布前检查). What forbids publishing, such as a weight below its floor, a score that is
 * missing or an edit outside, has refused before; these do not forbid it.
 *
 * @returns `appeals-open` (appeals), `findings-unrectified` (count, units), `claims-unproved` (count, units) as warnings
 */
export const publishingCheck = ({ appeals, findings, units, breakdown, selfEvaluations }: State): readonly Issue[] => {
  const issues: Issue[] = [];
  const open = appeals.filter(({ decision }) => decision === null).map(({ id }) => id);
  if (open.length > 0) issues.push(warningAt(wholeAssessment, "appeals-open", fewNames("appeals", open)));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const unrectified = findings.filter(({ rectified, recheck }) => rectified === null && recheck === null);
  if (unrectified.length > 0) {
    const whose = [...new Set(unrectified.map(({ unit }) => names.get(unit) ?? unit))];
    issues.push(
      warningAt(wholeAssessment, "findings-unrectified", { count: unrectified.length, ...fewNames("units", whose) }),
    );
  }
  const unproved = selfEvaluations.flatMap(({ unit, claims }) =>
    claims
      .filter(({ state, evidence }) => (state === "done" || state === "partly") && evidence.trim() === "")
      .map(() => names.get(unit) ?? unit),
  );
  if (breakdown && unproved.length > 0) {
    issues.push(
      warningAt(wholeAssessment, "claims-unproved", {
        count: unproved.length,
        ...fewNames("units", [...new Set(unproved)]),
      }),
    );
  }
  return issues;
};
