import { compare, exact } from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import type { At } from "./checkLists.ts";
import { checkShare } from "./checkShares.ts";
import type { LeafRule } from "./leafRule.ts";

type Curve = Extract<LeafRule, { kind: "completion" }>["curve"];

/** A completion curve (完成率折算曲线): ratios rise, shares do not fall and stay within [0, 1]. */
export const checkCurve = (curve: Curve, path: string, at: At): readonly Issue[] =>
  curve.flatMap(({ ratio, share }, index) => {
    const before = curve[index - 1];
    const own = `${path}[${index}]`;
    return [
      ...checkShare(share, `${own}.share`, at),
      ...(before && compare(exact(before.ratio), exact(ratio)) >= 0
        ? [errorAt(at(`${own}.ratio`), "curve-not-rising", { ratio, before: before.ratio })]
        : []),
      ...(before && compare(exact(before.share), exact(share)) > 0
        ? [errorAt(at(`${own}.share`), "curve-shares-falling", { share, before: before.share })]
        : []),
    ];
  });
