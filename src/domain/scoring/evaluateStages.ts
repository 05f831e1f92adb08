import { under } from "../shared/under.ts";
import { at } from "../shared/at.ts";
import type { Table } from "../scheme/scheme.ts";
import type { Stage } from "../scheme/stage.ts";
import {
  add,
  compare,
  divide,
  exact,
  least,
  most,
  multiply,
  negate,
  round,
  subtract,
  sum,
  whole,
  type Exact,
} from "../shared/exact.ts";
import { wholeAssessment } from "../shared/place.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import type { FormulaEvaluator } from "./facts.ts";
import { passOnWeights } from "./passOnWeights.ts";
import type { Outcome, StageScore, StepInput } from "./score.ts";
import { note, type Trace } from "./trace.ts";

/** Stages that read the facts; the others read stages. */
export type FactStage = Extract<Stage, { op: "criteria" | "events" | "components" | "veto" }>;
export type StageOutcome = StageScore["outcome"];

/** Where a run of the stages gets its numbers: from a unit's facts, or from full marks. */
export type Source = {
  /** For a veto stage: what its input becomes. */
  readonly outcome: (stage: FactStage, input: StageOutcome | null) => StageOutcome;
  readonly formulas: FormulaEvaluator | null;
};

/** Runs a table's stages in the scheme's order (按环节计分), each with its bounds and rounding. */
export const evaluateStages = (table: Table, source: Source, trace: Trace): readonly StageScore[] => {
  const outcomes = new Map<string, StageOutcome>();
  return table.stages.map((stage) => {
    const outcome = finish(stage, evaluate(stage, outcomes, source, trace), trace);
    outcomes.set(stage.id, outcome);
    return { stage: stage.id, outcome };
  });
};

const finish = (stage: Stage, outcome: StageOutcome, trace: Trace): StageOutcome => {
  if (outcome.state !== "scored") return outcome;
  const { min, max } = stage.bounds;
  let { points } = outcome;
  if (min !== null) points = most(points, exact(min));
  if (max !== null) points = least(points, exact(max));
  if (compare(points, outcome.points) !== 0) {
    note(trace, "bounded", stage.id, [{ name: stage.id, value: outcome.points }], points);
  }
  if (!stage.rounding) return { state: "scored", points };
  const rounded = round(points, stage.rounding);
  note(trace, "rounded", stage.id, [{ name: stage.id, value: points }], rounded, { places: stage.rounding.places });
  return { state: "scored", points: rounded };
};

const evaluate = (
  stage: Stage,
  outcomes: ReadonlyMap<string, StageOutcome>,
  source: Source,
  trace: Trace,
): StageOutcome => {
  const of = (id: string): StageOutcome => under(outcomes, id);
  const scoredAs = (kind: Parameters<typeof note>[1], from: readonly StepInput[], points: Exact): Outcome => {
    note(trace, kind, stage.id, from, points);
    return { state: "scored", points };
  };
  switch (stage.op) {
    case "criteria":
    case "events":
    case "components":
      return source.outcome(stage, null);
    case "veto":
      return source.outcome(stage, of(stage.of));
    case "sum": {
      const terms = stage.of.map((term) => ({ ...term, outcome: of(term.stage) }));
      return together(stage, terms, (points) => {
        const from = terms.map(({ stage: name, sign }, index) => ({
          name,
          value: sign === "-" ? negate(at(points, index)) : at(points, index),
        }));
        return scoredAs("stages-summed", from, sum(from.map(({ value }) => value)));
      });
    }
    case "weighted":
      return weighted(stage, of, scoredAs);
    case "convert":
      return with1(of(stage.of), (points) => {
        const { from, to } = stage;
        const way = divide(subtract(points, exact(from.lowest)), subtract(exact(from.highest), exact(from.lowest)));
        const reached = add(exact(to.lowest), multiply(way, subtract(exact(to.highest), exact(to.lowest))));
        return scoredAs("converted", [{ name: stage.of, value: points }], reached);
      });
    case "gate":
      return with1(of(stage.when.stage), (tested) => {
        const passes = testOf(stage.when.is, compare(tested, exact(stage.when.bound)));
        const from = [{ name: stage.when.stage, value: tested }];
        if (!passes) return scoredAs("gate-closed", from, exact(stage.otherwise));
        return with1(of(stage.of), (points) =>
          scoredAs("gate-passed", [...from, { name: stage.of, value: points }], points),
        );
      });
    case "limit": {
      const pair = [{ outcome: of(stage.of) }, { outcome: of(stage.against) }];
      // As with parties: what does not apply is not held, and holds nothing.
      if (pair.some(({ outcome }) => outcome.state === "notApplicable")) {
        return together(stage, pair.slice(0, 1), (points) => ({ state: "scored", points: at(points, 0) }));
      }
      return together(stage, pair, (points) => {
        const [own, against] = [at(points, 0), at(points, 1)];
        const highest = add(multiply(against, exact(stage.ratio)), exact(stage.margin));
        const from = [
          { name: stage.of, value: own },
          { name: stage.against, value: highest },
        ];
        return scoredAs("limited", from, least(own, highest));
      });
    }
    case "formula":
      return together(
        stage,
        stage.inputs.map((input) => ({ outcome: of(input.stage) })),
        (points) => {
          if (!source.formulas) return openWith(stage, "formula-without-evaluator");
          const from = stage.inputs.map(({ name }, index) => ({ name, value: at(points, index) }));
          const result = source.formulas(stage.formula, new Map(from.map(({ name, value }) => [name, value])));
          if (!result.ok) return openWith(stage, "formula-failed", { detail: result.detail });
          return scoredAs("formula", from, result.value);
        },
      );
  }
};

