import { Document, Packer, DocumentGridType, PageOrientation, SectionType, type ISectionOptions } from "docx";

import type { OfficialDocument } from "../../../domain/notice/officialDocument.ts";
import { attachmentTables, liesAcross } from "../../../domain/notice/tableFit.ts";
import { attachmentPages } from "./attachments.ts";
import { attachmentList, imprint, signing } from "./closing.ts";
import { fontOf, fonts } from "./fonts.ts";
import { footersOf, noFooters } from "./footers.ts";
import { bodyParagraph, paragraphStyles } from "./lines.ts";
import { footerDrop, linePitch, millimetres, page, size } from "../../../domain/notice/officialMeasures.ts";
import { redHead } from "./redHead.ts";
import { sealPackage } from "./sealPackage.ts";
import { placed } from "./tables.ts";

/**
 * An official document as .docx bytes in the layout of GB/T 9704-2012 (公文排版); docs/notice-layout.md goes through it point
 * by point. The same document gives the same bytes.
 */
export const writeOfficial = async (document: OfficialDocument): Promise<Uint8Array> => {
  const { attachments } = document;
  const sections: ISectionOptions[] = [
    {
      ...section(false, true),
      children: [
        ...redHead(document),
        ...document.body.map((line, index) => bodyParagraph(line, index === document.body.length - 1)),
        ...attachmentList(document),
        ...signing(document),
      ],
    },
    ...attachments.map((attachment, index) => ({
      ...section(liesAcross(attachment)),
      children: attachmentPages(attachment, index, attachments.length, tablesBefore(attachments, index)),
    })),
  ];
  const last = imprint(document);
  // Neither the page of the imprint nor a blank one before it bears a number (7.5).
  if (last.length > 0)
    sections.push({ ...section(false, false, SectionType.EVEN_PAGE), footers: noFooters(), children: last });
  const bytes = await Packer.toArrayBuffer(
    new Document({
      title: document.title,
      creator: document.signature,
      evenAndOddHeaderAndFooters: true,
      styles: {
        default: { document: { run: { font: fontOf(fonts.body), size: size.three } } },
        paragraphStyles: [...paragraphStyles],
      },
      sections,
    }),
  );
  const facts = {
    title: document.title,
    creator: document.signature,
    date: document.date,
  };
  return sealPackage(new Uint8Array(bytes), facts, (text) => placed(text, attachments.flatMap(attachmentTables)));
};

const tablesBefore = (attachments: OfficialDocument["attachments"], index: number): number =>
  attachments.slice(0, index).reduce((count, { tables }) => count + tables.length, 0);

type SectionKind = (typeof SectionType)[keyof typeof SectionType];

/**
 * A page that lies across is the upright one turned: its head at the binding side, so that the margins go round with it.
 *
 * @param gridded whether lines keep to the grid of 22; tables have lines of their own
 */
const section = (landscape: boolean, gridded = false, type: SectionKind = SectionType.NEXT_PAGE) => ({
  properties: {
    type,
    page: {
      size: {
        width: page.width,
        height: page.height,
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: landscape
        ? { top: page.left, right: page.top, bottom: page.right, left: page.bottom, footer: millimetres(10), gutter: 0 }
        : { top: page.top, right: page.right, bottom: page.bottom, left: page.left, footer: footerDrop, gutter: 0 },
    },
    grid: { type: gridded ? DocumentGridType.LINES : DocumentGridType.DEFAULT, linePitch },
  },
  footers: footersOf(landscape),
});
