import { unescapeText } from "../../xlsx/textEscapes.ts";
import { XmlError } from "../../xlsx/walkXml.ts";
import { walkXml } from "../../xlsx/walkXml.ts";
import type { Merge } from "../table/grid.ts";
import type { CellFormats } from "./readCellFormats.ts";

/** A sheet as staff see it (工作表): texts by row and column from A1, merged cells, and how much of it is hidden. */
export type SheetPart = {
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  readonly hasPictures: boolean;
};

/** Excel's own bounds; a cell outside them is damage. */
const bounds = { rows: 1_048_576, columns: 16_384 };
/** A table for people has no more columns or rows than these; what lies beyond is not read as one. */
const mostCells = 2_000_000;

/** @throws XmlError where the part is damaged or its cells lie too far apart */
export const readSheetPart = (xml: string, strings: readonly string[], formats: CellFormats): SheetPart => {
  const rows = new Map<number, Map<number, string>>();
  const merges: Merge[] = [];
  let hiddenRows = 0;
  const hiddenColumns: (readonly [from: number, to: number])[] = [];
  let hasPictures = false;
  let row = -1;
  let column = -1;
  let type = "n";
  let format = 0;
  let content = "";
  let collects = false;
  let inAid = false;
  let hidesRow = false;
  let widest = 0;
  walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
        column = -1;
        hidesRow = isTrue(attributes["hidden"]);
      } else if (tag === "c") {
        column = attributes["r"] === undefined ? column + 1 : cellAt(attributes["r"]).column;
        type = attributes["t"] ?? "n";
        format = Number(attributes["s"] ?? 0);
        content = "";
      } else if (tag === "v" || (tag === "t" && type === "inlineStr" && !inAid)) collects = true;
      else if (tag === "rPh") inAid = true;
      else if (tag === "mergeCell") merges.push(mergeAt(attributes["ref"] ?? ""));
      else if (tag === "col" && isTrue(attributes["hidden"]))
        hiddenColumns.push([Number(attributes["min"]) - 1, Number(attributes["max"]) - 1]);
      else if (tag === "drawing" || tag === "legacyDrawingHF" || tag === "picture") hasPictures = true;
    },
    close: (tag) => {
      if (tag === "v" || tag === "t") collects = false;
      else if (tag === "rPh") inAid = false;
      else if (tag === "row" && hidesRow && rows.has(row)) hiddenRows++;
      if (tag !== "c") return;
      if (!(row >= 0 && row < bounds.rows && column >= 0 && column < bounds.columns))
        throw new XmlError("cell reference");
      const text = textOf(type, content, strings, (value) => formats(value, format)).trim();
      if (text === "") return;
      const cells = rows.get(row) ?? new Map<number, string>();
      rows.set(row, cells.set(column, text));
      widest = Math.max(widest, column + 1);
    },
    text: (text) => {
      if (collects) content += text;
    },
  });
  if (rows.size * widest > mostCells) throw new XmlError("cells too far apart");
  return {
    ...compact(rows, widest, merges),
    hiddenRows,
    hiddenColumns: hiddenColumns.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, widest - 1) - from + 1), 0),
    hasPictures,
  };
};

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** Rows without a value are taken out, with the merged cells pulled together over them. */
const compact = (
  rows: ReadonlyMap<number, ReadonlyMap<number, string>>,
  width: number,
  merges: readonly Merge[],
): Pick<SheetPart, "rows" | "merges"> => {
  const kept = [...rows.keys()].sort((a, b) => a - b);
  const to = (row: number): number => {
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle] ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return {
    rows: kept.map((row) => Array.from({ length: width }, (_, column) => rows.get(row)?.get(column) ?? "")),
    merges: merges
      .filter(({ top }) => kept[to(top)] === top)
      .map((merge) => ({ ...merge, top: to(merge.top), bottom: to(merge.bottom) })),
  };
};

const cellAt = (reference: string): { readonly row: number; readonly column: number } => {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  const column = Array.from(match?.[1] ?? "").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match?.[2] ?? 0) - 1, column };
};

const mergeAt = (reference: string): Merge => {
  const [from = "", to = from] = reference.split(":");
  const first = cellAt(from);
  const last = cellAt(to);
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
};

const textOf = (
  type: string,
  content: string,
  strings: readonly string[],
  shown: (value: number) => string,
): string => {
  if (content === "") return "";
  if (type === "s") return strings[Number(content)] ?? "";
  if (type === "inlineStr" || type === "str") return unescapeText(content);
  if (type === "b") return content === "1" ? "是" : "否";
  if (type === "d") return content.replace(/^(\d{4})-0?(\d{1,2})-0?(\d{1,2}).*$/u, "$1年$2月$3日");
  if (type === "e") return content;
  const value = Number(content);
  return Number.isFinite(value) ? shown(value) : content;
};
