import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun } from "docx";

import type { OfficialDocument } from "../../../domain/notice/officialDocument.ts";
import { fontOf, fonts } from "./fonts.ts";
import { charactersOf, emptyLines, gridLine, plainParagraph, styles, titleParagraph } from "./lines.ts";
import { blockWidth, markDrop } from "./measures.ts";

const red = "FF0000";

/** The mark is as large as fits on one line, up to 22 mm high (GB/T 9704-2012, 7.2.4 leaves its size to the issuer). */
const markSize = (mark: string): number => Math.min(124, Math.floor((blockWidth / 10 / charactersOf(mark)) * 0.94));

/**
 * The head of an official document (版头): the red mark, two lines below it the number, the red rule 4 mm below that; then two
 * lines below the rule the title, and one below the title whom it goes to (7.2.4 to 7.3.2).
 */
export const redHead = ({ mark, number, title, addressees }: OfficialDocument): readonly Paragraph[] => {
  const half = mark === "" ? 0 : markSize(mark);
  return [
    ...(mark === ""
      ? []
      : [
          new Paragraph({ spacing: { line: markDrop, lineRule: LineRuleType.EXACT } }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { line: half * 12, lineRule: LineRuleType.EXACT },
            children: [new TextRun({ text: mark, font: fontOf(fonts.mark), size: half, color: red })],
          }),
          ...emptyLines(2),
        ]),
    ...(mark === "" && number === ""
      ? []
      : [
          new Paragraph({
            style: styles.body,
            alignment: AlignmentType.CENTER,
            spacing: gridLine,
            // 4 mm are 11.3 pt; the rule is as wide as the text block.
            border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: red } },
            children: [new TextRun({ text: number })],
          }),
          ...emptyLines(2),
        ]),
    titleParagraph(title),
    ...emptyLines(1),
    ...(addressees === "" ? [] : [plainParagraph(`${addressees}：`)]),
  ];
};
