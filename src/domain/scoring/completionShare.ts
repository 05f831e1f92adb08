import { at } from "../shared/at.ts";
import type { LeafRule } from "../scheme/leafRule.ts";
import { add, compare, divide, exact, multiply, subtract, type Exact } from "../shared/exact.ts";

/**
 * What part of the points a ratio of reached ÷ target earns (完成率折算): the share of the last point of the curve that it
 * reaches, or between two points in proportion; below the first point the first share, above the last the last.
 */
export const completionShare = (
  { curve, between }: Extract<LeafRule, { kind: "completion" }>,
  reached: Exact,
): Exact => {
  const points = curve.map(({ ratio, share }) => ({ ratio: exact(ratio), share: exact(share) }));
  const above = points.findIndex(({ ratio }) => compare(ratio, reached) > 0);
  const next = points[above];
  const last = at(points, above < 0 ? points.length - 1 : Math.max(above - 1, 0));
  if (!next || above === 0 || between === "step") return last.share;
  const way = divide(subtract(reached, last.ratio), subtract(next.ratio, last.ratio));
  return add(last.share, multiply(way, subtract(next.share, last.share)));
};
