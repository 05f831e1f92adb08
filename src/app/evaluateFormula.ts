import { create, fractionDependencies, parseDependencies, type MathNode } from "mathjs";

import type { FormulaEvaluator } from "../domain/scoring/facts.ts";
import {
  add,
  compare,
  divide,
  isExact,
  isZero,
  least,
  most,
  multiply,
  nearestFloat,
  negate,
  parseExact,
  round,
  subtract,
  type Exact,
} from "../domain/shared/exact.ts";

/** A formula nested deeper, or longer, is a program that nobody reads. */
export const deepestFormula = 20;
const longest = 500;

/** mathjs reads the formula, its numbers as exact fractions; what the nodes mean is said below and nowhere else. */
const math = create({ ...fractionDependencies, ...parseDependencies }, { number: "Fraction" });

type Values = ReadonlyMap<string, Exact>;
class NoNumber extends Error {}

/**
 * Computes a staff formula exactly (公式计算): numbers, the names given, + - * /, comparisons, `if(test, a, b)` or
 * `test ? a : b`, `min`, `max` and `round(x, places)`, which rounds 四舍五入. Anything else is refused, not computed.
 */
export const evaluateFormula: FormulaEvaluator = (formula, values) => {
  if (formula.length > longest) return { ok: false, detail: `${formula.length} > ${longest}` };
  try {
    return { ok: true, value: numberOf(math.parse(formula), values, 0) };
  } catch (fault) {
    return { ok: false, detail: fault instanceof Error ? fault.message : String(fault) };
  }
};

const numberOf = (node: MathNode, values: Values, depth: number): Exact => {
  const value = meaningOf(node, values, depth);
  if (!isExact(value)) throw new NoNumber(`${node.toString()}: a test is no number`);
  return value;
};

const meaningOf = (node: MathNode, values: Values, depth: number): Exact | boolean => {
  if (depth > deepestFormula) throw new NoNumber(`nested deeper than ${deepestFormula}`);
  const number = (inner: MathNode | undefined): Exact => {
    if (!inner) throw new NoNumber(`${node.toString()}: an argument is missing`);
    return numberOf(inner, values, depth + 1);
  };
  const test = (inner: MathNode | undefined): boolean => {
    const value = inner && meaningOf(inner, values, depth + 1);
    if (typeof value !== "boolean") throw new NoNumber(`${node.toString()}: want a test such as a > b`);
    return value;
  };
  if (math.isParenthesisNode(node)) return meaningOf(node.content, values, depth + 1);
  if (math.isConstantNode(node)) return constantOf(node);
  if (math.isSymbolNode(node)) {
    const value = values.get(node.name);
    if (!value) throw new NoNumber(`${node.name}: no such name; there are ${[...values.keys()].join(", ")}`);
    return value;
  }
  if (math.isConditionalNode(node)) return number(test(node.condition) ? node.trueExpr : node.falseExpr);
  if (math.isOperatorNode(node) && !node.implicit) {
    const [left, right] = node.args;
    if (node.args.length === 1 && node.op === "-") return negate(number(left));
    // A sum of many terms leans to the left: it is long, not deep.
    if (left && node.args.length === 2) return operation(node.op, numberOf(left, values, depth), number(right));
  }
  if (math.isFunctionNode(node)) {
    // A call of anything but a plain name has no name here.
    const name = math.isSymbolNode(node.fn) ? node.fn.name : "";
    if (name === "if" && node.args.length === 3) return number(test(node.args[0]) ? node.args[1] : node.args[2]);
    if (["min", "max", "round"].includes(name)) return call(name, node.args.map(number));
  }
  throw new NoNumber(`${node.toString()}: want + - * / min max round if and comparisons`);
};

const constantOf = (node: { readonly value: unknown }): Exact => {
  const value = parseExact(String((node.value as { toFraction?: () => string }).toFraction?.()));
  if (!value) throw new NoNumber(`${String(node.value)}: want a number`);
  return value;
};

const operation = (op: string, left: Exact, right: Exact): Exact | boolean => {
  const order = compare(left, right);
  switch (op) {
    case "+":
      return add(left, right);
    case "-":
      return subtract(left, right);
    case "*":
      return multiply(left, right);
    case "/":
      if (isZero(right)) throw new NoNumber("÷ 0");
      return divide(left, right);
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "==":
      return order === 0;
    default:
      throw new NoNumber(`${op}: want + - * / or a comparison`);
  }
};

const call = (name: string, args: readonly Exact[]): Exact => {
  const [first, second] = args;
  if (!first) throw new NoNumber(`${name}(): want a number`);
  if (name === "min") return args.reduce(least);
  if (name === "max") return args.reduce(most);
  const places = second ? nearestFloat(second) : 0;
  if (args.length > 2 || !Number.isInteger(places) || places < 0 || places > 10) {
    throw new NoNumber("round(x, 0–10)");
  }
  return round(first, { places, mode: "half-up" });
};
