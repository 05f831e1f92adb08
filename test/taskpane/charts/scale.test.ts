import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { linearScale, ticksIn } from "../../../src/taskpane/charts/scale.ts";
import { seed } from "../../soak.ts";

describe("a scale", () => {
  it("puts the ends on the ends and a quarter at a quarter", () => {
    const scale = linearScale([60, 100], [10, 210]);
    expect([60, 70, 100].map(scale)).toEqual([10, 60, 210]);
  });

  it("puts everything in the middle where all is one number", () => {
    expect(linearScale([5, 5], [0, 100])(5)).toBe(50);
  });
});

describe("ticks", () => {
  it("are round numbers within the span", () => {
    expect(ticksIn(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticksIn(61.5, 98.25, 4)).toEqual([70, 80, 90]);
    expect(ticksIn(1, 60, 4)).toEqual([20, 40, 60]);
  });

  it("are one where all is one number", () => {
    expect(ticksIn(3, 3, 4)).toEqual([3]);
  });

  it("never leave the span, and are about as many as were asked for", () => {
    const spans = fc.tuple(
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
    );
    fc.assert(
      fc.property(spans, fc.integer({ min: 2, max: 10 }), ([lowest, width], about) => {
        const ticks = ticksIn(lowest, lowest + width, about);
        expect(ticks.length).toBeLessThanOrEqual(about + 1);
        expect(ticks.every((tick) => tick >= lowest - 1e-6 * width && tick <= lowest + width * (1 + 1e-6))).toBe(true);
      }),
      { seed },
    );
  });
});
