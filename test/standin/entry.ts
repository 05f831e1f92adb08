import { refuse } from "./hostError.ts";
import type { CellValue } from "./model.ts";

/** What Excel makes of something put into a cell. */
export interface Entry {
  readonly value: CellValue;
  readonly formula?: string;
  readonly quoted?: boolean;
  /** The format Excel gives the cell when it was General. */
  readonly numberFormat?: string;
}

/** Docs: "Excel specifications and limits": characters in a cell, in a formula. */
const MAX_TEXT = 32_767;
const MAX_FORMULA = 8_192;
/** The year Excel adds to `9-30`; fixed, so that tests do not depend on the clock. */
const ENTRY_YEAR = 2026;

/**
 * Reads an entry as Excel does when a value is set from outside: text that looks like a number, a date or a formula
 * becomes one, unless the cell is formatted as text (docs: "Set or get Excel range values, text, and formulas").
 */
export function readEntry(input: CellValue, numberFormat: string): Entry {
  if (typeof input === "boolean") return { value: input };
  const asText = numberFormat === "@";
  if (typeof input === "number") return { value: asText ? String(input) : input };
  if (input.length > MAX_TEXT) refuse("InvalidArgument", `a cell holds ${MAX_TEXT} characters, got ${input.length}`);
  if (asText) return { value: input };
  if (input.startsWith("'")) return { value: input.slice(1), quoted: true };
  if (looksLikeFormula(input)) return formulaEntry(input);
  if (input.startsWith("@") && input.length > 1) {
    refuse("InvalidArgument", "text that starts with @ is taken for a function: format the cell as text first");
  }
  return readText(input);
}

/** `=…`, and as in the formula bar also `+…` and `-…` when the rest is no number. */
function looksLikeFormula(text: string): boolean {
  if (text.length < 2) return false;
  if (text.startsWith("=")) return true;
  return /^[+-]/.test(text) && readNumber(text) === null && readDate(text) === null && !/^[+\-\s]+$/.test(text);
}

function formulaEntry(text: string): Entry {
  if (text.length > MAX_FORMULA) {
    refuse("FormulaLengthExceedsLimit", `a formula holds ${MAX_FORMULA} characters, got ${text.length}`);
  }
  const formula = text.startsWith("=") ? text : `=${text}`;
  if (!balanced(formula)) refuse("InvalidArgument", `not a formula: ${formula}`);
  return { value: "", formula };
}

/** Brackets and quotes close; all that a stand-in without a formula engine can check. */
function balanced(formula: string): boolean {
  const bare = formula.replaceAll(/"(?:[^"]|"")*"/g, "").replaceAll(/'(?:[^']|'')*'!/g, "");
  if (bare.includes('"')) return false;
  let open = 0;
  for (const sign of bare) {
    if (sign === "(") open += 1;
    if (sign === ")") open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

function readText(text: string): Entry {
  if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === "true" };
  return readNumber(text) ?? readDate(text) ?? { value: text };
}

function readNumber(text: string): Entry | null {
  const trimmed = text.trim();
  const negative = /^\((.*)\)$/.exec(trimmed);
  const body = negative?.[1] ?? trimmed;
  const match = /^([+-]?)([¥￥$]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?(%?)$/i.exec(body);
  if (!match || !/\d/.test(body)) return null;
  const [, sign = "", currency = "", whole = "0", fraction = "", exponent = "", percent = ""] = match;
  if (negative && sign) return null;
  const size = Number(`${whole.replaceAll(",", "")}${fraction === "." ? "" : fraction}${exponent}`);
  // Excel keeps 15 digits: an identity number put in as plain text loses its tail.
  const exact = Number(size.toPrecision(15)) / (percent ? 100 : 1);
  const value = sign === "-" || negative ? -exact : exact;
  const numberFormat = numberFormatOf(currency, whole, fraction, exponent, percent);
  return numberFormat ? { value, numberFormat } : { value };
}

function numberFormatOf(currency: string, whole: string, fraction: string, exponent: string, percent: string): string {
  const decimals = fraction.length > 1 ? ".00" : "";
  if (percent) return `0${decimals}%`;
  if (exponent) return "0.00E+00";
  if (currency) return `${currency}#,##0${decimals}`;
  return whole.includes(",") ? `#,##0${decimals}` : "";
}

const DATES: readonly { readonly pattern: RegExp; readonly order: "ymd" | "md" | "ym"; readonly format: string }[] = [
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, order: "ymd", format: "yyyy/m/d" },
  { pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})日$/, order: "ymd", format: 'yyyy"年"m"月"d"日"' },
  { pattern: /^(\d{4})[-/](\d{1,2})$/, order: "ym", format: "mmm-yy" },
  { pattern: /^(\d{4})年(\d{1,2})月$/, order: "ym", format: 'yyyy"年"m"月"' },
  { pattern: /^(\d{1,2})[-/](\d{1,2})$/, order: "md", format: "d-mmm" },
  { pattern: /^(\d{1,2})月(\d{1,2})日$/, order: "md", format: 'm"月"d"日"' },
];

/** `1-2`, `2025/9/30`, `9:30`: the trap of task numbers that turn into dates. */
function readDate(text: string): Entry | null {
  const time = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text.trim());
  if (time) {
    const [, hours = "0", minutes = "0", seconds = "0"] = time;
    const value = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
    return { value, numberFormat: time[3] ? "h:mm:ss" : "h:mm" };
  }
  for (const { pattern, order, format } of DATES) {
    const match = pattern.exec(text.trim());
    if (!match) continue;
    const [first = 0, second = 0, third = 0] = match.slice(1).map(Number);
    const serial =
      order === "ymd"
        ? serialOf(first, second, third)
        : order === "ym"
          ? serialOf(first, second, 1)
          : serialOf(ENTRY_YEAR, first, second);
    if (serial !== null) return { value: serial, numberFormat: format };
  }
  return null;
}

/** Days since 1899-12-30, the 1900 date system from March 1900 on; null for 2月30日. */
function serialOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1901 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return Math.round(date.getTime() / 86_400_000) + 25_569;
}
