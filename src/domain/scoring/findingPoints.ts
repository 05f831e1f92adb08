import type { Leaf } from "../scheme/criterion.ts";
import type { LeafRule } from "../scheme/leafRule.ts";
import { exact, isZero, multiply, type Exact } from "../shared/exact.ts";
import type { Finding } from "./finding.ts";
import { ofDeductions, type LeafPoints } from "./leafPoints.ts";
import type { StepInput } from "./score.ts";

/**
 * The points of a leaf that the year's findings decide (问题台账计分): a recheck's count replaces the finding's, and one that
 * was rectified with nothing left costs the part that the rule says.
 *
 * @param findings the unit's
 */
export const findingPoints = (leaf: Leaf, findings: readonly Finding[], max: Exact): LeafPoints => {
  const { rule } = leaf;
  if (rule.kind !== "findings") throw new RangeError(`a findings leaf: got ${rule.kind}`);
  const lost = findings.flatMap((finding): readonly StepInput[] => {
    const kind = rule.kinds.find(({ id }) => id === finding.kind);
    if (finding.criterion !== leaf.id || !rule.rounds.includes(finding.round) || !kind) return [];
    return [{ name: finding.id, value: countOf(finding, exact(rule.rectified)), weight: exact(kind.points) }];
  });
  return ofDeductions(max, lost, rule.cap);
};

/** What one finding costs by the rule, in points; null where it does not count: of another round or kind. */
export const findingCost = (rule: Extract<LeafRule, { kind: "findings" }>, finding: Finding): Exact | null => {
  const kind = rule.kinds.find(({ id }) => id === finding.kind);
  if (!kind || !rule.rounds.includes(finding.round)) return null;
  return multiply(countOf(finding, exact(rule.rectified)), exact(kind.points));
};

const countOf = ({ count, rectified, recheck }: Finding, part: Exact): Exact => {
  if (!recheck) return exact(count);
  return isZero(exact(recheck.count)) && rectified !== null ? multiply(exact(count), part) : exact(recheck.count);
};
