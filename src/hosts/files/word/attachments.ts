import { Paragraph, TextRun } from "docx";

import type { Attachment } from "../../../domain/notice/officialDocument.ts";
import { blockOf } from "../../../domain/notice/officialMeasures.ts";
import { liesAcross } from "../../../domain/notice/tableFit.ts";
import { fontOf, fonts } from "./fonts.ts";
import { emptyLines, lowLine, plainParagraph, styles, titleParagraph } from "./lines.ts";
import { tablePlace } from "./tables.ts";

/** An attachment from its first line on a new page: "附件1" at the left, its title in the third line (附件, 7.3.7). */
export const attachmentPages = (
  attachment: Attachment,
  index: number,
  count: number,
  /** How many tables stand before it. */
  before: number,
): readonly Paragraph[] => [
  new Paragraph({
    style: styles.body,
    children: [new TextRun({ text: count > 1 ? `附件${index + 1}` : "附件", font: fontOf(fonts.black) })],
  }),
  ...emptyLines(1),
  titleParagraph(attachment.title, blockOf(liesAcross(attachment)).width),
  ...attachment.tables.flatMap((table, place) => [
    plainParagraph(table.title, { keepNext: true }),
    tablePlace(before + place),
  ]),
  ...attachment.notes.map((note) => plainParagraph(note)),
  // The last line of a section bears the section's measures: it may not be a table's place.
  lowLine(),
];
