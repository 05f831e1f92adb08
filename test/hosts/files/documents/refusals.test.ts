import { strToU8, unzipSync, zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../../src/hosts/files/documents/readDocument.ts";
import { runs, seed } from "../../../soak.ts";
import { docxFile, outlineDocx, paragraph, run, tableDocx } from "./docxFile.ts";
import { bytesOf, outlineHtml, tableHtml, tableXlsx } from "./otherFiles.ts";
import { pdfFile, setLines } from "./pdfFile.ts";

const codesOf = async (bytes: Uint8Array, name = "文件", largest?: number) =>
  (await readDocument(bytes, name, largest)).issues.map(({ code, data }) =>
    [code, data["format"] ?? ""].join(" ").trim(),
  );

const ole = (stream: string): Uint8Array =>
  Uint8Array.from([
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ...new Uint8Array(504),
    ...Array.from(stream).flatMap((character) => [character.charCodeAt(0), 0]),
  ]);

/** A zip whose directory states another size for its first part than it holds. */
const stating = (bytes: Uint8Array, part: string, size: number): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  const view = new DataView(changed.buffer);
  for (let at = 0; at < changed.length - 46; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(changed.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (name === part) view.setUint32(at + 24, size, true);
  }
  return changed;
};

const docx = outlineDocx();
const withBody = (xml: string): Uint8Array => zipSync({ ...unzipSync(docx), "word/document.xml": strToU8(xml) });

describe("a document", () => {
  it.each([
    ["that is empty", new Uint8Array(0), "file-empty"],
    ["of white space", bytesOf(" \n\n"), "file-empty"],
    ["of Word without words", docxFile({ body: paragraph("") }), "file-empty"],
    ["that is a page without words", bytesOf("<html><script>1</script></html>"), "file-empty"],
    ["in old Word", ole("WordDocument"), "document-old-or-encrypted DOC"],
    ["in old Excel", ole("Workbook"), "document-old-or-encrypted XLS"],
    ["with a password", ole("EncryptedPackage"), "document-old-or-encrypted ENCRYPTED"],
    ["in some old format", ole("x"), "document-old-or-encrypted OLE"],
    ["that is a picture", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "document-format-unknown JPEG"],
    ["that is rich text", bytesOf("{\\rtf1\\ansi}"), "document-format-unknown RTF"],
    ["that is a web archive", bytesOf("MIME-Version: 1.0\n\n"), "document-format-unknown MHT"],
    ["that is OFD", zipSync({ "OFD.xml": strToU8("<OFD/>") }), "document-format-unknown OFD"],
    ["that is a slide show", zipSync({ "ppt/presentation.xml": strToU8("<p/>") }), "document-format-unknown PPTX"],
    ["that is some zip", zipSync({ "a.txt": strToU8("甲") }), "document-format-unknown ZIP"],
    ["of Word cut off", docx.subarray(0, docx.length - 40), "document-damaged ZIP"],
    ["of Word with XML cut off", withBody("<w:document xmlns:w='x'><w:body>"), "document-damaged DOCX"],
    ["of Word with a document type", withBody('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "document-damaged DOCX"],
    ["of Word that states less than it holds", stating(docx, "word/document.xml", 100), "document-damaged DOCX"],
    ["of Word that states more than it holds", stating(docx, "word/document.xml", 60_000), "document-damaged DOCX"],
    ["that is a PDF cut off", bytesOf("%PDF-1.7\n"), "document-damaged PDF"],
  ])("%s is refused", async (_, bytes, code) => {
    expect(await codesOf(bytes)).toEqual([code]);
  });

  it("over the bound is refused with the sizes", async () => {
    const read = await readDocument(bytesOf("政务公开"), "a.txt", 11);
    expect(read.issues).toMatchObject([{ code: "file-too-large", data: { bytes: 12, largest: 11 } }]);
  });

  it("that inflates beyond the bound is refused before it does", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(70_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    const start = performance.now();
    expect(await codesOf(bomb)).toEqual(["document-inflates-too-large"]);
    expect(await codesOf(stating(bomb, "word/document.xml", 9000))).toEqual(["document-damaged DOCX"]);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("with a part encrypted in the zip is refused", async () => {
    const changed = Uint8Array.from(docx);
    const view = new DataView(changed.buffer);
    for (let at = 0; at < changed.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) changed[at + 8] = 1;
    expect(await codesOf(changed)).toEqual(["document-encrypted ZIP"]);
  });

  it("with a part listed twice is refused", async () => {
    const twice = zipSync({ "word/document.xml": strToU8("<a/>"), "WORD/document.xml": strToU8("<a/>") });
    expect(await codesOf(twice)).toEqual(["document-damaged ZIP"]);
  });

  it("nested beyond reason is read or refused in time", async () => {
    const start = performance.now();
    expect(await codesOf(bytesOf(`<html>${"<div>".repeat(300_000)}甲`))).toEqual(["document-damaged HTML"]);
    expect((await readDocument(withBody(`<a>${"<p>".repeat(100_000)}${"</p>".repeat(100_000)}</a>`), "a")).ok).toBe(
      false,
    );
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it("of which any name is one that objects have is read", async () => {
    const body = ["__proto__", "constructor", "toString"].map((name) => paragraph(run(name), { style: name, list: 1 }));
    expect(await readDocument(docxFile({ body: body.join("") }), "a.docx")).toMatchObject({
      value: "__proto__\nconstructor\ntoString\n",
    });
  });
});

describe("a document changed at random", { timeout: 600_000 }, () => {
  const mutated = async (bytes: Uint8Array, full: number): Promise<void> => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        fc.option(fc.nat(bytes.length), { freq: 5 }),
        async (edits, cut) => {
          const changed = Uint8Array.from(bytes);
          for (const [index, byte] of edits) changed[index] = byte;
          const read = await readDocument(cut === null ? changed : changed.subarray(0, cut), "文件");
          expect(read.ok || read.issues.length > 0).toBe(true);
        },
      ),
      { seed, numRuns: runs(full) },
    );
  };

  it.each([
    ["Word", () => docx],
    ["a workbook", () => tableXlsx()],
    ["a page", () => bytesOf(outlineHtml("utf-8"))],
    ["a text in UTF-16", () => Uint8Array.of(0xff, 0xfe, 0x00, 0x4e, 0x0a, 0x00)],
  ])("is read or refused, never thrown at: %s", async (_, file) => mutated(await file(), 10_000));

  it("is read or refused, never thrown at: a PDF", () =>
    mutated(pdfFile([setLines("一、及时公开批准的预算、决算和预算执行情况。（市财政局）", 12, 700)]), 10_000));

  it("is read or refused, never thrown at: the XML of Word and of a workbook", async () => {
    const files = [tableDocx(), docx, await tableXlsx()].map((bytes) => unzipSync(bytes));
    const pieces = fc.constantFrom(
      "<",
      ">",
      '"',
      "&",
      "w:p",
      "w:tc",
      "<w:tbl>",
      "</w:tc>",
      "-1",
      "1e9",
      "NaN",
      "A1:XFD1048576",
      "\u0000",
      "",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), pieces), {
          minLength: 1,
          maxLength: 4,
        }),
        async (parts, which, edits) => {
          const names = Object.keys(parts).filter((name) => name.endsWith(".xml"));
          const name = names[which % names.length] ?? "";
          let xml = new TextDecoder().decode(parts[name]);
          for (const [where, length, piece] of edits) {
            const at = Math.floor(where * xml.length);
            xml = xml.slice(0, at) + piece + xml.slice(at + length);
          }
          const read = await readDocument(zipSync({ ...parts, [name]: strToU8(xml) }, { level: 0 }), "文件");
          expect(read.ok || read.issues.length > 0).toBe(true);
        },
      ),
      { seed, numRuns: runs(10_000) },
    );
  });

  it("is read or refused, never thrown at: the elements of a page", async () => {
    const page = tableHtml();
    const pieces = fc.constantFrom(
      "<td rowspan=99999 colspan=99999>",
      "<table>",
      "</table>",
      "</td>",
      "<ol start=-1>",
      "<li>",
      "<!--",
      "<script>",
      "<p",
      "&#0;",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(page.length), pieces), { minLength: 1, maxLength: 20 }),
        async (edits) => {
          let changed = page;
          for (const [at, piece] of edits) changed = changed.slice(0, at) + piece + changed.slice(at);
          const read = await readDocument(bytesOf(changed), "文件.html");
          expect(read.ok || read.issues.length > 0).toBe(true);
        },
      ),
      { seed, numRuns: runs(10_000) },
    );
  });
});
