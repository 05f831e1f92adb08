import { describe, expect, it } from "vitest";

import { checkScheme } from "../../../src/domain/scheme/checkScheme.ts";
import type { Party } from "../../../src/domain/scheme/scheme.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { nearestFloat } from "../../../src/domain/shared/exact.ts";
import { refusedCodes } from "../../fixtures/issues.ts";
import { said, scoreFirst, sheet, totalOf } from "../../fixtures/observations.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { asWeights, branchOf, criteriaStage, leafOf, stageOf, typed, yearOf } from "../../fixtures/schemes.ts";

/** Numbers that other programs and a published table give for what reviewers said. */
type Aggregations = {
  readonly moodle_accumulative: readonly {
    readonly dims?: readonly { readonly max: number; readonly weight: number }[];
    readonly scales?: readonly number[];
    readonly weights?: readonly number[];
    readonly grades: readonly number[];
    readonly expect: number | string | null;
  }[];
  readonly indico_scale_change: readonly {
    readonly old: readonly [number, number];
    readonly v: number | null;
    readonly new: readonly [number, number];
    readonly expect: number | null;
  }[];
  readonly awardkit_example: {
    readonly weights: readonly number[];
    readonly judges: readonly (readonly number[])[];
    readonly judge_totals: readonly number[];
    readonly final: number;
  };
  readonly guoyang_2020q3: Readonly<
    Record<"basic_total" | "basic_score" | "key_total" | "key_score" | "published", string>
  >;
  readonly median_trap: {
    readonly judges: readonly (readonly number[])[];
    readonly median_of_judge_means: number;
    readonly coordinatewise_median_mean: number;
  };
  readonly trimmed: readonly {
    readonly scores: readonly number[];
    readonly drop_high_low: number;
    readonly expect: number | string;
  }[];
  readonly order_matters: {
    readonly weights: readonly number[];
    readonly reviewers: readonly (readonly (number | null)[])[];
    readonly weight_then_mean_ignore_missing: number;
    readonly mean_then_weight: number;
  };
};
const oracle = () => readOracle("review_aggregation.json") as Aggregations;

type Dimension = { readonly lowest: number; readonly highest: number; readonly weight: number };
type Rules = {
  readonly order?: "criterion-first" | "reviewer-first";
  readonly party?: Partial<Party>;
  readonly outOf?: number;
};

/** Relative weights, marks on scales; the n-th reviewer gives the n-th row of marks, null is 不适用 left out. */
const review = (
  dimensions: readonly Dimension[],
  marks: readonly (readonly (number | null)[])[],
  rules: Rules = {},
) => {
  const { order = "criterion-first", party = {}, outOf = 100 } = rules;
  const year = yearOf({
    criteria: asWeights(
      dimensions.map(({ lowest, highest, weight }, index) =>
        leafOf(`d${index}`, String(weight), {
          kind: "points",
          scale: { lowest: String(lowest), highest: String(highest) },
        }),
      ),
    ),
    parties: { a: party },
    reviewers: marks.map((_, index) => `a${index + 1}`),
    table: {
      weights: "relative",
      notApplicable: { contested: "omit", rule: { kind: "rescale", within: "whole" }, leastShare: null },
    },
    stage: { order, outOf: String(outOf) },
  });
  const rows = marks.flatMap((row, index): readonly Observation[] =>
    row.flatMap((mark, at) => said(`d${at}`, { [`a${index + 1}`]: mark === null ? "不适用" : String(mark) })),
  );
  const { total } = scoreFirst(year, rows);
  if (total.state !== "scored") throw new RangeError(`total: got ${total.state}, want a number`);
  return nearestFloat(total.points);
};
const upTo = (highest: number, weight = 1, lowest = 0): Dimension => ({ lowest, highest, weight });

