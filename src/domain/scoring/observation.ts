import * as v from "valibot";

import type { RuleKind } from "../scheme/leafRule.ts";
import type { DecimalText } from "../scheme/scheme.ts";
import { decimalShape, nameShape, wordsShape, type Shape } from "../shared/checkShape.ts";

/** What one row of observation says; every leaf rule wants one kind, `event` is for bonus, penalties and vetoes. */
export const observationKinds = [
  "points",
  "option",
  "part",
  "proportion",
  "count",
  "deduction",
  "completion",
  "task",
  "survey",
  "input",
  "event",
] as const;
export type ObservationKind = (typeof observationKinds)[number];

/**
 * One raw fact (观测): what one reviewer found for one unit on one criterion in one round; a row of the long CSV.
 *
 * | kind | value | count | of | task |
 * |---|---|---|---|---|
 * | points | points | | | |
 * | option | the option's id | | | |
 * | part | the part's id | 1, or 0 | | |
 * | proportion | | done | due | |
 * | count | | occurrences | | |
 * | deduction | the fault's id, or nothing where no fault was found | how many | | |
 * | completion | | reached | target | |
 * | task | the state's id | | | the task's id |
 * | survey | the option's id | answers | | |
 * | input | the input's id | its number | | |
 * | event | | events, or working days late | | |
 *
 * `value`, `count` and `of` are null where the kind has no use for them and where the state is not `scored`. A row that is
 * notApplicable or abstained (不适用、回避) has a reason, and a notApplicable one names who approved it. The criterion of an
 * event is the event's or veto's id; a branch of the tree may be notApplicable as a whole.
 */
export type Observation = {
  readonly round: string;
  readonly unit: string;
  readonly criterion: string;
  readonly task: string;
  readonly party: string;
  readonly reviewer: string;
  readonly kind: ObservationKind;
  readonly value: string | null;
  readonly count: DecimalText | null;
  readonly of: DecimalText | null;
  readonly state: "scored" | "notApplicable" | "abstained";
  readonly reason: string;
  readonly evidence: string;
};

/** What the ids stand for is checked by `checkObservations`, which can name the unknown one. */
export const observationShape: Shape<Observation> = v.strictObject({
  round: nameShape,
  unit: nameShape,
  criterion: nameShape,
  task: v.pipe(v.string(), v.maxLength(200, "name")),
  party: nameShape,
  reviewer: nameShape,
  kind: v.picklist(observationKinds),
  value: v.nullable(v.pipe(v.string(), v.maxLength(200, "name"))),
  count: v.nullable(decimalShape),
  of: v.nullable(decimalShape),
  state: v.picklist(["scored", "notApplicable", "abstained"]),
  reason: wordsShape,
  evidence: wordsShape,
});

/** The kind of row that a leaf rule wants; findings have a list of their own. */
export const wantedKind: Readonly<Record<RuleKind, ObservationKind | null>> = {
  points: "points",
  options: "option",
  parts: "part",
  proportion: "proportion",
  count: "count",
  deductions: "deduction",
  minus: "deduction",
  allOrNothing: "count",
  completion: "completion",
  tasks: "task",
  survey: "survey",
  findings: null,
  formula: "input",
};

const manyValues: ReadonlySet<ObservationKind> = new Set(["part", "deduction", "survey", "input"]);

/**
 * Two observations of one key are two words on the same thing: the later one counts, the ledger keeps both. Where a reviewer
 * may say several things of one criterion (faults, answers), each has a key of its own.
 */
export const observationKey = (observation: Observation): string => {
  const { task, kind, value, state } = observation;
  return [voiceKey(observation), task, manyValues.has(kind) && state === "scored" ? (value ?? "") : ""].join("\n");
};

/** What one reviewer says of one criterion in one round. */
export const voiceKey = ({ round, unit, criterion, reviewer }: Observation): string =>
  [round, unit, criterion, reviewer].join("\n");

/**
 * Whether a row speaks of its criterion as a whole (整体的话): 不适用, 回避, or looked and found nothing. Beside it there is
 * nothing to be said of single tasks, parts or faults.
 */
export const speaksOfWhole = ({ kind, task, state, value }: Observation): boolean =>
  state === "scored" ? (kind === "part" || kind === "deduction") && (value ?? "") === "" : task === "";
