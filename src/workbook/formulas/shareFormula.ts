import type { AbsentRule } from "../../domain/scheme/stage.ts";
import { sum, type Exact } from "../../domain/shared/exact.ts";
import {
  call,
  cell,
  cells,
  firstOf,
  number,
  operate,
  text,
  total,
  type Expression,
  type FormulaCell,
} from "./expression.ts";
import { isNumber } from "./words.ts";

/** A part of a weighted sum, of a weight of the whole; no cell where the scheme leaves the part out. */
export type SharedCell = { readonly id: string; readonly weight: Exact; readonly cell: FormulaCell | null };

/**
 * A weighted sum of cells in which what is no number is absent, its weight passed on as the scheme says (加权合成), as the
 * engine's `passOnWeights` does. At least one cell must hold a number.
 *
 * @param finish what is done to the number, such as rounding
 * @param waiting the word where the scheme waits
 */
export const shareFormula = (
  shares: readonly SharedCell[],
  rule: AbsentRule,
  finish: (value: Expression) => Expression,
  waiting: string,
): Expression => {
  const here = shares.flatMap((share) => (share.cell ? [{ ...share, cell: share.cell }] : []));
  const open = text(waiting);
  const all = cells(here.map((share) => share.cell));
  const whole = sum(shares.map(({ weight }) => weight));
  const weighed = (of: (one: FormulaCell) => Expression): Expression =>
    total(here.map((share) => operate(number(share.weight), "*", of(share.cell))));
  const earned = weighed((one) => call("N", cell(one)));
  const kept = weighed(isNumber);
  const passedOn = (): Expression => {
    switch (rule.kind) {
      case "refuse":
        return open;
      case "proportional":
        return call(
          "IF",
          operate(kept, "=", number(0)),
          open,
          finish(operate(operate(earned, "*", number(whole)), "/", kept)),
        );
      case "equally":
        return finish(operate(earned, "+", operate(operate(number(whole), "-", kept), "*", call("AVERAGE", all))));
      case "to": {
        const taker = here.find(({ id }) => id === rule.to);
        if (!taker) return open;
        const taken = operate(operate(number(whole), "-", kept), "*", call("N", cell(taker.cell)));
        return call("IF", isNumber(taker.cell), finish(operate(earned, "+", taken)), open);
      }
    }
  };
  if (here.length < shares.length) return passedOn();
  const everyone = operate(call("COUNT", all), "=", number(here.length));
  return firstOf([[everyone, finish(weighed(cell))]], passedOn());
};
