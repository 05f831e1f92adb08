import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun } from "docx";

import { markSize } from "../../../domain/notice/closingLines.ts";
import type { OfficialDocument } from "../../../domain/notice/officialDocument.ts";
import { fontOf, fonts } from "./fonts.ts";
import { emptyLines, gridLine, plainParagraph, styles, titleParagraph } from "./lines.ts";
import { blockWidth, markDrop, ruleDrop } from "../../../domain/notice/officialMeasures.ts";

const red = "FF0000";

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
            // As wide as the text block.
            border: { bottom: { style: BorderStyle.SINGLE, size: ruleDrop.rule, space: ruleDrop.space, color: red } },
            children: [new TextRun({ text: number })],
          }),
          ...emptyLines(2),
        ]),
    titleParagraph(title, blockWidth),
    ...emptyLines(1),
    ...(addressees === "" ? [] : [plainParagraph(`${addressees}：`)]),
  ];
};
