import { printedWidth } from "../../domain/shared/printedWidth.ts";
import type { ColumnLayout, LayoutCell, SheetLayout, TableLayout } from "../sheetLayout.ts";

export const robustnessSheetName = "稳健性";

/** A part of the sheet: what it tells, then lines or a table. */
type Section = {
  readonly title: string;
  readonly meaning: string;
  readonly lines: readonly string[];
  readonly table: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
};

/**
 * The sheet 稳健性: values alone, advisory, no part of the master. It is written when somebody asks for it, no command reads it, and
 * it stays until it is written anew or deleted.
 *
 * @param lead what holds for all of it, first of all that it is advisory
 */
export const robustnessSheet = (
  title: string,
  lead: readonly string[],
  sections: readonly Section[],
  notes: string,
): SheetLayout => {
  let count = 0;
  const name = (): string => `kp_robustness_${++count}`;
  const [first, ...below] = sections.flatMap(({ title: heading, meaning, lines, table }): readonly TableLayout[] => {
    const caption = meaning === "" ? heading : `${heading}：${meaning}`;
    return [
      ...(table && table.rows.length > 0
        ? [{ name: name(), caption, columns: table.header.map(columnOf(table.rows)), rows: table.rows.map(cellsIn) }]
        : []),
      ...(lines.length > 0
        ? [
            {
              name: name(),
              ...(table && table.rows.length > 0 ? {} : { caption }),
              columns: [{ header: notes, width: 16, kind: "text" } as const],
              rows: lines.map((line) => [line]),
            },
          ]
        : []),
    ];
  });
  return {
    name: robustnessSheetName,
    visibility: "visible",
    title,
    lines: lead,
    table: first ?? null,
    below,
    landscape: true,
  };
};

const plain = /^-?\d{1,10}(?:\.\d{1,4})?$/u;

const cellsIn = (row: readonly string[]): readonly LayoutCell[] =>
  row.map((text) => (plain.test(text) ? Number(text) : text));

const columnOf =
  (rows: readonly (readonly string[])[]) =>
  (header: string, column: number): ColumnLayout => {
    const texts = rows.map((row) => row[column] ?? "");
    const numeric = texts.length > 0 && texts.every((text) => plain.test(text));
    const places = Math.max(0, ...texts.map((text) => text.split(".")[1]?.length ?? 0));
    const width = Math.max(printedWidth(header), ...texts.map((text) => Math.min(40, printedWidth(text)))) + 2;
    return { header, width, kind: numeric ? "number" : "text", ...(numeric ? { places } : {}) };
  };
