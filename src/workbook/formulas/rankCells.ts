import type { Grading } from "../../domain/scheme/grading.ts";
import type { Veto } from "../../domain/scheme/stage.ts";
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
import type { UnitResultCells } from "./unitPattern.ts";
import type { CountedCells } from "./treeCells.ts";
import { anyOf, isNumber, words } from "./words.ts";
import { at } from "../../domain/shared/at.ts";

/** A column of a group's table: a cell a unit, from the unit's place. */
export type ColumnOf = (header: string, content: (place: number) => Expression) => readonly FormulaCell[];

/** Whether a veto struck a unit, by the unit's place. */
export type VetoStruck = (place: number, veto: Veto) => Expression;

/** The cells that say where the units of a group stand (排位), in the order of the units. */
export type RankCells = {
  /** The total as the ranking follows it, 0 where there is none. */
  readonly followed: readonly FormulaCell[];
  /** The place that decides: 1, 2, 2, 4; beyond all others for units that are not ranked. */
  readonly places: readonly FormulaCell[];
  /** How many units share the place; only where ranks leave none out. */
  readonly sharing: readonly FormulaCell[] | null;
  /** 1 while the unit's score is open. */
  readonly open: readonly FormulaCell[];
  /** 0 by total, 1 behind those, 2 without a total, 3 not ranked; none where all are 0. */
  readonly classes: readonly FormulaCell[] | null;
};

const one = number(1);

/** Works out the units' places by total and tie-breaks (排名), as the engine's `rankUnits` does. */
export const rankCells = (
  units: readonly UnitResultCells[],
  { ranking, grading }: Grading,
  vetoes: readonly Veto[],
  struck: VetoStruck,
  column: ColumnOf,
): RankCells => {
  const { on, ties, tieBreaks } = ranking;
  const totalOf = (place: number): FormulaCell => at(units, place).total;
  const read = [...new Set([...tieBreaks, ...grading.limits.map(({ when }) => when)].map(({ stage }) => stage))];
  const open = column("未结", (place) => {
    const stages = read.map((stage) => at(units, place).stage(stage));
    return call("IF", openIn(totalOf(place), stages), one, number(0));
  });
  const followed = column("排名用分", (place) => {
    const total = cell(totalOf(place));
    return call("IF", isNumber(totalOf(place)), on === "exact" ? cleaned(total) : rounded(total, on), number(0));
  });
  const classes = hasClasses(vetoes)
    ? column("排位类别", (place) => classOf(totalOf(place), vetoes, (veto) => struck(place, veto)))
    : null;
  let places = column("位次", (place) => startPlace(followed, classes, place));
  tieBreaks.forEach((tieBreak, index) => {
    const name = tieBreaks.length > 1 ? `比较${index + 1}` : "比较";
    const values = column(`并列时${name}`, (place) => {
      const from = at(units, place);
      if (tieBreak.by === "criterion") return countedFormula(from.criterion(tieBreak.stage, tieBreak.criterion));
      const stage = from.stage(tieBreak.stage);
      return call("IF", isNumber(stage), cleaned(cell(stage)), cell(stage));
    });
    const before = places;
    places = column(`${name}后位次`, (place) => {
      const better = tieBreak.first === "higher" ? ">" : "<";
      const own = cell(at(before, place));
      const equal = operate(cells(before), "=", own);
      const comparable = operate(
        call("SUMPRODUCT", operate(equal, "*", call("ISNUMBER", cells(values)))),
        "=",
        call("COUNTIF", cells(before), own),
      );
      const ahead = call("SUMPRODUCT", operate(equal, "*", operate(cells(values), better, cell(at(values, place)))));
      const compared = classes
        ? call("AND", operate(cell(at(classes, place)), "<", number(2)), comparable)
        : comparable;
      return operate(own, "+", call("IF", compared, ahead, number(0)));
    });
  });
  const sharing =
    ties === "dense" ? column("同位次家数", (place) => call("COUNTIF", cells(places), cell(at(places, place)))) : null;
  return { followed, places, sharing, open, classes };
};

/** What a criterion counts for, 不适用 where it does not. */
const countedFormula = ({ applies, known, points }: CountedCells): Expression =>
  call("IF", applies, call("IF", isNumber(known), cleaned(points), cell(known)), text(words.notApplicable));

/** A total that is neither a number nor taken by a veto, or a stage that order or grade read and that is open. */
const openIn = (total: FormulaCell, stages: readonly FormulaCell[]): Expression => {
  const closed = call("OR", isNumber(total), operate(cell(total), "=", text(words.vetoed)));
  const waits = stages.flatMap((stage) =>
    [words.missing, words.contested, words.open].map((word) => operate(cell(stage), "=", text(word))),
  );
  return anyOf([call("NOT", closed), ...waits]);
};

const hasClasses = (vetoes: readonly Veto[]): boolean =>
  vetoes.some(({ score, rank }) => score.kind === "none" || rank !== "kept");

const classOf = (total: FormulaCell, vetoes: readonly Veto[], struck: (veto: Veto) => Expression): Expression => {
  const by = (rank: Veto["rank"]): readonly Expression[] => vetoes.filter((veto) => veto.rank === rank).map(struck);
  const [out, last] = [by("unranked"), by("last")];
  return firstOf(
    [
      ...(out.length > 0 ? [[anyOf(out), number(3)] as const] : []),
      [operate(call("COUNT", cell(total)), "=", number(0)), number(2)],
      ...(last.length > 0 ? [[anyOf(last), one] as const] : []),
    ],
    number(0),
  );
};

const startPlace = (
  followed: readonly FormulaCell[],
  classes: readonly FormulaCell[] | null,
  place: number,
): Expression => {
  const own = cell(at(followed, place));
  if (!classes) return call("RANK", own, cells(followed));
  const ownClass = cell(at(classes, place));
  const before = operate(cells(classes), "<", ownClass);
  const better = operate(operate(cells(classes), "=", ownClass), "*", operate(cells(followed), ">", own));
  return firstOf(
    [[operate(ownClass, "=", number(3)), number(followed.length + 1)]],
    operate(one, "+", call("SUMPRODUCT", operate(before, "+", better))),
  );
};

/** The rank as the scheme counts it, 不排名, or 待定 while any score of the group is open. */
export const rankFormula = ({ places, sharing, open, classes }: RankCells, place: number): Expression => {
  const own = cell(at(places, place));
  const rank = sharing ? denseRank(own, places, sharing) : own;
  return firstOf(
    [
      [waiting(open), text(words.open)],
      ...(classes ? [[operate(cell(at(classes, place)), "=", number(3)), text("不排名")] as const] : []),
    ],
    rank,
  );
};

/** Each place counts once, however many share it. */
const denseRank = (own: Expression, places: readonly FormulaCell[], sharing: readonly FormulaCell[]): Expression => {
  const distinct = call("SUMPRODUCT", operate(operate(cells(places), "<", own), "/", cells(sharing)));
  return rounded(operate(one, "+", distinct), { places: 0, mode: "half-up" });
};

/** Whether any score of the group is open: then nobody has a rank. */
export const waiting = (open: readonly FormulaCell[]): Expression => operate(call("SUM", cells(open)), ">", number(0));

export const tieFormula = ({ places, open, classes }: RankCells, place: number): Expression => {
  const shared = operate(call("COUNTIF", cells(places), cell(at(places, place))), ">", one);
  return firstOf(
    [
      [waiting(open), text("")],
      ...(classes ? [[operate(cell(at(classes, place)), "=", number(3)), text("")] as const] : []),
    ],
    call("IF", shared, text("并列"), text("")),
  );
};
