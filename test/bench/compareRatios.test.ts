import { describe, expect, it } from "vitest";

import { ratiosOf, worseThan } from "../../bench/compareRatios.ts";
import type { Figure } from "../../bench/figure.ts";

const figure = (name: string, ours: number, peer: number | null): Figure => ({
  ...{ name, unit: "ms", ours, bar: null, rounds: 5 },
  peer: peer === null ? null : { name: "floats", value: peer },
});

describe("ratios of the bench", () => {
  it("are those of figures that have a peer, by part, work and peer", () => {
    expect(ratiosOf({ scoring: [figure("ranks", 30, 10), figure("alone", 5, null)] })).toEqual({
      "scoring: ranks / floats": 3,
    });
  });

  it("are worse where they are more than half again as large as they were; other times of both sides are not", () => {
    const before = { "a: x / floats": 2, "a: y / floats": 2, "a: gone / floats": 1 };
    const now = ratiosOf({ a: [figure("x", 301, 100), figure("y", 3000, 1000), figure("new", 9, 1)] });
    expect(worseThan(before, now)).toEqual(["a: x / floats: ratio 3.01, was 2.00, at most 3.00"]);
  });
});
