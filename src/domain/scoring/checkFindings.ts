import { exact, exactText } from "../shared/exact.ts";
import type { Place } from "../shared/place.ts";
import { isUnitOn } from "../scheme/unit.ts";
import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import type { Assessed } from "./facts.ts";
import type { Finding } from "./finding.ts";
import type { Observation } from "./observation.ts";
import { scopeOf, type Subject } from "./observedSubject.ts";
import { deductedBy, deductedByFinding, evidenceBook } from "./reusedEvidence.ts";

/**
 * Holds findings (问题) to the scheme and the units.
 *
 * @param at the place of the n-th finding
 * @param observations what was observed, for evidence that is deducted for on both ways
 * @param earlier the findings recorded before; one of the same id is replaced
 * @returns errors `id-repeated`, `round-unknown`, `unit-unknown`, `criterion-unknown`, `finding-without-rule` (the criterion
 *   is not scored by findings), `value-unknown` (the kind of fault), `count-not-whole`, `finding-dates` (rectified, due or
 *   rechecked before it was found), the warnings `finding-outside-unit` (unit, date: it was not yet, or no longer, this unit),
 *   `finding-not-counted` (a round the rule leaves out) and
 *   `evidence-deducted-twice`
 */
export const checkFindings = (
  findings: readonly Finding[],
  assessed: Assessed,
  at: (index: number) => Place,
  observations: readonly Observation[] = [],
  earlier: readonly Finding[] = [],
): readonly Issue[] => {
  const { scheme, units } = assessed;
  const scopes = new Map(scheme.groups.map((group) => [group.id, scopeOf(assessed, group)]));
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const ids = new Set<string>();
  const subjectOf = (unit: string, criterion: string): Subject | undefined =>
    scopes.get(unitById.get(unit)?.group ?? "")?.subjects.get(criterion);
  const evidence = evidenceBook();
  for (const one of earlier) evidence.use(one.unit, one.evidence, deductedByFinding(one));
  for (const one of observations) {
    const deducted = one.evidence === "" ? null : deductedBy(one, subjectOf(one.unit, one.criterion));
    if (deducted) evidence.use(one.unit, one.evidence, deducted);
  }
  return findings.flatMap((finding, index) => {
    const issues: Issue[] = [];
    const complain = (code: string, data: Issue["data"] = {}) => issues.push(errorAt(at(index), code, data));
    if (ids.has(finding.id)) complain("id-repeated", { id: finding.id });
    ids.add(finding.id);
    const knownRound = scheme.rounds.some(({ id }) => id === finding.round);
    if (!knownRound) {
      complain("round-unknown", { round: finding.round, want: scheme.rounds.map(({ id }) => id).join(", ") });
    }
    for (const count of [finding.count, finding.recheck?.count ?? "0"]) {
      if (exactText(exact(count)).includes(".")) complain("count-not-whole", { got: count });
    }
    for (const later of [finding.due, finding.rectified, finding.recheck?.date ?? null]) {
      if (later !== null && later < finding.date) complain("finding-dates", { date: finding.date, later });
    }
    const unit = unitById.get(finding.unit);
    if (!unit) {
      complain("unit-unknown", { unit: finding.unit });
      return issues;
    }
    if (!isUnitOn(unit, finding.date)) {
      issues.push(warningAt(at(index), "finding-outside-unit", { unit: unit.name, date: finding.date }));
    }
    const subject = scopes.get(unit.group)?.subjects.get(finding.criterion);
    if (!subject) complain("criterion-unknown", { criterion: finding.criterion });
    else if (subject.kind !== "leaf" || subject.leaf.rule.kind !== "findings") {
      complain("finding-without-rule", { criterion: subject.name });
    } else {
      const { kinds, rounds } = subject.leaf.rule;
      if (!kinds.some(({ id }) => id === finding.kind)) {
        complain("value-unknown", { got: finding.kind, want: kinds.map(({ id }) => id).join(", ") });
      }
      if (knownRound && !rounds.includes(finding.round)) {
        issues.push(warningAt(at(index), "finding-not-counted", { criterion: subject.name, round: finding.round }));
      }
    }
    const other = evidence.use(finding.unit, finding.evidence, deductedByFinding(finding));
    if (other !== null) {
      const data = { evidence: finding.evidence, criterion: subject?.name ?? finding.criterion };
      const otherName = subjectOf(finding.unit, other)?.name ?? other;
      issues.push(warningAt(at(index), "evidence-deducted-twice", { ...data, other: otherName }));
    }
    return issues;
  });
};
