import type { Table } from "../../domain/scheme/scheme.ts";
import type { PartyLimit } from "../../domain/scheme/stage.ts";
import type { CriteriaStage } from "../../domain/scoring/tablePlan.ts";
import { exact, type Rounding } from "../../domain/shared/exact.ts";
import {
  call,
  cell,
  cells,
  firstOf,
  number,
  operate,
  rounded,
  text,
  type Expression,
  type FormulaCell,
} from "./expression.ts";
import { shareFormula, type SharedCell } from "./shareFormula.ts";
import { anyIs, isNumber, openFirst, words } from "./words.ts";

/** One party's number held to another's (评审方限额): ratio × the other's + margin at most. */
export const limitedFormula = ({ ratio, margin }: PartyLimit, own: FormulaCell, against: FormulaCell): Expression =>
  call(
    "IF",
    call("AND", isNumber(own), isNumber(against)),
    call(
      "MIN",
      cell(own),
      operate(operate(number(exact(ratio)), "*", call("N", cell(against))), "+", number(exact(margin))),
    ),
    cell(own),
  );

/**
 * What the parties make of a leaf, or of the whole, together (评审方加权), as the engine's `combineParties` makes it.
 *
 * @param parties in the stage's order; no cell where the leaf leaves a party out
 */
export const partiesFormula = (
  table: Table,
  { absentParty }: CriteriaStage,
  parties: readonly SharedCell[],
  rounding: Rounding | null,
): Expression => {
  const here = parties.flatMap((party) => (party.cell ? [party.cell] : []));
  const finish = (value: Expression): Expression => rounded(value, rounding);
  const [only] = here;
  if (only && parties.length === 1) {
    return firstOf(
      [
        [isNumber(only), finish(cell(only))],
        [operate(cell(only), "=", text(words.absent)), text(words.open)],
      ],
      cell(only),
    );
  }
  const apart = anyIs(here, words.notApplicable);
  const contested: readonly (readonly [Expression, Expression])[] =
    table.notApplicable.contested === "block" ? [[apart, text(words.contested)]] : [];
  const nobody = operate(call("COUNT", cells(here)), "=", number(0));
  return openFirst(
    here,
    firstOf(
      [[nobody, call("IF", apart, text(words.notApplicable), text(words.open))], ...contested],
      shareFormula(parties, absentParty, finish, words.open),
    ),
  );
};
