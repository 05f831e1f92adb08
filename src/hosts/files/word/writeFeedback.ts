import { AlignmentType, Document, Packer, PageOrientation, Paragraph, SectionType, TextRun } from "docx";

import type { Feedback } from "../../../domain/notice/feedback.ts";
import { fittedTables } from "../../../domain/notice/tableFit.ts";
import { fontOf, fonts } from "./fonts.ts";
import { lowLine, paragraphStyles, plainParagraph, styles } from "./lines.ts";
import { millimetres, page, size } from "../../../domain/notice/officialMeasures.ts";
import { sealPackage, type DocumentFacts } from "./sealPackage.ts";
import { placed, tablePlace } from "./tables.ts";

const margin = millimetres(20);
const width = page.height - 2 * margin;

/** One unit's feedback as .docx bytes (单位反馈), on pages that lie across; the same feedback gives the same bytes. */
export const writeFeedback = async (
  { title, summary, criteria, stages }: Feedback,
  facts: Omit<DocumentFacts, "title">,
): Promise<Uint8Array> => {
  const tables = [{ title: "指标得分", ...criteria }, ...(stages ? [{ title: "其他计分环节", ...stages }] : [])];
  const bytes = await Packer.toArrayBuffer(
    new Document({
      title,
      creator: facts.creator,
      styles: {
        default: { document: { run: { font: fontOf(fonts.body), size: size.smallFour } } },
        paragraphStyles: [...paragraphStyles],
      },
      sections: [
        {
          properties: {
            type: SectionType.NEXT_PAGE,
            page: {
              size: { width: page.width, height: page.height, orientation: PageOrientation.LANDSCAPE },
              margin: { top: margin, right: margin, bottom: margin, left: margin },
            },
          },
          children: [
            new Paragraph({
              style: styles.title,
              alignment: AlignmentType.CENTER,
              children: [new TextRun({ text: title, size: 36 })],
            }),
            ...summary.map((line) => plainParagraph(line)),
            ...tables.flatMap(({ title: caption }, index) => [
              plainParagraph(caption, { keepNext: true }),
              tablePlace(index),
            ]),
            lowLine(),
          ],
        },
      ],
    }),
  );
  return sealPackage(new Uint8Array(bytes), { title, ...facts }, (document) =>
    placed(document, fittedTables(tables, width)),
  );
};
