import { blockReference } from "../cellReference.ts";
import { addressOf } from "../sheetSnapshot.ts";
import type { ColumnLayout, LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { faultTexts, materialCheck, type MaterialCells } from "./formChecks.ts";
import { columnIn, formSheetNames, materialHeaders } from "./formHeaders.ts";

/** Rows to fill in; a form with more items has three an item. */
const fewestRows = 60;
const firstRow = 3;

type Part = keyof MaterialCells;

/** More rows than any form is given: formulas on other sheets look at so many. */
const mostRows = 400;

/** A column of all evidence, as formulas on other sheets name it. */
export const materialBlock = (part: Part): string => {
  const column = columnIn(materialHeaders, materialHeaders[part]);
  return blockReference(
    formSheetNames.materials,
    addressOf(firstRow, column),
    addressOf(firstRow + mostRows - 1, column),
  );
};

/**
 * The sheet 佐证材料 of a form: a piece of evidence a row, several an item.
 *
 * @param codes the blocks of cells, as formulas name them, that hold what evidence can be about
 * @param items how many things it can be about
 */
export const formMaterialSheet = (codes: readonly string[], items: number, year: number | null): SheetLayout => {
  const names = materialHeaders;
  const rows = Math.min(mostRows, Math.max(fewestRows, 3 * items));
  const cell = (part: Part, row: number): string => addressOf(firstRow + row, columnIn(names, names[part]));
  const cells = (row: number): MaterialCells => ({
    about: cell("about", row),
    title: cell("title", row),
    number: cell("number", row),
    date: cell("date", row),
    url: cell("url", row),
  });
  const block = (part: Part): string => {
    const [from = "", to = ""] = [cell(part, 0), cell(part, rows - 1)].map((address) =>
      address.replace(/^([A-Z]+)(\d+)$/u, "$$$1$$$2"),
    );
    return `${from}:${to}`;
  };
  const all: MaterialCells = {
    about: block("about"),
    title: block("title"),
    number: block("number"),
    date: block("date"),
    url: block("url"),
  };
  const typed = (header: string, width: number): ColumnLayout => ({ header, width, kind: "text", entry: true });
  const check = columnIn(names, names.check);
  return {
    name: formSheetNames.materials,
    visibility: "visible",
    title: formSheetNames.materials,
    lines: ["一件材料一行；“对应编号”填任务、普遍要求、指标或问题的编号，一项可有多件；网址填能打开的完整地址。"],
    landscape: true,
    locked: true,
    table: {
      name: "kp_form_materials",
      columns: [
        typed(names.about, 14),
        typed(names.title, 50),
        typed(names.number, 26),
        { header: names.date, width: 12, kind: "date", entry: true },
        typed(names.url, 60),
        { header: names.check, width: 14, kind: "text", computed: true },
      ],
      rows: Array.from({ length: rows }, (_, row): readonly LayoutCell[] => [
        null,
        null,
        null,
        null,
        null,
        { formula: materialCheck(cells(row), all, codes, year), value: "" },
      ]),
      highlights: [{ words: Object.values(faultTexts), look: "bad", columns: [check] }],
    },
  };
};
