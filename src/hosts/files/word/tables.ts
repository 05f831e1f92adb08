import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";

import type { NoticeTable } from "../../../domain/notice/notice.ts";
import { fontOf, fonts } from "./fonts.ts";
import { charactersOf, styles } from "./lines.ts";

/** The margins of a cell, in twentieths of a point. */
const cellMargins = 180;
/** 小四, 五号, 小五 in half points: the largest in which all columns fit. */
const cellSizes = [24, 21, 18] as const;

/**
 * A table across the text block (附表): the header row is repeated on every page, rows are not parted, columns are as wide as
 * what stands in them asks for.
 *
 * @param width in twentieths of a point
 */
export const wordTable = ({ header, rows }: NoticeTable, width: number): Table => {
  const { columns, size } = fitted([header, ...rows], width);
  const rule = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
    rows: [header, ...rows].map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: index === 0,
          children: cells.map((text, column) => wordCell(text, columns[column] ?? 0, size, index === 0)),
        }),
    ),
  });
};

const wordCell = (text: string, width: number, size: number, head: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60 },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        style: styles.cell,
        // Long words read better from the left, short ones and figures stand in the middle.
        alignment: !head && charactersOf(text) > 12 ? AlignmentType.LEFT : AlignmentType.CENTER,
        children: [new TextRun(head ? { text, font: fontOf(fonts.black), size } : { text, size })],
      }),
    ],
  });

const fitted = (rows: readonly (readonly string[])[], width: number) => {
  const fits = cellSizes.find((one) => askedWidths(rows, one).reduce((sum, asked) => sum + asked, 0) <= width);
  const size = fits ?? cellSizes[cellSizes.length - 1] ?? 18;
  return { columns: columnWidths(askedWidths(rows, size), width), size };
};

/** What each column asks for: room for the longest text in it, and for its heading on two lines. */
const askedWidths = (rows: readonly (readonly string[])[], size: number): readonly number[] => {
  const count = Math.max(1, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row, index) => textWidth(row[column] ?? "", index === 0 ? 2 : 1, size))),
  );
};

/** As asked where that fits, with what is left over shared out; else the widest ones give way, and their texts wrap. */
const columnWidths = (asked: readonly number[], width: number): number[] => {
  const whole = asked.reduce((sum, one) => sum + one, 0);
  if (whole <= width) return spreadOver(asked, width);
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

const textWidth = (text: string, lines: number, size: number): number =>
  Math.ceil(charactersOf(text) / lines) * size * 10 + cellMargins;

/** What is left over is given to all columns by their widths, what does not divide to the last. */
const spreadOver = (asked: readonly number[], width: number): number[] => {
  const whole = asked.reduce((sum, one) => sum + one, 0);
  const widths = asked.map((one) => Math.floor((one * width) / whole));
  const rest = width - widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one, index) => (index === widths.length - 1 ? one + rest : one));
};
