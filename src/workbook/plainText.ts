import { foldedWords } from "../domain/breakdown/foldedWords.ts";

const endsSentence = /[。；：！？;:!?）)”》]$/u;
const endsLatin = /[A-Za-z0-9]$/u;
const startsLatin = /^[A-Za-z0-9]/u;

/**
 * Words of a document as a cell shows them (单元格文字): without Markdown marks and page numbers, and with lines only where a
 * sentence ends, since files break lines wherever their pages are full.
 */
export const plainText = (text: string): string => {
  const lines = text
    .split("\n")
    .filter((line) => foldedWords(line) !== "")
    .map((line) => line.replace(/\*+|^#{1,6}(?=\s)/gu, "").trim());
  return lines.map((line, i) => separator(lines[i - 1], line) + line).join("");
};

const separator = (before: string | undefined, line: string): string => {
  if (before === undefined) return "";
  if (endsSentence.test(before)) return "\n";
  return endsLatin.test(before) && startsLatin.test(line) ? " " : "";
};
