import type { UnitScore } from "../scoring/score.ts";
import type { Grading } from "../scheme/grading.ts";
import type { Unit } from "../scheme/unit.ts";
import { wholeAssessment } from "../shared/place.ts";
import { errorAt, type Issue } from "../shared/result.ts";

/**
 * What keeps a unit out of a ranking (未结事项): its score's own issues, those of an open total or of an open stage that a
 * tie-break or limit reads, each once; and `nothing-applicable` where no part of the total applies.
 */
export const openEnds = (
  { id, name }: Unit,
  { issues, stages, total }: UnitScore,
  { ranking, grading }: Grading,
): readonly Issue[] => {
  const read = new Set([...ranking.tieBreaks, ...grading.limits.map(({ when }) => when)].map(({ stage }) => stage));
  const outcomes = [total, ...stages.filter(({ stage }) => read.has(stage)).map(({ outcome }) => outcome)];
  const open = outcomes.filter((outcome) => outcome.state === "open");
  const all = [...issues, ...open.flatMap((outcome) => outcome.issues)];
  if (open.length > 0 && !all.some(({ severity }) => severity === "error")) {
    throw new RangeError(`score of ${id}: got an open one without an error, want the reasons`);
  }
  const once = new Map(all.map((issue) => [JSON.stringify(issue), issue]));
  const nothing =
    total.state === "notApplicable" ? [errorAt(wholeAssessment, "nothing-applicable", { unit: name })] : [];
  return [...once.values(), ...nothing];
};