describe.skipIf(!hasOracles)("what others make of reviewers' numbers", () => {
  it("holds for weighted marks on scales of different lengths (Moodle)", () => {
    let [compared, refused] = [0, 0];
    for (const { dims, scales, weights = [], grades, expect: want } of oracle().moodle_accumulative) {
      const dimensions =
        dims?.map(({ max, weight }) => upTo(max, weight)) ??
        (scales ?? []).map((most, index) => upTo(most, weights[index], 1));
      if (typeof want === "number") {
        expect(review(dimensions, [grades])).toBeCloseTo(want, 9);
        compared++;
      } else {
        // No criteria at all, or a weight below 0, is no scheme.
        const { scheme } = yearOf({ criteria: [leafOf("c", "10")] });
        const [table] = scheme.tables;
        const criteria = asWeights(dimensions.map(({ weight }, index) => leafOf(`d${index}`, String(weight), typed)));
        const broken = { ...scheme, tables: [{ ...table, weights: "relative", criteria }] };
        expect(refusedCodes(checkScheme(broken, "scheme.json"))).toContain("field-invalid");
        refused++;
      }
    }
    expect([compared, refused]).toEqual([5, 2]);
  });

  it("holds for a change of scale (Indico)", () => {
    for (const { old: from, v, new: to, expect: want } of oracle().indico_scale_change) {
      const [lowest, highest] = [String(to[0]), String(to[1])];
      const year = yearOf({
        criteria: [leafOf("c", String(from[1]))],
        stages: [
          criteriaStage({ outOf: String(from[1]) }),
          stageOf({
            id: "t",
            op: "convert",
            of: "s",
            from: { lowest: String(from[0]), highest: String(from[1]) },
            to: { lowest, highest },
          }),
        ],
        table: { totalPoints: highest },
      });
      expect(totalOf(year, sheet({ c: v === null ? "不适用" : String(v) }))).toBe(
        want === null ? "notApplicable" : String(want),
      );
    }
  });

  it("holds for judges whose totals are averaged, incomplete ones left out whole (AwardKit)", () => {
    const { weights, judges, judge_totals: totals, final } = oracle().awardkit_example;
    const dimensions = weights.map((weight) => upTo(10, weight));
    const rules = { order: "reviewer-first", outOf: 10 } as const;
    expect(judges.map((judge) => review(dimensions, [judge], rules))).toEqual(totals);
    const party = { required: judges.length };
    const whole = review(dimensions, judges, { ...rules, party });
    expect(Number(whole.toFixed(2))).toBe(final);
    // A fourth judge who has spoken of two things only changes nothing.
    expect(review(dimensions, [...judges, [1, 1]], { ...rules, party })).toBe(whole);
  });

  it("holds for a published county table whose denominator follows what applies (涡阳县 2020 年三季度)", () => {
    const { basic_total: basic, basic_score, key_total: key, key_score, published } = oracle().guoyang_2020q3;
    const year = yearOf({
      criteria: [leafOf("basic", basic), branchOf("key", "10", [leafOf("k1", key), leafOf("k2", "9.36")])],
      stages: [
        criteriaStage({ outOf: "110" }),
        {
          ...stageOf({
            id: "t",
            op: "convert",
            of: "s",
            from: { lowest: "0", highest: "110" },
            to: { lowest: "0", highest: "100" },
          }),
          rounding: { places: 2, mode: "half-up" },
        },
      ],
      table: { totalPoints: "100" },
    });
    expect(totalOf(year, sheet({ basic: basic_score, k1: key_score, k2: "不适用" }))).toBe(published);
  });

  it("holds for medians in either order", () => {
    const { judges, median_of_judge_means: ofMeans, coordinatewise_median_mean: coordinatewise } = oracle().median_trap;
    const by = (order: Rules["order"] & string) =>
      review([upTo(5), upTo(5), upTo(5)], judges, { order, outOf: 5, party: { combine: { kind: "median" } } });
    expect(by("reviewer-first")).toBeCloseTo(ofMeans, 12);
    expect(by("criterion-first")).toBe(coordinatewise);
  });

  it("holds for trimmed means, and too few need a rule", () => {
    for (const { scores, drop_high_low: dropped, expect: want } of oracle().trimmed) {
      const trimmed = {
        kind: "trimmed-mean",
        dropHighest: dropped,
        dropLowest: dropped,
        fewerThan: 2 * dropped + 1,
      } as const;
      const party = (then: "mean" | "missing") => ({ combine: { ...trimmed, then } });
      if (typeof want === "number") {
        expect(
          review(
            [upTo(100)],
            scores.map((score) => [score]),
            { party: party("missing") },
          ),
        ).toBeCloseTo(want, 9);
      } else {
        const words = Object.fromEntries([...scores.map(String), "回避"].map((word, index) => [`a${index + 1}`, word]));
        const year = (then: "mean" | "missing") =>
          yearOf({ criteria: [leafOf("c", "100")], parties: { a: party(then) }, reviewers: Object.keys(words) });
        expect(totalOf(year("missing"), said("c", words))).toBe("open score-missing");
        expect(totalOf(year("mean"), said("c", words))).toBe("83");
      }
    }
  });

  it("holds for the order of weighting and averaging where something is wanting", () => {
    const {
      weights,
      reviewers,
      weight_then_mean_ignore_missing: weighedFirst,
      mean_then_weight: averagedFirst,
    } = oracle().order_matters;
    const dimensions = weights.map((weight) => upTo(100, weight));
    expect(review(dimensions, reviewers, { order: "reviewer-first" })).toBe(weighedFirst);
    expect(review(dimensions, reviewers)).toBe(averagedFirst);
  });
});
