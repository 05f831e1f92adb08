import type { Grade, GradeLimit, Grading, Quota } from "../scheme/grading.ts";
import type { Veto } from "../scheme/stage.ts";
import { compare, exact, type Exact } from "../shared/exact.ts";
import { gradeClaim, type GradeClaim } from "./gradeClaim.ts";
import { givePlaces, placesOf, type Asking } from "./quotaPlaces.ts";
import type { GradeStep } from "./ranking.ts";

/** A ranked unit that is to be graded. */
export type GradedUnit = {
  readonly unit: string;
  /** Null where a veto left none. */
  readonly total: Exact | null;
  readonly rank: number | null;
  /** The limits that hold it down. */
  readonly limits: readonly GradeLimit[];
  readonly vetoes: readonly Veto[];
};

export type GradeOfUnit = { readonly grade: string; readonly steps: readonly GradeStep[] };

/** Units of one rank who do not all fit, where the scheme leaves it to people whom to take; `places` are those in all. */
export type UndecidedPlaces = {
  readonly grade: string;
  readonly places: number;
  readonly rank: number;
  readonly units: readonly string[];
};

/** Every unit's grade by its id, or the first places that only people can decide on. */
export type Graded =
  | { readonly decided: true; readonly grades: ReadonlyMap<string, GradeOfUnit> }
  | { readonly decided: false; readonly undecided: UndecidedPlaces };

/**
 * Grades the units of a group (评定等次): by the bounds, then down to what limits and vetoes allow, then, best grade first, by
 * the places that quotas leave; who has no place goes on to the next grade that the total reaches. A grade that a veto sets is held outside that
 * order and takes up one of its places. The last grade takes whatever is left.
 *
 * @param units all of the group, those without a rank among them: a quota's percentage is of all that no veto excludes
 */
export const gradeUnits = (
  units: readonly GradedUnit[],
  { on, grades, quotas }: Pick<Grading["grading"], "on" | "grades" | "quotas">,
): Graded => {
  const counted = units.filter(({ vetoes }) => vetoes.every(({ quota }) => quota === "counted")).length;
  const claims = units.map((unit) => gradeClaim(unit, { on, grades }));
  const settled = new Map<string, GradeOfUnit>();
  const settle = (grade: string, claim: GradeClaim): unknown => settled.set(claim.unit, { grade, steps: claim.steps });
  for (const [at, { name: grade, from }] of grades.entries()) {
    const last = at === grades.length - 1;
    const open = claims.filter(
      (claim) => claim.start <= at && !settled.has(claim.unit) && (last || claim.fixed || reaches(claim, from)),
    );
    const quota = !last ? quotas.find((one) => one.grade === grade) : undefined;
    if (!quota) {
      for (const claim of open) settle(grade, claim);
      continue;
    }
    const places = placesOf(quota, counted);
    const fixed = open.filter((claim) => claim.fixed);
    for (const claim of fixed) {
      claim.steps.push({ kind: "place-taken", grade, places });
      settle(grade, claim);
    }
    const asking = open.filter((claim) => !claim.fixed);
    const barred = quota.refill ? [] : claims.filter(({ reached, start }) => reached <= at && start > at);
    const taken = fillGrade(quota, { places, left: places - fixed.length }, asking, barred);
    if (!taken.decided) return taken;
    for (const claim of taken.claims) settle(grade, claim);
  }
  return { decided: true, grades: settled };
};

/** Whether a total reaches a grade's own bound: who found no place in a better one is not let past it. */
const reaches = ({ total }: GradeClaim, from: Grade["from"]): boolean =>
  from === null || (total !== null && compare(total, exact(from)) >= 0);

/** Who of those asking has a place; why, and why not, is written to their reasons. */
const fillGrade = (
  { grade, scoreFloor, boundaryTies }: Quota,
  { places, left }: { readonly places: number; readonly left: number },
  asking: readonly GradeClaim[],
  barred: readonly GradeClaim[],
):
  | { readonly decided: true; readonly claims: readonly GradeClaim[] }
  | { readonly decided: false; readonly undecided: UndecidedPlaces } => {
  const falls = (total: Exact | null): boolean =>
    scoreFloor !== null && (total === null || compare(total, exact(scoreFloor)) < 0);
  const inLine = (claims: readonly GradeClaim[], mayHave: boolean): readonly Asking[] =>
    claims.flatMap(({ unit, rank, total }) =>
      rank === null || falls(total) ? [] : [{ unit, rank, barred: !mayHave }],
    );
  const given = givePlaces([...inLine(asking, true), ...inLine(barred, false)], left, boundaryTies);
  if (!given.decided) return { decided: false, undecided: { grade, places, rank: given.rank, units: given.units } };
  const claims = asking.filter(({ unit, total, steps }) => {
    const answer = given.places.get(unit);
    if (answer) steps.push({ ...answer, grade, places });
    else if (scoreFloor !== null && falls(total)) steps.push({ kind: "below-score-floor", grade, floor: scoreFloor });
    else steps.push({ kind: "unranked", grade });
    return answer?.kind === "placed" || answer?.kind === "placed-with-tied";
  });
  return { decided: true, claims };
};
