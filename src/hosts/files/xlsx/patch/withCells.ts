import type { CellToWrite } from "../../../../app/ports.ts";
import { addressOf, type CellValue } from "../../../../workbook/sheetSnapshot.ts";
import { scanXml } from "../scanXml.ts";
import { textXml } from "../textEscapes.ts";
import { shiftFormula } from "./shiftFormula.ts";

/** A sheet's part with some cells saying something else, and whether a formula gave way. */
export type WithCells = { readonly xml: string; readonly formulasGone: boolean };

type Row = { readonly row: number; readonly head: string; readonly cells: Map<number, string> };

/**
 * Puts values into the cells of a sheet (写入单元格): a cell keeps its style and, where it is to, its formula; one that is not there is
 * added in its place.
 *
 * @param xml the sheet's part, its elements without prefix
 */
export const withCells = (xml: string, cells: readonly CellToWrite[]): WithCells => {
  const [from, to] = dataSpan(xml);
  if (from === to) {
    const at = xml.search(/<sheetData\s*\/>/u);
    const end = xml.indexOf("/>", at) + 2;
    return withCells(`${xml.slice(0, at)}<sheetData></sheetData>${xml.slice(end)}`, cells);
  }
  const rows = rowsIn(xml.slice(from, to));
  const fixed = { formulasGone: false };
  const owners = new Map<string, { readonly formula: string; readonly row: number; readonly column: number }>();
  for (const { row, column, value, keepsFormula } of cells) {
    const line = rows.get(row) ?? { row, head: `<row r="${row + 1}">`, cells: new Map<number, string>() };
    rows.set(row, line);
    const old = line.cells.get(column) ?? "";
    const formula = /<f\b[^>]*?(?:\/>|>[^<]*<\/f>)/u.exec(old)?.[0] ?? "";
    const keeps = keepsFormula && formula !== "";
    if (formula !== "" && !keeps) {
      fixed.formulasGone = true;
      const [, id = "", text = ""] = /<f\b[^>]*\bt="shared"[^>]*\bsi="(\d+)"[^>]*>([^<]+)<\/f>/u.exec(formula) ?? [];
      if (text !== "") owners.set(id, { formula: text, row, column });
    }
    const style = /^<c\b[^>]*?\s(s="\d+")/u.exec(old)?.[1];
    const open = `<c r="${addressOf(row, column)}"${style === undefined ? "" : ` ${style}`}`;
    line.cells.set(column, cellXml(open, keeps ? formula : "", value));
  }
  if (owners.size > 0) spellOut(rows, owners);
  return { xml: xml.slice(0, from) + dataXml(rows) + xml.slice(to), formulasGone: fixed.formulasGone };
};

/** Where the rows stand in the part. */
const dataSpan = (xml: string): readonly [number, number] => {
  const open = /<sheetData(?:\s[^>]*[^/])?>/u.exec(xml);
  return open ? [open.index + open[0].length, xml.lastIndexOf("</sheetData>")] : [0, 0];
};

const rowsIn = (data: string): Map<number, Row> => {
  const { tag, next, attribute } = scanXml(`<sheetData>${data}</sheetData>`);
  const shift = "<sheetData>".length;
  const rows = new Map<number, Row>();
  let current: Row | null = null;
  let row = -1;
  let column = -1;
  let start = 0;
  let addressed = true;
  while (next()) {
    if (tag.name === "row" && tag.depth === 1) {
      if (tag.opens) {
        const number = attribute("r");
        row = number === undefined ? row + 1 : Number(number) - 1;
        column = -1;
        const head = data.slice(tag.start - shift, tag.end - shift).replace(/\s*\/>$/u, ">");
        current = {
          row,
          head: number === undefined ? head.replace(/^<row/u, `<row r="${row + 1}"`) : head,
          cells: new Map(),
        };
        rows.set(row, current);
      }
    } else if (tag.name === "c" && tag.depth === 2) {
      if (tag.opens) {
        const letters = /^[A-Z]+/u.exec(attribute("r") ?? "")?.[0];
        addressed = letters !== undefined;
        column = letters === undefined ? column + 1 : columnOf(letters);
        start = tag.start - shift;
      }
      if (tag.closes) {
        const written = data.slice(start, tag.end - shift);
        const address = `<c r="${addressOf(row, column)}"`;
        current?.cells.set(column, addressed ? written : written.replace(/^<c/u, address));
      }
    }
  }
  return rows;
};

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const cellXml = (open: string, formula: string, value: CellValue): string => {
  if (value === null) return formula === "" ? `${open}/>` : `${open}>${formula}</c>`;
  if (typeof value === "number") return `${open}>${formula}<v>${value}</v></c>`;
  if (typeof value === "boolean") return `${open} t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
  if (formula !== "") return `${open} t="str">${formula}<v>${textXml(value)}</v></c>`;
  return `${open} t="inlineStr"><is><t xml:space="preserve">${textXml(value)}</t></is></c>`;
};

/** Cells that shared a formula with one that gave way get it written out. */
const spellOut = (
  rows: ReadonlyMap<number, Row>,
  owners: ReadonlyMap<string, { readonly formula: string; readonly row: number; readonly column: number }>,
): void => {
  for (const { row, cells } of rows.values()) {
    for (const [column, xml] of cells) {
      const id = /<f\b[^>]*\bt="shared"[^>]*\bsi="(\d+)"/u.exec(xml)?.[1];
      const owner = id === undefined ? undefined : owners.get(id);
      if (!owner) continue;
      const formula = `<f>${shiftFormula(owner.formula, row - owner.row, column - owner.column)}</f>`;
      cells.set(
        column,
        xml.replace(/<f\b[^>]*?(?:\/>|>[^<]*<\/f>)/u, () => formula),
      );
    }
  }
};

const dataXml = (rows: ReadonlyMap<number, Row>): string =>
  [...rows.values()]
    .sort((a, b) => a.row - b.row)
    .map(({ head, cells }) => {
      const inOrder = [...cells].sort(([a], [b]) => a - b).map(([, xml]) => xml);
      return `${head.replace(/\sspans="[^"]*"/u, "")}${inOrder.join("")}</row>`;
    })
    .join("");
