import { plainName } from "../../domain/scheme/unit.ts";
import { divide, exact, exactText, multiply } from "../../domain/shared/exact.ts";
import { errorAt, noteAt, warningAt, type Issue } from "../../domain/shared/result.ts";
import { dateOfDay } from "../dayNumber.ts";
import { cellText, type CellValue } from "../sheetSnapshot.ts";
import { guessNumber } from "./guessNumber.ts";
import type { ReturnedCell } from "./findTable.ts";

/** Takes note of how a cell was understood, or asks about it. */
export type Complain = (issue: Issue) => void;

/** The text of a cell (读取文字), on its own lines; a formula is no answer, an error no text. */
export const readWords = (cell: ReturnedCell, complain: Complain): string => {
  if (!isAnswer(cell, complain)) return "";
  const { value } = cell;
  const day = becameDay(cell);
  if (day !== null) {
    complain(noteAt(cell.place, "repaired-date", { got: cellText(value), as: day }));
    return withMerged(cell, day, complain);
  }
  const text = typeof value === "number" ? plainDecimal(value) : cellText(value);
  if (/\p{Cs}/u.test(text)) {
    complain(errorAt(cell.place, "text-half-character"));
    return "";
  }
  if (text.length <= longest) return withMerged(cell, text, complain);
  complain(errorAt(cell.place, "text-too-long", { count: text.length, most: longest }));
  return "";
};

const longest = 2000;

/** The day that a cell shows, be it that somebody typed 9-5 or 2026-3 and the spreadsheet made a day of it; null where it shows none. */
const becameDay = ({ value, day }: ReturnedCell): string | null => {
  const shown = typeof value === "number" && day ? dateOfDay(Math.floor(value)) : null;
  return shown !== null && shown >= earliestDay && shown <= latestDay ? shown : null;
};

/** What a cell holds, as far as a sentence can quote it. */
const quoted = (text: string): string =>
  text.length <= 60 ? text : `${text.slice(0, 60).replace(/[\uD800-\uDBFF]$/u, "")}……`;

/**
 * One of some words (读取选项), width and spaces aside.
 *
 * @returns the word, "" where the cell is empty, null where it says something else
 */
export const readChoice = (cell: ReturnedCell, words: readonly string[], complain: Complain): string | null => {
  const text = readWords(cell, complain);
  if (text === "" || words.includes(text)) return text;
  const found = words.find((word) => plainName(word) === plainName(text));
  if (found === undefined) return null;
  complain(noteAt(cell.place, "repaired-choice", { got: quoted(text), as: found }));
  return found;
};

/**
 * A number as people write it (读取数字), as a plain decimal. Full-width digits, text, grouped thousands, "95分" and percentages of a
 * known whole are understood and said to be; what may mean several things is asked about.
 *
 * @param whole what a percentage is of; null where nothing
 * @returns the decimal, "" where the cell is empty, null where it is asked about
 */
export const readNumber = (cell: ReturnedCell, whole: string | null, complain: Complain): string | null => {
  if (!isAnswer(cell, complain)) return cell.formula === null && !isError(cell.value) ? "" : null;
  const { value, place, percent } = cell;
  const day = becameDay(cell);
  if (day !== null) {
    complain(errorAt(place, "number-became-day", { day }));
    return null;
  }
  if (typeof value === "number") {
    const shown = plainDecimal(percent ? value * 100 : value);
    if (!percent) return withMerged(cell, decimalIn(shown) ?? ask(cell, shown, complain), complain);
    return withMerged(cell, ofWhole(cell, `${shown}%`, shown, whole, complain), complain);
  }
  const text = cellText(value);
  if (text === "") return "";
  const folded = text.normalize("NFKC");
  // 9 5 may be 95, 9.5 or two numbers.
  if (/\d\s+\d/u.test(folded)) {
    complain(errorAt(place, "number-asked", { got: quoted(text) }));
    return null;
  }
  const plain = folded.replace(/\s+/gu, "");
  const wide = plain !== text;
  const share = /^([+-]?\d{1,12}(?:\.\d{1,12})?)%$/u.exec(plain)?.[1];
  if (share !== undefined) return withMerged(cell, ofWhole(cell, text, share, whole, complain), complain);
  const points = /^(.+)分$/u.exec(plain)?.[1] ?? plain;
  const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d{1,12})?$/u.test(points);
  const number = decimalIn(grouped ? points.replaceAll(",", "") : points);
  if (number === null) return ask(cell, text, complain);
  const typed = wide ? "repaired-width" : "repaired-text-number";
  const code = grouped ? "repaired-grouped" : points !== plain ? "repaired-points" : typed;
  complain(noteAt(place, code, { got: quoted(text), as: number }));
  return withMerged(cell, number, complain);
};

/** A plain decimal, "+3" as 3, "-5" as it is. */
const decimalIn = (text: string): string | null =>
  /^[+-]?\d{1,12}(?:\.\d{1,12})?$/u.test(text) ? exactText(exact(text.replace(/^\+/u, ""))) : null;

