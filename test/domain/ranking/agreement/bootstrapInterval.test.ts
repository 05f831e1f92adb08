import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { bootstrapInterval, bootstrapIntervals } from "../../../../src/domain/ranking/agreement/bootstrapInterval.ts";
import { intraclassCorrelation } from "../../../../src/domain/ranking/agreement/intraclassCorrelation.ts";
import { kendallW } from "../../../../src/domain/ranking/agreement/kendallW.ts";
import { krippendorffAlpha } from "../../../../src/domain/ranking/agreement/krippendorffAlpha.ts";
import { byThing, type Coefficient, type Ratings } from "../../../../src/domain/ranking/agreement/ratings.ts";
import { resampledCoefficient, type Measure } from "../../../../src/domain/ranking/agreement/resampledCoefficient.ts";
import { nearestFloat, ratio, whole } from "../../../../src/domain/shared/exact.ts";
import { runs, seed } from "../../../soak.ts";

const plan = { resamples: 2_000, seed };

/** Each thing for itself. */
const apart = (ratings: Ratings): readonly number[] => (ratings[0] ?? []).map((_, thing) => thing);

describe("the bootstrap interval of a coefficient", () => {
  // 100 things, half 0, half 1: the mean of a resample is binomial, 0.5 ± 1.96 × 0.05.
  it("is that of the binomial for a mean of noughts and ones", () => {
    const lots = Array.from({ length: 100 }, (_, thing) => thing);
    const interval = bootstrapInterval(
      lots,
      (times) => times.reduce((sum, taken, thing) => sum + taken * (thing % 2), 0) / 100,
      plan,
    );
    expect(interval?.measured).toBe(2_000);
    expect(interval?.from).toBeCloseTo(0.402, 1);
    expect(interval?.to).toBeCloseTo(0.598, 1);
  });

  it("holds the coefficient, and is the same for the same seed", () => {
    const ratings = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2].map(whole),
      [1, 2, 3, 3, 2, 2, 4, 1, 2].map(whole),
      [1, 3, 3, 3, 2, 3, 4, 2, 2].map(whole),
    ];
    const alpha = resampledCoefficient(ratings, { kind: "alpha", scale: "ordinal" });
    const interval = bootstrapInterval(apart(ratings), alpha, plan);
    expect(interval).toEqual(bootstrapInterval(apart(ratings), alpha, plan));
    expect(interval).not.toEqual(bootstrapInterval(apart(ratings), alpha, { ...plan, seed: 1 }));
    expect(interval?.from).toBeLessThan(0.8);
    expect(interval?.to).toBeGreaterThan(0.8);
  });

  it("counts resamples that tell nothing, and is none where none tells anything", () => {
    const nearlyFlat = [[1, 1, 1, 2].map(whole), [1, 1, 1, 2].map(whole)];
    const nominal = (ratings: Ratings) => resampledCoefficient(ratings, { kind: "alpha", scale: "nominal" });
    const { measured = 0 } = bootstrapInterval(apart(nearlyFlat), nominal(nearlyFlat), plan) ?? {};
    // The one thing that differs is drawn with probability 1 − (3/4)⁴ = 0.684; alone, four times, with 1/256.
    expect(measured / plan.resamples).toBeCloseTo(0.68, 1);
    expect(bootstrapInterval([0, 1], nominal([[whole(1), whole(1)]]), plan)).toBeNull();
    expect(bootstrapInterval([], nominal([]), plan)).toBeNull();
    expect(() => bootstrapInterval([], nominal([]), { resamples: 0, seed })).toThrow(/above 0/u);
  });

  it("is for several coefficients drawn at once what it is for each by itself, also where one tells nothing", () => {
    const ratings = [[1, 2, 3, 3, 2, 1].map(whole), [1, 2, 3, 2, 2, 2].map(whole)];
    const both = (["nominal", "interval"] as const).map((scale) =>
      resampledCoefficient(ratings, { kind: "alpha", scale }),
    );
    const lots = apart(ratings);
    expect(bootstrapIntervals(lots, [...both, () => null], plan)).toEqual([
      ...both.map((coefficient) => bootstrapInterval(lots, coefficient, plan)),
      null,
    ]);
    expect(bootstrapIntervals(lots, [], plan)).toEqual([]);
  });

  it("draws what belongs together together: two halves of one thing are that thing", () => {
    const [one, two] = [
      [0.5, 0.75, 1, 0.25, 0.5, 0].map((v) => ratio(v * 4, 4)),
      [1, 3, 4, 1, 2, 2].map((v) => ratio(v, 4)),
    ];
    const twice = [one, two].map((row) => row.flatMap((value) => [value, value]));
    const measure = { kind: "alpha", scale: "interval" } as const;
    const single = bootstrapInterval(apart([one]), resampledCoefficient([one, two], measure), plan);
    const lots = one.flatMap((_, thing) => [thing, thing]);
    const double = bootstrapInterval(lots, resampledCoefficient(twice, measure), plan);
    // Alpha's correction for the number of ratings, n − 1, is the only difference.
    expect(double?.from).toBeCloseTo(single?.from ?? NaN, 0);
    expect(double?.measured).toBe(single?.measured);
  });
});

