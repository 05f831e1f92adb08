import { errorAt, type Issue } from "../../../../domain/shared/result.ts";
import { addressOf } from "../../../../workbook/sheetSnapshot.ts";
import { areaText } from "../addresses.ts";
import { ownArea } from "../sheetFrame.ts";
import { counted, type SheetNumbers } from "../sheetPart.ts";
import { sheetRows } from "../sheetRows.ts";
import { foreignCells, type ForeignRow, type Size } from "./foreignCells.ts";
import { mergeFeatures, type Turn } from "./mergeFeatures.ts";
import { partTree, withChildren } from "./partTree.ts";
import { sheetOrder } from "./sheetOrder.ts";

/** A sheet with our part of it written anew: its text in pieces, and what of others' stands where ours must go. */
export type PatchedSheet = { readonly pieces: Iterable<string>; readonly inTheWay: readonly Issue[] };

const sizeOf = (sheet: Turn["after"]): Size => {
  const { lastRow, lastColumn } = ownArea(sheet);
  return { rows: lastRow + 1, columns: lastColumn + 1 };
};

/**
 * Writes our part of a sheet anew and leaves the rest as it is (改写工作表): cells right of our columns and below our rows,
 * drawings, notes, links, and whatever we do not know.
 *
 * @param xml the sheet's part, its elements without prefix
 * @param relations the relations of the tables it will have, ours and others'
 */
export const patchSheet = (
  xml: string,
  turn: Turn,
  numbers: SheetNumbers,
  relations: readonly string[],
  file: string,
): PatchedSheet => {
  const { frame, data } = apart(xml);
  const tree = partTree(frame);
  const [former, size] = [sizeOf(turn.before), sizeOf(turn.after)];
  const foreign = foreignCells(data, former);
  // A row of its own stays between a table that grows and what others noted below it.
  const needed = size.rows > former.rows ? size.rows + 1 : size.rows;
  const inTheWay = [...foreign].flatMap(([row, { cells }]) =>
    cells
      .filter(({ column, filled }) => filled && row < needed && column < size.columns)
      .map(({ column }) => {
        const place = { kind: "cell", file, sheet: turn.after.name, address: addressOf(row, column) } as const;
        return errorAt(place, "cell-in-the-way");
      }),
  );
  const named = relations.map((id) => `<tablePart xmlns:r="${relationNames}" r:id="${id}"/>`);
  const features = new Map([
    ...mergeFeatures(tree, turn, numbers),
    ["dimension", `<dimension ref="${areaText(extent(size, foreign))}"/>`] as const,
    ["tableParts", counted("tableParts", named)] as const,
    ["sheetData", "<sheetData/>"] as const,
  ]);
  const { head, children, tail } = withChildren(tree, sheetOrder, features);
  const at = children.findIndex(({ name }) => name === "sheetData");
  const text = (from: number, to: number): string =>
    children
      .slice(from, to)
      .map((child) => child.xml)
      .join("");
  return { pieces: pieces(), inTheWay };

  function* pieces(): Generator<string, void, undefined> {
    yield `${head}${text(0, at)}<sheetData>`;
    yield* rows(turn.after, numbers, foreign, size);
    yield `</sheetData>${text(at + 1, children.length)}${tail}`;
  }
};

/** A sheet's rows, and the sheet without them, which is short. */
const apart = (xml: string): { readonly frame: string; readonly data: string } => {
  const [close, none] = ["</sheetData>", "<sheetData/>"];
  const [from, to] = [xml.search(/<sheetData[\s>]/u), xml.lastIndexOf(close) + close.length];
  if (from < 0 || to < from) return { frame: xml, data: none };
  return { frame: xml.slice(0, from) + none + xml.slice(to), data: xml.slice(from, to) };
};

const relationNames = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const extent = (size: Size, foreign: ReadonlyMap<number, ForeignRow>): Parameters<typeof areaText>[0] => {
  let lastRow = size.rows - 1;
  let lastColumn = size.columns - 1;
  for (const [row, { cells }] of foreign) {
    lastRow = Math.max(lastRow, row);
    for (const { column } of cells) lastColumn = Math.max(lastColumn, column);
  }
  return { firstRow: 0, firstColumn: 0, lastRow, lastColumn };
};

function* rows(
  sheet: Turn["after"],
  numbers: SheetNumbers,
  foreign: ReadonlyMap<number, ForeignRow>,
  size: Size,
): Generator<string, void, undefined> {
  const { count, rowAt } = sheetRows(sheet, numbers);
  for (let row = 0; row < count; row++) {
    const { attributes, cells } = rowAt(row);
    const beside = foreign.get(row)?.cells.filter(({ column }) => column >= size.columns) ?? [];
    yield `<row r="${row + 1}"${attributes}>${cells}${beside.map(({ xml }) => xml).join("")}</row>`;
  }
  const below = [...foreign].filter(([row]) => row >= count).sort(([a], [b]) => a - b);
  for (const [row, { attributes, cells }] of below) {
    yield `<row r="${row + 1}"${attributes}>${cells.map(({ xml }) => xml).join("")}</row>`;
  }
}
