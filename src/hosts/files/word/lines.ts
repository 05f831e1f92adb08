import { AlignmentType, LineRuleType, Paragraph, TextRun, type IParagraphOptions } from "docx";

import { titleLines } from "../../../domain/notice/brokenLines.ts";
import type { BodyLine } from "../../../domain/notice/officialDocument.ts";
import { fontOf, fonts } from "./fonts.ts";
import {
  cellPitch,
  characterSpacing,
  characterWidth,
  linePitch,
  size,
  titlePitch,
} from "../../../domain/notice/officialMeasures.ts";

/** The names of our styles, which readers of the file may go by. */
export const styles = {
  body: "公文正文",
  title: "公文标题",
  headings: ["公文一级标题", "公文二级标题", "公文三级标题", "公文四级标题"],
  cell: "公文表格",
} as const;

/** Every line is as high as the grid's. */
export const gridLine = { line: linePitch, lineRule: LineRuleType.EXACT } as const;

export const emptyLines = (count: number, options: Pick<IParagraphOptions, "keepNext"> = {}): readonly Paragraph[] =>
  Array.from({ length: count }, () => new Paragraph({ style: styles.body, ...options }));

/** A line as low as lines get, where there must be one. */
export const lowLine = (): Paragraph => new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } });

/**
 * A line of the body, indented by two characters; its numbered head in the level's font. A heading stays with what it is the
 * heading of, and the last line with the signature, which may not have a page to itself.
 */
export const bodyParagraph = ({ level, head, rest }: BodyLine, last: boolean): Paragraph =>
  new Paragraph({
    keepNext: last || rest === "",
    style: (rest === "" ? styles.headings[level - 1] : undefined) ?? styles.body,
    // A line with a long run of letters, such as a root, would be spread over the page.
    ...(/[\w+/=]{20}/u.test(rest) ? { alignment: AlignmentType.LEFT } : {}),
    indent: { firstLineChars: 200, firstLine: Math.round(2 * characterWidth) },
    children: [
      ...(head === "" ? [] : [new TextRun({ text: head, font: fontOf(headFonts[level]) })]),
      ...(rest === "" ? [] : [new TextRun({ text: rest })]),
    ],
  });

/** 黑体, 楷体, then 仿宋 (GB/T 9704-2012, 7.3.3). */
const headFonts = [fonts.body, fonts.black, fonts.italic, fonts.body, fonts.body] as const;

/** @param width of the block, in twentieths of a point */
export const titleParagraph = (text: string, width: number): Paragraph =>
  new Paragraph({
    style: styles.title,
    children: titleLines(text, { size: size.two, spacing: 0 }, width).map(
      (line, index) => new TextRun(index === 0 ? { text: line } : { text: line, break: 1 }),
    ),
  });

export const plainParagraph = (text: string, options: Omit<IParagraphOptions, "children"> = {}): Paragraph =>
  new Paragraph({ style: styles.body, ...options, children: [new TextRun({ text })] });

/** The styles that lines refer to. */
export const paragraphStyles = [
  { id: styles.body, name: styles.body, run: { font: fontOf(fonts.body), size: size.three, characterSpacing } },
  { id: styles.title, name: styles.title, run: { font: fontOf(fonts.title), size: size.two } },
  ...styles.headings.map((name, index) => ({
    id: name,
    name,
    run: { font: fontOf(headFonts[(index + 1) as 1 | 2 | 3 | 4]), size: size.three, characterSpacing },
    outline: index,
  })),
  { id: styles.cell, name: styles.cell, run: { font: fontOf(fonts.body), size: size.smallFour } },
].map(({ id, name, run, ...rest }) => ({
  id,
  name,
  basedOn: "Normal",
  quickFormat: true,
  run,
  paragraph: {
    ...(id === styles.title
      ? { alignment: AlignmentType.CENTER, spacing: { line: titlePitch, lineRule: LineRuleType.EXACT } }
      : id === styles.cell
        ? { spacing: { line: cellPitch, lineRule: LineRuleType.EXACT } }
        : { alignment: AlignmentType.BOTH, spacing: gridLine }),
    ...("outline" in rest ? { outlineLevel: rest.outline } : {}),
  },
}));
