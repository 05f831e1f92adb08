import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { unitFinder, type Unit } from "../domain/scheme/unit.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { warningAt, type Issue } from "../domain/shared/result.ts";
import { fewNames } from "./fewNames.ts";

/**
 * Names the lead units that the list has not (名单外的牵头单位): of their tasks nobody is asked.
 *
 * @returns `leads-unlisted` (count, units), or nothing; of no list at all nothing is said here
 */
export const unlistedLeads = (breakdown: Breakdown | null, units: readonly Unit[]): readonly Issue[] => {
  const find = unitFinder(units);
  const leads = new Set(breakdown?.tasks.flatMap(({ lead }) => lead));
  const unlisted = [...leads].filter((name) => !find(name));
  return units.length === 0 || unlisted.length === 0
    ? []
    : [warningAt(wholeAssessment, "leads-unlisted", { count: unlisted.length, ...fewNames("units", unlisted) })];
};
