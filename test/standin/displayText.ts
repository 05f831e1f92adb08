import { notImplemented } from "./hostError.ts";
import type { CellValue } from "./model.ts";

/** What the cell shows (`range.text`); refuses number formats it has not learnt. */
export function displayText(value: CellValue, numberFormat: string): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const format = numberFormat.split(";")[0] ?? "";
  if (format === "General" || format === "@") return generalText(value);
  const number = /^(#,##)?(0)(\.(0+))?(%?)([^0#.%yYmdhsE]*)$/.exec(format.replaceAll('"', ""));
  if (number)
    return numberText(value, number[1] !== undefined, number[4]?.length ?? 0, number[5] ?? "", number[6] ?? "");
  if (/^h{1,2}:mm(:ss)?$/.test(format)) return timeText(value, format);
  if (/[ymd]/i.test(format) && !/[hsE#0[]/.test(format)) return dateText(value, format);
  return notImplemented(`text of a number formatted as ${numberFormat}`);
}

/** As `displayText`, but never refuses: for pictures, where an approximate text is better than none. */
export function roughText(value: CellValue, numberFormat: string): string {
  try {
    return displayText(value, numberFormat);
  } catch {
    return String(value);
  }
}

/** At most 11 characters wide, as a General cell shows it. */
function generalText(value: number): string {
  const plain = String(value);
  if (plain.length <= 11 && !plain.includes("e")) return plain;
  if (Math.abs(value) >= 1e11)
    return value
      .toExponential(5)
      .replace(/\.?0+e/, "e")
      .replace(/e([+-])(\d)$/, "E$10$2")
      .replace("e", "E");
  const whole = String(Math.trunc(Math.abs(value))).length;
  return String(Number(value.toFixed(Math.max(0, 9 - Math.max(whole, 1)))));
}

function numberText(value: number, grouped: boolean, decimals: number, percent: string, suffix: string): string {
  const scaled = Math.abs(percent ? value * 100 : value);
  // 15 digits first: 1.005 shows as 1.01 in Excel, which rounds the decimal number people see.
  const shown = roundHalfUp(Number(scaled.toPrecision(15)), decimals);
  const [whole = "0", fraction] = shown.split(".");
  const spaced = grouped ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ",") : whole;
  const sign = value < 0 && /[1-9]/.test(shown) ? "-" : "";
  return `${sign}${spaced}${fraction === undefined ? "" : `.${fraction}`}${percent}${suffix}`;
}

/** Decimal text of a non-negative number, half rounded up on its written digits. */
function roundHalfUp(value: number, decimals: number): string {
  const text = String(value);
  if (text.includes("e")) return value.toFixed(decimals);
  const [whole = "0", fraction = ""] = text.split(".");
  if (fraction.length <= decimals) return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, "0")}`;
  const digits = BigInt(whole + fraction.slice(0, decimals)) + (fraction.charAt(decimals) >= "5" ? 1n : 0n);
  const padded = String(digits).padStart(decimals + 1, "0");
  return decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

function dateText(serial: number, format: string): string {
  const date = new Date(Math.round((Math.floor(serial) - 25_569) * 86_400_000));
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  const day = date.getUTCDate();
  return format
    .replaceAll('"', "")
    .replace(/y{3,4}|yy/i, (mark) => (mark.length > 2 ? String(year) : String(year % 100).padStart(2, "0")))
    .replace(/mmm/, MONTHS[month - 1] ?? "")
    .replace(/(?<![A-Za-z])m{1,2}(?![A-Za-z])/, (mark) => String(month).padStart(mark.length, "0"))
    .replace(/(?<![A-Za-z])d{1,2}(?![A-Za-z])/, (mark) => String(day).padStart(mark.length, "0"));
}

function timeText(serial: number, format: string): string {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = format.startsWith("hh") ? pad(h) : String(h);
  return `${hours}:${pad(m)}${format.endsWith("ss") ? `:${pad(s)}` : ""}`;
}

const pad = (part: number): string => String(part).padStart(2, "0");

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
