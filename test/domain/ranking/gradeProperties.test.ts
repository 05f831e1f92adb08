import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { placesOf } from "../../../src/domain/ranking/quotaPlaces.ts";
import type { Quota } from "../../../src/domain/scheme/grading.ts";
import { add, exact, whole } from "../../../src/domain/shared/exact.ts";
import { runs, seed } from "../../soak.ts";
import {
  contender,
  countQuota,
  fourGrades,
  gradedBy,
  gradesOf,
  limitTo,
  someTotals,
  someVeto,
  type Candidate,
} from "./contenders.ts";

const options = { seed, numRuns: runs(2000) };
const units = (...totals: readonly string[]): readonly Candidate[] =>
  totals.map((total, at) => contender(String.fromCharCode(97 + at), total));
const someQuota = (grade: string): fc.Arbitrary<Quota> =>
  fc.record({
    grade: fc.constant(grade),
    limit: fc.oneof(
      fc.record({ kind: fc.constant("count" as const), count: fc.integer({ min: 0, max: 6 }) }),
      fc.record({
        kind: fc.constant("percent" as const),
        percent: fc.constantFrom("10", "25", "33.3", "50"),
        rounding: fc.constantFrom("floor" as const, "ceil" as const, "round" as const),
      }),
    ),
    scoreFloor: fc.constantFrom(null, "85", "93"),
    refill: fc.boolean(),
    boundaryTies: fc.constantFrom("all", "none"),
  });
const someQuotas = fc
  .tuple(fc.option(someQuota("优秀")), fc.option(someQuota("良好")))
  .map((quotas) => quotas.filter((quota) => quota !== null));
const someCandidates: fc.Arbitrary<readonly Candidate[]> = someTotals(14).chain((totals) =>
  fc.tuple(
    ...totals.map((total, at) =>
      fc
        .tuple(fc.option(someVeto, { freq: 3 }), fc.constantFrom([], [], [limitTo("良好")]))
        .map(([veto, limits]): Candidate => ({ ...contender(`u${at}`, total, [], ...(veto ? [veto] : [])), limits })),
    ),
  ),
);
const gradeNames = fourGrades.grades.map(({ name }) => name);

describe("grades under any quotas, limits and vetoes", () => {
  it("are given to every unit once, with reasons that begin with its total", () => {
    fc.assert(
      fc.property(someCandidates, someQuotas, (candidates, quotas) => {
        const graded = gradedBy({ quotas }, candidates);
        if (!graded.decided) throw new RangeError("grades: got undecided places, want all decided");
        expect([...graded.grades.keys()].sort()).toEqual(candidates.map(({ unit }) => unit).sort());
        for (const { grade, steps } of graded.grades.values()) {
          expect(gradeNames).toContain(grade);
          expect(steps[0]?.kind).toBe("reached");
        }
      }),
      options,
    );
  });

  it("are held by no more units than there are places, but for ties that are all taken and grades that are set", () => {
    fc.assert(
      fc.property(someCandidates, someQuotas, (candidates, quotas) => {
        const grades = gradesOf({ quotas }, candidates);
        const counted = candidates.filter(({ vetoes }) => vetoes.every(({ quota }) => quota === "counted")).length;
        for (const quota of quotas.filter(({ boundaryTies }) => boundaryTies === "none")) {
          const holding = Object.values(grades).filter((grade) => grade === quota.grade).length;
          expect(holding).toBeLessThanOrEqual(placesOf(quota, counted));
        }
      }),
      options,
    );
  });

  it("do not depend on the order of the units", () => {
    fc.assert(
      fc.property(someCandidates, someQuotas, (candidates, quotas) => {
        expect(gradesOf({ quotas }, [...candidates].reverse())).toEqual(gradesOf({ quotas }, candidates));
      }),
      options,
    );
  });

  it("are equal for units that are equal in rank and in what holds them back", () => {
    fc.assert(
      fc.property(someTotals(14), someQuotas, (totals, quotas) => {
        const candidates = totals.map((total, at) => contender(`u${at}`, total));
        const grades = gradesOf({ quotas }, candidates);
        totals.forEach((total, at) => {
          totals.forEach((other, there) => {
            if (total === other) expect(grades[`u${at}`]).toBe(grades[`u${there}`]);
          });
        });
      }),
      options,
    );
  });

  const gradePlaces = (
    quotas: readonly Quota[],
    candidates: readonly Candidate[],
    at: number,
    more: number,
  ): readonly [before: number, after: number] => {
    const lucky = candidates[at % candidates.length]?.unit ?? "";
    const raised = candidates.map((one) =>
      one.unit === lucky ? { ...one, total: add(one.total ?? exact("0"), whole(more)) } : one,
    );
    const placeOf = (list: readonly Candidate[]) => gradeNames.indexOf(gradesOf({ quotas }, list)[lucky] ?? "");
    return [placeOf(candidates), placeOf(raised)];
  };

  it("are never lowered by more points where ties for the last place are all taken", () => {
    fc.assert(
      fc.property(
        someCandidates,
        someQuotas,
        fc.nat(),
        fc.integer({ min: 1, max: 40 }),
        (candidates, any, at, more) => {
          const quotas = any.map((quota) => ({ ...quota, boundaryTies: "all" as const }));
          const [before, after] = gradePlaces(quotas, candidates, at, more);
          expect(after).toBeLessThanOrEqual(before);
        },
      ),
      options,
    );
  });

  it("are never lowered by more points where one grade has a quota, whatever it says", () => {
    fc.assert(
      fc.property(
        someCandidates,
        fc.constantFrom("优秀", "良好").chain(someQuota),
        fc.nat(),
        fc.integer({ min: 1, max: 40 }),
        (candidates, quota, at, more) => {
          const [before, after] = gradePlaces([quota], candidates, at, more);
          expect(after).toBeLessThanOrEqual(before);
        },
      ),
      options,
    );
  });

  // a and b share rank 1 and have the two places; c with one point more shares it too, all three lose 优秀, and 良好 again.
  it("may be lowered by a point that makes a tie, where two quotas take none of a tie", () => {
    const quotas = [countQuota("优秀", 2, { boundaryTies: "none" }), countQuota("良好", 2, { boundaryTies: "none" })];
    expect(gradesOf({ quotas }, units("95", "95", "94"))).toEqual({ a: "优秀", b: "优秀", c: "良好" });
    expect(gradesOf({ quotas }, units("95", "95", "95"))).toEqual({ a: "合格", b: "合格", c: "合格" });
  });
});
