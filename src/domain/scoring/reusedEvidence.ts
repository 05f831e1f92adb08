import type { Finding } from "./finding.ts";
import { observationKey, type Observation } from "./observation.ts";
import type { Subject } from "./observedSubject.ts";

/** A fact that costs points, with what proves it. */
type Deducted = { readonly criterion: string; readonly reviewer: string; readonly key: string };

/**
 * Remembers on what evidence a unit lost points (扣分依据), to tell where one fact is deducted for twice: on two criteria, or
 * by one reviewer under two faults. Several reviewers on one criterion speak of the same fact by right.
 */
export const evidenceBook = () => {
  const uses = new Map<string, Deducted[]>();
  return {
    /** @returns the id of the criterion that this evidence was used for before; null where this is its first use */
    use: (unit: string, evidence: string, deducted: Deducted): string | null => {
      if (evidence.trim() === "") return null;
      const fact = `${unit}\n${evidence.trim()}`;
      const known = uses.get(fact) ?? [];
      uses.set(fact, [...known, deducted]);
      const other = known.find(
        ({ criterion, reviewer, key }) =>
          key !== deducted.key && (criterion !== deducted.criterion || reviewer === deducted.reviewer),
      );
      return other?.criterion ?? null;
    },
  };
};

/** What an observation deducts; null where it costs nothing. */
export const deductedBy = (observation: Observation, subject: Subject | undefined): Deducted | null => {
  const { kind, state, count, criterion, reviewer } = observation;
  if (state !== "scored" || Number(count ?? "0") === 0) return null;
  const costs =
    kind === "deduction" ||
    (subject?.kind === "leaf" && subject.leaf.rule.kind === "allOrNothing") ||
    (subject?.kind === "event" && subject.effect === "penalty");
  return costs ? { criterion, reviewer, key: observationKey(observation) } : null;
};

/** Nobody in particular finds a finding; each has an id of its own. */
export const deductedByFinding = ({ id, criterion }: Finding): Deducted => ({
  criterion,
  reviewer: "",
  key: `finding ${id}`,
});
