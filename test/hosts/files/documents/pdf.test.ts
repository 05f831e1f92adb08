import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { withoutRadicals } from "../../../../src/hosts/files/documents/pdf/radicals.ts";
import { readDocument } from "../../../../src/hosts/files/documents/readDocument.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../../../support/libreOffice.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { pdfFile, setLines, type PdfLine } from "./pdfFile.ts";

const first = "一、深化公开。及时公开批准的预算、决算和预算执行情况，说明债务的规模、种类和利率情况。（市财政局）";
const second = "二、加强解读。重大政策与解读材料同步组织、同步审签、同步发布，文件印发后三个工作日内公开。（市司法局）";

const textOf = async (pages: readonly (readonly PdfLine[])[]): Promise<string> => {
  const read = await readDocument(pdfFile(pages), "要点.pdf");
  expect(read.issues).toEqual([]);
  return read.ok ? read.value : "";
};

describe("a PDF with a text layer", () => {
  it("has its lines joined into paragraphs", async () => {
    expect(await textOf([[...setLines(first, 24, 700), ...setLines(second, 24, 500)]])).toBe(`${first}\n${second}\n`);
  });

  it("goes on over the page, without page numbers and running heads", async () => {
    const lines = setLines(first, 24, 700);
    const head = (page: number): PdfLine[] => [
      { x: 200, y: 800, size: 10, text: "桐江市人民政府公报" },
      { x: 280, y: 40, size: 14, text: `— ${page} —` },
    ];
    const pages = [
      [...head(1), ...lines.slice(0, 2)],
      [...head(2), ...lines.slice(2).map((line) => ({ ...line, y: line.y + 50 }))],
      [...head(3), ...setLines(second, 24, 700)],
    ];
    expect(await textOf(pages)).toBe(`${first}\n${second}\n`);
  });

  it("puts the pieces of a line together by where they stand, in whatever order they come", async () => {
    const pieces = [
      { x: 250, y: 700, text: "公开工作要点" },
      { x: 90, y: 700.5, text: "二〇二六年政务" },
    ];
    expect(await textOf([pieces])).toMatch(/^二〇二六年政务\s*公开工作要点\n$/u);
  });

  it("starts a new paragraph at a number even below a full line without indents", async () => {
    const lines = ["一、甲乙丙丁戊己庚辛壬癸甲乙", "二、甲乙丙丁戊己庚辛壬癸"].map((text, i) => ({
      x: 90,
      y: 700 - 30 * i,
      text,
    }));
    expect(await textOf([lines])).toBe(`${lines.map(({ text }) => text).join("\n")}\n`);
  });

  it("has characters where the file names radicals", () => {
    expect(withoutRadicals("⼯作⽅案，⺠政局⻓，〇⿰ＡＢ")).toBe("工作方案，民政局长，〇⿰ＡＢ");
  });

  it("that was only scanned is refused", async () => {
    const read = await readDocument(pdfFile([[], [{ x: 9, y: 9, text: "2" }]]), "扫描.pdf");
    expect(read.issues).toMatchObject([{ code: "document-scanned", severity: "error", data: { pages: 2 } }]);
  });

  it("of which some pages were scanned tells of them", async () => {
    const read = await readDocument(pdfFile([setLines(first, 24, 700), []]), "半扫描.pdf");
    expect(read.ok).toBe(true);
    expect(read.issues).toMatchObject([
      { code: "document-pages-without-text", severity: "warning", data: { count: 1, pages: "2" } },
    ]);
  });

  it("that holds a table of tasks says that its cells are lost", async () => {
    const names = ["序号", "工作任务", "责任单位", "完成时限"].map((text, i) => ({ x: 60 + i * 120, y: 700, text }));
    const read = await readDocument(pdfFile([[...names, ...setLines(first, 24, 600)]]), "表.pdf");
    expect(read.issues).toMatchObject([{ code: "document-pdf-table", severity: "warning" }]);
  });
});

describe.skipIf(!hasLibreOffice)(`a PDF that LibreOffice made${libreOfficeNote}`, () => {
  it("with a password is refused", async () => {
    const folder = temporaryFolder();
    const options = {
      EncryptFile: { type: "boolean", value: "true" },
      DocumentOpenPassword: { type: "string", value: "1" },
    };
    writeFileSync(join(folder, "a.html"), "<html><body>政务公开工作要点</body></html>");
    const [saved = ""] = resave(
      [join(folder, "a.html")],
      `pdf:writer_web_pdf_Export:${JSON.stringify(options)}`,
      folder,
    );
    const read = await readDocument(new Uint8Array(readFileSync(saved)), "a.pdf");
    expect(read.issues).toMatchObject([{ code: "document-encrypted", severity: "error", data: { format: "PDF" } }]);
  });
});
