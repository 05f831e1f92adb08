import type { Notice, NoticeTable } from "./notice.ts";

/** The notice as plain text, its tables' columns parted by tabs (纯文本通报). */
export const noticeText = ({ title, paragraphs, tables }: Notice): string =>
  [title, "", ...paragraphs.map((paragraph) => `　　${paragraph}`), ...tables.flatMap(tableLines), ""].join("\n");

const tableLines = ({ title, header, rows }: NoticeTable): readonly string[] => [
  "",
  title,
  tabbedLine(header),
  ...rows.map(tabbedLine),
];

/** Cells as one line, parted by tabs; a tab or line break within a cell becomes a space. */
export const tabbedLine = (cells: readonly string[]): string =>
  cells.map((cell) => cell.replace(/\s+/gu, " ").trim()).join("\t");
