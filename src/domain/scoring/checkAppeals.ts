import type { Place } from "../shared/place.ts";
import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import { addWorkingDays, type WorkingDayTable } from "../shared/workingDays.ts";
import type { Appeal, AppealDecision, AppealFiling } from "./appeal.ts";
import { checkFindings } from "./checkFindings.ts";
import { checkObservations } from "./checkObservations.ts";
import type { Assessed } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { observationKey, type Observation } from "./observation.ts";
import { scopeOf } from "./observedSubject.ts";

/** What appeals are held to: the assessment, what was found, and the appeals before. */
export type Appealed = {
  readonly assessed: Assessed;
  readonly observations: readonly Observation[];
  readonly findings: readonly Finding[];
  readonly appeals: readonly Appeal[];
  readonly workingDays: WorkingDayTable;
};

type At = (index: number) => Place;

/**
 * Holds appeals that were filed (提出申诉) to the units, the criteria and the days that the scheme gives.
 *
 * @param at the place of the n-th appeal
 * @returns `id-repeated`, `unit-unknown`, `criterion-unknown`, `appeal-finding-unknown` (finding), `appeal-dates` (earlier, later),
 *   `appeal-late` (unit, filed, last), the warnings `appeal-days-unknown` (year) and `appeal-days-unstated`
 */
export const checkFiled = (filings: readonly AppealFiling[], appealed: Appealed, at: At): readonly Issue[] => {
  const { scheme, units } = appealed.assessed;
  const ids = new Set(appealed.appeals.map(({ id }) => id));
  const scopes = new Map(scheme.groups.map((group) => [group.id, scopeOf(appealed.assessed, group)]));
  return filings.flatMap((filing, index) => {
    const place = at(index);
    const issues: Issue[] = [];
    if (ids.has(filing.id)) issues.push(errorAt(place, "id-repeated", { id: filing.id }));
    ids.add(filing.id);
    const unit = units.find(({ id }) => id === filing.unit);
    const scope = unit && scopes.get(unit.group);
    if (!unit) issues.push(errorAt(place, "unit-unknown", { unit: filing.unit }));
    if (scope && !scope.subjects.has(filing.criterion)) {
      issues.push(errorAt(place, "criterion-unknown", { criterion: filing.criterion }));
    }
    if (filing.finding !== null && !findingOf(appealed.findings, filing, filing.finding)) {
      issues.push(
        errorAt(place, "appeal-finding-unknown", { finding: filing.finding, unit: unit?.name ?? filing.unit }),
      );
    }
    return [...issues, ...checkDays(filing, unit?.name ?? filing.unit, appealed, place)];
  });
};

const findingOf = (
  findings: readonly Finding[],
  { unit, criterion }: Pick<AppealFiling, "unit" | "criterion">,
  wanted: string,
): Finding | undefined => findings.find((one) => one.id === wanted && one.unit === unit && one.criterion === criterion);

const checkDays = (
  { served, filed }: AppealFiling,
  unit: string,
  { assessed, workingDays }: Appealed,
  place: Place,
): readonly Issue[] => {
  if (filed < served) return [errorAt(place, "appeal-dates", { earlier: filed, later: served })];
  const { appeals } = assessed.scheme;
  if (!appeals) return [warningAt(place, "appeal-days-unstated")];
  const last = addWorkingDays(workingDays, served, appeals.withinWorkingDays);
  if (last.kind === "no-data") return [warningAt(place, "appeal-days-unknown", { year: last.year })];
  return filed > last.date ? [errorAt(place, "appeal-late", { unit, filed, last: last.date })] : [];
};

/**
 * Holds decisions (复核决定) to the appeals they are about: each is decided once; what is upheld replaces something that was
 * found, of this unit and criterion; what is rejected replaces nothing.
 *
 * @param at the place of the n-th decision
 * @returns `appeal-unknown`, `appeal-decided-already`, `appeal-dates`, `appeal-rejected-with-change`, `appeal-without-change`,
 *   `appeal-other-subject`, `appeal-nothing-to-replace`, and the issues of `checkObservations` and `checkFindings`
 */
export const checkDecided = (decisions: readonly AppealDecision[], appealed: Appealed, at: At): readonly Issue[] => {
  const decided = new Set(appealed.appeals.filter(({ decision }) => decision).map(({ id }) => id));
  const recorded = new Set(appealed.observations.map(observationKey));
  // What was recorded of other units tells nothing of a decision's rows, and a large year has it by the hundred thousand.
  const units = new Set(decisions.flatMap((decision) => decision.observations.map(({ unit }) => unit)));
  const recordedOf = new Map([...units].map((unit): [string, Observation[]] => [unit, []]));
  for (const one of appealed.observations) recordedOf.get(one.unit)?.push(one);
  const earlierThan = (rows: readonly Observation[]): readonly Observation[] =>
    [...new Set(rows.map(({ unit }) => unit))].flatMap((unit) => recordedOf.get(unit) ?? []);
  return decisions.flatMap((decision, index) => {
    const place = at(index);
    const { appeal: id, outcome, observations, findings } = decision;
    const appeal = appealed.appeals.find((one) => one.id === id);
    if (!appeal) return [errorAt(place, "appeal-unknown", { appeal: id })];
    const issues: Issue[] = [];
    if (decided.has(id)) issues.push(errorAt(place, "appeal-decided-already", { appeal: id }));
    decided.add(id);
    if (decision.date < appeal.filed) {
      issues.push(errorAt(place, "appeal-dates", { earlier: decision.date, later: appeal.filed }));
    }
    const changes = observations.length + findings.length;
    if (outcome === "rejected" && changes > 0)
      issues.push(errorAt(place, "appeal-rejected-with-change", { appeal: id }));
    if (outcome !== "rejected" && changes === 0) issues.push(errorAt(place, "appeal-without-change", { appeal: id }));
    for (const { unit, criterion } of [...observations, ...findings]) {
      const same = unit === appeal.unit && criterion === appeal.criterion;
      if (!same) issues.push(errorAt(place, "appeal-other-subject", { appeal: id, unit, criterion }));
    }
    const missing =
      observations.filter((one) => !recorded.has(observationKey(one))).length +
      findings.filter((one) => !findingOf(appealed.findings, appeal, one.id)).length;
    if (missing > 0) issues.push(errorAt(place, "appeal-nothing-to-replace", { appeal: id, rows: missing }));
    return [
      ...issues,
      ...checkObservations(observations, appealed.assessed, () => place, null, earlierThan(observations)),
      ...checkFindings(findings, appealed.assessed, () => place),
    ];
  });
};
