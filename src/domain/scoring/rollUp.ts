import { under } from "../shared/under.ts";
import type { PlannedCriterion } from "../scheme/criteriaPlan.ts";
import type { Table } from "../scheme/scheme.ts";
import {
  add,
  compare,
  divide,
  exact,
  isNegative,
  isZero,
  multiply,
  one,
  ratio,
  whole,
  zero,
  type Exact,
} from "../shared/exact.ts";
import { wholeAssessment } from "../shared/place.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import type { Counted, CriterionPoints, Outcome } from "./score.ts";
import { note, type Trace } from "./trace.ts";

/** A tree of points and the most it could have come to under what does not apply. */
export type RolledUp = {
  readonly outcome: Outcome;
  readonly attainable: Exact;
  readonly counted: () => Counted;
};

/**
 * Adds a criteria tree up from leaves to roots (指标汇总), with what does not apply passed on as the scheme says.
 *
 * @param leafPoints in the plan's order of leaves, null where one does not apply
 * @param stage the stage's id, for steps and issues
 */
export const rollUp = (
  table: Table,
  roots: readonly PlannedCriterion[],
  stage: string,
  leafPoints: readonly (Exact | null)[],
  trace: Trace,
): RolledUp => {
  if (!trace && !leafPoints.includes(null)) return plainSum(roots, leafPoints);
  const applying = applyingOf(table, roots, leafPoints);
  const passed = passOnGaps(roots, applying);
  const counted = new Map<string, CriterionPoints>();
  const nothing = { attainable: zero, counted: () => counted };
  if ("issues" in passed) return { ...nothing, outcome: { state: "open", issues: passed.issues } };
  if (!roots.some((root) => applying.has(root))) return { ...nothing, outcome: { state: "notApplicable" } };
  const traced = new Map<string, Exact>();
  const stuck: Issue[] = [];
  const valueOf = (planned: PlannedCriterion): Weighed => {
    const { criterion, children, leaf, endsAtZero } = planned;
    let { points, full } = leaf
      ? { points: leafPoints[planned.place] ?? zero, full: planned.maxPoints }
      : addUp(children.filter((child) => applying.has(child)).map(valueOf));
    if (!leaf && trace) {
      const from = children.filter((child) => applying.has(child)).map((child) => child.criterion);
      note(
        trace,
        "criteria-summed",
        criterion.id,
        from.map(({ id }) => ({ name: id, value: under(traced, id) })),
        points,
      );
    }
    if (endsAtZero && isNegative(points)) {
      note(trace, "ended-at-zero", criterion.id, [{ name: criterion.id, value: points }], zero);
      points = zero;
    }
    const taken = passed.extra.get(planned);
    if (taken && isZero(full)) stuck.push(gapIssue("nothing-to-rescale", planned));
    else if (taken) {
      const before = points;
      points = divide(multiply(points, add(full, taken)), full);
      note(trace, "points-taken-over", criterion.id, takenFrom(criterion.id, before, full, taken), points);
      full = add(full, taken);
    }
    counted.set(criterion.id, { points, full });
    if (trace) traced.set(criterion.id, points);
    return { points, full };
  };
  const applyingRoots = roots.filter((root) => applying.has(root));
  let { points, full } = addUp(applyingRoots.map(valueOf));
  note(
    trace,
    "criteria-summed",
    stage,
    applyingRoots.map(({ criterion: { id } }) => ({ name: id, value: traced.get(id) ?? zero })),
    points,
  );
  if (!isZero(passed.whole) && isZero(full)) {
    stuck.push(errorAt(wholeAssessment, "nothing-to-rescale", { criterion: stage }));
  }
  if (stuck.length > 0) return { ...nothing, outcome: { state: "open", issues: stuck } };
  if (!isZero(passed.whole)) {
    const before = points;
    points = divide(multiply(points, add(full, passed.whole)), full);
    note(trace, "rescaled", stage, takenFrom(stage, before, full, passed.whole), points);
    full = add(full, passed.whole);
  }
  if (compare(passed.factor, one) !== 0) {
    const before = points;
    points = multiply(points, passed.factor);
    note(trace, "factor", stage, [{ name: stage, value: before, weight: passed.factor }], points);
    full = multiply(full, passed.factor);
  }
  return { outcome: { state: "scored", points }, attainable: full, counted: () => counted };
};

/** The same where everything applies: nothing is passed on, so there is nothing but sums. */
export const plainSum = (roots: readonly PlannedCriterion[], leafPoints: readonly (Exact | null)[]): RolledUp => {
  const valueOf = (planned: PlannedCriterion, counted: Map<string, CriterionPoints> | null): Exact => {
    let points = zero;
    if (planned.leaf) points = leafPoints[planned.place] ?? zero;
    else for (const child of planned.children) points = add(points, valueOf(child, counted));
    if (planned.endsAtZero && isNegative(points)) points = zero;
    counted?.set(planned.criterion.id, { points, full: planned.maxPoints });
    return points;
  };
  let points = zero;
  let attainable = zero;
  for (const root of roots) {
    points = add(points, valueOf(root, null));
    attainable = add(attainable, root.maxPoints);
  }
  const counted = (): Counted => {
    const values = new Map<string, CriterionPoints>();
    for (const root of roots) valueOf(root, values);
    return values;
  };
  return { outcome: { state: "scored", points }, attainable, counted };
};

