import { at } from "../shared/at.ts";
import { byId } from "../shared/byId.ts";
import { under } from "../shared/under.ts";
import type { Leaf } from "../scheme/criterion.ts";
import type { DeductionCap, DeductionKind, EmptyDenominator, LeafRule, Option, Scale } from "../scheme/leafRule.ts";
import { wholeAssessment } from "../shared/place.ts";
import {
  add,
  compare,
  divide,
  exact,
  exactText,
  isNegative,
  isZero,
  least,
  most,
  multiply,
  negate,
  one,
  subtract,
  sum,
  zero,
  type Exact,
} from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { completionShare } from "./completionShare.ts";
import type { FormulaEvaluator } from "./facts.ts";
import type { Observation } from "./observation.ts";
import type { Outcome, StepInput } from "./score.ts";

/** What a leaf's rule makes of the rows of one voice, with the inputs that its step shows. */
export type LeafPoints = { readonly outcome: Outcome; readonly from: readonly StepInput[] };

/** A unit's task and the weight it has in a leaf that is scored task by task. */
export type WeighedTask = { readonly id: string; readonly weight: Exact };

/** What rules need beside the rows. */
export type LeafContext = {
  readonly max: Exact;
  /** The unit's tasks by the rule's weights; only for a `tasks` rule. */
  readonly tasks: readonly WeighedTask[];
  readonly formulas: FormulaEvaluator | null;
};

/**
 * The points that one voice's rows come to by the leaf's rule (单项计分).
 *
 * @param rows all of one unit, round, leaf and reviewer, of the kind the rule wants, scored, checked before
 */
export const leafPoints = (leaf: Leaf, rows: readonly Observation[], context: LeafContext): LeafPoints => {
  const { rule } = leaf;
  const { max } = context;
  // A unit without tasks has none.
  const row = (): Observation => at(rows, 0);
  switch (rule.kind) {
    case "points": {
      const mark = given(row().value);
      return rule.scale ? markPoints(rule.scale, mark, max) : scored(mark, [{ name: "value", value: mark }]);
    }
    case "options":
      return ofShare(max, shareOf(rule.options, row().value));
    case "parts":
      return ofShare(
        max,
        // A row without a part says that somebody looked and found none.
        sum(rows.map(({ value, count: found }) => (value ? multiply(shareOf(rule.parts, value), given(found)) : zero))),
      );
    case "proportion": {
      const [count, due] = [given(row().count), given(row().of)];
      if (isZero(due)) return ofEmpty(rule.noneDue, leaf, max);
      const share = divide(count, due);
      if (compare(share, one) > 0 && rule.above === "refuse") {
        return open("proportion-above-one", { criterion: leaf.name, count: exactText(count), of: exactText(due) });
      }
      return {
        ...ofShare(max, least(share, one)),
        from: [
          { name: "count", value: count },
          { name: "of", value: due },
        ],
      };
    }
    case "count": {
      const [base, count, each] = [exact(rule.base), given(row().count), exact(rule.each)];
      return scored(least(add(base, multiply(count, each)), exact(rule.ceiling)), [
        { name: "base", value: base },
        { name: "count", value: count, weight: each },
      ]);
    }
    case "deductions":
      return ofDeductions(max, deductionsIn(rule.kinds, rows), rule.cap);
    case "minus": {
      const lost = deductionsIn(rule.kinds, rows);
      const total = sum(lost.map(({ value, weight = one }) => multiply(value, weight)));
      return scored(negate(rule.most === null ? total : least(total, exact(rule.most))), lost);
    }
    case "allOrNothing": {
      const count = given(row().count);
      return scored(isZero(count) ? max : zero, [{ name: "count", value: count }]);
    }
    case "completion": {
      const target = given(row().of);
      if (isZero(target)) return ofEmpty(rule.noTarget, leaf, max);
      const reached = divide(given(row().count), target);
      return { ...ofShare(max, completionShare(rule, reached)), from: [{ name: "ratio", value: reached }] };
    }
    case "tasks":
      return ofTasks(leaf, rule, rows, context);
    case "survey": {
      const answers = sum(rows.map(({ count }) => given(count)));
      if (compare(answers, exact(String(rule.minimumSample))) < 0) {
        return rule.belowMinimum === "notApplicable"
          ? { outcome: { state: "notApplicable" }, from: [] }
          : open("survey-too-small", {
              criterion: leaf.name,
              answers: exactText(answers),
              want: String(rule.minimumSample),
            });
      }
      const from = rows.map(({ value, count }): StepInput => ({
        name: String(value),
        value: given(count),
        weight: shareOf(rule.options, value),
      }));
      const reached = sum(from.map(({ value, weight = zero }) => multiply(value, weight)));
      return { ...ofShare(max, divide(reached, answers)), from };
    }
    case "findings":
      throw new RangeError("points of a findings leaf: got rows, want the findings");
    case "formula":
      return ofFormula(leaf, rule, rows, context);
  }
};

