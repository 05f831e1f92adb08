import type { CellValue } from "../../../workbook/sheetSnapshot.ts";
import { unescapeText } from "./textEscapes.ts";
import { walkXml, XmlError } from "./walkXml.ts";

/** Excel's own bounds; a cell outside them is damage. */
const bounds = { rows: 1_048_576, columns: 16_384 };

/** So many empty cells before filled ones are no sheet that people made, and take memory all the same. */
const mostEmpty = 5_000_000;

/**
 * The cells of a sheet part from A1 (读取单元格), rows as long as their last cell with a value, empty rows empty.
 * An error value reads as its text, such as "#DIV/0!".
 */
export const readSheetCells = (xml: string, strings: readonly string[]): readonly (readonly CellValue[])[] => {
  const rows: CellValue[][] = [];
  let row = -1;
  let column = -1;
  let type = "n";
  let content = "";
  let collects = false;
  let room = 0;
  walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
        column = -1;
      } else if (tag === "c") {
        column = attributes["r"] === undefined ? column + 1 : columnOf(attributes["r"]);
        type = attributes["t"] ?? "n";
        content = "";
      } else if (tag === "v" || (tag === "t" && type === "inlineStr")) collects = true;
    },
    close: (tag) => {
      if (tag === "v" || tag === "t") collects = false;
      if (tag !== "c") return;
      if (!(row >= 0 && row < bounds.rows && column >= 0 && column < bounds.columns))
        throw new XmlError("cell reference");
      const value = valueOf(type, content, strings);
      if (value === null) return;
      room += Math.max(column - (rows[row]?.length ?? 0), 0) + Math.max(row - rows.length, 0);
      if (room > mostEmpty) throw new XmlError("mostly empty");
      put(rows, row, column, value);
    },
    text: (text) => {
      if (collects) content += text;
    },
  });
  return Array.from(rows, (cells) => Array.from(cells, (cell: CellValue | undefined) => cell ?? null));
};

const put = (rows: CellValue[][], row: number, column: number, value: CellValue): void => {
  while (rows.length <= row) rows.push([]);
  const cells = rows[row];
  if (cells) {
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
};

const columnOf = (reference: string): number => {
  const letters = /^[A-Z]{1,3}(?=\d)/u.exec(reference)?.[0] ?? "";
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

const valueOf = (type: string, content: string, strings: readonly string[]): CellValue => {
  switch (type) {
    case "s":
      return strings[Number(content)] ?? null;
    case "inlineStr":
    case "str":
      return content === "" ? null : unescapeText(content);
    case "b":
      return content === "1";
    case "e":
      return content;
    default: {
      const number = Number(content);
      return content === "" ? null : Number.isFinite(number) ? number : content;
    }
  }
};
