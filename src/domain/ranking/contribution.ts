import type { Scheme, Table } from "../scheme/scheme.ts";
import { divide, exact, least, multiply, type Exact } from "../shared/exact.ts";

/**
 * What a total brings to the performance assessment (绩效得分): total ÷ total points × the effective weight of open-government
 * work in the unit's group, in performance points; at most that weight where the scheme says so. Source: DOMAIN.md 37.
 *
 * @param total the one that ranks, so that what is published can be calculated from what is published
 */
export const contributionOf = ({ performance }: Scheme, { totalPoints }: Table, weight: Exact, total: Exact): Exact => {
  const earned = divide(multiply(total, weight), exact(totalPoints));
  return performance.contributionAtMostWeight ? least(earned, weight) : earned;
};
