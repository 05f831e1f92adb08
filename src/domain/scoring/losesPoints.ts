import type { Leaf } from "../scheme/criterion.ts";
import type { Option } from "../scheme/leafRule.ts";
import { compare, exact, isZero, type Exact } from "../shared/exact.ts";
import type { Observation } from "./observation.ts";

/**
 * Whether what was observed costs points (扣分), so that a reason is due: a mark below the highest, an option below the best, a part
 * that is not there, less done than due, a fault. Rules that only earn, surveys and formulas cost nothing by themselves.
 *
 * @param max the leaf's points
 */
export const losesPoints = (
  { rule }: Leaf,
  max: Exact,
  observed: Pick<Observation, "value" | "count" | "of">,
): boolean => {
  const { value, count, of } = observed;
  const happened = count !== null && !isZero(exact(count));
  switch (rule.kind) {
    case "points":
      return value !== null && compare(exact(value), rule.scale ? exact(rule.scale.highest) : max) < 0;
    case "options":
      return isBelowBest(rule.options, value);
    case "tasks":
      return isBelowBest(rule.states, value);
    case "parts":
      return !happened;
    case "proportion":
    case "completion":
      return count !== null && of !== null && compare(exact(count), exact(of)) < 0;
    case "deductions":
    case "minus":
    case "allOrNothing":
      return happened;
    case "count":
    case "survey":
    case "formula":
    case "findings":
      return false;
  }
};

/** The options of which none earns more. */
export const bestOptions = (options: readonly Option[]): readonly Option[] =>
  options.filter(({ share }) => options.every((other) => compare(exact(other.share), exact(share)) <= 0));

const isBelowBest = (options: readonly Option[], value: string | null): boolean =>
  value !== null && !bestOptions(options).some(({ id }) => id === value);
