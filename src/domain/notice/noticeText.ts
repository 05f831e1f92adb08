import type { Notice, NoticeTable } from "./notice.ts";

/** The notice as plain text, its tables' columns parted by tabs (纯文本通报). */
export const noticeText = ({ title, paragraphs, tables }: Notice): string =>
  [title, "", ...paragraphs.map((paragraph) => `　　${paragraph}`), ...tables.flatMap(tableLines), ""].join("\n");

const tableLines = ({ title, header, rows }: NoticeTable): readonly string[] => [
  "",
  title,
  header.join("\t"),
  ...rows.map((row) => row.join("\t")),
];
