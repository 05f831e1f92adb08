import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { intraclassCorrelation, meanSquares } from "../../../../src/domain/ranking/agreement/intraclassCorrelation.ts";
import { kendallW } from "../../../../src/domain/ranking/agreement/kendallW.ts";
import { krippendorffAlpha } from "../../../../src/domain/ranking/agreement/krippendorffAlpha.ts";
import type { Coefficient, Ratings } from "../../../../src/domain/ranking/agreement/ratings.ts";
import { exact, exactText, nearestFloat } from "../../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../../fixtures/oracles.ts";
import { runs, seed } from "../../../soak.ts";
import { slowAlpha, slowIcc, slowW } from "./slowAgreement.ts";

const scales = ["nominal", "ordinal", "interval"] as const;

const ratingsOf = (given: readonly (readonly (number | null)[])[]): Ratings =>
  given.map((row) => row.map((value) => (value === null ? null : exact(String(value)))));

const floatOf = (coefficient: Coefficient): number | null =>
  coefficient.state === "measured" ? nearestFloat(coefficient.value) : null;

const textOf = (coefficient: Coefficient): string =>
  coefficient.state === "measured" ? exactText(coefficient.value) : coefficient.why;

type Oracle = {
  readonly krippendorff: readonly {
    readonly id: string;
    readonly coders_by_units: readonly (readonly (number | null)[])[];
    readonly exact: Readonly<Record<string, number>>;
  }[];
  readonly icc: {
    readonly subjects_by_judges: readonly (readonly number[])[];
    readonly exact: Readonly<Record<string, number>>;
    readonly BMS: number;
    readonly JMS: number;
    readonly EMS: number;
  };
  readonly kendall_w: readonly { readonly raters_by_items: readonly (readonly number[])[]; readonly W: number }[];
};

describe.skipIf(!hasOracles)("agreement as published (needs the oracles beside the project)", () => {
  const oracle = hasOracles ? (readOracle("rater_agreement.json") as Oracle) : null;
  const published = (): Oracle => {
    if (!oracle) throw new RangeError("the oracle: got none, want it beside the project");
    return oracle;
  };

  it("has Krippendorff's alphas on the three scales", () => {
    for (const { coders_by_units, exact: wanted } of published().krippendorff) {
      for (const scale of scales) {
        expect(floatOf(krippendorffAlpha(ratingsOf(coders_by_units), scale))).toBeCloseTo(wanted[scale] ?? NaN, 14);
      }
    }
  });

  it("has Shrout and Fleiss's intraclass correlations and mean squares", () => {
    const { subjects_by_judges: rows, exact: wanted, BMS, JMS, EMS } = published().icc;
    const ratings = ratingsOf((rows[0] ?? []).map((_, judge) => rows.map((row) => row[judge] ?? null)));
    expect(floatOf(intraclassCorrelation(ratings, "one"))).toBeCloseTo(wanted["ICC(2,1)"] ?? NaN, 14);
    expect(floatOf(intraclassCorrelation(ratings, "mean"))).toBeCloseTo(wanted["ICC(2,k)"] ?? NaN, 14);
    const squares = meanSquares(ratings);
    expect(squares && nearestFloat(squares.betweenThings)).toBeCloseTo(BMS, 13);
    expect(squares && nearestFloat(squares.betweenReviewers)).toBeCloseTo(JMS, 13);
    expect(squares && nearestFloat(squares.residual)).toBeCloseTo(EMS, 13);
  });

  it("has Kendall's concordance with ties", () => {
    for (const { raters_by_items, W } of published().kendall_w) {
      expect(floatOf(kendallW(ratingsOf(raters_by_items)))).toBeCloseTo(W, 14);
    }
  });
});

describe("agreement by hand", () => {
  // Two reviewers, things 1/1, 2/2, 1/2. Six ratings, three of each value. Nominal: observed 1 unequal pair ÷ (2−1) = 1,
  // expected 3 × 3 = 9, 1 − 5 × 1 ÷ 9 = 4/9.
  const half = ratingsOf([
    [1, 2, 1],
    [1, 2, 2],
  ]);

  it("is the exact fraction", () => {
    expect(scales.map((scale) => textOf(krippendorffAlpha(half, scale)))).toEqual(["4/9", "4/9", "4/9"]);
  });

  it("is 1 where all reviewers give the same", () => {
    const same = ratingsOf([
      [1, 2.5, 4],
      [1, 2.5, 4],
    ]);
    expect(scales.map((scale) => textOf(krippendorffAlpha(same, scale)))).toEqual(["1", "1", "1"]);
    expect(textOf(intraclassCorrelation(same, "one"))).toBe("1");
    expect(textOf(kendallW(same))).toBe("1");
  });

  it("leaves out what one reviewer only, or not everybody, rated", () => {
    const more = ratingsOf([
      [1, 2, 1, 3],
      [1, 2, 2, null],
    ]);
    expect(textOf(krippendorffAlpha(more, "interval"))).toBe("4/9");
    expect(textOf(intraclassCorrelation(more, "one"))).toBe(textOf(intraclassCorrelation(half, "one")));
    expect(textOf(kendallW(more))).toBe(textOf(kendallW(half)));
  });

  it("says that there is none where nothing varies or too little is given, never that it is 0 or 1", () => {
    const flat = ratingsOf([
      [3, 3],
      [3, 3],
    ]);
    const alone = ratingsOf([[1, 2, 3]]);
    for (const of of [(r: Ratings) => krippendorffAlpha(r, "interval"), kendallW]) {
      expect([textOf(of(flat)), textOf(of(alone)), textOf(of([]))]).toEqual(["no-variation", "too-few", "too-few"]);
    }
    expect(textOf(intraclassCorrelation(flat, "mean"))).toBe("no-variation");
    expect(textOf(intraclassCorrelation(alone, "mean"))).toBe("too-few");
  });
});

describe("agreement beside slow formulas in floats", () => {
  const tenths = fc.integer({ min: 0, max: 50 }).map((tenth) => tenth / 10);
  const rows = <T>(value: fc.Arbitrary<T>) =>
    fc
      .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 9 }))
      .chain(([k, n]) => fc.array(fc.array(value, { minLength: n, maxLength: n }), { minLength: k, maxLength: k }));

  it("alpha is that of the coincidence matrix", () => {
    fc.assert(
      fc.property(rows(fc.option(tenths, { freq: 4 })), fc.constantFrom(...scales), (given, scale) => {
        const alpha = floatOf(krippendorffAlpha(ratingsOf(given), scale));
        if (alpha !== null) expect(alpha).toBeCloseTo(slowAlpha(given, scale), 9);
      }),
      { seed, numRuns: runs(2000) },
    );
  });

  it("ICC is that of deviations from means", () => {
    fc.assert(
      fc.property(rows(tenths), fc.constantFrom("one" as const, "mean" as const), (given, of) => {
        const icc = floatOf(intraclassCorrelation(ratingsOf(given), of));
        if (icc !== null && Math.abs(icc) < 1e3) expect(icc).toBeCloseTo(slowIcc(given, of), 6);
      }),
      { seed, numRuns: runs(2000) },
    );
  });

  it("W without ties follows from the mean of Spearman's coefficients", () => {
    const orders = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 9 })).chain(([k, n]) => {
      const items = Array.from({ length: n }, (_, item) => item);
      return fc.array(fc.shuffledSubarray(items, { minLength: n, maxLength: n }), { minLength: k, maxLength: k });
    });
    fc.assert(
      fc.property(orders, (given) => {
        expect(floatOf(kendallW(ratingsOf(given)))).toBeCloseTo(slowW(given), 12);
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});
