import { at } from "../shared/at.ts";
import { brokenLines, typeWidth } from "./brokenLines.ts";
import type { NoticeTable } from "./notice.ts";
import { blockOf } from "./officialMeasures.ts";
import type { Attachment } from "./officialDocument.ts";

/**
 * A table as it is set (附表排版): its headings as lines, the width of each column in twentieths of a point, the size of its type in
 * half points.
 */
export type FittedTable = {
  readonly header: readonly (readonly string[])[];
  readonly rows: NoticeTable["rows"];
  readonly columns: readonly number[];
  readonly size: number;
};

/** What stands free beside the text of a cell, at both sides together. */
export const cellMargins = 120;
/** So that a text which just fits is not broken by a hair. */
const spare = 60;
/** Texts up to so many characters stand on one line; only longer ones are broken to make room. */
const shortest = 8;
/** 小四, 五号, 小五 in half points: the largest in which all columns fit. */
const cellSizes = [24, 21, 18] as const;
/** Tables of more columns than this lie across the page. */
const mostUpright = 7;

export const liesAcross = ({ tables }: Attachment): boolean => tables.some(({ header }) => header.length > mostUpright);

/** An attachment's tables across its text block. */
export const attachmentTables = (attachment: Attachment): readonly FittedTable[] =>
  fittedTables(attachment.tables, blockOf(liesAcross(attachment)).width);

/**
 * Tables that stand together, set alike (表格排版): in the largest type in which all columns of all of them fit, columns as wide as
 * what stands in them asks for.
 *
 * @param width of each, in twentieths of a point
 */
export const fittedTables = (
  tables: readonly Pick<NoticeTable, "header" | "rows">[],
  width: number,
): readonly FittedTable[] => {
  const needs = tables.map(({ header, rows }) => columnNeeds([header, ...rows]));
  const asked = (size: number) => needs.map((columns) => columns.map((need) => need * size + cellMargins + spare));
  const size = cellSizes.find((one) => asked(one).every((widths) => total(widths) <= width)) ?? 18;
  return asked(size).map((widths, index) => {
    const { header, rows } = at(tables, index);
    const columns = columnWidths(widths, width, size);
    const lines = header.map((text, column) => headingLines(text, at(columns, column) - cellMargins, size));
    return { header: lines, rows, columns, size };
  });
};

/** A heading that does not fit on one line stands on two that are alike, where that is enough. */
const headingLines = (text: string, width: number, size: number): readonly string[] => {
  const type = { size, spacing: 0 };
  const half = Math.ceil(text.length / 2);
  const halves = [text.slice(0, half), text.slice(half)];
  if (typeWidth(text, type) <= width) return [text];
  return halves.every((one) => typeWidth(one, type) <= width) ? halves : brokenLines(text, type, width);
};

const total = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one, 0);

/**
 * What each column asks for, in tenths of a character: room for the longest text in it, and for its heading on two lines.
 */
const columnNeeds = (rows: readonly (readonly string[])[]): readonly number[] => {
  const count = Math.max(1, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) =>
    rows.reduce((most, row, index) => {
      const text = row[column] ?? "";
      const own = index === 0 && text.length > 2 ? text.slice(0, Math.ceil(text.length / 2)) : text;
      return Math.max(most, needOf(own));
    }, 0),
  );
};

/** Programs put a quarter of a character between Chinese and figures. */
const needOf = (text: string): number => {
  let need = 0;
  for (let index = 0; index < text.length; index++) {
    const narrow = text.charCodeAt(index) < 0x80;
    need += narrow ? 5 : 10;
    if (index > 0 && narrow !== text.charCodeAt(index - 1) < 0x80) need += 2.5;
  }
  return need;
};

/**
 * As asked where that fits, with what is left over shared out; else short texts stay on one line, and the long ones are broken
 * into as few lines as all of them can do with.
 */
const columnWidths = (asked: readonly number[], width: number, size: number): readonly number[] => {
  if (total(asked) <= width) return spreadOver(asked, width);
  const least = shortest * size * 10 + cellMargins + spare;
  for (let lines = 2; lines <= mostLines; lines++) {
    const widths = asked.map((one) => (one <= least ? one : Math.max(least, Math.ceil((one * 1.05) / lines))));
    if (total(widths) <= width) return spreadOver(widths, width);
  }
  return giveWay(asked, width);
};
/** A cell of more lines than this is no use to anybody: the columns are too many. */
const mostLines = 400;

/** The widest ones give way. */
const giveWay = (asked: readonly number[], width: number): readonly number[] => {
  const order = asked.map((_, column) => column).sort((one, other) => at(asked, one) - at(asked, other));
  const widths = [...asked];
  let left = width;
  order.forEach((column, index) => {
    const fair = Math.floor(left / (order.length - index));
    const own = Math.min(at(asked, column), fair);
    widths[column] = own;
    left -= own;
  });
  return widths;
};

/** What is left over is given to all columns by their widths, what does not divide to the last. */
const spreadOver = (asked: readonly number[], width: number): readonly number[] => {
  const whole = total(asked);
  const widths = asked.map((one) => Math.floor((one * width) / whole));
  const rest = width - total(widths);
  return widths.map((one, index) => (index === widths.length - 1 ? one + rest : one));
};
