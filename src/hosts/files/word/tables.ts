import { Paragraph, TextRun } from "docx";

import type { NoticeTable } from "../../../domain/notice/notice.ts";
import { markupText } from "../markupText.ts";
import { fonts } from "./fonts.ts";
import { charactersOf, styles } from "./lines.ts";

/** The margins of a cell, in twentieths of a point. */
const cellMargins = 180;
/** 小四, 五号, 小五 in half points: the largest in which all columns fit. */
const cellSizes = [24, 21, 18] as const;

/** A table's place in a document that is being laid out: `placed` puts the table there. */
export const tablePlace = (index: number): Paragraph => new Paragraph({ children: [new TextRun(markOf(index))] });

const markOf = (index: number): string => `kaoping-table-${index}`;

/**
 * Puts tables where their places are, in the text of a document's main part (附表). They are written as XML here: the library
 * takes a second for each 5,000 cells, and the feedback of a large year has half a million.
 *
 * @param tables as many as places, each with its width in twentieths of a point
 */
export const placed = (
  document: string,
  tables: readonly { readonly table: Pick<NoticeTable, "header" | "rows">; readonly width: number }[],
): string =>
  tables.reduce((text, { table, width }, index) => {
    const mark = text.indexOf(`>${markOf(index)}<`);
    const [from, to] = [text.lastIndexOf("<w:p>", mark), text.indexOf("</w:p>", mark) + "</w:p>".length];
    if (mark < 0 || from < 0) throw new RangeError(`the place of table ${index}: got none, want one`);
    return `${text.slice(0, from)}${wordTable(table, width)}${text.slice(to)}`;
  }, document);

/**
 * A table across the text block: the header row is repeated on every page, rows are not parted, columns are as wide as what
 * stands in them asks for.
 */
const wordTable = ({ header, rows }: Pick<NoticeTable, "header" | "rows">, width: number): string => {
  const { columns, size } = fitted([header, ...rows], width);
  const rule = (side: string): string => `<w:${side} w:val="single" w:color="000000" w:sz="4"/>`;
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(rule).join("");
  const row = (cells: readonly string[], head: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${head ? "<w:tblHeader/>" : ""}</w:trPr>` +
    `${cells.map((text, column) => wordCell(text, columns[column] ?? 0, size, head)).join("")}</w:tr>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="${width}"/><w:jc w:val="center"/>` +
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${columns.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>` +
    `${row(header, true)}${rows.map((cells) => row(cells, false)).join("")}</w:tbl>`
  );
};

const wordCell = (text: string, width: number, size: number, head: boolean): string => {
  // Long words read better from the left, short ones and figures stand in the middle.
  const side = !head && charactersOf(text) > 12 ? "left" : "center";
  const font = fonts.black;
  const face = head ? `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>` : "";
  return (
    `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/>` +
    '<w:tcMar><w:left w:type="dxa" w:w="60"/><w:right w:type="dxa" w:w="60"/></w:tcMar>' +
    '<w:vAlign w:val="center"/></w:tcPr>' +
    `<w:p><w:pPr><w:pStyle w:val="${styles.cell}"/><w:jc w:val="${side}"/></w:pPr>` +
    `<w:r><w:rPr>${face}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>` +
    `<w:t xml:space="preserve">${markupText(text)}</w:t></w:r></w:p></w:tc>`
  );
};

const fitted = (rows: readonly (readonly string[])[], width: number) => {
  const fits = cellSizes.find((one) => askedWidths(rows, one).reduce((sum, asked) => sum + asked, 0) <= width);
  const size = fits ?? cellSizes[cellSizes.length - 1] ?? 18;
  return { columns: columnWidths(askedWidths(rows, size), width), size };
};

/** What each column asks for: room for the longest text in it, and for its heading on two lines. */
const askedWidths = (rows: readonly (readonly string[])[], size: number): readonly number[] => {
  const count = Math.max(1, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) =>
    rows.reduce((most, row, index) => Math.max(most, textWidth(row[column] ?? "", index === 0 ? 2 : 1, size)), 0),
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
