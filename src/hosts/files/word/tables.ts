import { Paragraph, TextRun } from "docx";

import { cellMargins, type FittedTable } from "../../../domain/notice/tableFit.ts";
import { printedWidth } from "../../../domain/shared/printedWidth.ts";
import { markupText } from "../markupText.ts";
import { fonts } from "./fonts.ts";
import { styles } from "./lines.ts";

/** A table's place in a document that is being laid out: `placed` puts the table there. */
export const tablePlace = (index: number): Paragraph => new Paragraph({ children: [new TextRun(markOf(index))] });

const markOf = (index: number): string => `kaoping-table-${index}`;

/**
 * Puts tables where their places are, in the text of a document's main part (附表). They are written as XML here: the library
 * takes a second for each 5,000 cells, and the feedback of a large year has half a million.
 *
 * @param tables as many as places
 */
export const placed = (document: string, tables: readonly FittedTable[]): string =>
  tables.reduce((text, table, index) => {
    const mark = text.indexOf(`>${markOf(index)}<`);
    const [from, to] = [text.lastIndexOf("<w:p>", mark), text.indexOf("</w:p>", mark) + "</w:p>".length];
    if (mark < 0 || from < 0) throw new RangeError(`the place of table ${index}: got none, want one`);
    return `${text.slice(0, from)}${wordTable(table)}${text.slice(to)}`;
  }, document);

/** A table across the text block: the header row is repeated on every page, rows of a usual height are not parted. */
const wordTable = ({ header, rows, columns, size }: FittedTable): string => {
  const width = columns.reduce((sum, one) => sum + one, 0);
  const rule = (side: string): string => `<w:${side} w:val="single" w:color="000000" w:sz="4"/>`;
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(rule).join("");
  const row = (cells: readonly string[]): string =>
    `<w:tr><w:trPr>${cells.some((text, column) => isHigh(text, columns[column] ?? 0, size)) ? "" : "<w:cantSplit/>"}</w:trPr>` +
    `${cells.map((text, column) => wordCell([text], columns[column] ?? 0, size, false)).join("")}</w:tr>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="${width}"/><w:jc w:val="center"/>` +
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${columns.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>` +
    "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" +
    `${header.map((lines, column) => wordCell(lines, columns[column] ?? 0, size, true)).join("")}</w:tr>` +
    `${rows.map(row).join("")}</w:tbl>`
  );
};

/** More lines than this are parted over pages: kept together they would leave half a page empty, or not fit on one at all. */
const mostKept = 12;

const isHigh = (text: string, column: number, size: number): boolean =>
  text.length > 2 * mostKept && printedWidth(text) * size * 5 > (column - cellMargins) * mostKept;

const wordCell = (lines: readonly string[], width: number, size: number, head: boolean): string => {
  // Long words read better from the left, short ones and figures stand in the middle.
  const side = !head && printedWidth(lines[0] ?? "") > 24 ? "left" : "center";
  const font = fonts.black;
  const face = head ? `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>` : "";
  const texts = lines.map((line) => `<w:t xml:space="preserve">${markupText(line)}</w:t>`);
  return (
    `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/><w:tcMar>` +
    `<w:left w:type="dxa" w:w="${cellMargins / 2}"/><w:right w:type="dxa" w:w="${cellMargins / 2}"/></w:tcMar>` +
    '<w:vAlign w:val="center"/></w:tcPr>' +
    `<w:p><w:pPr><w:pStyle w:val="${styles.cell}"/><w:jc w:val="${side}"/></w:pPr>` +
    `<w:r><w:rPr>${face}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>` +
    `${texts.join("<w:br/>")}</w:r></w:p></w:tc>`
  );
};
