import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { bodyLine, type OfficialDocument } from "../../../src/domain/notice/officialDocument.ts";
import { officialPages } from "../../../src/domain/notice/officialPages.ts";
import type { OfficialPage, ParagraphPiece } from "../../../src/domain/notice/pagePiece.ts";
import { runs, seed } from "../../soak.ts";

/** Without head, title or signature: only a date, two lines below the body under a seal. */
const bare: OfficialDocument = {
  mark: "",
  number: "",
  title: "",
  addressees: "",
  body: [],
  attachments: [],
  signature: "",
  date: "2026-12-05",
  sealed: true,
  remark: "",
  copies: "",
  printedBy: "",
  printedOn: "",
};
const linesOn = (page: OfficialPage | undefined): readonly string[] =>
  (page?.pieces ?? []).flatMap((piece) =>
    piece.kind === "paragraph" ? piece.lines.map((line) => line.map(({ text }) => text).join("")) : [],
  );
const pagesOf = (body: readonly string[], rest: Partial<OfficialDocument> = {}) =>
  officialPages({ ...bare, body: body.map(bodyLine), ...rest });
const several = (count: number, text = "一行。") => Array.from({ length: count }, () => text);
const table = (rows: number, columns = 4) => ({
  title: "各单位",
  header: Array.from({ length: columns }, (_, column) => `列${column}`),
  rows: Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, () => String(row))),
});

describe("a notice laid out as pages", () => {
  it("has 22 lines to the page: an empty title line of 35 pt and the one below it leave 19 on the first", () => {
    // (12756 − 700 − 579) / 579 = 19.8.
    const pages = pagesOf(several(60));
    expect(linesOn(pages[0]).filter((line) => line === "一行。")).toHaveLength(19);
    expect(linesOn(pages[1])).toHaveLength(22);
  });

  it("has 28 characters to the line, the first one less by two", () => {
    const [page] = pagesOf(["政".repeat(60)]);
    expect(
      linesOn(page)
        .slice(1, 4)
        .map(({ length }) => length),
    ).toEqual([26, 28, 6]);
  });

  it("leaves no heading at the foot of a page, and no line of a paragraph by itself", () => {
    const [first, second] = pagesOf([...several(18), "一、下一节", "一行。", ...several(30)]);
    expect(linesOn(first)).not.toContain("一、下一节");
    expect(linesOn(second)[0]).toBe("一、下一节");
    const long = "政".repeat(26 + 28 + 3);
    const [before, after] = pagesOf([...several(18), long, ...several(30)]);
    expect(linesOn(before)).toHaveLength(1 + 18);
    expect(
      linesOn(after)
        .slice(0, 3)
        .map(({ length }) => length),
    ).toEqual([26, 28, 3]);
  });

  it("never leaves the signature on a page without a line of the text", () => {
    for (let count = 10; count < 50; count++) {
      const pages = pagesOf(several(count), { signature: "云泽市人民政府办公室", remark: "此件公开发布" });
      const last = linesOn(pages.at(-1));
      expect([count, last.includes("2026年12月5日"), last.includes("一行。")]).toEqual([count, true, true]);
    }
  });

  it("begins every attachment on a new page, its title in the third line, and lays one of many columns across", () => {
    const pages = pagesOf(["一行。"], {
      attachments: [
        { title: "结果", tables: [table(3)], notes: [] },
        { title: "各项得分", tables: [table(3, 9)], notes: [] },
      ],
    });
    expect(pages.map(({ across }) => across)).toEqual([false, false, true]);
    const [name, space, title] = pages[1]?.pieces ?? [];
    expect(linesOn({ across: false, number: null, pieces: name ? [name] : [] })).toEqual(["附件1"]);
    expect(space).toMatchObject({ kind: "space" });
    expect(title).toMatchObject({ role: "title", lines: [[{ text: "结果" }]] });
  });

  it("parts a table between rows and repeats its header: by hand 30 rows on the first page, 37 on the next", () => {
    // Of 12756: 附件, a blank line, the title and the caption take 3 × 579 + 700; rows and header 330 each.
    const pages = pagesOf(["一行。"], { attachments: [{ title: "结果", tables: [table(100)], notes: [] }] });
    const tables = pages.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === "table" ? [piece] : [])));
    expect(tables.map(({ rows }) => rows.length)).toEqual([30, 37, 33]);
    for (const { header } of tables) expect(header[0]).toEqual(["列0"]);
  });

  it("ends with the imprint at the foot of an even page without a number, a blank one before it where need be", () => {
    const imprint = { copies: "市委办公室", printedBy: "云泽市人民政府办公室", printedOn: "2026-12-06" };
    const short = pagesOf(["一行。"], imprint);
    expect(short.map(({ number }) => number)).toEqual([1, null]);
    const two = pagesOf(several(30), imprint);
    expect(two.map(({ number, pieces }) => [number, pieces.length > 0])).toEqual([
      [1, true],
      [2, true],
      [null, false],
      [null, true],
    ]);
  });

  it("loses nothing and fits its pages, whatever the text", () => {
    const line = fc.stringMatching(/^(?:[一二三]、|（[一二]）|1\.)?[政务公开，。（）《》2026a ]{0,200}$/u);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), fc.boolean(), (texts, sealed) => {
        const pages = pagesOf(texts, { sealed, signature: "云泽市人民政府办公室" });
        const said = pages.flatMap(linesOn).join("");
        expect(said).toBe(`${texts.join("")}云泽市人民政府办公室2026年12月5日`);
        for (const { pieces } of pages) {
          const paragraphs = pieces.filter((piece): piece is ParagraphPiece => piece.kind === "paragraph");
          expect(paragraphs.reduce((sum, { lines, pitch }) => sum + lines.length * pitch, 0)).toBeLessThanOrEqual(
            12756,
          );
        }
      }),
      { seed, numRuns: runs(1000) },
    );
  });
});
