import { describe, expect, it } from "vitest";

import { evaluateFormula } from "../../src/app/evaluateFormula.ts";
import { readFormula } from "../../src/app/readFormula.ts";
import { checkFormulas } from "../../src/domain/scheme/checkFormulas.ts";
import { whole } from "../../src/domain/shared/exact.ts";
import { codesOf } from "../fixtures/issues.ts";
import { criteriaStage, leafOf, stageOf, yearOf } from "../fixtures/schemes.ts";

const faultsOf = (formula: string) =>
  readFormula(formula, ["max", "a", "b"]).faults.map(({ code, part }) => [code, part]);

describe("a formula that is read with its scheme", () => {
  it.each([
    "max * min(1, a / (b * 10))",
    "if(a < 60, a, 0.6 * a + 0.4 * b)",
    "a >= b ? round(a / b, 2) : -a",
    "max(a, b, 0) - (a)",
    "(a == b) ? 1 : round(b)",
    Array.from({ length: 60 }, () => "a").join(" + "),
  ])("%s holds", (formula) => {
    expect(faultsOf(formula)).toEqual([]);
    expect(
      evaluateFormula(
        formula,
        new Map([
          ["max", whole(4)],
          ["a", whole(3)],
          ["b", whole(2)],
        ]),
      ).ok,
    ).toBe(true);
  });

  it.each([
    ["max * visits", "formula-name-unknown", "visits"],
    ["max ^ a", "formula-not-allowed", "max ^ a"],
    ["a > 3", "formula-number-wanted", "a > 3"],
    ["if(a, 1, 2)", "formula-test-wanted", "a"],
    ["1 < a < 3 ? 1 : 2", "formula-not-allowed", "1 < a < 3"],
    ["min() + a", "formula-not-allowed", "min()"],
    ["round(a, 11)", "formula-places-outside", "round(a, 11)"],
    ["round(a, 1.5)", "formula-places-outside", "round(a, 3/2)"],
    ["sqrt(a)", "formula-not-allowed", "sqrt(a)"],
    ["if(a > b, a)", "formula-not-allowed", "if(a > b, a)"],
    ["2 a", "formula-not-allowed", "2 a"],
    ["a; b", "formula-not-allowed", "a; b"],
    ['"a"', "formula-not-allowed", '"a"'],
    ["a.b(1)", "formula-not-allowed", "a.b(1)"],
    ["(a > b) + 1", "formula-number-wanted", "(a > b)"],
  ])("%s is refused with %s at %s", (formula, code, part) => {
    expect(faultsOf(formula)).toEqual([[code, part]]);
  });

  it("that breaks off is refused where it does", () => {
    expect(faultsOf("max * a +")[0]?.[0]).toBe("formula-unreadable");
    expect(faultsOf("max * a )")).toEqual([["formula-unreadable", ")"]]);
  });

  it("is read in the branches that no test may ever choose, and all its faults are told", () => {
    expect(faultsOf("if(a >= 100, c, d ^ 2)").map(([code]) => code)).toEqual([
      "formula-name-unknown",
      "formula-not-allowed",
    ]);
    expect(faultsOf(`${"(".repeat(25)}a${")".repeat(25)}`)[0]?.[0]).toBe("formula-too-deep");
  });
});

describe("the formulas of a scheme", () => {
  const schemeOf = (leaf: string, stage: string) =>
    yearOf({
      criteria: [
        leafOf("x", "10", { kind: "formula", formula: leaf, inputs: [{ id: "v", name: "访问量" }], outside: "cap" }),
      ],
      stages: [
        criteriaStage({ outOf: "10" }),
        stageOf({ id: "t", op: "formula", formula: stage, inputs: [{ name: "own", stage: "s" }] }),
      ],
      formulas: evaluateFormula,
    }).scheme;
  const issuesOf = (leaf: string, stage: string) =>
    checkFormulas(schemeOf(leaf, stage), readFormula, (path) => ({ kind: "field", document: "scheme.json", path }));

  it("are read where they stand, of leaves and of stages", () => {
    expect(issuesOf("max * v / 10", "own")).toEqual([]);
    const issues = issuesOf("max * w", "if(own > 0, own, own ^ 2)");
    expect(codesOf(issues)).toEqual(["formula-name-unknown", "formula-not-allowed"]);
    expect(issues.map(({ place }) => place.kind === "field" && place.path)).toEqual([
      "tables[0].criteria[0].rule.formula",
      "tables[0].stages[1].formula",
    ]);
  });

  it("that never use an input are warned of", () => {
    const issues = issuesOf("max", "own");
    expect(issues.map(({ code, severity, data }) => [code, severity, data["names"]])).toEqual([
      ["formula-input-unused", "warning", "v"],
    ]);
  });
});
