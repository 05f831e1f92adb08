import { attachmentBlocks, bodyBlocks, headBlocks, signingBlocks } from "./officialBlocks.ts";
import { imprintRows } from "./closingLines.ts";
import { blockOf } from "./officialMeasures.ts";
import type { OfficialDocument } from "./officialDocument.ts";
import { pagesOf } from "./pageBreaks.ts";
import type { OfficialPage, PagePiece } from "./pagePiece.ts";
import { liesAcross } from "./tableFit.ts";

/**
 * An official document as the pages it fills (公文分页): 22 lines of 28 characters, headings with what they head, the signature
 * never alone, attachments each on a new page, tables parted between rows, the imprint at the foot of an even page. An estimate
 * by the grid for looking at beforehand: what fonts an office has decides, so breaks in Word or WPS may lie a line off.
 */
export const officialPages = (document: OfficialDocument): readonly OfficialPage[] => {
  const sections = [
    { across: false, blocks: [...headBlocks(document), ...bodyBlocks(document), ...signingBlocks(document)] },
    ...document.attachments.map((attachment, index) => ({
      across: liesAcross(attachment),
      blocks: attachmentBlocks(attachment, index, document.attachments.length),
    })),
  ];
  const pages = sections.flatMap(({ across, blocks }) =>
    pagesOf(blocks, blockOf(across).height).map((pieces) => ({ across, pieces })),
  );
  const numbered = pages.map((page, index): OfficialPage => ({ ...page, number: index + 1 }));
  return [...numbered, ...imprintPages(document, numbered.length)];
};

/** An even page of its own, with a blank one before it where need be; neither bears a number (7.4, 7.5). */
const imprintPages = (document: OfficialDocument, before: number): readonly OfficialPage[] => {
  const rows = imprintRows(document);
  if (rows.length === 0) return [];
  const foot = rows.reduce((sum, { height }) => sum + height, 0);
  const pieces: readonly PagePiece[] = [
    { kind: "space", height: blockOf(false).height - foot },
    { kind: "imprint", rows },
  ];
  const blank: OfficialPage = { across: false, number: null, pieces: [] };
  return [...(before % 2 === 0 ? [blank] : []), { ...blank, pieces }];
};
