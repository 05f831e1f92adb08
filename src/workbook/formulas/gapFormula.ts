import { flatPlan, type PlannedCriterion } from "../../domain/scheme/criteriaPlan.ts";
import { exact, isZero } from "../../domain/shared/exact.ts";
import { call, cell, number, operate, text, total, type Expression, type FormulaCell } from "./expression.ts";
import { appliesAt, type Applying } from "./applyingFormula.ts";
import type { TreeCells } from "./treeCells.ts";
import { words } from "./words.ts";

/** A criterion that could be a gap (缺项), and whether it is one: 1 or 0. */
export type Gap = { readonly planned: PlannedCriterion; readonly open: Expression };

/** Where the points of gaps go, by each gap's own rule. */
export type Gaps = {
  readonly all: readonly Gap[];
  /** What each taker gets of the gaps that are spread over the same takers. */
  readonly spread: readonly { readonly among: readonly PlannedCriterion[]; readonly each: FormulaCell }[];
  /** Points that the whole is rescaled over; null where no rule does so. */
  readonly whole: Expression | null;
  readonly factors: readonly Expression[];
  /** Above 0 where a gap's points have nowhere to go; null where that cannot be. */
  readonly stuck: FormulaCell | null;
};

const hasPoints = ({ maxPoints }: PlannedCriterion): boolean => !isZero(maxPoints);

export const gapsOf = (roots: readonly PlannedCriterion[], applies: Applying, into: TreeCells): Gaps => {
  const everything = flatPlan(roots);
  const all = everything.filter(hasPoints).map((planned): Gap => ({ planned, open: gapAt(planned, applies, into) }));
  const amount = (gaps: readonly Gap[]): Expression =>
    total(gaps.map(({ planned, open }) => operate(open, "*", number(planned.maxPoints))));
  const by = (test: (rule: PlannedCriterion["rule"], planned: PlannedCriterion) => boolean): readonly Gap[] =>
    all.filter(({ planned }) => test(planned.rule, planned));
  const stuck: Expression[] = by(({ kind }) => kind === "refuse").map(({ open }) => open);
  for (const { planned, open } of by(({ kind }) => kind === "move")) {
    const to = takerOf(planned, everything);
    stuck.push(to ? operate(open, "*", operate(number(1), "-", appliesAt(applies, to))) : open);
  }
  const spread: { among: readonly PlannedCriterion[]; each: FormulaCell }[] = [];
  const share = (gaps: readonly Gap[], among: readonly PlannedCriterion[], name: string): void => {
    if (gaps.length === 0) return;
    const points = into.between(`${name}·平摊分值`, amount(gaps));
    const takers = into.between(
      `${name}·平摊项数`,
      total(among.map((taker) => operate(appliesAt(applies, taker), "*", number(1)))),
    );
    const none = operate(cell(takers), "=", number(0));
    const each = into.between(
      `${name}·每项平摊`,
      call("IF", none, number(0), operate(cell(points), "/", cell(takers))),
    );
    stuck.push(operate(cell(points), "*", none));
    spread.push({ among, each });
  };
  for (const siblings of [roots, ...everything.map(({ children }) => children)]) {
    const gaps = all.filter(
      ({ planned: { rule }, planned }) =>
        siblings.includes(planned) && rule.kind === "spread" && rule.over === "siblings",
    );
    share(gaps, siblings.filter(hasPoints), siblings[0]?.parent?.criterion.name ?? "一级指标");
  }
  share(
    by((rule) => rule.kind === "spread" && rule.over === "leaves"),
    everything.filter((one) => one.leaf && hasPoints(one)),
    "末级指标",
  );
  const whole = by((rule, { parent }) => rule.kind === "rescale" && (rule.within === "whole" || parent === null));
  return {
    all,
    spread,
    whole: whole.length > 0 ? amount(whole) : null,
    factors: all.flatMap(({ planned: { rule }, open }) =>
      rule.kind === "factor" ? [call("IF", operate(open, "=", number(1)), number(exact(rule.factor)), number(1))] : [],
    ),
    stuck: stuck.length > 0 ? into.between("缺项无处可转", total(stuck)) : null,
  };
};

/** Everything that a criterion could take over; null where no rule ever gives it anything. */
export const givenTo = (planned: PlannedCriterion, { all, spread }: Gaps, applies: Applying): Expression | null => {
  if (isZero(planned.maxPoints)) return null;
  const terms: Expression[] = [];
  for (const { planned: gap, open } of all) {
    const { rule } = gap;
    const fromChild = rule.kind === "rescale" && rule.within === "parent" && gap.parent === planned;
    const moved = rule.kind === "move" && rule.to === planned.criterion.id;
    if (fromChild || moved) terms.push(operate(open, "*", number(gap.maxPoints)));
  }
  for (const { among, each } of spread) {
    if (among.includes(planned)) terms.push(operate(appliesAt(applies, planned), "*", cell(each)));
  }
  return terms.length > 0 ? total(terms) : null;
};

const takerOf = ({ rule }: PlannedCriterion, everything: readonly PlannedCriterion[]): PlannedCriterion | undefined =>
  everything.find((one) => rule.kind === "move" && one.criterion.id === rule.to && hasPoints(one));

/** A criterion that does not apply under one that does: 1, else 0. */
const gapAt = (planned: PlannedCriterion, applies: Applying, into: TreeCells): Expression => {
  const { parent } = planned;
  if (planned.leaf) {
    const apart = operate(cell(into.leaf(planned)), "=", text(words.notApplicable));
    return parent ? operate(apart, "*", appliesAt(applies, parent)) : operate(apart, "*", number(1));
  }
  return operate(parent ? appliesAt(applies, parent) : number(1), "-", appliesAt(applies, planned));
};