const ofWhole = (
  cell: ReturnedCell,
  got: string,
  share: string,
  whole: string | null,
  complain: Complain,
): string | null => {
  if (whole === null || decimalIn(share) === null) return ask(cell, got, complain);
  const points = exactText(divide(multiply(exact(share), exact(whole)), exact("100")));
  if (decimalIn(points) === null) return ask(cell, got, complain);
  complain(noteAt(cell.place, "repaired-percent", { got, as: points, whole }));
  return points;
};

const ask = ({ place }: ReturnedCell, got: string, complain: Complain): null => {
  if (/^[+-]?\d{1,12}\.\d{13,20}$/u.test(got)) {
    complain(errorAt(place, "number-too-fine", { got }));
    return null;
  }
  const guess = guessNumber(got);
  const shown = { got: quoted(got) };
  complain(
    guess === null ? errorAt(place, "number-asked", shown) : errorAt(place, "number-asked-like", { ...shown, guess }),
  );
  return null;
};

/**
 * A day as people write it (读取日期), as an ISO date: a day's number, 2026-3-5, 2026/3/5, 2026.3.5, 20260305, 2026年3月5日.
 *
 * @returns the date, "" where the cell is empty, null where it is asked about
 */
export const readDay = (cell: ReturnedCell, from1904: boolean, complain: Complain): string | null => {
  if (!isAnswer(cell, complain)) return cell.formula === null && !isError(cell.value) ? "" : null;
  const { value, place } = cell;
  if (typeof value === "number") {
    const compact = dayIn(String(value));
    if (compact !== null) return said(cell, "repaired-date", compact, complain);
    const day = dateOfDay(Math.floor(value) + (from1904 ? between1900And1904 : 0));
    // 2026.3 or 3.5 is how somebody wrote a month or a day, and no day of the last century.
    if (day === null || day < earliestDay || day > latestDay) {
      complain(errorAt(place, "date-asked", { got: String(value) }));
      return null;
    }
    if (from1904) complain(noteAt(place, "repaired-1904", { got: String(value), as: day }));
    return day;
  }
  const text = cellText(value);
  if (text === "") return "";
  const day = dayIn(text.normalize("NFKC").replace(timeOfDay, "").replace(/\s+/gu, ""));
  if (day === null) {
    complain(errorAt(place, "date-asked", { got: quoted(text) }));
    return null;
  }
  return said(cell, "repaired-date", day, complain);
};

/** Numbers beyond these days are no days that a form speaks of. */
const [earliestDay, latestDay] = ["1990-01-01", "2099-12-31"];

/** Days from 1899-12-30 to 1904-01-01. */
const between1900And1904 = 1462;

const said = (cell: ReturnedCell, code: string, as: string, complain: Complain): string => {
  const got = cellText(cell.value);
  if (got !== as) complain(noteAt(cell.place, code, { got, as }));
  return as;
};

/** An hour behind a day; a space or a T parts the two. */
const timeOfDay = /(?:\s+|(?<=\d)T)\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d{1,7})?)?Z?\s*$/u;

const dayIn = (text: string): string | null => {
  const parts =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/u.exec(text) ??
    /^((?:19|20)\d{2})([01]\d)([0-3]\d)$/u.exec(text);
  if (!parts) return null;
  const [, year = "", month = "", day = ""] = parts;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
};

/** Whether a cell holds what a person typed: a formula's stored value is another program's word, an error is none. */
const isAnswer = ({ value, formula, place }: ReturnedCell, complain: Complain): boolean => {
  if (formula !== null) {
    complain(errorAt(place, "formula-for-value", { formula: quoted(`=${formula}`), value: quoted(cellText(value)) }));
    return false;
  }
  if (isError(value)) {
    complain(errorAt(place, "cell-is-error", { got: cellText(value) }));
    return false;
  }
  return cellText(value) !== "";
};

/** The errors that spreadsheets show. Source: ECMA-376 part 1, 18.18.11, and Excel's later ones. */
const isError = (value: CellValue): boolean =>
  typeof value === "string" &&
  /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)$/u.test(value);

/** What a merged cell says counts for each row that it covers, and that is said. */
const withMerged = <T extends string | null>(cell: ReturnedCell, text: T, complain: Complain): T => {
  if (cell.merged && text !== null && text !== "")
    complain(warningAt(cell.place, "repaired-merged", { as: quoted(text) }));
  return text;
};

/** A number to 15 significant digits, as spreadsheets show it (0.1 + 0.2 is 0.3), without an exponent where 12 decimals do. */
const plainDecimal = (value: number): string => {
  const shown = Number(value.toPrecision(15));
  const plain = shown.toFixed(12);
  return /e/u.test(String(shown)) && Number(plain) === shown ? plain : String(shown);
};
