import type { Party, ReviewerMethod, Table } from "../../domain/scheme/scheme.ts";
import type { Exact, Rounding } from "../../domain/shared/exact.ts";
import {
  call,
  cell,
  cells,
  firstOf,
  number,
  operate,
  rounded,
  text,
  total,
  type Expression,
  type FormulaCell,
} from "./expression.ts";
import { isOneRange } from "./formulaText.ts";
import { anyIs, countOf, isNumber, isWord, words } from "./words.ts";

/** What one reviewer says: a number, 不适用, 回避, "" for 未报, or a word for what is open. */
export type VoiceCell = { readonly cell: FormulaCell; readonly weight: Exact | null };

type Case = readonly [when: Expression, then: Expression];

const above = (left: Expression, least: number): Expression => operate(left, ">", number(least));

/** Whether a party's voices must be brought together in cells of their own before they are combined (评审人折算分列). */
export const needsOwnCells = (
  table: Table,
  { combine }: Party,
  voices: readonly VoiceCell[],
  observed: Rounding | null,
): boolean => {
  const dropsMany = combine.kind === "trimmed-mean" && Math.max(combine.dropHighest, combine.dropLowest) > 1;
  return observed !== null || table.missing === "zero" || (dropsMany && !isOneRange(voices.map((one) => one.cell)));
};

/** One voice as it counts: rounded where the scheme rounds what is observed, 0 where silence counts as 0. */
export const ownCell = (
  table: Table,
  { required }: Party,
  voices: readonly VoiceCell[],
  place: number,
  observed: Rounding | null,
): Expression => {
  const all = voices.map((one) => one.cell);
  const voice = all[place];
  if (!voice) throw new RangeError(`voice ${place}: got none, want one of ${all.length}`);
  const silent = (): Expression => {
    if (table.missing === "block") return text("");
    if (required === "all") return number(0);
    const spoken = operate(call("COUNT", cells(all)), "+", countOf(all, words.notApplicable));
    const before = countOf(all.slice(0, place), "");
    return call("IF", operate(before, "<", operate(number(required), "-", spoken)), number(0), text(""));
  };
  const said = observed ? call("IF", isNumber(voice), rounded(cell(voice), observed), cell(voice)) : cell(voice);
  return call("IF", isWord(voice, ""), silent(), said);
};

/**
 * One party's number for a leaf, or for the whole (评审方得分), as the engine's `partyNumber` makes it: a number, or 不适用, 缺席,
 * 未报, 有分歧, 待定.
 */
export const partyFormula = (
  table: Table,
  party: Party,
  voices: readonly VoiceCell[],
  rounding: Rounding | null,
): Expression => {
  const all = voices.map((one) => one.cell);
  if (all.length === 0) return text(words.absent);
  const { combine, required } = party;
  const finish = (value: Expression): Expression => rounded(value, rounding);
  const [only] = all;
  const canBeFew = combine.kind === "trimmed-mean" && combine.then === "missing";
  if (only && all.length === 1 && !canBeFew) {
    return firstOf(
      [
        [isNumber(only), finish(cell(only))],
        [isWord(only, words.abstained), text(words.absent)],
        [isWord(only, words.notApplicable), text(words.notApplicable)],
        [call("OR", isWord(only, ""), isWord(only, words.missing)), text(words.missing)],
      ],
      text(words.open),
    );
  }
  const scored = call("COUNT", cells(all));
  const abstained = countOf(all, words.abstained);
  const apart = countOf(all, words.notApplicable);
  const silent = countOf(all, "");
  const known = [scored, abstained, apart, silent].reduce((sum, one) => operate(sum, "+", one));
  const cases: Case[] = [
    [anyIs(all, words.missing), text(words.missing)],
    [operate(known, "<", number(all.length)), text(words.open)],
    [operate(abstained, "=", number(all.length)), text(words.absent)],
    ...wanting(table, required, all),
    ...apartCases(table, scored, apart),
  ];
  const { few, value } = combined(combine, voices, scored);
  return firstOf([...cases, ...few], finish(value));
};

/** Too few have spoken; where silence counts as 0 the cells already hold the zeros. */
const wanting = (table: Table, required: Party["required"], all: readonly FormulaCell[]): readonly Case[] => {
  const missing = text(words.missing);
  if (required === "all") return table.missing === "block" ? [[above(countOf(all, ""), 0), missing]] : [];
  const spoken =
    table.missing === "block"
      ? operate(call("COUNT", cells(all)), "+", countOf(all, words.notApplicable))
      : operate(number(all.length), "-", countOf(all, words.abstained));
  return [[operate(spoken, "<", number(required)), missing]];
};

/** Some say 不适用: all of them, or against others, as the table settles it. */
const apartCases = (table: Table, scored: Expression, apart: Expression): readonly Case[] => {
  const notApplicable = text(words.notApplicable);
  switch (table.notApplicable.contested) {
    case "block":
      return [
        [operate(scored, "=", number(0)), notApplicable],
        [above(apart, 0), text(words.contested)],
      ];
    case "majority":
      return [
        [operate(apart, ">", scored), notApplicable],
        [operate(apart, "=", scored), text(words.contested)],
      ];
    case "omit":
      return [[operate(scored, "=", number(0)), notApplicable]];
  }
};

type CombinedVoices = { readonly few: readonly Case[]; readonly value: Expression };

const combined = (method: ReviewerMethod, voices: readonly VoiceCell[], scored: Expression): CombinedVoices => {
  const all = cells(voices.map((one) => one.cell));
  switch (method.kind) {
    case "mean":
      return { few: [], value: call("AVERAGE", all) };
    case "median":
      return { few: [], value: call("MEDIAN", all) };
    case "weighted-mean": {
      const weigh = (of: (one: FormulaCell) => Expression): Expression =>
        total(voices.map((voice) => operate(number(weightOf(voice)), "*", of(voice.cell))));
      return {
        few: [],
        value: operate(
          weigh((one) => call("N", cell(one))),
          "/",
          weigh(isNumber),
        ),
      };
    }
    case "trimmed-mean": {
      const tooFew = operate(scored, "<", number(method.fewerThan));
      const dropped = [
        ...ends("LARGE", "MAX", all, method.dropHighest),
        ...ends("SMALL", "MIN", all, method.dropLowest),
      ];
      const kept = dropped.reduce((rest, end) => operate(rest, "-", end), call("SUM", all));
      const trimmed = operate(kept, "/", operate(scored, "-", number(method.dropHighest + method.dropLowest)));
      if (method.then === "missing") return { few: [[tooFew, text(words.missing)]], value: trimmed };
      const { value: otherwise } = combined({ kind: method.then }, voices, scored);
      const everEnough = voices.length >= method.fewerThan;
      return { few: [], value: everEnough ? call("IF", tooFew, otherwise, trimmed) : otherwise };
    }
  }
};

const weightOf = ({ weight, cell: { sheet } }: VoiceCell): Exact => {
  if (!weight) throw new RangeError(`weight of a reviewer on ${sheet}: got none, want one that was checked`);
  return weight;
};

const ends = (nth: "LARGE" | "SMALL", first: "MAX" | "MIN", all: Expression, count: number): readonly Expression[] =>
  count === 1 ? [call(first, all)] : Array.from({ length: count }, (_, place) => call(nth, all, number(place + 1)));
