import { create, fractionDependencies, parseDependencies, type MathNode } from "mathjs";

import type { FormulaFault, FormulaReader } from "../domain/scheme/checkFormulas.ts";
import { deepestFormula } from "./evaluateFormula.ts";

const math = create({ ...fractionDependencies, ...parseDependencies }, { number: "Fraction" });

type Kind = "number" | "test";
type Reading = { readonly names: ReadonlySet<string>; readonly used: Set<string>; readonly faults: FormulaFault[] };

const arithmetic: ReadonlySet<string> = new Set(["+", "-", "*", "/"]);
const comparisons: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "=="]);

/** Reads a staff formula with all its branches, as `evaluateFormula` would meet them, without numbers (公式读检). */
export const readFormula: FormulaReader = (formula, names) => {
  const reading: Reading = { names: new Set(names), used: new Set(), faults: [] };
  try {
    want(math.parse(formula), "number", reading, 0);
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    // Where the parser stopped, in its own count of characters from 1.
    const at = /\(char (\d+)\)/u.exec(fault.message)?.[1];
    reading.faults.push({
      code: "formula-unreadable",
      part: at === undefined ? formula : formula.slice(Number(at) - 1),
    });
  }
  const unused = names.filter((name) => name !== "max" && !reading.used.has(name));
  return { faults: reading.faults, unused };
};

const want = (node: MathNode | undefined, kind: Kind, reading: Reading, depth: number): void => {
  if (!node) return;
  const got = kindOf(node, reading, depth);
  if (got !== null && got !== kind) {
    const code = kind === "number" ? "formula-number-wanted" : "formula-test-wanted";
    reading.faults.push({ code, part: partOf(node) });
  }
};

/** Null where something is wrong already. */
const kindOf = (node: MathNode, reading: Reading, depth: number): Kind | null => {
  const refuse = (code: FormulaFault["code"], part = partOf(node)): null => {
    reading.faults.push({ code, part });
    return null;
  };
  const numbers = (inner: readonly MathNode[]): void => inner.forEach((one) => want(one, "number", reading, depth + 1));
  const choice = (test: MathNode | undefined, branches: readonly (MathNode | undefined)[]): Kind => {
    want(test, "test", reading, depth + 1);
    for (const branch of branches) want(branch, "number", reading, depth + 1);
    return "number";
  };
  if (depth > deepestFormula) return refuse("formula-too-deep");
  if (math.isParenthesisNode(node)) return kindOf(node.content, reading, depth + 1);
  if (math.isConstantNode(node)) {
    return typeof (node.value as { toFraction?: unknown }).toFraction === "function"
      ? "number"
      : refuse("formula-not-allowed");
  }
  if (math.isSymbolNode(node)) {
    if (!reading.names.has(node.name)) return refuse("formula-name-unknown", node.name);
    reading.used.add(node.name);
    return "number";
  }
  if (math.isConditionalNode(node)) return choice(node.condition, [node.trueExpr, node.falseExpr]);
  if (math.isOperatorNode(node) && !node.implicit) {
    const [left, right] = node.args;
    if (left && node.args.length === 1 && node.op === "-") {
      numbers([left]);
      return "number";
    }
    const known = arithmetic.has(node.op) || comparisons.has(node.op);
    if (left && right && known) {
      // A sum of many terms leans to the left: it is long, not deep.
      want(left, "number", reading, depth);
      numbers([right]);
      return arithmetic.has(node.op) ? "number" : "test";
    }
  }
  if (math.isFunctionNode(node)) {
    const name = math.isSymbolNode(node.fn) ? node.fn.name : "";
    const count = node.args.length;
    if (name === "if" && count === 3) return choice(node.args[0], node.args.slice(1));
    const fits = name === "round" ? count === 1 || count === 2 : (name === "min" || name === "max") && count > 0;
    if (fits) {
      numbers(node.args);
      const places = name === "round" ? node.args[1] : undefined;
      const written = math.isConstantNode(places) ? Number(String(places.value)) : 0;
      if (!Number.isInteger(written) || written > 10) return refuse("formula-places-outside");
      return "number";
    }
  }
  return refuse("formula-not-allowed");
};

/** As people wrote it: the parser shows whole numbers as fractions over 1. */
const partOf = (node: MathNode): string =>
  node
    .toString()
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/(\d)\/1(?!\d)/gu, "$1")
    .slice(0, 80);