type Weighed = { readonly points: Exact; readonly full: Exact };

const addUp = (parts: readonly Weighed[]): { points: Exact; full: Exact } => {
  let points = zero;
  let full = zero;
  for (const part of parts) {
    points = add(points, part.points);
    full = add(full, part.full);
  }
  return { points, full };
};

const takenFrom = (name: string, points: Exact, full: Exact, taken: Exact) => [
  { name, value: points },
  { name: "applicable", value: full },
  { name: "taken-over", value: taken },
];

/** Which criteria apply: leaves with points, and branches of which enough children apply. */
const applyingOf = (
  table: Table,
  roots: readonly PlannedCriterion[],
  leafPoints: readonly (Exact | null)[],
): ReadonlySet<PlannedCriterion> => {
  const { leastShare } = table.notApplicable;
  const applying = new Set<PlannedCriterion>();
  const visit = (planned: PlannedCriterion): boolean => {
    const applies = planned.leaf ? leafPoints[planned.place] !== null : enough(planned.children.map(visit));
    if (applies) applying.add(planned);
    return applies;
  };
  const enough = (children: readonly boolean[]): boolean => {
    const count = children.filter(Boolean).length;
    if (count === 0) return false;
    return leastShare === null || compare(ratio(count, children.length), exact(leastShare)) >= 0;
  };
  for (const root of roots) visit(root);
  return applying;
};

type PassedOn = {
  /** Points that a criterion takes over. */
  readonly extra: ReadonlyMap<PlannedCriterion, Exact>;
  /** Points that the whole is rescaled over. */
  readonly whole: Exact;
  readonly factor: Exact;
};

/** Where the points of each gap go: the highest criteria that do not apply, in the scheme's order. */
const passOnGaps = (
  roots: readonly PlannedCriterion[],
  applying: ReadonlySet<PlannedCriterion>,
): PassedOn | { readonly issues: readonly Issue[] } => {
  const extra = new Map<PlannedCriterion, Exact>();
  const issues: Issue[] = [];
  let rescaled = zero;
  let factor = one;
  const give = (to: PlannedCriterion, points: Exact): void => {
    extra.set(to, add(extra.get(to) ?? zero, points));
  };
  const share = (gap: PlannedCriterion, among: readonly PlannedCriterion[]): void => {
    const takers = among.filter((taker) => applying.has(taker) && !isZero(taker.maxPoints));
    if (takers.length === 0) issues.push(gapIssue("nothing-to-spread-over", gap));
    for (const taker of takers) give(taker, divide(gap.maxPoints, whole(takers.length)));
  };
  const everything = flat(roots, applying);
  const pass = (gap: PlannedCriterion): void => {
    if (isZero(gap.maxPoints)) return;
    switch (gap.rule.kind) {
      case "rescale":
        if (gap.rule.within === "parent" && gap.parent) give(gap.parent, gap.maxPoints);
        else rescaled = add(rescaled, gap.maxPoints);
        return;
      case "factor":
        factor = multiply(factor, exact(gap.rule.factor));
        return;
      case "spread":
        share(
          gap,
          gap.rule.over === "siblings" ? (gap.parent?.children ?? roots) : everything.filter(({ leaf }) => leaf),
        );
        return;
      case "move": {
        const { to } = gap.rule;
        const target = everything.find(({ criterion, maxPoints }) => criterion.id === to && !isZero(maxPoints));
        if (target) give(target, gap.maxPoints);
        else issues.push(gapIssue("move-target-not-applicable", gap, { to }));
        return;
      }
      case "refuse":
        issues.push(gapIssue("not-applicable-refused", gap));
    }
  };
  const visit = (planned: PlannedCriterion): void => {
    if (!applying.has(planned)) pass(planned);
    else planned.children.forEach(visit);
  };
  // With nothing left that applies there is no score, whatever the rules say of single gaps.
  if (everything.length > 0) roots.forEach(visit);
  return issues.length > 0 ? { issues } : { extra, whole: rescaled, factor };
};

const gapIssue = (code: string, { criterion }: PlannedCriterion, data: Issue["data"] = {}): Issue =>
  errorAt(wholeAssessment, code, { criterion: criterion.name, ...data });

const flat = (
  roots: readonly PlannedCriterion[],
  applying: ReadonlySet<PlannedCriterion>,
): readonly PlannedCriterion[] =>
  roots.flatMap((root) => (applying.has(root) ? [root, ...flat(root.children, applying)] : []));
