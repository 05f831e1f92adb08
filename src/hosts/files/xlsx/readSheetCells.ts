import type { CellValue } from "../../../workbook/sheetSnapshot.ts";
import type { NumberFormats } from "../../../app/ports.ts";
import type { SharedString } from "./readSharedStrings.ts";
import { sheetFormulas, type SheetFormulas } from "./sheetFormulas.ts";
import { decodedPart } from "../zip/openZip.ts";
import { scanXml, type XmlScan } from "./scanXml.ts";
import { sheetPieces } from "./sheetPieces.ts";
import { unescapeText } from "./textEscapes.ts";
import { XmlError } from "./walkXml.ts";

/** Excel's own bounds; a cell outside them is damage. */
const bounds = { rows: 1_048_576, columns: 16_384 };

/** So many empty cells before filled ones are no sheet that people made, and take memory all the same. */
const mostEmpty = 5_000_000;

/**
 * The cells of a sheet part from A1 (读取单元格), rows as long as their last cell with a value, empty rows empty.
 * An error value reads as its text, such as "#DIV/0!".
 */
export const readSheetCells = (part: Uint8Array, strings: readonly SharedString[]): readonly (readonly CellValue[])[] =>
  byPieces(part, (pieces) => cellsOf(pieces, strings, null));

/** What stands in a sheet's cells beside their values. */
export type SheetLooks = { readonly formulas: ReadonlyMap<string, string>; readonly formats: NumberFormats };

/**
 * The formulas of a sheet part by the address of their cells (读取公式), each as it reads in its own cell: what many cells share is told
 * for each of them, one of several cells together stands in braces, as programs show it; a cell whose text is nowhere has an empty one.
 * And the number formats of the cells that hold numbers.
 *
 * @param codes number formats by the numbers of the cell formats that cells name
 */
export const readSheetLooks = (part: Uint8Array, codes: ReadonlyMap<number, string>): SheetLooks =>
  byPieces(part, (pieces) => {
    const formulas = sheetFormulas();
    const formats: (string | null)[][] = [];
    cellsOf(pieces, [], formulas, (row, column, style) => {
      const code = style === undefined ? undefined : codes.get(Number(style));
      if (code !== undefined) put(formats, row, column, code);
    });
    return { formulas: formulas.byCell, formats };
  });

const byPieces = <T>(part: Uint8Array, read: (pieces: Iterable<string>) => T): T => {
  try {
    return read(sheetPieces(part));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    // What looks damaged in pieces is judged as a whole.
    return read([decodedPart(part)]);
  }
};

/**
 * @param formulas is told the formulas that stand in cells, where they are asked for
 * @param ofNumber is told the cells that hold numbers, and their formats
 */
const cellsOf = (
  pieces: Iterable<string>,
  strings: readonly SharedString[],
  formulas: SheetFormulas | null,
  ofNumber?: (row: number, column: number, style: string | undefined) => void,
): readonly (readonly CellValue[])[] => {
  const rows: CellValue[][] = [];
  let row = -1;
  let column = -1;
  let type = "n";
  let content = "";
  let formula = "";
  let style: string | undefined;
  let room = 0;
  const begin = ({ tag, attribute }: XmlScan): void => {
    if (tag.name === "row") {
      const number = attribute("r");
      row = number === undefined ? row + 1 : Number(number) - 1;
      column = -1;
    } else if (tag.name === "c") {
      const address = attribute("r");
      column = address === undefined ? column + 1 : columnOf(address);
      type = attribute("t") ?? "n";
      style = attribute("s");
      content = "";
    } else if (tag.name === "f") {
      formula = "";
      formulas?.begin(attribute);
    }
  };
  const end = (): void => {
    if (!(row >= 0 && row < bounds.rows && column >= 0 && column < bounds.columns))
      throw new XmlError("cell reference");
    formulas?.end(row, column, formula);
    const value = valueOf(type, content, strings);
    if (value === null) return;
    if (typeof value === "number") ofNumber?.(row, column, style);
    room += Math.max(column - (rows[row]?.length ?? 0), 0) + Math.max(row - rows.length, 0);
    if (room > mostEmpty) throw new XmlError("mostly empty");
    put(rows, row, column, value);
  };
  for (const xml of pieces) {
    const scan = scanXml(xml);
    const { tag, next, text } = scan;
    while (next()) {
      if (tag.opens) begin(scan);
      if (!tag.closes || tag.opens) continue;
      if (tag.name === "v" || (tag.name === "t" && type === "inlineStr")) content += text();
      if (tag.name === "f") formula = text();
      if (tag.name === "c") end();
    }
  }
  return rows;
};

const put = <T>(rows: (T | null)[][], row: number, column: number, value: T): void => {
  while (rows.length <= row) rows.push([]);
  const cells = rows[row];
  if (cells) {
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
};

/** The column of a reference such as "B5", from 0; -1 where there is none. */
const columnOf = (reference: string): number => {
  let column = 0;
  let at = 0;
  for (; at < 4; at++) {
    const unit = reference.charCodeAt(at);
    if (!(unit >= 65 && unit <= 90)) break;
    column = column * 26 + unit - 64;
  }
  return at > 0 && at < 4 ? column - 1 : -1;
};

const valueOf = (type: string, content: string, strings: readonly SharedString[]): CellValue => {
  switch (type) {
    case "s":
      return strings[Number(content)]?.text ?? null;
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
