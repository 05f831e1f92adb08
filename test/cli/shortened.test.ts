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

describe("whatever comes by the thousand, printed", () => {
  const unknown = (count: number) => Array.from({ length: count }, (_, index) => errorAt(row(index), "unit-unknown"));

  it("is all told where an office goes through it", () => {
    expect(shortened(unknown(200))).toEqual(unknown(200));
  });

  it("is the first twenty and how many more there are, where a whole table of a large year is wrong", () => {
    const told = shortened([...unknown(258_387), behind]);
    expect(told.slice(0, 20)).toEqual(unknown(20));
    expect(told.slice(20)).toEqual([errorAt(wholeAssessment, "issues-more", { count: 258_367 }), behind]);
  });

  it("is the first twenty of two thousand units that nobody has scored", () => {
    const missing = Array.from({ length: 4000 }, (_, index) =>
      errorAt(wholeAssessment, "score-missing", {
        unit: `单位${index % 2000}`,
        criterion: "甲",
        reviewers: "评审人乙",
      }),
    );
    const told = shortened(missing);
    expect(told.map(({ code }) => code)).toEqual([...Array<string>(20).fill("scores-missing"), "issues-more"]);
    expect(told.at(-1)?.data).toEqual({ count: 1980 });
  });
});
