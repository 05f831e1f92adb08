import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  add,
  compare,
  divide,
  exact,
  exactText,
  fixedText,
  isExact,
  isNegative,
  isZero,
  multiply,
  nearestFloat,
  overOneDivisor,
  parseExact,
  ratio as ratioOf,
  round,
  subtract,
  sum,
  whole,
  zero,
  type Exact,
} from "../../../src/domain/shared/exact.ts";
import { runs, seed } from "../../soak.ts";

const options = { seed, numRuns: runs(2000) };
const ratio: fc.Arbitrary<Exact> = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 1, max: 9999 }))
  .map(([n, d]) => divide(whole(n), whole(d)));

describe("an exact number read from text", () => {
  it.each([
    ["95.5", "95.5"],
    ["-3", "-3"],
    ["007.50", "7.5"],
    ["0", "0"],
    ["-0", "0"],
    ["-0.00", "0"],
    ["1/3", "1/3"],
    ["-2/6", "-1/3"],
    ["2/4", "0.5"],
    ["1/160", "0.00625"],
    ["0.1000000000000000000000000001", "0.1000000000000000000000000001"],
  ])("%s is %s", (text, want) => {
    expect(exactText(exact(text))).toBe(want);
  });

  it.each([
    "",
    " 1",
    "1 ",
    "1e3",
    ".5",
    "5.",
    "+1",
    "1,000",
    "９５",
    "1/0",
    "1/-3",
    "1/03",
    "0x10",
    "NaN",
    "Infinity",
    "1.2.3",
    "--1",
    "1\n",
    "一",
  ])("%j is none", (text) => {
    expect(parseExact(text)).toBeNull();
  });

  it("has at most 200 characters", () => {
    expect(parseExact("1".repeat(200))).not.toBeNull();
    expect(parseExact("1".repeat(201))).toBeNull();
  });

  it("that our own code wrote wrong is a bug and thrown", () => {
    expect(() => exact("1e3")).toThrow(RangeError);
    expect(() => whole(1.5)).toThrow(RangeError);
    expect(() => whole(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
    expect(() => whole(NaN)).toThrow(RangeError);
  });

  it.each(["999999999999999", "9007199254740993", "-9007199254740993", "99999999999999.9", "0.00000000000001"])(
    "keeps the last digit of %s, where floats begin to lose it",
    (text) => {
      expect(exactText(exact(text))).toBe(text);
    },
  );

  it("is written so that it reads back equal", () => {
    fc.assert(
      fc.property(ratio, (value) => {
        expect(compare(exact(exactText(value)), value)).toBe(0);
      }),
      options,
    );
  });
});

describe("exact sums", () => {
  // In floats 0.1 + 0.2 + 0.3 is 0.6000000000000001 and 0.3 + 0.2 + 0.1 is 0.6.
  it("of 0.1, 0.2 and 0.3 are 0.6 in every order", () => {
    const [a, b, c] = [exact("0.1"), exact("0.2"), exact("0.3")];
    for (const order of [
      [a, b, c],
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
      [c, b, a],
    ]) {
      expect(exactText(sum(order))).toBe("0.6");
      expect(compare(sum(order), exact("0.6"))).toBe(0);
    }
  });

  it("do not depend on the order", () => {
    fc.assert(
      fc.property(ratio, ratio, ratio, (a, b, c) => {
        expect(compare(add(a, b), add(b, a))).toBe(0);
        expect(compare(add(add(a, b), c), add(a, add(b, c)))).toBe(0);
        expect(compare(subtract(add(a, b), b), a)).toBe(0);
      }),
      options,
    );
  });

  it("of nothing are 0", () => {
    expect(isZero(sum([]))).toBe(true);
  });
});

describe("exact products and quotients", () => {
  it("undo each other", () => {
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        fc.pre(!isZero(b));
        expect(compare(multiply(divide(a, b), b), a)).toBe(0);
      }),
      options,
    );
  });

  it("by 0 are the caller's bug", () => {
    expect(() => divide(exact("1"), zero)).toThrow(RangeError);
    expect(() => divide(exact("1"), exact("-0"))).toThrow(RangeError);
  });
});

