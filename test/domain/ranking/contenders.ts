import fc from "fast-check";

import { gradeUnits, type GradedUnit } from "../../../src/domain/ranking/gradeUnits.ts";
import { rankUnits, type Contender } from "../../../src/domain/ranking/rankUnits.ts";
import type { GradeLimit, Grading, Quota } from "../../../src/domain/scheme/grading.ts";
import type { Veto } from "../../../src/domain/scheme/stage.ts";
import { exact } from "../../../src/domain/shared/exact.ts";

/** A veto with the effects that a test is about; without them it changes nothing. */
export const vetoWith = (effects: Partial<Veto>): Veto => ({
  id: "leak",
  name: "泄密",
  clause: "",
  score: { kind: "keep" },
  rank: "kept",
  grade: { kind: "kept" },
  bonus: "kept",
  quota: "counted",
  ...effects,
});

/** A unit with a total, the values its tie-breaks compare, and the vetoes that struck it. */
export const contender = (
  unit: string,
  total: string | null,
  compared: readonly (string | null)[] = [],
  ...vetoes: readonly Veto[]
): Contender => ({
  unit,
  total: total === null ? null : exact(total),
  compared: compared.map((value) => (value === null ? null : exact(value))),
  vetoes,
});

export const standard: Grading["ranking"] = { on: "exact", ties: "standard", tieBreaks: [] };
export const dense: Grading["ranking"] = { ...standard, ties: "dense" };

/** 优秀 from 90, 良好 from 80, 合格 from 60, 不合格. */
export const fourGrades: Grading["grading"] = {
  on: "exact",
  grades: [
    { name: "优秀", from: "90" },
    { name: "良好", from: "80" },
    { name: "合格", from: "60" },
    { name: "不合格", from: null },
  ],
  quotas: [],
  limits: [],
};

export const countQuota = (grade: string, count: number, rest: Partial<Quota> = {}): Quota => ({
  grade,
  limit: { kind: "count", count },
  scoreFloor: null,
  refill: true,
  boundaryTies: "all",
  ...rest,
});

export const limitTo = (atMost: string): GradeLimit => ({
  name: `不得高于${atMost}`,
  when: { by: "stage", stage: "total", below: "0" },
  atMost,
});

/** A unit that a limit may hold down; its total and vetoes as in `contender`. */
export type Candidate = Contender & { readonly limits?: readonly GradeLimit[] };

/** Ranks by exact totals and grades; the units in the order of their ids. */
export const gradedBy = (grading: Partial<Grading["grading"]>, candidates: readonly Candidate[]) => {
  const byId = new Map(candidates.map((one) => [one.unit, one]));
  const ranked = rankUnits(candidates, standard);
  const units = ranked.map(({ unit, rank }): GradedUnit => {
    const candidate = byId.get(unit);
    return {
      unit,
      rank,
      total: candidate?.total ?? null,
      limits: candidate?.limits ?? [],
      vetoes: candidate?.vetoes ?? [],
    };
  });
  return gradeUnits(units, { ...fourGrades, ...grading });
};

/** The grades of units that could all be graded, by unit id. */
export const gradesOf = (
  grading: Partial<Grading["grading"]>,
  candidates: readonly Candidate[],
): Readonly<Record<string, string>> => {
  const graded = gradedBy(grading, candidates);
  if (!graded.decided) throw new RangeError("grades: got undecided places, want all decided");
  return Object.fromEntries([...graded.grades].map(([unit, { grade }]) => [unit, grade] as const).sort());
};

/** Totals in thirds, few different ones, so that ties are common. */
export const someTotals = (most: number): fc.Arbitrary<readonly string[]> =>
  fc.array(
    fc.integer({ min: 0, max: 12 }).map((thirds) => `${180 + thirds * 10}/3`),
    { minLength: 1, maxLength: most },
  );

/** Any effects a veto may have, but taking the score away. */
export const someVeto: fc.Arbitrary<Veto> = fc
  .record({
    rank: fc.constantFrom("kept", "last", "unranked"),
    grade: fc.constantFrom(
      { kind: "kept" } as const,
      { kind: "atMost", grade: "良好" } as const,
      { kind: "atMost", grade: "不合格" } as const,
      { kind: "fixed", grade: "合格" } as const,
    ),
    quota: fc.constantFrom("counted", "excluded"),
  })
  .map(vetoWith);

/** A unit a total, u000 and so on. */
export const contendersOf = (totals: readonly string[]): readonly Contender[] =>
  totals.map((total, at) => contender(`u${String(at).padStart(3, "0")}`, total));

/** Every unit's rank by its id. */
export const ranksOf = (
  contenders: readonly Contender[],
  ranking: Grading["ranking"],
): Readonly<Record<string, number | null>> =>
  Object.fromEntries(rankUnits(contenders, ranking).map(({ unit, rank }) => [unit, rank]));

/** The ranks of totals, in the order of the totals. */
export const ranksOfTotals = (totals: readonly string[], ranking: Grading["ranking"]): readonly (number | null)[] => {
  const ranks = ranksOf(contendersOf(totals), ranking);
  return contendersOf(totals).map(({ unit }) => ranks[unit] ?? null);
};
