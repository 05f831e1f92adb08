import { describe, expect, it } from "vitest";

import { combineReviewers, type Voice } from "../../../src/domain/scoring/combineReviewers.ts";
import { exact, exactText } from "../../../src/domain/shared/exact.ts";

const voices = (...said: readonly (readonly [value: string, weight: string | null])[]): readonly Voice[] =>
  said.map(([value, weight], place) => ({
    reviewer: `r${place + 1}`,
    value: exact(value),
    weight: weight === null ? null : exact(weight),
  }));
const together = (method: Parameters<typeof combineReviewers>[0], said: readonly Voice[]) => {
  const combined = combineReviewers(method, said);
  return combined && exactText(combined.value);
};

describe("the numbers of a party's reviewers", () => {
  // By hand: (8 + 9 + 10)/3 = 9; (8 × 1 + 9 × 1 + 10 × 2)/4 = 37/4; of 7, 8, 9, 10 the middle two 8.5.
  it("become one by mean, by weight or by what stands in the middle", () => {
    expect(together({ kind: "mean" }, voices(["8", null], ["9", null], ["10", null]))).toBe("9");
    expect(together({ kind: "weighted-mean" }, voices(["8", "1"], ["9", "1"], ["10", "2"]))).toBe("9.25");
    expect(together({ kind: "median" }, voices(["10", null], ["7", null], ["9", null], ["8", null]))).toBe("8.5");
  });

  it("are never combined of nobody, nor weighed without a weight", () => {
    expect(() => together({ kind: "mean" }, [])).toThrow("a mean: got no number, want one at least");
    expect(() => together({ kind: "median" }, [])).toThrow("a median: got no number, want one at least");
    expect(() => together({ kind: "weighted-mean" }, voices(["8", null]))).toThrow(
      "weight of reviewer r1: got none, want one that was checked",
    );
  });
});
