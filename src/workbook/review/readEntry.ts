import { plainName } from "../../domain/scheme/unit.ts";
import { exact, exactText } from "../../domain/shared/exact.ts";
import { cellText, type CellValue } from "../sheetSnapshot.ts";
import type { Entry } from "./entries.ts";

/** What an entry cell says: nothing, one of the words, a number as a plain decimal, a choice, or what nobody understands. */
export type ReadEntry =
  | { readonly kind: "empty" | "unclear" }
  | { readonly kind: "word" | "number" | "choice"; readonly text: string; readonly understood: boolean };

/**
 * Reads an entry cell (读取填写格). Full-width digits and marks are understood, and said to be; a text that reads as a number counts.
 *
 * @param words that may stand instead
 */
export const readEntry = (value: CellValue, entry: Entry, words: readonly string[]): ReadEntry => {
  const text = typeof value === "number" ? decimalText(value) : cellText(value);
  if (text === "") return { kind: "empty" };
  const plain = text.normalize("NFKC").trim();
  const understood = plain !== text;
  if (words.includes(plain)) return { kind: "word", text: plain, understood };
  if (entry.kind === "choice") {
    const option =
      entry.options.find(({ name }) => name === text) ??
      entry.options.find(({ name }) => plainName(name) === plainName(plain));
    return option ? { kind: "choice", text: option.id, understood: false } : { kind: "unclear" };
  }
  return /^\d{1,12}(?:\.\d{1,12})?$/u.test(plain)
    ? { kind: "number", text: exactText(exact(plain)), understood }
    : { kind: "unclear" };
};

/** A number to 15 significant digits, as spreadsheets show it (0.1 + 0.2 is 0.3), without an exponent where 12 decimals do. */
const decimalText = (value: number): string => {
  const shown = Number(value.toPrecision(15));
  const plain = shown.toFixed(12);
  return /e/u.test(String(shown)) && Number(plain) === shown ? plain : String(shown);
};