describe("comparing exact numbers", () => {
  it("tells 3.9999 from 4 and finds 1/3 equal to 2/6", () => {
    expect(compare(exact("3.9999"), exact("4"))).toBe(-1);
    expect(compare(exact("4"), exact("3.9999"))).toBe(1);
    expect(compare(exact("1/3"), exact("2/6"))).toBe(0);
    expect(compare(exact("-0"), zero)).toBe(0);
  });

  it("knows an exact number from everything else", () => {
    expect(isExact(exact("1/3"))).toBe(true);
    for (const other of [1, "1", null, undefined, {}, { s: 1n, n: 1n, d: 3n }]) expect(isExact(other)).toBe(false);
  });
});

describe("rounding", () => {
  // 0.5, 1.5, 2.5 by hand: half up goes away from zero, half even to 0, 2, 2; negatives mirror that.
  it.each([
    ["0.5", "1", "0"],
    ["1.5", "2", "2"],
    ["2.5", "3", "2"],
    ["-0.5", "-1", "0"],
    ["-1.5", "-2", "-2"],
    ["-2.5", "-3", "-2"],
    ["2.4999999999999999999", "2", "2"],
    ["-2.5000000000000000001", "-3", "-3"],
    ["7/2", "4", "4"],
    ["1/3", "0", "0"],
  ])("%s to a whole number is %s half up and %s half even", (text, halfUp, halfEven) => {
    expect(exactText(round(exact(text), { places: 0, mode: "half-up" }))).toBe(halfUp);
    expect(exactText(round(exact(text), { places: 0, mode: "half-even" }))).toBe(halfEven);
  });

  it("moves a value by at most half of the last place, and rounds no second time", () => {
    const places = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(ratio, places, fc.constantFrom("half-up", "half-even"), (value, digits, mode) => {
        const once = round(value, { places: digits, mode });
        const half = divide(exact("1/2"), whole(10n ** BigInt(digits)));
        const moved = subtract(once, value);
        expect(compare(moved, half)).toBeLessThanOrEqual(0);
        expect(compare(subtract(zero, moved), half)).toBeLessThanOrEqual(0);
        expect(compare(round(once, { places: digits, mode }), once)).toBe(0);
      }),
      options,
    );
  });
});

describe("a number in print", () => {
  it.each([
    ["95.5", 2, "95.50"],
    ["57.755", 2, "57.76"],
    ["-57.755", 2, "-57.76"],
    ["-0.004", 2, "0.00"],
    ["0", 3, "0.000"],
    ["1/3", 4, "0.3333"],
    ["2/3", 0, "1"],
    ["-2/3", 0, "-1"],
    ["1234567890123456789.5", 1, "1234567890123456789.5"],
  ])("%s to %i places is %s", (text, places, want) => {
    expect(fixedText(exact(text), places)).toBe(want);
  });

  it("is for a cell the nearest float", () => {
    expect(nearestFloat(exact("57.755"))).toBe(57.755);
    expect(nearestFloat(exact("-1/3"))).toBe(-1 / 3);
  });
});

describe("an exact number too large for a float's whole numbers", () => {
  const large = whole(2n ** 60n);

  it("keeps its sign", () => {
    expect([large, subtract(zero, large), subtract(large, large)].map(isNegative)).toEqual([false, true, false]);
  });

  // By hand: over 6, 2^60 is 6 × 2^60, a half 3 and minus a third −2.
  it("stands over one divisor with small ones", () => {
    const { parts, divisor } = overOneDivisor([large, divide(whole(1), whole(2)), divide(whole(-1), whole(3))]);
    expect([divisor, ...parts]).toEqual([6n, 6n * 2n ** 60n, 3n, -2n]);
    expect(overOneDivisor([subtract(zero, large)]).parts).toEqual([-(2n ** 60n)]);
  });
});

describe("a ratio of two whole numbers", () => {
  it("is exact", () => expect(exactText(ratioOf(1, 3))).toBe("1/3"));

  it.each([
    [1, 0],
    [1, -3],
    [0.5, 3],
    [1, 2.5],
    [2 ** 53, 1],
  ])("is not made of %d over %d", (value, divisor) => expect(() => ratioOf(value, divisor)).toThrow(RangeError));
});
