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
import { isOneRange } from "./formulaText.ts";

/** The words that stand in cells where there is no number (无分值时的文字). */
export const words = {
  missing: "未报",
  contested: "有分歧",
  open: "待定",
  notApplicable: "不适用",
  abstained: "回避",
  /** Of a party whose reviewers all abstained. */
  absent: "缺席",
  vetoed: "否决",
} as const;

/** Of several open ends the one that is said: what is missing before what is contested before whatever else is open. */
const openWords = [words.missing, words.contested, words.open] as const;

/** How many of the cells hold a word; "" stands for empty ones. */
export const countOf = (of: readonly FormulaCell[], word: string): Expression => {
  if (word !== "" && isOneRange(of)) return call("COUNTIF", cells(of), text(word));
  const tests = of.map((one) => isWord(one, word));
  // A lone test is true or false, which spreadsheets compare with no number.
  return tests.length === 1 ? operate(total(tests), "*", number(1)) : total(tests);
};

export const isWord = (one: FormulaCell, word: string): Expression => operate(cell(one), "=", text(word));

/** Whether any of the cells holds a word. */
export const anyIs = (of: readonly FormulaCell[], word: string): Expression => {
  const [only] = of;
  if (only && of.length === 1) return isWord(only, word);
  if (isOneRange(of)) return operate(countOf(of, word), ">", number(0));
  return call("OR", ...of.map((one) => isWord(one, word)));
};

export const isNumber = (one: FormulaCell): Expression => call("ISNUMBER", cell(one));

/** What is open in any of the cells is open in what is made of them. */
export const openFirst = (of: readonly FormulaCell[], rest: Expression): Expression =>
  of.length === 0
    ? rest
    : firstOf(
        openWords.map((word) => [anyIs(of, word), text(word)] as const),
        rest,
      );

/** Whether any of the tests holds. */
export const anyOf = (tests: readonly Expression[]): Expression => {
  const [first] = tests;
  if (!first) throw new RangeError("any of no tests: got none, want one at least");
  return tests.length === 1 ? first : call("OR", ...tests);
};
