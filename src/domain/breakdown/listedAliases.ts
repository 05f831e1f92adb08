import type { UnitAlias } from "./breakdown.ts";
import { isAbbreviation, isUnitPair } from "./abbreviation.ts";
import { charTable } from "./charTable.ts";
import { inkOf, quoteOf, spanOf, type Script, type Stretch } from "./script.ts";

const fullColumn = /^(?:单位|部门|机构)?(?:规范)?(?:全称|全名|名称)$/u;
const shortColumn = /^(?:单位|部门|机构)?(?:规范|通用|常用)?简称$/u;
/** 市发改委：市发展和改革委员会, either way round, numbered or not. */
const line =
  /^(?:\(?\d{1,3}[.、)]|[-·•])?(?<first>[\u4e00-\u9fff]{2,40})(?::|=|-{1,3}>?|→|是指|即|指)(?<second>[\u4e00-\u9fff]{2,40})$/u;
const longestLine = 400;
/** A number, two names of 40 characters and the arrow between them. */
const longestPair = 90;

/** Reads tables with the columns 全称 and 简称 and lines that set one against the other (简称对照表); linear. */
export const listedAliases = (script: Script): readonly UnitAlias[] => {
  const aliases: UnitAlias[] = [];
  let columns: Columns | null = null;
  for (const { start, end, cells } of script.lines) {
    if (cells && cells.length >= 2) {
      const header: Columns | null = columnsOf(script, cells);
      const row = header === null && columns !== null ? pairIn(cells, columns) : null;
      if (row) aliases.push(...aliasOf(script, row.short, row.full));
      columns = header ?? columns;
      continue;
    }
    columns = null;
    if (end - start > longestLine) continue;
    for (const piece of piecesOf(script, { start, end })) aliases.push(...pairedLine(script, piece));
  }
  return aliases;
};

type Columns = { readonly full: number; readonly short: number };

const columnsOf = (script: Script, cells: readonly Stretch[]): Columns | null => {
  const header = (shape: RegExp): number =>
    cells.findIndex(({ start, end }) => end - start <= 8 && shape.test(script.chars.slice(start, end)));
  const columns = { full: header(fullColumn), short: header(shortColumn) };
  return columns.full >= 0 && columns.short >= 0 ? columns : null;
};

const pairIn = (cells: readonly Stretch[], { full, short }: Columns): { short: Stretch; full: Stretch } | null => {
  const [fullCell, shortCell] = [cells[full], cells[short]];
  const filled = fullCell && shortCell && fullCell.end > fullCell.start && shortCell.end > shortCell.start;
  return filled ? { short: shortCell, full: fullCell } : null;
};

const pairedLine = (script: Script, piece: Stretch): readonly UnitAlias[] => {
  if (piece.end - piece.start > longestPair) return [];
  const match = line.exec(script.chars.slice(piece.start, piece.end));
  const { first = "", second = "" } = match?.groups ?? {};
  if (!match) return [];
  const end = piece.start + match[0].length;
  const start = end - second.length;
  const firstStart = piece.start + match[0].indexOf(first);
  const [one, other] = [
    { start: firstStart, end: firstStart + first.length },
    { start, end },
  ];
  if (isAbbreviation(first, second)) return aliasOf(script, one, other);
  return isAbbreviation(second, first) ? aliasOf(script, other, one) : [];
};

const aliasOf = (script: Script, short: Stretch, full: Stretch): readonly UnitAlias[] => {
  const text = ({ start, end }: Stretch): string => script.chars.slice(start, end);
  if (full.end - full.start > 40 || !isUnitPair(text(short), text(full))) return [];
  const stretch = { start: Math.min(short.start, full.start), end: Math.max(short.end, full.end) };
  return [
    {
      short: inkOf(script, short),
      full: inkOf(script, full),
      source: "document",
      quote: quoteOf(script, stretch),
      place: spanOf(script, stretch),
    },
  ];
};

const setsAgainst = charTable(":=-→是即指");
const endsPiece = charTable(";,。、|");

/** The pieces of a line that hold what sets two names against each other; few do. */
const piecesOf = ({ chars, codes }: Script, { start, end }: Stretch): readonly Stretch[] => {
  const pieces: Stretch[] = [];
  let from = start;
  let mayPair = false;
  for (let at = start; at <= end; at++) {
    const code = codes[at] ?? 0;
    if (at < end && endsPiece[code] !== 1) {
      mayPair ||= setsAgainst[code] === 1;
      continue;
    }
    // A number keeps its own mark: 1、市发改委：….
    if (at < end && code === enumerationComma && /^\(?\d{1,3}$/u.test(chars.slice(from, Math.min(at, from + 5))))
      continue;
    if (mayPair) pieces.push({ start: from, end: at });
    from = at + 1;
    mayPair = false;
  }
  return pieces;
};
const enumerationComma = 0x3001;
