import { describe, expect, it } from "vitest";

import { shortened } from "../../src/cli/shortened.ts";
import { wholeAssessment } from "../../src/domain/shared/place.ts";
import { errorAt, noteAt, warningAt } from "../../src/domain/shared/result.ts";

const row = (index: number) => ({ kind: "row", file: "甲.csv", row: index + 2 }) as const;
const differing = (count: number) =>
  Array.from({ length: count }, (_, index) => warningAt(row(index), "score-differs"));
const before = errorAt(wholeAssessment, "scores-repeated");
const behind = noteAt(wholeAssessment, "scores-known");

describe("scores that differ, printed", () => {
  it("are all told where they can be read one by one", () => {
    expect(shortened([before, ...differing(20), behind])).toEqual([before, ...differing(20), behind]);
  });

  it("are the first twenty and how many more there are, where a whole pack differs", () => {
    const told = shortened([before, ...differing(59_700), behind]);
    expect(told.slice(0, 21)).toEqual([before, ...differing(20)]);
    expect(told.slice(21)).toEqual([warningAt(wholeAssessment, "scores-differ-more", { count: 59_680 }), behind]);
  });
});
