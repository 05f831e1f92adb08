import type { MergedCells, ReturnedSheet } from "../../../../workbook/returned/returnedBook.ts";
import type { CellValue } from "../../../../workbook/sheetSnapshot.ts";
import { scanXml, type XmlScan } from "../scanXml.ts";
import { sheetPieces } from "../sheetPieces.ts";
import { unescapeText } from "../textEscapes.ts";
import { XmlError } from "../walkXml.ts";
import type { ShownFormats } from "./readShownFormats.ts";

/** Excel's own bounds; a cell outside them is damage. */
const bounds = { rows: 1_048_576, columns: 16_384 };
/** So many empty cells before filled ones are no sheet that people filled in. */
const mostEmpty = 1_000_000;
const mostMerges = 50_000;
/** Programs hide all columns behind the last used one; tables of ours have fewer. */
const mostHidden = 200;

/** A sheet without its name, as its part says it. */
type SheetContent = Omit<ReturnedSheet, "name" | "visibility">;

/** Reads a sheet part with all that is hidden about it (读取收回的工作表). @throws XmlError */
export const readReturnedSheet = (
  part: Uint8Array,
  strings: readonly string[],
  formats: ShownFormats,
): SheetContent => {
  const cells: CellValue[][] = [];
  const formulas = new Map<string, string>();
  const percents = new Set<string>();
  const days = new Set<string>();
  const unseen = new Set<string>();
  const merges: MergedCells[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  let filtered = false;
  let isProtected = false;
  const unlocked = new Set<string>();
  let row = -1;
  let column = -1;
  let address = "";
  let type = "n";
  let format = 0;
  let content = "";
  let formula: string | null = null;
  let inAid = false;
  let room = 0;

  const open = ({ tag, attribute }: XmlScan): void => {
    switch (tag.name) {
      case "row": {
        const number = attribute("r");
        row = number === undefined ? row + 1 : Number(number) - 1;
        column = -1;
        const hidden = attribute("hidden");
        if ((hidden === "1" || hidden === "true") && row >= 0 && row < bounds.rows) hiddenRows.add(row);
        return;
      }
      case "c": {
        const reference = attribute("r");
        if (reference === undefined) column++;
        else ({ row, column } = cellAt(reference));
        address = reference ?? "";
        type = attribute("t") ?? "n";
        format = Number(attribute("s") ?? 0);
        content = "";
        formula = null;
        if (formats.open.has(format)) unlocked.add(address);
        return;
      }
      case "sheetProtection":
        isProtected = /^(?:1|true)$/u.test(attribute("sheet") ?? "");
        return;
      case "f":
        formula = "";
        return;
      case "rPh":
        inAid = !tag.closes;
        return;
      case "mergeCell":
        if (merges.length < mostMerges) merges.push(areaAt(attribute("ref") ?? ""));
        return;
      case "col":
        if (/^(?:1|true)$/u.test(attribute("hidden") ?? "")) {
          const last = Math.min(Number(attribute("max")), mostHidden);
          for (let hidden = Math.max(Number(attribute("min")), 1); hidden <= last; hidden++)
            hiddenColumns.add(hidden - 1);
        }
        return;
      case "filterColumn":
        filtered = true;
        return;
      default:
    }
  };

  const close = (name: string, text: () => string): void => {
    if (name === "v" || (name === "t" && type === "inlineStr" && !inAid)) content += text();
    else if (name === "f") formula = text();
    else if (name === "rPh") inAid = false;
    else if (name === "c") endCell();
  };

  const endCell = (): void => {
    if (!(row >= 0 && row < bounds.rows && column >= 0 && column < bounds.columns))
      throw new XmlError("cell reference");
    if (formula !== null) formulas.set(address, formula);
    const value = valueOf(type, content, strings);
    if (value === null) return;
    if (typeof value === "number" && formats.percents.has(format)) percents.add(address);
    if (typeof value === "number" && formats.days.has(format)) days.add(address);
    if (formats.white.has(format)) unseen.add(address);
    room += Math.max(column - (cells[row]?.length ?? 0), 0) + Math.max(row - cells.length, 0);
    if (room > mostEmpty) throw new XmlError("mostly empty");
    while (cells.length <= row) cells.push([]);
    const own = cells[row];
    if (!own) return;
    while (own.length < column) own.push(null);
    own[column] = value;
  };

  for (const xml of sheetPieces(part)) {
    const scan = scanXml(xml);
    while (scan.next()) {
      const { tag } = scan;
      if (tag.opens) open(scan);
      if (tag.closes) close(tag.name, tag.opens ? noText : scan.text);
    }
  }
  return {
    cells,
    formulas,
    percents,
    days,
    merges,
    hiddenRows,
    hiddenColumns,
    filtered,
    unseen,
    isProtected,
    unlocked,
  };
};

const noText = (): string => "";

/** The row and column of a reference such as "B5", from 0; -1 where there is none. */
const cellAt = (reference: string): { readonly row: number; readonly column: number } => {
  const [, letters = "", digits = ""] = /^([A-Z]{1,3})(\d{1,7})$/u.exec(reference) ?? [];
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
};

const areaAt = (reference: string): MergedCells => {
  const [from = "", to = from] = reference.split(":");
  const first = cellAt(from);
  const last = cellAt(to);
  if (first.row < 0 || first.column < 0 || last.row < first.row || last.column < first.column) {
    throw new XmlError("merged cells");
  }
  return { firstRow: first.row, firstColumn: first.column, lastRow: last.row, lastColumn: last.column };
};

const valueOf = (type: string, content: string, strings: readonly string[]): CellValue => {
  switch (type) {
    case "s": {
      const text = strings[Number(content)];
      if (text === undefined && content !== "") throw new XmlError("shared string");
      return text ?? null;
    }
    case "inlineStr":
    case "str":
      return content === "" ? null : unescapeText(content);
    case "b":
      return content === "1";
    case "d":
    case "e":
      return content;
    default: {
      const number = Number(content);
      return content === "" ? null : Number.isFinite(number) ? number : content;
    }
  }
};
