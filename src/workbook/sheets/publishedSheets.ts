import type { Feedback, FeedbackTable } from "../../domain/notice/feedback.ts";
import type { NoticeTable } from "../../domain/notice/notice.ts";
import { printedWidth } from "../../domain/shared/printedWidth.ts";
import type { ColumnLayout, LayoutCell, SheetLayout, TableLayout } from "../sheetLayout.ts";

/**
 * Tables for publication as a sheet of values (公布表): numbers as numbers where every cell of the column is one, all else as text;
 * no formula, nothing hidden.
 */
export const publishedSheet = (
  name: string,
  title: string,
  lines: readonly string[],
  tables: readonly NoticeTable[],
): SheetLayout => {
  const [first, ...below] = tables.map((table, index) => publishedTable(table, `kp_published_${index + 1}`));
  return {
    name,
    visibility: "visible",
    title,
    lines,
    table: first ?? null,
    below,
    landscape: tables.some(({ header }) => header.length > 7),
  };
};

/** A unit's feedback as a sheet (单位反馈表); what a row cannot show of a long reason goes on in the next. */
export const feedbackSheet = ({ title, summary, criteria, stages }: Feedback): SheetLayout =>
  publishedSheet(
    "反馈",
    title,
    summary,
    [{ title: "指标得分", ...criteria }, ...(stages ? [{ title: "其他计分环节", ...stages }] : [])].map((table) => ({
      ...table,
      rows: table.rows.flatMap(inFullView),
    })),
  );

/** The widest column, in half characters; texts beyond it wrap. */
const widest = 30;
/** So many half characters of one cell can be seen: Excel shows no row higher than 409 pt, 25 lines. */
const mostSeen = 23 * (widest - 3);

/** A row and those that go on with it, "（续）" behind the name in its first cell. */
const inFullView = (row: readonly string[]): readonly (readonly string[])[] => {
  const parts = row.map((text) => partsOf(text, mostSeen));
  const count = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, at) =>
    parts.map((texts, column) => (at > 0 && column === 0 ? `${row[0] ?? ""}（续）` : (texts[at] ?? ""))),
  );
};

const partsOf = (text: string, most: number): readonly string[] => {
  if (printedWidth(text) <= most) return [text];
  const parts: string[] = [];
  let part = "";
  for (const character of text) {
    if (printedWidth(part) >= most) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
};

const publishedTable = ({ title, header, rows }: NoticeTable, name: string): TableLayout => {
  const numeric = header.map((_, column) => rows.length > 0 && rows.every((row) => isPlain(row[column] ?? "")));
  return {
    name,
    caption: title,
    columns: header.map((text, column) => columnOf(text, column, { header, rows }, numeric[column] ?? false)),
    rows: rows.map((row) => row.map((text, column): LayoutCell => (numeric[column] ? Number(text) : text))),
  };
};

/** A decimal that a float holds as it stands: published numbers must read back as they were written. */
const isPlain = (text: string): boolean => /^-?\d{1,10}(?:\.\d{1,4})?$/u.test(text);

const columnOf = (header: string, column: number, { rows }: FeedbackTable, numeric: boolean): ColumnLayout => {
  const texts = rows.map((row) => row[column] ?? "");
  const places = Math.max(0, ...texts.map((text) => text.split(".")[1]?.length ?? 0));
  // A number is shown with the places of all: room for those too.
  const shown = (text: string): number =>
    numeric
      ? (text.split(".")[0] ?? "").length + (places > 0 ? places + 1 : 0)
      : Math.min(widest - 2, printedWidth(text));
  const width = Math.max(header.length * 2, ...texts.map(shown)) + 2;
  return { header, width, kind: numeric ? "number" : "text", ...(numeric ? { places } : {}) };
};