/** The points of a mark on a scale of its own: max × (mark − lowest) ÷ (highest − lowest). */
export const markPoints = (scale: Scale, mark: Exact, max: Exact): LeafPoints => {
  const [lowest, highest] = [exact(scale.lowest), exact(scale.highest)];
  return scored(divide(multiply(max, subtract(mark, lowest)), subtract(highest, lowest)), [
    { name: "value", value: mark },
  ]);
};

/** A number that the row's kind always has; a row without it was refused before, and never counts as nothing. */
const given = (number: string | null): Exact => {
  if (number === null) throw new RangeError("a scored row: got no number, want the one its kind has");
  return exact(number);
};

const scored = (points: Exact, from: readonly StepInput[]): LeafPoints => ({
  outcome: { state: "scored", points },
  from,
});

const open = (code: string, data: Issue["data"]): LeafPoints => ({
  outcome: { state: "open", issues: [errorAt(wholeAssessment, code, data)] },
  from: [],
});

const ofShare = (max: Exact, share: Exact): LeafPoints =>
  scored(multiply(max, share), [{ name: "share", value: share, weight: max }]);

/** Max less what is lost, down to where the cap says. */
export const ofDeductions = (max: Exact, lost: readonly StepInput[], cap: DeductionCap): LeafPoints => {
  const left = subtract(max, sum(lost.map(({ value, weight = one }) => multiply(value, weight))));
  return scored(cap === "leaf" ? most(left, zero) : left, [{ name: "max", value: max }, ...lost]);
};

const deductionsIn = (kinds: readonly DeductionKind[], rows: readonly Observation[]): readonly StepInput[] =>
  rows.flatMap(({ value, count }) => {
    const kind = kinds.find(({ id }) => id === value);
    return kind ? [{ name: kind.id, value: given(count), weight: exact(kind.points) }] : [];
  });

const shareOf = (options: readonly Option[], id: string | null): Exact => {
  return exact(byId(options, String(id)).share);
};

/** What a denominator of 0 means, as the scheme says. */
const ofEmpty = (empty: EmptyDenominator, leaf: Leaf, max: Exact): LeafPoints => {
  switch (empty) {
    case "notApplicable":
      return { outcome: { state: "notApplicable" }, from: [] };
    case "full":
      return scored(max, []);
    case "zero":
      return scored(zero, []);
    case "refuse":
      return open("denominator-empty", { criterion: leaf.name });
  }
};

const ofTasks = (
  leaf: Leaf,
  rule: Extract<LeafRule, { kind: "tasks" }>,
  rows: readonly Observation[],
  { max, tasks }: LeafContext,
): LeafPoints => {
  const rowOf = new Map(rows.map((row) => [row.task, row]));
  const wanting = tasks.filter(({ id }) => !rowOf.has(id));
  if (wanting.length > 0) {
    return open("task-score-missing", { criterion: leaf.name, tasks: wanting.map(({ id }) => id).join("、") });
  }
  const from = tasks.flatMap(({ id, weight }): readonly StepInput[] => {
    const row = rowOf.get(id);
    return row?.state === "scored" ? [{ name: id, value: shareOf(rule.states, row.value), weight }] : [];
  });
  const weights = sum(from.map(({ weight = one }) => weight));
  if (isZero(weights)) return ofEmpty(rule.noTasks, leaf, max);
  const share = divide(sum(from.map(({ value, weight = one }) => multiply(value, weight))), weights);
  return { ...ofShare(max, share), from };
};

const ofFormula = (
  leaf: Leaf,
  rule: Extract<LeafRule, { kind: "formula" }>,
  rows: readonly Observation[],
  { max, formulas }: LeafContext,
): LeafPoints => {
  const values = new Map([["max", max]]);
  for (const { value, count } of rows) values.set(String(value), given(count));
  const wanting = rule.inputs.filter(({ id }) => !values.has(id));
  if (wanting.length > 0) {
    return open("input-missing", { criterion: leaf.name, inputs: wanting.map(({ name }) => name).join("、") });
  }
  if (!formulas) return open("formula-without-evaluator", { criterion: leaf.name });
  const result = formulas(rule.formula, values);
  if (!result.ok) return open("formula-failed", { criterion: leaf.name, detail: result.detail });
  const outside = isNegative(result.value) || compare(result.value, max) > 0;
  if (outside && rule.outside === "refuse") {
    return open("formula-outside", { criterion: leaf.name, got: exactText(result.value), max: exactText(max) });
  }
  return scored(
    most(zero, least(result.value, max)),
    rule.inputs.map(({ id }) => ({ name: id, value: under(values, id) })),
  );
};
