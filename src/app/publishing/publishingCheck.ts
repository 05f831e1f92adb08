import { wholeAssessment } from "../../domain/shared/place.ts";
import { warningAt, type Issue } from "../../domain/shared/result.ts";
import type { State } from "../state.ts";

/** How many are named before the rest is only counted. */
const mostNamed = 5;

/**
 * What whoever publishes should know first (公布前检查). What forbids publishing, such as a weight below its floor, a score that is
 * missing or an edit outside, has refused before; these do not forbid it.
 *
 * @returns `appeals-open` (appeals), `findings-unrectified` (count, units), `claims-unproved` (count, units) as warnings
 */
export const publishingCheck = ({ appeals, findings, units, breakdown, selfEvaluations }: State): readonly Issue[] => {
  const issues: Issue[] = [];
  const open = appeals.filter(({ decision }) => decision === null).map(({ id }) => id);
  if (open.length > 0) issues.push(warningAt(wholeAssessment, "appeals-open", { appeals: named(open) }));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const unrectified = findings.filter(({ rectified, recheck }) => rectified === null && recheck === null);
  if (unrectified.length > 0) {
    const whose = [...new Set(unrectified.map(({ unit }) => names.get(unit) ?? unit))];
    issues.push(warningAt(wholeAssessment, "findings-unrectified", { count: unrectified.length, units: named(whose) }));
  }
  const unproved = selfEvaluations.flatMap(({ unit, claims }) =>
    claims
      .filter(({ state, evidence }) => (state === "done" || state === "partly") && evidence.trim() === "")
      .map(() => names.get(unit) ?? unit),
  );
  if (breakdown && unproved.length > 0) {
    issues.push(
      warningAt(wholeAssessment, "claims-unproved", { count: unproved.length, units: named([...new Set(unproved)]) }),
    );
  }
  return issues;
};

const named = (names: readonly string[]): string =>
  names.slice(0, mostNamed).join("、") + (names.length > mostNamed ? ` 等 ${names.length} 个` : "");
