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

import { attachmentNames, imprintRows, signingPlaces, type ImprintRow } from "../../../domain/notice/closingLines.ts";
import { dayText, type OfficialDocument } from "../../../domain/notice/officialDocument.ts";
import { fontOf, fonts } from "./fonts.ts";
import { emptyLines, lowLine, plainParagraph, styles } from "./lines.ts";
import { blockHeight, blockWidth, characterWidth, imprintRule, size } from "../../../domain/notice/officialMeasures.ts";

const characters = (count: number): number => Math.round(count * characterWidth);

/** What the standard calls 附件说明, a blank line below the body (7.3.4); it stays with the signature. */
export const attachmentList = (document: OfficialDocument): readonly Paragraph[] => {
  const names = attachmentNames(document);
  if (names.length === 0) return [];
  return [
    ...emptyLines(1, { keepNext: true }),
    ...names.map(({ text, left, hanging }) =>
      plainParagraph(text, { keepNext: true, indent: { left: characters(left), hanging: characters(hanging) } }),
    ),
  ];
};

/** Signature, date and remark (7.3.5, 7.3.6): two lines below, where the seal goes, or one where there is none. */
export const signing = (document: OfficialDocument): readonly Paragraph[] => {
  const { signature, date, sealed, remark } = document;
  const right = signingPlaces(document);
  const atRight = (text: string, indent: number, keepNext: boolean) =>
    plainParagraph(text, {
      alignment: AlignmentType.RIGHT,
      indent: { right: characters(indent) },
      keepLines: true,
      keepNext,
    });
  return [
    ...emptyLines(sealed ? 2 : 1, { keepNext: true }),
    ...(signature === "" ? [] : [atRight(signature, right.signature, true)]),
    atRight(dayText(date), right.date, remark !== ""),
    ...(remark === "" ? [] : [plainParagraph(`（${remark}）`, { indent: { firstLine: characters(2) } })]),
  ];
};

/**
 * The imprint at the foot of the last page (版记, 7.4): copies to, printed by and when, between rules; nothing where none is
 * said. It has a page to itself, an even one as the standard wants the last to be, and is pushed to its foot by a line as high
 * as what is left: LibreOffice heeds neither frames nor floating tables at the end of a document.
 */
export const imprint = (document: OfficialDocument): readonly (Paragraph | Table)[] => {
  const rows = imprintRows(document);
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

const rule = (eighths: number) => ({ style: BorderStyle.SINGLE, size: eighths, color: "000000" });
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

const imprintLine = ({ lines, right }: ImprintRow): Paragraph =>
  new Paragraph({
    style: styles.cell,
    indent: { left: characters(1), right: characters(1) },
    tabStops: [{ type: TabStopType.RIGHT, position: blockWidth - characters(1) - 220 }],
    children: [
      new TextRun({ text: lines.join(""), font: fontOf(fonts.body), size: size.four }),
      ...(right === "" ? [] : [new TextRun({ text: `\t${right}`, font: fontOf(fonts.body), size: size.four })]),
    ],
  });
