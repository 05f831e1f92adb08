import type { LeafRule, Option } from "../scheme/leafRule.ts";
import { compare, exact, exactText, parseExact, type Exact } from "../shared/exact.ts";
import type { Issue } from "../shared/result.ts";
import type { Observation } from "./observation.ts";
import type { Subject } from "./observedSubject.ts";

type Fault = readonly [code: string, data: Issue["data"]];

/**
 * Looks at what an observation says (观测取值) by the kind that was found right before: not a value too few or too many.
 *
 * @param subject the leaf it is about; null for a branch or an event
 * @returns `value-missing`, `value-not-wanted`, `value-not-number`, `value-unknown` (want), `points-above-maximum`,
 *   `points-below-minimum`, `count-not-whole`, `value-with-not-applicable`, `value-with-abstained`, `not-applicable-without-reason`,
 *   `not-applicable-without-approver`, `abstained-without-reason`
 */
export const valueIssues = (
  observation: Observation,
  subject: Extract<Subject, { kind: "leaf" }> | null,
): readonly Fault[] => {
  const { state, reason, value, count, of } = observation;
  if (state !== "scored") {
    const faults: Fault[] = [];
    const written = state === "notApplicable" ? "value-with-not-applicable" : "value-with-abstained";
    if (count !== null || of !== null) faults.push([written, { value: count ?? of ?? "" }]);
    const blank = reason.trim() === "";
    if (state === "notApplicable") {
      if (blank) faults.push(["not-applicable-without-reason", {}]);
      if ((value ?? "").trim() === "") faults.push(["not-applicable-without-approver", {}]);
    } else {
      if (value !== null) faults.push([written, { value }]);
      if (blank) faults.push(["abstained-without-reason", {}]);
    }
    return faults;
  }
  return subject ? ofRule(subject.leaf.rule, observation, subject.max) : event(observation);
};

const event = ({ value, count, of }: Observation): readonly Fault[] => [
  ...unwanted({ value, of }),
  ...wholeCount(count),
];

const ofRule = (rule: LeafRule, { value, count, of }: Observation, max: Exact): readonly Fault[] => {
  switch (rule.kind) {
    case "points":
      return [...unwanted({ count, of }), ...points(value, rule.scale ?? { lowest: "0", highest: exactText(max) })];
    case "options":
      return [...unwanted({ count, of }), ...oneOf(rule.options, value)];
    case "tasks":
      return [...unwanted({ count, of }), ...oneOf(rule.states, value)];
    case "parts":
      return [
        ...unwanted({ of }),
        ...found(rule.parts, value, count),
        ...(Number(count ?? "0") > 1
          ? [["points-above-maximum", { value: count ?? "", maxPoints: "1" }] as const]
          : []),
      ];
    case "deductions":
    case "minus":
      return [...unwanted({ of }), ...found(rule.kinds, value, count)];
    case "survey":
      return [...unwanted({ of }), ...oneOf(rule.options, value), ...wholeCount(count)];
    case "formula":
      return [...unwanted({ of }), ...oneOf(rule.inputs, value), ...wanted({ count })];
    case "count":
    case "allOrNothing":
      return [...unwanted({ value, of }), ...wholeCount(count)];
    case "proportion":
      return [...unwanted({ value }), ...wholeCount(count), ...wholeCount(of)];
    case "completion":
      return [...unwanted({ value }), ...wanted({ count, of })];
    case "findings":
      return [];
  }
};

const unwanted = (cells: Readonly<Record<string, string | null>>): readonly Fault[] =>
  Object.entries(cells).flatMap(([column, got]) => (got === null ? [] : [["value-not-wanted", { column, got }]]));

const wanted = (cells: Readonly<Record<string, string | null>>): readonly Fault[] =>
  Object.values(cells).some((got) => got === null) ? [["value-missing", {}]] : [];

const wholeCount = (count: string | null): readonly Fault[] => {
  if (count === null) return [["value-missing", {}]];
  return /\./u.test(exactText(exact(count))) ? [["count-not-whole", { got: count }]] : [];
};

const points = (
  value: string | null,
  scale: { readonly lowest: string; readonly highest: string },
): readonly Fault[] => {
  if (value === null) return [["value-missing", {}]];
  const mark = /^\d{1,12}(?:\.\d{1,12})?$/u.test(value) ? parseExact(value) : null;
  if (mark === null) return [["value-not-number", { got: value }]];
  if (compare(mark, exact(scale.highest)) > 0) return [["points-above-maximum", { value, maxPoints: scale.highest }]];
  return compare(mark, exact(scale.lowest)) < 0 ? [["points-below-minimum", { value, minPoints: scale.lowest }]] : [];
};

const oneOf = (options: readonly { readonly id: string }[], value: string | null): readonly Fault[] => {
  if (value === null) return [["value-missing", {}]];
  const known = options.map(({ id }) => id);
  return known.includes(value) ? [] : [["value-unknown", { got: value, want: known.join(", ") }]];
};

/** A part or fault with how many, or nothing at all with 0: looked, and found none. */
const found = (
  options: readonly Pick<Option, "id">[],
  value: string | null,
  count: string | null,
): readonly Fault[] => {
  if (value !== null && value !== "") return [...oneOf(options, value), ...wholeCount(count)];
  return count !== null && compare(exact(count), exact("0")) === 0 ? [] : [["value-missing", {}]];
};
