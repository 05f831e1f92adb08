import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeightRule,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";

import { fontOf, fonts } from "./fonts.ts";
import { characterWidth, footerDrop, millimetres, page, size } from "../../../domain/notice/officialMeasures.ts";

/** The page number with a dash at each side in 4号宋体 (页码, GB/T 9704-2012, 7.5). */
const number = (): TextRun =>
  new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: fontOf(fonts.song), size: size.four });

/** One character in from the outer edge: at the right of odd pages, at the left of even ones. */
const upright = (side: "odd" | "even"): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === "odd" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === "odd" ? { right: Math.round(characterWidth) } : { left: Math.round(characterWidth) },
        children: [number()],
      }),
    ],
  });

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
/** Room for "— 100 —" lengthwise. */
const length = millimetres(30);
const breadth = millimetres(9);

/**
 * On a page that lies across, the number keeps its place on the paper (7.5): turned by a quarter, at the side that is the
 * paper's foot, near the edge that is its right on odd pages and its left on even ones.
 */
const across = (side: "odd" | "even"): Footer =>
  new Footer({
    children: [
      new Table({
        width: { size: breadth, type: WidthType.DXA },
        columnWidths: [breadth],
        float: {
          horizontalAnchor: TableAnchorType.PAGE,
          verticalAnchor: TableAnchorType.PAGE,
          absoluteHorizontalPosition: footerDrop - Math.round(breadth / 2) + 140,
          absoluteVerticalPosition:
            side === "odd"
              ? page.width - page.right - Math.round(characterWidth) - length
              : page.left + Math.round(characterWidth),
        },
        borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
        rows: [
          new TableRow({
            height: { value: length, rule: HeightRule.EXACT },
            children: [
              new TableCell({
                textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
                verticalAlign: VerticalAlignTable.CENTER,
                children: [
                  new Paragraph({
                    alignment: side === "odd" ? AlignmentType.RIGHT : AlignmentType.LEFT,
                    children: [number()],
                  }),
                ],
              }),
            ],
          }),
        ],
      }),
      new Paragraph({}),
    ],
  });

/** Page numbers of a section, by how its pages lie. */
export const footersOf = (landscape: boolean) =>
  landscape ? { default: across("odd"), even: across("even") } : { default: upright("odd"), even: upright("even") };

/** Without a footer of its own a section would take over the one before it. */
export const noFooters = () => ({
  default: new Footer({ children: [new Paragraph({})] }),
  even: new Footer({ children: [new Paragraph({})] }),
});
