import { Paragraph, TextRun, type Table } from "docx";

import type { Attachment } from "../../../domain/notice/officialDocument.ts";
import { fontOf, fonts } from "./fonts.ts";
import { emptyLines, plainParagraph, styles, titleParagraph } from "./lines.ts";
import { blockHeight, blockWidth } from "./measures.ts";
import { wordTable } from "./tables.ts";

/** Tables of more columns than this lie across the page. */
const mostUpright = 7;

export const liesAcross = ({ tables }: Attachment): boolean => tables.some(({ header }) => header.length > mostUpright);

/** An attachment from its first line on a new page: "附件1" at the left, its title in the third line (附件, 7.3.7). */
export const attachmentPages = (
  attachment: Attachment,
  index: number,
  count: number,
): readonly (Paragraph | Table)[] => [
  new Paragraph({
    style: styles.body,
    children: [new TextRun({ text: count > 1 ? `附件${index + 1}` : "附件", font: fontOf(fonts.black) })],
  }),
  ...emptyLines(1),
  titleParagraph(attachment.title),
  ...attachment.tables.flatMap((table) => [
    plainParagraph(table.title, { keepNext: true }),
    wordTable(table, liesAcross(attachment) ? blockHeight : blockWidth),
  ]),
  ...attachment.notes.map((note) => plainParagraph(note)),
];