const measures: readonly (readonly [Measure, (ratings: Ratings) => Coefficient])[] = [
  ...(["nominal", "ordinal", "interval"] as const).map(
    (scale) => [{ kind: "alpha", scale } as const, (ratings: Ratings) => krippendorffAlpha(ratings, scale)] as const,
  ),
  ...(["one", "mean"] as const).map(
    (of) => [{ kind: "icc", of } as const, (ratings: Ratings) => intraclassCorrelation(ratings, of)] as const,
  ),
  [{ kind: "w" }, kendallW],
];

describe("a coefficient of resamples", () => {
  const tenths = fc.option(fc.integer({ min: 0, max: 20 }), { freq: 6 });
  const anyRatings = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 7 }))
    .chain(([k, n]) => fc.array(fc.array(tenths, { minLength: n, maxLength: n }), { minLength: k, maxLength: k }));

  it.each(measures)(
    "is the exact one of the things written out as often as they were drawn: %j",
    (measure, exactOne) => {
      fc.assert(
        fc.property(anyRatings, fc.integer({ min: 0, max: 9999 }), (given, draw) => {
          const ratings = given.map((row) => row.map((value) => (value === null ? null : ratio(value, 10))));
          const rows = byThing(ratings);
          const generator = xoroshiro128plus(draw);
          const places = rows.map(() => uniformInt(generator, 0, rows.length - 1));
          const times = new Uint32Array(rows.length);
          for (const place of places) times[place] = (times[place] ?? 0) + 1;
          const slow = exactOne(byThing(places.map((place) => rows[place] ?? [])));
          const quick = resampledCoefficient(ratings, measure)(times);
          if (slow.state === "none") expect(quick).toBeNull();
          else if (Math.abs(nearestFloat(slow.value)) < 1e3) expect(quick).toBeCloseTo(nearestFloat(slow.value), 8);
        }),
        { seed, numRuns: runs(2000) },
      );
    },
  );

  it.each(measures)("is the same where the things of a lot are summed up beforehand: %j", (measure) => {
    fc.assert(
      fc.property(
        anyRatings,
        fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { minLength: 7, maxLength: 7 }),
        (given, drawn) => {
          const ratings = given.map((row) => row.map((value) => (value === null ? null : ratio(value, 10))));
          const lots = byThing(ratings).map((_, thing) => drawn[thing]?.[0] ?? 0);
          const times = Uint32Array.from(lots, (lot) => drawn[lot]?.[1] ?? 0);
          const apiece = resampledCoefficient(ratings, measure)(times);
          const together = resampledCoefficient(ratings, measure, lots)(times);
          if (apiece === null) expect(together).toBeNull();
          else if (Math.abs(apiece) < 1e3) expect(together).toBeCloseTo(apiece, 8);
        },
      ),
      { seed, numRuns: runs(2000) },
    );
  });
});
