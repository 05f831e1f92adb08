import type { Stretch } from "./script.ts";

/** What stands inside quoted cells (引号单元格): the quotes, which are marks, and the line breaks, which end no row. */
export type QuotedCells = { readonly quotes: readonly Stretch[]; readonly breaks: readonly number[] };

const [tab, newline, carriageReturn, quote] = [9, 10, 13, 0x22];
const longestCell = 4000;

/** Finds cells that a spreadsheet quoted because they hold line breaks or quotes (RFC 4180, with tabs); in order. */
export const quotedCells = (source: string): QuotedCells => {
  const quotes: Stretch[] = [];
  const breaks: number[] = [];
  if (!source.includes("\t")) return { quotes, breaks };
  for (let open = source.indexOf('"'); open >= 0;) {
    const end = opensCell(source, open) ? endOfCell(source, open) : -1;
    if (end < 0) {
      open = source.indexOf('"', open + 1);
      continue;
    }
    quotes.push({ start: open, end: open + 1 });
    for (let i = open + 1; i < end; i++) {
      const code = source.charCodeAt(i);
      if (code === newline || (code === carriageReturn && source.charCodeAt(i + 1) !== newline)) breaks.push(i);
      if (code === quote) quotes.push({ start: i, end: ++i });
    }
    quotes.push({ start: end, end: end + 1 });
    open = source.indexOf('"', end + 1);
  }
  return { quotes, breaks };
};

const endsCell = (code: number): boolean =>
  code === tab || code === newline || code === carriageReturn || Number.isNaN(code);

/** A quoted cell begins behind a tab or at the start of a line. */
const opensCell = (source: string, at: number): boolean => at === 0 || endsCell(source.charCodeAt(at - 1));

/** The quote that closes a cell stands before a tab or a line's end; two quotes are one in the text. -1 where none does. */
const endOfCell = (source: string, open: number): number => {
  let isQuoted = false;
  for (let i = open + 1; i < source.length && i - open <= longestCell; i++) {
    const code = source.charCodeAt(i);
    if (code === tab || code === newline) isQuoted = true;
    if (code !== quote) continue;
    if (source.charCodeAt(i + 1) === quote) i++;
    else return endsCell(source.charCodeAt(i + 1)) && (isQuoted || source.slice(open + 1, i).includes('""')) ? i : -1;
  }
  return -1;
};
