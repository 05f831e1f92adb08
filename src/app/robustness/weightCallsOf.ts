import { pointsTable, type WeighedGroup } from "../../domain/ranking/robustness/weighGroup.ts";
import { weightFlips } from "../../domain/ranking/robustness/weightFlips.ts";
import type { Group } from "../../domain/scheme/scheme.ts";
import { at } from "../../domain/shared/at.ts";
import { add, compare, divide, exact, multiply, one, subtract, whole, type Exact } from "../../domain/shared/exact.ts";
import type { NamedYear } from "./namedYear.ts";
import type { WeightCall } from "./robustness.ts";
import type { RobustnessTerms } from "./robustnessTerms.ts";
import { shownNumber } from "./shownNumber.ts";

/** Neighbours in rank and the least change of the weights that makes them equal (改权重能否翻转), by rank. */
export const weightCallsOf = (
  year: NamedYear,
  group: Group,
  weighed: WeighedGroup,
  { spread }: Pick<RobustnessTerms, "spread">,
): readonly WeightCall[] => {
  const table = pointsTable(weighed);
  const { units, totals, criteria, points } = weighed;
  const nameOf = (column: number): string => {
    const { stage, criterion } = at(criteria, column);
    return year.criterionName(group, stage, criterion);
  };
  return units.slice(1).map((_, place): WeightCall => {
    const flips = weightFlips(table, place, place + 1);
    const inOrder = compare(at(totals, place), at(totals, place + 1)) >= 0;
    const [first, second] = inOrder ? [place, place + 1] : [place + 1, place];
    const pair = { ahead: year.unitName(at(units, first)), behind: year.unitName(at(units, second)) };
    if (flips.state === "equal") return { ...pair, oneWeight: null, shift: null, why: "equal" };
    if (flips.state === "none") return { ...pair, oneWeight: null, shift: null, why: flips.why };
    const { oneWeight, shift } = flips;
    const inPoints = (share: Exact): string => shownNumber(multiply(share, points));
    return {
      ...pair,
      oneWeight:
        oneWeight?.kind === "one-weight"
          ? changedWeight(weighed, oneWeight.criterion, oneWeight.by, spread, nameOf(oneWeight.criterion))
          : null,
      shift:
        shift?.kind === "shift" ? { from: nameOf(shift.from), to: nameOf(shift.to), by: inPoints(shift.by) } : null,
      why: oneWeight || shift ? "" : "never",
    };
  });
};

const changedWeight = (
  { criteria, points }: WeighedGroup,
  column: number,
  by: Exact,
  spread: number,
  criterion: string,
): NonNullable<WeightCall["oneWeight"]> => {
  const share = divide(at(criteria, column).weight, points);
  // by² ≤ p (1 − p) ÷ (concentration + 1), with concentration + 1 = (n − 1) ÷ spread².
  const steps = divide(
    multiply(whole(criteria.length - 1), whole(10_000)),
    multiply(exact(String(spread)), exact(String(spread))),
  );
  const withinSpread = compare(multiply(multiply(by, by), steps), multiply(share, subtract(one, share))) <= 0;
  return {
    criterion,
    from: shownNumber(multiply(share, points)),
    to: shownNumber(multiply(add(share, by), points)),
    withinSpread,
  };
};
