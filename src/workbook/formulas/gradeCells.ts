import type { GradeLimit, Grading } from "../../domain/scheme/grading.ts";
import type { Veto } from "../../domain/scheme/stage.ts";
import { exact } from "../../domain/shared/exact.ts";
import {
  call,
  cell,
  cleaned,
  firstOf,
  number,
  operate,
  rounded,
  text,
  type Expression,
  type FormulaCell,
} from "./expression.ts";
import { quotaCells, type QuotaCells } from "./quotaCells.ts";
import { waiting, type ColumnOf, type RankCells, type VetoStruck } from "./rankCells.ts";
import type { UnitResultCells } from "./unitPattern.ts";
import { anyOf, isNumber, words } from "./words.ts";
import { at } from "../../domain/shared/at.ts";

/** What a unit may ask for (应评等次): grades by their place, the best 1. */
export type ClaimCells = {
  /** The total as grades follow it, 0 where there is none. */
  readonly followed: readonly FormulaCell[];
  readonly reached: readonly FormulaCell[];
  readonly start: readonly FormulaCell[];
  /** 1 where a veto sets the grade; null where no veto ever does. */
  readonly fixed: readonly FormulaCell[] | null;
};

/**
 * Grades the units of a group (评定等次), as the engine's `gradeUnits` does: by bounds, held down by limits and vetoes, then by
 * the places of quotas.
 *
 * @returns the formula of a unit's grade, by the unit's place
 */
export const gradeFormulas = (
  units: readonly UnitResultCells[],
  grading: Grading,
  ranks: RankCells,
  vetoes: readonly Veto[],
  struck: VetoStruck,
  column: ColumnOf,
): ((place: number) => Expression) => {
  const claims = claimCells(units, grading, ranks, vetoes, struck, column);
  const { grades, quotas } = grading.grading;
  const names = grades.map(({ name }) => text(name));
  const pending = (grade: Expression): Expression => call("IF", waiting(ranks.open), text(words.open), grade);
  if (quotas.length === 0) {
    return (place) => pending(call("CHOOSE", cell(at(claims.start, place)), ...names));
  }
  const placed = quotaCells(units, grading, ranks, claims, vetoes, struck, column);
  return (place) => pending(graded(grading, claims, placed, place, units));
};

const graded = (
  { grading: { grades } }: Grading,
  claims: ClaimCells,
  quotas: ReadonlyMap<number, QuotaCells>,
  place: number,
  units: readonly UnitResultCells[],
): Expression => {
  const last = text(grades.at(-1)?.name ?? "");
  const undecided = [...quotas.values()].map(({ placed }) => operate(cell(at(placed, place)), "=", text(words.open)));
  return firstOf(
    [
      [anyOf(undecided), text(words.open)],
      ...grades
        .slice(0, -1)
        .map((grade, index) => [settles(grades, claims, quotas, index, place, units), text(grade.name)] as const),
    ],
    last,
  );
};

type Grades = Grading["grading"]["grades"];

/** Whether a unit that was not placed before gets a grade: it may ask for it, and a veto sets it, or it has a place or the total. */
export const settles = (
  grades: Grades,
  { start, fixed, followed }: ClaimCells,
  quotas: ReadonlyMap<number, QuotaCells>,
  index: number,
  place: number,
  units: readonly UnitResultCells[],
): Expression => {
  const quota = quotas.get(index);
  const has = quota
    ? operate(cell(at(quota.placed, place)), "=", number(1))
    : reaches(grades, followed, index, place, units);
  const may = operate(cell(at(start, place)), "<=", number(index + 1));
  return call("AND", may, fixed ? call("OR", operate(cell(at(fixed, place)), "=", number(1)), has) : has);
};

/** Whether a total reaches a grade's own bound, bound included. */
export const reaches = (
  grades: Grades,
  followed: readonly FormulaCell[],
  index: number,
  place: number,
  units: readonly UnitResultCells[],
): Expression => {
  const from = grades[index]?.from ?? null;
  const has = isNumber(at(units, place).total);
  return from === null ? has : call("AND", has, operate(cell(at(followed, place)), ">=", number(exact(from))));
};

const claimCells = (
  units: readonly UnitResultCells[],
  { ranking, grading: { on, grades, limits } }: Grading,
  ranks: RankCells,
  vetoes: readonly Veto[],
  struck: VetoStruck,
  column: ColumnOf,
): ClaimCells => {
  const placeOf = (grade: string): number => {
    const place = grades.findIndex(({ name }) => name === grade);
    if (place < 0) throw new RangeError(`grade ${grade}: got none of this name, want one`);
    return place + 1;
  };
  const followed =
    JSON.stringify(on) === JSON.stringify(ranking.on)
      ? ranks.followed
      : column("评等用分", (place) => {
          const { total } = at(units, place);
          return call(
            "IF",
            isNumber(total),
            on === "exact" ? cleaned(cell(total)) : rounded(cell(total), on),
            number(0),
          );
        });
  const reached = column("达到等次", (place) =>
    firstOf(
      grades
        .slice(0, -1)
        .map((_, index) => [reaches(grades, followed, index, place, units), number(index + 1)] as const),
      number(grades.length),
    ),
  );
  const setting = vetoes.flatMap((veto) =>
    veto.grade.kind === "fixed" ? [{ veto, grade: placeOf(veto.grade.grade) }] : [],
  );
  const fixed =
    setting.length > 0
      ? column("等次由否决确定", (place) =>
          call("IF", anyOf(setting.map(({ veto }) => struck(place, veto))), number(1), number(0)),
        )
      : null;
  const holding = vetoes.flatMap((veto) =>
    veto.grade.kind === "atMost" ? [{ veto, grade: placeOf(veto.grade.grade) }] : [],
  );
  const start =
    setting.length + holding.length + limits.length === 0
      ? reached
      : column("可评等次", (place) => {
          const worst = (of: typeof setting): readonly Expression[] =>
            of.map(({ veto, grade }) => call("IF", struck(place, veto), number(grade), number(0)));
          const set = worst(setting);
          const own = cell(at(reached, place));
          const before = fixed
            ? call("IF", operate(cell(at(fixed, place)), "=", number(1)), call("MAX", number(0), ...set), own)
            : own;
          const held = limits.map(({ when, atMost }) => limitFormula(at(units, place), when, number(placeOf(atMost))));
          const all = [before, ...held, ...worst(holding)];
          return all.length === 1 ? before : call("MAX", ...all);
        });
  return { followed, reached, start, fixed };
};

/** The grade that a limit allows where it holds a unit down, else 0: what does not apply limits nothing. */
const limitFormula = (unit: UnitResultCells, when: GradeLimit["when"], grade: Expression): Expression => {
  const none = number(0);
  if (when.by === "stage") {
    const stage = unit.stage(when.stage);
    const below = operate(cleaned(cell(stage)), "<", number(exact(when.below)));
    return call("IF", isNumber(stage), call("IF", below, grade, none), none);
  }
  const { applies, known, points, full } = unit.criterion(when.stage, when.criterion);
  const bound = cleaned(operate(number(exact(when.below)), "*", full));
  const below = call("IF", operate(cleaned(points), "<", bound), grade, none);
  return call("IF", applies, call("IF", isNumber(known), below, none), none);
};