const testOf = (is: "above" | "atLeast" | "below" | "atMost", order: -1 | 0 | 1): boolean =>
  ({ above: order > 0, atLeast: order >= 0, below: order < 0, atMost: order <= 0 })[is];

/** Goes on with the number, or with what there is instead of one. */
const with1 = (outcome: StageOutcome, next: (points: Exact) => StageOutcome): StageOutcome =>
  outcome.state === "scored" ? next(outcome.points) : outcome;

/** Goes on when all have numbers: what is open or vetoed goes through; some 不适用 beside numbers is an open end. */
const together = (
  stage: Stage,
  terms: readonly { readonly outcome: StageOutcome }[],
  next: (points: readonly Exact[]) => StageOutcome,
): StageOutcome => {
  const issues = terms.flatMap(({ outcome }) => (outcome.state === "open" ? outcome.issues : []));
  if (issues.length > 0) return { state: "open", issues: [...new Set(issues)] };
  if (terms.some(({ outcome }) => outcome.state === "none")) return { state: "none" };
  const points = terms.flatMap(({ outcome }) => (outcome.state === "scored" ? [outcome.points] : []));
  if (points.length === terms.length) return next(points);
  return points.length === 0 ? { state: "notApplicable" } : openWith(stage, "stage-not-applicable");
};

const openWith = (stage: Stage, code: string, data: Issue["data"] = {}): Outcome => ({
  state: "open",
  issues: [errorAt(wholeAssessment, code, { criterion: stage.name, ...data })],
});

const weighted = (
  stage: Extract<Stage, { op: "weighted" }>,
  of: (id: string) => StageOutcome,
  scoredAs: (kind: "stages-weighted", from: readonly StepInput[], points: Exact) => Outcome,
): StageOutcome => {
  const terms = stage.of.map((term) => ({ ...term, outcome: of(term.stage) }));
  const stopped = together(
    stage,
    terms.filter(({ outcome }) => outcome.state !== "notApplicable"),
    () => ({ state: "notApplicable" }),
  );
  if (stopped.state !== "notApplicable") return stopped;
  if (terms.every(({ outcome }) => outcome.state === "notApplicable")) return { state: "notApplicable" };
  const shares = passOnWeights(
    terms.map(({ stage: id, weight, outcome }) => ({
      id,
      weight: divide(exact(weight), whole(100)),
      value: outcome.state === "scored" ? outcome.points : null,
    })),
    stage.absent,
  );
  if (!shares) return openWith(stage, "stage-not-applicable");
  const from = shares.map(({ id, value, weight }) => ({ name: id, value, weight }));
  return scoredAs("stages-weighted", from, sum(shares.map(({ value, weight }) => multiply(value, weight))));
};
