import { at } from "../shared/at.ts";
import { brokenLines, titleLines, type Type } from "./brokenLines.ts";
import { attachmentNames, markSize, signingPlaces } from "./closingLines.ts";
import {
  blockOf,
  blockWidth,
  characterSpacing,
  characterWidth,
  linePitch,
  markDrop,
  ruleDrop,
  size,
  titlePitch,
} from "./officialMeasures.ts";
import { dayText, type Attachment, type BodyLine, type OfficialDocument } from "./officialDocument.ts";
import type { PageBlock } from "./pageBreaks.ts";
import type { Face, ParagraphPiece, TablePiece } from "./pagePiece.ts";
import { attachmentTables, cellMargins, liesAcross, type FittedTable } from "./tableFit.ts";

const body: Type = { size: size.three, spacing: characterSpacing };
const inset = (characters: number): number => Math.round(characters * characterWidth);

type Look = Partial<Omit<ParagraphPiece, "kind" | "lines">> & { readonly keepNext?: boolean };

/** A paragraph of runs, broken into lines for a block of a width. */
const paragraph = (
  runs: readonly { readonly text: string; readonly face: Face }[],
  look: Look = {},
  width = blockWidth,
): PageBlock => {
  const { keepNext = false, ...rest } = look;
  const indent = look.indent ?? { first: 0, left: 0, right: 0 };
  const type = look.size === undefined ? body : { size: look.size, spacing: 0 };
  const text = runs.map((run) => run.text).join("");
  const parts = look.role === "title" ? titleLines(text, type, width) : [text];
  const lines = parts.flatMap((part) => brokenLines(part, type, width - indent.left - indent.right, indent.first));
  return {
    keepNext,
    piece: {
      kind: "paragraph",
      role: "text",
      level: 0,
      pitch: linePitch,
      size: size.three,
      align: "justify",
      begins: true,
      ends: true,
      rule: 0,
      ...rest,
      indent,
      lines: runsByLine(runs, lines),
    },
  };
};

const plain = (text: string, look: Look = {}, width = blockWidth, face: Face = "body"): PageBlock =>
  paragraph([{ text, face }], look, width);

/** Deals the runs of a paragraph out to its lines. */
const runsByLine = (
  runs: readonly { readonly text: string; readonly face: Face }[],
  lines: readonly string[],
): ParagraphPiece["lines"] => {
  let start = 0;
  return lines.map((line) => {
    const end = start + line.length;
    let at = 0;
    const own = runs.flatMap(({ text, face }) => {
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, text.length)];
      at += text.length;
      return from < to ? [{ text: text.slice(from, to), face }] : [];
    });
    start = end;
    return own;
  });
};

const empty = (count: number, keepNext = false): readonly PageBlock[] =>
  Array.from({ length: count }, () => ({ piece: { kind: "space", height: linePitch }, keepNext }));

const title = (text: string, width = blockWidth): PageBlock =>
  plain(text, { role: "title", size: size.two, pitch: titlePitch, align: "center" }, width, "title");

/** Mark, number, red rule, title and whom it goes to (版头与主体之首). */
export const headBlocks = ({ mark, number, title: name, addressees }: OfficialDocument): readonly PageBlock[] => {
  const half = mark === "" ? 0 : markSize(mark);
  const rule = ruleDrop.space * 20 + ruleDrop.rule * 2.5;
  return [
    ...(mark === ""
      ? []
      : [
          { piece: { kind: "space", height: markDrop }, keepNext: false } as const,
          plain(mark, { role: "mark", size: half, pitch: half * 12, align: "center" }, blockWidth, "mark"),
          ...empty(2),
        ]),
    ...(mark === "" && number === "" ? [] : [plain(number, { role: "number", align: "center", rule }), ...empty(2)]),
    title(name),
    ...empty(1),
    ...(addressees === "" ? [] : [plain(`${addressees}：`, { role: "addressees" })]),
  ];
};

const faces = ["body", "black", "italic", "body", "body"] as const;

/** The body, its headings kept with what they head, its last line with the signature (正文). */
export const bodyBlocks = ({ body: lines }: OfficialDocument): readonly PageBlock[] =>
  lines.map((line, index) => bodyBlock(line, index === lines.length - 1));

const bodyBlock = ({ level, head, rest }: BodyLine, last: boolean): PageBlock =>
  paragraph(
    [
      { text: head, face: faces[level] },
      { text: rest, face: "body" },
    ],
    {
      ...(rest === "" ? { role: "heading", level } : {}),
      indent: { first: inset(2), left: 0, right: 0 },
      keepNext: last || rest === "",
    },
  );

/** What goes with it, signature, date and remark (附件说明、署名、成文日期、附注). */
export const signingBlocks = (document: OfficialDocument): readonly PageBlock[] => {
  const { signature, date, sealed, remark } = document;
  const places = signingPlaces(document);
  const names = attachmentNames(document);
  const atRight = (text: string, right: number, keepNext: boolean): PageBlock =>
    plain(text, { role: "signing", align: "right", indent: { first: 0, left: 0, right: inset(right) }, keepNext });
  return [
    ...(names.length === 0 ? [] : empty(1, true)),
    ...names.map(({ text, left, hanging }) =>
      plain(text, { indent: { first: -inset(hanging), left: inset(left), right: 0 }, keepNext: true }),
    ),
    ...empty(sealed ? 2 : 1, true),
    ...(signature === "" ? [] : [atRight(signature, places.signature, true)]),
    atRight(dayText(date), places.date, remark !== ""),
    ...(remark === "" ? [] : [plain(`（${remark}）`, { indent: { first: inset(2), left: 0, right: 0 } })]),
  ];
};

/** An attachment from its first line on a new page (附件, 7.3.7). */
export const attachmentBlocks = (attachment: Attachment, index: number, count: number): readonly PageBlock[] => {
  const { width } = blockOf(liesAcross(attachment));
  const name = count > 1 ? `附件${index + 1}` : "附件";
  return [
    plain(name, { role: "attachment" }, width, "black"),
    ...empty(1),
    title(attachment.title, width),
    ...attachmentTables(attachment).flatMap((table, place): readonly PageBlock[] => {
      const caption = at(attachment.tables, place).title;
      return [
        plain(caption, { role: "caption", keepNext: true }, width),
        { piece: tablePiece(caption, table), keepNext: false },
      ];
    }),
    ...attachment.notes.map((note) => plain(note, {}, width)),
  ];
};

const tablePiece = (caption: string, { header, rows, columns, size: half }: FittedTable): TablePiece => {
  const cells = (texts: readonly string[]) =>
    texts.map((text, column) => brokenLines(text, { size: half, spacing: 0 }, at(columns, column) - cellMargins));
  return { kind: "table", title: caption, columns, size: half, header, rows: rows.map(cells) };
};
