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

/** A unit's feedback as a sheet (单位反馈表). */
export const feedbackSheet = ({ title, summary, criteria, stages }: Feedback): SheetLayout =>
  publishedSheet("反馈", title, summary, [
    { title: "指标得分", ...criteria },
    ...(stages ? [{ title: "其他计分环节", ...stages }] : []),
  ]);

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
  const longest = Math.max(header.length * 2, ...texts.map((text) => Math.min(28, printedWidth(text)))) + 2;
  const places = Math.max(0, ...texts.map((text) => text.split(".")[1]?.length ?? 0));
  return { header, width: longest, kind: numeric ? "number" : "text", ...(numeric ? { places } : {}) };
};
