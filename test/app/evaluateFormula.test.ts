import { describe, expect, it } from "vitest";

import { evaluateFormula } from "../../src/app/evaluateFormula.ts";
import { exact, exactText } from "../../src/domain/shared/exact.ts";

const values = new Map(
  Object.entries({ a: "7", b: "2", none: "0", third: "1/3", max: "10", loss: "-2.5" }).map(
    ([name, text]) => [name, exact(text)] as const,
  ),
);
/** The number a formula comes to, or "refused: " and why. */
const computed = (formula: string): string => {
  const result = evaluateFormula(formula, values);
  return result.ok ? exactText(result.value) : `refused: ${result.detail}`;
};

describe("a staff formula", () => {
  it.each([
    ["a", "7"],
    ["a + b * 2", "11"],
    ["(a + b) * 2", "18"],
    ["a - b - 1", "4"],
    ["-a + 10", "3"],
    ["- -b", "2"],
    [" a/b ", "3.5"],
    ["if(a >= 7, 1, 0)", "1"],
    ["if(a > 7, 1, 0)", "0"],
    ["if(b <= 2, 1, 0)", "1"],
    ["if(b < 2, 1, 0)", "0"],
    ["if(a / b == 3.5, 1, 0)", "1"],
    ["a > b ? a : b", "7"],
    ["if(a < b, 1, if(a < 10, 2, 3))", "2"],
    ["min(a, b, 3)", "2"],
    ["max(a, b, loss)", "7"],
    ["min(a)", "7"],
    // The leaf's points go by the name max, and the function too.
    ["min(max, a * b)", "10"],
    ["max(max, a)", "10"],
  ])("%s comes to %s", (formula, want) => {
    expect(computed(formula)).toBe(want);
  });

  // By hand; floats would give 0.30000000000000004, 0.9999999999999999 and 1.
  it.each([
    ["0.1 + 0.2", "0.3"],
    ["a / 3 * 3", "7"],
    ["1/3 + 1/6", "0.5"],
    ["third + third + third", "1"],
    ["b / 3", "2/3"],
    ["1 - 0.00000000000000000001", "0.99999999999999999999"],
    ["0.123456789012345678901 * 10", "1.23456789012345678901"],
    ["9007199254740993 + 0", "9007199254740993"],
    ["99999999999 * 99999999999", "9999999999800000000001"],
  ])("%s is exactly %s", (formula, want) => {
    expect(computed(formula)).toBe(want);
  });

  it.each([
    ["round(2.5)", "3"],
    ["round(2.4999999999999999999)", "2"],
    ["round(loss)", "-3"],
    ["round(1.005, 2)", "1.01"],
    ["round(b / 3, 4)", "0.6667"],
    ["round(b / 3, 0)", "1"],
    ["round(b / 3, 10)", "0.6666666667"],
  ])("%s rounds 四舍五入, to %s", (formula, want) => {
    expect(computed(formula)).toBe(want);
  });

  it("computes only the branch that its test chooses, so that a division by 0 can be asked about first", () => {
    expect(computed("if(none == 0, 0, a / none)")).toBe("0");
    expect(computed("none == 0 ? 1 : a / none")).toBe("1");
    expect(computed("if(none > 0, 0, a / none)")).toBe("refused: ÷ 0");
  });

  it("is refused with a division by 0", () => {
    expect(computed("a / none")).toBe("refused: ÷ 0");
    expect(computed("a / (b - 2)")).toBe("refused: ÷ 0");
  });

  it("names the name that it does not know, and those there are", () => {
    expect(computed("a + rate")).toBe(`refused: rate: no such name; there are ${[...values.keys()].join(", ")}`);
    for (const name of ["A", "pi", "e", "i", "Infinity", "NaN", "constructor", "__proto__", "toString", "this"]) {
      expect(computed(`${name} * 1`), name).toMatch(/^refused: /u);
    }
  });

  // What a formula language can do beside arithmetic, and what is no number.
  it.each([
    // functions that are not on the list
    "sqrt(a)",
    "abs(loss)",
    "sum(a, b)",
    "random()",
    'eval("1")',
    'parse("1")',
    'import("x")',
    'createUnit("x")',
    "config({})",
    "Max(a, b)",
    // members, and calls of what is no name
    "a.b",
    "a.constructor",
    'a["constructor"]',
    'max.constructor("return 1")()',
    "min.call(a)",
    "values[1]",
    "(min)(a, b)",
    // assignment
    "a = 3",
    "c = a",
    "f(x) = x",
    "a.b = 1",
    "a += 1",
    // texts, units, matrices, objects, ranges, several lines
    '"7"',
    "'a'",
    '"a" + a',
    "5 cm",
    "5 kg to g",
    "[1, 2]",
    "[a]",
    "{x: 1}",
    "1:3",
    "a; b",
    "a\nb",
    // other operators
    "a ^ b",
    "a % b",
    "50%",
    "a!",
    "a'",
    "+a",
    "2 a",
    "(a)(b)",
    "a .* b",
    "a | b",
    "a and b",
    "not a",
    "if(a != b, 1, 0)",
    "if(1 < a < 9, 1, 0)",
    // a test where a number is wanted, and the other way
    "a > b",
    "(a > b) + 1",
    "min(a > b, 1)",
    "if(a, 1, 0)",
    "a ? 1 : 0",
    "if(a > b, a > b, 0)",
    "true",
    "null",
    // arguments too few or too many
    "min()",
    "max()",
    "round()",
    "if(a > b, 1)",
    "if(a > b, 1, 0, 0)",
    "round(a, 1, 1)",
    "round(a, 0.5)",
    "round(a, -1)",
    "round(a, 11)",
    // no formula
    "",
    " ",
    "a +",
    "(a",
    "a b +",
    "a，b",
    "７",
  ])("is refused, not computed: %j", (formula) => {
    expect(computed(formula)).toMatch(/^refused: ./u);
  });

  it("is refused where it is nested deeper than 20, not where it is a long sum", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}a${")".repeat(depth)}`;
    expect(computed(nested(20))).toBe("7");
    expect(computed(nested(21))).toBe("refused: nested deeper than 20");
    expect(computed(`${"-".repeat(21)}a`)).toBe("refused: nested deeper than 20");
    expect(computed(Array.from({ length: 100 }, () => "a").join(" + "))).toBe("700");
    expect(computed(Array.from({ length: 60 }, () => "b").join("-"))).toBe("-116");
  });

  it("is refused where it is longer than 500 characters", () => {
    expect(computed(`a${" ".repeat(499)}`)).toBe("7");
    expect(computed(`a${" ".repeat(500)}`)).toBe("refused: 501 > 500");
  });

  it("leaves nothing behind for the next one", () => {
    computed("a = 3");
    computed("f(x) = x");
    expect(computed("a")).toBe("7");
    expect(computed("f(1)")).toMatch(/^refused: /u);
  });
});
