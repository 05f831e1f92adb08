import type { Grading } from "../scheme/grading.ts";
import { compare, exact, type Exact } from "../shared/exact.ts";
import { followedTotal } from "./followed.ts";
import type { GradedUnit } from "./gradeUnits.ts";
import type { GradeStep } from "./ranking.ts";

/** What a unit may ask for before places are counted (应评等次); places in the list of grades, best 0. */
export type GradeClaim = {
  readonly unit: string;
  readonly rank: number | null;
  /** As grades follow it. */
  readonly total: Exact | null;
  /** The first grade whose bound the total reaches. */
  readonly reached: number;
  /** The best grade that limits and vetoes leave. */
  readonly start: number;
  /** A veto sets the grade: no place is needed. */
  readonly fixed: boolean;
  /** The reasons so far; whoever decides further writes on. */
  readonly steps: GradeStep[];
};

/**
 * Finds what grade a unit's total reaches, bound included, and how far limits and vetoes move it down. A grade that a veto
 * sets holds whatever the total, unless a limit or another veto allows less. Without a total only the last grade is open.
 */
export const gradeClaim = (
  { unit, rank, total, limits, vetoes }: GradedUnit,
  { on, grades }: Pick<Grading["grading"], "on" | "grades">,
): GradeClaim => {
  const followed = total === null ? null : followedTotal(total, on);
  const placeOf = (grade: string): number => {
    const place = grades.findIndex(({ name }) => name === grade);
    if (place < 0) throw new RangeError(`grade ${grade}: got none of this name, want one`);
    return place;
  };
  const found = grades.findIndex(
    ({ from }) => followed !== null && (from === null || compare(followed, exact(from)) >= 0),
  );
  const reached = found < 0 ? grades.length - 1 : found;
  const reachedGrade = grades[reached];
  if (!reachedGrade) throw new RangeError("grades: got none, want one at least");
  const { name: grade, from } = reachedGrade;
  const steps: GradeStep[] =
    followed === null ? [{ kind: "no-total", grade }] : [{ kind: "reached", grade, total: followed, from }];
  const set = vetoes.flatMap(({ grade: effect }) => (effect.kind === "fixed" ? [placeOf(effect.grade)] : []));
  const fixed = set.length > 0;
  const before = fixed ? Math.max(...set) : reached;
  let start = before;
  const holdAt = (atMost: string, reason: GradeStep): void => {
    if (placeOf(atMost) <= before) return;
    start = Math.max(start, placeOf(atMost));
    steps.push(reason);
  };
  for (const { id, grade: effect } of vetoes) {
    if (effect.kind === "fixed") steps.push({ kind: "vetoed", grade: effect.grade, veto: id, effect: "fixed" });
  }
  for (const { name, atMost } of limits) holdAt(atMost, { kind: "limited", grade: atMost, limit: name });
  for (const { id, grade: effect } of vetoes) {
    if (effect.kind !== "atMost") continue;
    holdAt(effect.grade, { kind: "vetoed", grade: effect.grade, veto: id, effect: "atMost" });
  }
  return { unit, rank, total: followed, reached, start, fixed, steps };
};
