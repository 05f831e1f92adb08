import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";

import { dayText, type OfficialDocument } from "../../../domain/notice/officialDocument.ts";
import { fontOf, fonts } from "./fonts.ts";
import { charactersOf, emptyLines, lowLine, plainParagraph, styles } from "./lines.ts";
import { blockHeight, blockWidth, characterWidth, imprintRule, size } from "./measures.ts";

const characters = (count: number): number => Math.round(count * characterWidth);

/** The names of what goes with the document, one blank line below the body, indented by two characters (附件说明, 7.3.4). */
export const attachmentNames = ({ attachments }: OfficialDocument): readonly Paragraph[] => {
  if (attachments.length === 0) return [];
  const lead = "附件：";
  return [
    ...emptyLines(1),
    ...attachments.map(({ title }, index) => {
      const number = attachments.length > 1 ? `${index + 1}.` : "";
      const before = index === 0 ? `${lead}${number}` : number;
      const hanging = characters(charactersOf(`${lead}${number}`)) - (index === 0 ? 0 : characters(3));
      return plainParagraph(`${before}${title}`, {
        indent: { left: characters(2 + charactersOf(`${lead}${number}`)), hanging },
      });
    }),
  ];
};

/**
 * Signature, date and remark (7.3.5, 7.3.6). Under a seal the date ends four characters from the right and the signature
 * stands centred above it; without one the signature ends two from the right, and the date begins two to the right of it,
 * or, where the date is the longer of the two, ends two from the right.
 */
export const signing = ({ signature, date, sealed, remark }: OfficialDocument): readonly Paragraph[] => {
  const day = dayText(date);
  const [name, when] = [charactersOf(signature), charactersOf(day)];
  const right = sealed
    ? { date: 4, name: Math.max(0, 4 + (when - name) / 2) }
    : when + 2 > name
      ? { date: 2, name: 2 + Math.max(0, when + 2 - name) }
      : { date: 2 + name - 2 - when, name: 2 };
  const atRight = (text: string, indent: number) =>
    plainParagraph(text, { alignment: AlignmentType.RIGHT, indent: { right: characters(indent) }, keepLines: true });
  return [
    ...emptyLines(2),
    ...(signature === "" ? [] : [atRight(signature, right.name)]),
    atRight(day, right.date),
    ...(remark === "" ? [] : [plainParagraph(`（${remark}）`, { indent: { firstLine: characters(2) } })]),
  ];
};

/**
 * The imprint at the foot of the last page (版记, 7.4): copies to, printed by and when, between rules; nothing where none is
 * said. It has a page to itself, an even one as the standard wants the last to be, and is pushed to its foot by a line as high
 * as what is left: LibreOffice heeds neither frames nor floating tables at the end of a document.
 */
export const imprint = ({ copies, printedBy, printedOn }: OfficialDocument): readonly (Paragraph | Table)[] => {
  const rows = [
    ...(copies === "" ? [] : [{ left: `抄送：${copies}。`, right: "" }]),
    ...(printedBy === "" ? [] : [{ left: printedBy, right: printedOn === "" ? "" : `${dayText(printedOn)}印发` }]),
  ].map((row) => ({ ...row, height: imprintLineHeight * linesOf(`${row.left}${row.right}`) }));
  if (rows.length === 0) return [];
  const height = rows.reduce((sum, row) => sum + row.height, 0);
  return [
    new Paragraph({ spacing: { line: blockHeight - height - 300, lineRule: LineRuleType.EXACT } }),
    new Table({
      width: { size: blockWidth, type: WidthType.DXA },
      columnWidths: [blockWidth],
      layout: TableLayoutType.FIXED,
      borders: {
        top: rule(imprintRule.thick),
        bottom: rule(imprintRule.thick),
        insideHorizontal: rule(imprintRule.thin),
        left: none,
        right: none,
        insideVertical: none,
      },
      rows: rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            height: { value: row.height, rule: HeightRule.ATLEAST },
            children: [new TableCell({ verticalAlign: VerticalAlignTable.CENTER, children: [imprintLine(row)] })],
          }),
      ),
    }),
    // A table may not be the last thing of a document.
    lowLine(),
  ];
};

const imprintLineHeight = 460;
/** Lines of 4号 type with a character free at both sides. */
const linesOf = (text: string): number =>
  Math.ceil((charactersOf(text) * 280) / (blockWidth - 2 * characterWidth - 220));

const rule = (eighths: number) => ({ style: BorderStyle.SINGLE, size: eighths, color: "000000" });
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

const imprintLine = ({ left, right }: { readonly left: string; readonly right: string }): Paragraph =>
  new Paragraph({
    style: styles.cell,
    indent: { left: characters(1), right: characters(1) },
    tabStops: [{ type: TabStopType.RIGHT, position: blockWidth - characters(1) - 220 }],
    children: [
      new TextRun({ text: left, font: fontOf(fonts.body), size: size.four }),
      ...(right === "" ? [] : [new TextRun({ text: `\t${right}`, font: fontOf(fonts.body), size: size.four })]),
    ],
  });
