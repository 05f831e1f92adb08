import { printedWidth } from "../shared/printedWidth.ts";
import type { NoticeTable } from "./notice.ts";
import { blockOf } from "./officialMeasures.ts";
import type { Attachment } from "./officialDocument.ts";

/** A table as it is set (附表排版): the width of each column in twentieths of a point, the size of its type in half points. */
export type FittedTable = Pick<NoticeTable, "header" | "rows"> & {
  readonly columns: readonly number[];
  readonly size: number;
};

/** What stands free beside the text of a cell, at both sides together. */
export const cellMargins = 120;
/** So that a text which just fits is not broken by a hair. */
const spare = 60;
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
  const asked = (size: number) => tables.map(({ header, rows }) => askedWidths([header, ...rows], size));
  const size = cellSizes.find((one) => asked(one).every((widths) => total(widths) <= width)) ?? 18;
  return asked(size).map((widths, index) => ({
    header: tables[index]?.header ?? [],
    rows: tables[index]?.rows ?? [],
    columns: columnWidths(widths, width),
    size,
  }));
};

const total = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one, 0);

/** What each column asks for: room for the longest text in it, and for its heading on two lines. */
const askedWidths = (rows: readonly (readonly string[])[], size: number): readonly number[] => {
  const count = Math.max(1, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) =>
    rows.reduce((most, row, index) => Math.max(most, textWidth(row[column] ?? "", index === 0 ? 2 : 1, size)), 0),
  );
};

const textWidth = (text: string, lines: number, size: number): number =>
  Math.ceil(printedWidth(text) / 2 / lines) * size * 10 + cellMargins + spare;

/** As asked where that fits, with what is left over shared out; else the widest ones give way, and their texts wrap. */
const columnWidths = (asked: readonly number[], width: number): readonly number[] => {
  if (total(asked) <= width) return spreadOver(asked, width);
  const order = asked.map((_, column) => column).sort((one, other) => (asked[one] ?? 0) - (asked[other] ?? 0));
  const widths = [...asked];
  let left = width;
  order.forEach((column, index) => {
    const fair = Math.floor(left / (order.length - index));
    const own = Math.min(asked[column] ?? 0, fair);
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
