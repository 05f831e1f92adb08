import type { Grading, Quota } from "../../domain/scheme/grading.ts";
import type { Veto } from "../../domain/scheme/stage.ts";
import { exact } from "../../domain/shared/exact.ts";
import {
  call,
  cell,
  cells,
  cleaned,
  firstOf,
  number,
  operate,
  rounded,
  text,
  type Expression,
  type FormulaCell,
} from "./expression.ts";
import { reaches, settles, type ClaimCells } from "./gradeCells.ts";
import type { ColumnOf, RankCells, VetoStruck } from "./rankCells.ts";
import type { UnitResultCells } from "./unitPattern.ts";
import { anyOf, isNumber, words } from "./words.ts";
import { at } from "../../domain/shared/at.ts";

/** The cells of a grade with a quota: 1 where a unit has a place, 0 where not, 待定 where people must decide. */
export type QuotaCells = { readonly placed: readonly FormulaCell[] };

/** In the column of those in line: who asks, who only uses a place up, and whose grade a veto sets. */
const asks = 1;
const usesUp = 2;
const isSet = 3;

/**
 * Gives the places of quotas by rank (名额), the best grade first, as the engine's `gradeUnits` and `givePlaces` do.
 *
 * @returns by the grade's place, from 0
 */
export const quotaCells = (
  units: readonly UnitResultCells[],
  { grading: { grades, quotas } }: Grading,
  ranks: RankCells,
  claims: ClaimCells,
  vetoes: readonly Veto[],
  struck: VetoStruck,
  column: ColumnOf,
): ReadonlyMap<number, QuotaCells> => {
  const given = new Map<number, QuotaCells>();
  const excluding = vetoes.filter(({ quota }) => quota === "excluded");
  const excluded =
    excluding.length > 0
      ? column("不计名额基数", (place) =>
          call("IF", anyOf(excluding.map((veto) => struck(place, veto))), number(1), number(0)),
        )
      : null;
  const counted: Expression = excluded
    ? operate(number(units.length), "-", call("SUM", cells(excluded)))
    : number(units.length);
  grades.forEach(({ name }, index) => {
    const quota = quotas.find(({ grade }) => grade === name);
    if (!quota) return;
    const line = column(`${name}·排队`, (place) =>
      inLine(quota, index, place, { units, grades, ranks, claims, given }),
    );
    const left = operate(placesOf(quota, counted), "-", call("COUNTIF", cells(line), number(isSet)));
    const placed = column(`${name}·入选`, (place) => placedFormula(quota, line, left, ranks.places, place));
    given.set(index, { placed });
  });
  return given;
};

type Line = {
  readonly units: readonly UnitResultCells[];
  readonly grades: Grading["grading"]["grades"];
  readonly ranks: RankCells;
  readonly claims: ClaimCells;
  readonly given: ReadonlyMap<number, QuotaCells>;
};

const inLine = (
  quota: Quota,
  index: number,
  place: number,
  { units, grades, ranks, claims, given }: Line,
): Expression => {
  const { start, reached, fixed, followed } = claims;
  const own = cell(at(start, place));
  const before = Array.from({ length: index }, (_, earlier) => settles(grades, claims, given, earlier, place, units));
  const isFixed = fixed ? operate(cell(at(fixed, place)), "=", number(1)) : null;
  const ranked = ranks.classes ? [operate(cell(at(ranks.classes, place)), "<", number(3))] : [];
  const high =
    quota.scoreFloor === null
      ? []
      : [isNumber(at(units, place).total), operate(cell(at(followed, place)), ">=", number(exact(quota.scoreFloor)))];
  const may = [operate(own, "<=", number(index + 1))];
  const uses = call(
    "AND",
    operate(cell(at(reached, place)), "<=", number(index + 1)),
    operate(own, ">", number(index + 1)),
    ...ranked,
    ...high,
  );
  return firstOf(
    [
      ...(before.length > 0 ? [[anyOf(before), number(0)] as const] : []),
      ...(isFixed ? [[call("AND", ...may, isFixed), number(isSet)] as const] : []),
      [call("AND", ...may, reaches(grades, followed, index, place, units), ...ranked, ...high), number(asks)],
      ...(quota.refill ? [] : [[uses, number(usesUp)] as const]),
    ],
    number(0),
  );
};

/** How many places a quota has: its count, or its percentage, whole by its own rounding. */
const placesOf = ({ limit }: Quota, counted: Expression): Expression => {
  if (limit.kind === "count") return number(limit.count);
  const share = operate(operate(number(exact(limit.percent)), "*", counted), "/", number(100));
  switch (limit.rounding) {
    case "floor":
      return call("INT", cleaned(share));
    case "ceil":
      return operate(number(0), "-", call("INT", operate(number(0), "-", cleaned(share))));
    case "round":
      return rounded(share, { places: 0, mode: "half-up" });
  }
};

/** A unit that asks has a place where those of better rank left one, and units of one rank all fit or are taken all the same. */
const placedFormula = (
  { boundaryTies }: Quota,
  line: readonly FormulaCell[],
  left: Expression,
  places: readonly FormulaCell[],
  place: number,
): Expression => {
  const inQueue = operate(operate(cells(line), "=", number(asks)), "+", operate(cells(line), "=", number(usesUp)));
  const countWhere = (operator: "<" | "<="): Expression =>
    call("SUMPRODUCT", operate(inQueue, "*", operate(cells(places), operator, cell(at(places, place)))));
  const fits = operate(countWhere("<="), "<=", left);
  const hasLeft = operate(countWhere("<"), "<", left);
  const given = {
    all: call("IF", hasLeft, number(1), number(0)),
    none: call("IF", fits, number(1), number(0)),
    refuse: firstOf(
      [
        [fits, number(1)],
        [hasLeft, text(words.open)],
      ],
      number(0),
    ),
  }[boundaryTies];
  return call("IF", operate(cell(at(line, place)), "=", number(asks)), given, number(0));
};
