import { describe, expect, it } from "vitest";

import { pagesOf, type PageBlock } from "../../../src/domain/notice/pageBreaks.ts";
import type { PagePiece, ParagraphPiece, TablePiece } from "../../../src/domain/notice/pagePiece.ts";

/** Lines of 100 each, so that a page of 500 holds five. */
const paragraph = (lines: number, keepNext = false): PageBlock => ({
  piece: {
    kind: "paragraph",
    role: "text",
    level: 0,
    lines: Array.from({ length: lines }, (_, line) => [{ text: String(line + 1), face: "body" as const }]),
    pitch: 100,
    size: 32,
    align: "justify",
    indent: { first: 0, left: 0, right: 0 },
    begins: true,
    ends: true,
    rule: 0,
  } satisfies ParagraphPiece,
  keepNext,
});
const space = (height: number, keepNext = false): PageBlock => ({ piece: { kind: "space", height }, keepNext });
/** One header and rows of so many lines each. */
const table = (rows: readonly number[]): PageBlock => ({
  piece: {
    kind: "table",
    title: "各单位",
    columns: [2000],
    size: 24,
    header: [["单位"]],
    rows: rows.map((lines) => [Array.from({ length: lines }, () => "行")]),
  } satisfies TablePiece,
  keepNext: false,
});

const shapeOf = (piece: PagePiece): string => {
  if (piece.kind === "paragraph")
    return `${piece.lines.length}行${piece.begins ? "" : "续"}${piece.ends ? "" : "未完"}`;
  if (piece.kind === "table") return `表${piece.rows.length}`;
  return piece.kind === "space" ? `空${piece.height}` : piece.kind;
};
const pages = (blocks: readonly PageBlock[], height = 500): readonly string[] =>
  pagesOf(blocks, height).map((page) => page.map(shapeOf).join(" "));

describe("blocks on pages of five lines", () => {
  it("stand on one page where they fit to the line", () =>
    expect(pages([paragraph(3), paragraph(2)])).toEqual(["3行 2行"]));

  it("are parted with two lines at least on either page", () => {
    expect(pages([paragraph(3), paragraph(5)])).toEqual(["3行 2行未完", "3行续"]);
    // Three lines would leave one by itself on one page or the other.
    expect(pages([paragraph(3), paragraph(3)])).toEqual(["3行", "3行"]);
    expect(pages([paragraph(4), paragraph(4)])).toEqual(["4行", "4行"]);
  });

  it("are parted wherever the page ends when they alone are higher than it", () => {
    expect(pages([paragraph(3)], 250)).toEqual(["2行未完", "1行续"]);
    expect(pages([paragraph(2)], 150)).toEqual(["1行未完", "1行续"]);
  });

  it("go to the next page with what they are kept with", () => {
    expect(pages([paragraph(4), paragraph(1, true), paragraph(1)])).toEqual(["4行", "1行 1行"]);
    // Of four lines two may stand below the heading, and two are parted off.
    expect(pages([paragraph(2), paragraph(1, true), paragraph(4)])).toEqual(["2行 1行 2行未完", "2行续"]);
    expect(pages([paragraph(4), paragraph(1, true), paragraph(1, true), paragraph(1)])).toEqual(["4行", "1行 1行 1行"]);
  });

  it("stand where they stand when even an empty page has no room for them and what they are kept with", () => {
    expect(pages([paragraph(1, true), space(450)])).toEqual(["1行", "空450"]);
    expect(pages([space(600)])).toEqual(["空600"]);
  });

  it("are kept with nothing where nothing follows", () => expect(pages([paragraph(1, true)])).toEqual(["1行"]));
});

describe("a table on pages", () => {
  const row = (lines: number): PageBlock => table([lines]);
  const heightOf = (block: PageBlock): number => {
    for (let height = 1; ; height++) if (pagesOf([block, space(1)], height + 1).length === 1) return height;
  };
  const [one, two] = [heightOf(row(1)), heightOf(table([1, 1]))];
  const rowHeight = two - one;

  it("is parted between its rows, its header above each part", () => {
    expect(pages([table([1, 1, 1, 1, 1])], one + 2 * rowHeight)).toEqual(["表3", "表2"]);
  });

  it("begins on the next page where not one row has room", () => {
    expect(pages([paragraph(1), table([1])], 100 + one - 1)).toEqual(["1行", "表1"]);
  });

  it("gives a row that is higher than a page a page of its own", () => {
    expect(pages([table([9, 1])], one)).toEqual(["表1", "表1"]);
    expect(pages([table([9])], one)).toEqual(["表1"]);
  });

  it("stands without rows where it has none", () =>
    expect(pages([paragraph(1, true), table([])])).toEqual(["1行 表0"]));
});
