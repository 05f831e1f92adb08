import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { patchBook } from "../../../../../src/hosts/files/xlsx/patch/patchBook.ts";
import { readBook } from "../../../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../../../src/hosts/files/xlsx/writeBook.ts";
import { edited, grown, patchedParts, sheetWith, was } from "../../../../support/patchedParts.ts";

const at = "2026-11-22T08:30:00Z";
const sheet1 = "xl/worksheets/sheet1.xml";
const old = writeBook([was], at);

describe("a sheet of ours written anew in a file", () => {
  it("is as a new file would have it where nobody else did anything", () => {
    const fresh = unzipSync(writeBook([grown], at));
    const parts = patchedParts(old);
    for (const name of ["xl/styles.xml", "xl/tables/table1.xml", "[Content_Types].xml"]) {
      expect(parts[name]).toBe(strFromU8(fresh[name] ?? new Uint8Array(0)));
    }
    const plain = (xml: string | undefined) => (xml ?? "").replace(/ xmlns:r="[^"]*"/gu, "");
    expect(plain(parts[sheet1])).toBe(plain(strFromU8(fresh[sheet1] ?? new Uint8Array(0))));
  });

  it("is not touched at all while it stays as it was", () => {
    const made = patchBook(old, "f.xlsx", [was], [was]);
    expect(made.ok && made.value).toBe(old);
  });

  it("is not written where it would hold more than can be opened again", () => {
    const rows = Array.from({ length: 24 }, () => ["理".repeat(20_000), "完成"]);
    const second = sheetWith({ name: "kp_u", rows }, { name: "另一表" });
    const write = (most: number) => patchBook(old, "f.xlsx", [was], [was, second], null, most);
    expect(write(1024 * 1024).issues).toMatchObject([
      { code: "book-grown-too-large", place: { name: "f.xlsx" }, data: { megabytes: 2, most: 1 } },
    ]);
    expect(write(2 * 1024 * 1024).ok).toBe(true);
  });

  it("can hold a new sheet with its table, and another program reads both", async () => {
    const second = sheetWith({ name: "kp_u", rows: [["丙", "完成"]] }, { name: "另一表" });
    const made = patchBook(old, "f.xlsx", [was], [was, second]);
    if (!made.ok) throw new RangeError(`the file: got ${JSON.stringify(made.issues)}, want it written`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(made.value.buffer as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["表", "另一表"]);
    expect(book.getWorksheet("另一表")?.getTable("kp_u")).toBeDefined();
  });

  it("keeps a column that Excel took into our table, with its formulas", () => {
    const existing = edited(
      old,
      ["xl/tables/table1.xml", /ref="A2:B3"/gu, 'ref="A2:C3"'],
      ["xl/tables/table1.xml", "</tableColumns>", '<tableColumn id="9" name="备注"/></tableColumns>'],
      [sheet1, /(<row r="2".*?)<\/row>/u, '$1<c r="C2" t="inlineStr"><is><t>备注</t></is></c></row>'],
    );
    const table = patchedParts(existing)["xl/tables/table1.xml"] ?? "";
    expect(table).toContain('ref="A2:C4"');
    expect(table).toContain('<tableColumn id="9" name="备注"/></tableColumns>');
  });

  it("leaves a table of theirs beside ours alone, and gives new ones other numbers", () => {
    const theirs =
      '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="7" name="其他" displayName="其他" ref="F2:F3"><tableColumns count="1"><tableColumn id="1" name="x"/></tableColumns></table>';
    const existing = edited(
      old,
      ["xl/tables/table9.xml", "", theirs],
      [
        "xl/worksheets/_rels/sheet1.xml.rels",
        "</Relationships>",
        '<Relationship Id="rT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table9.xml"/></Relationships>',
      ],
      [
        sheet1,
        /<tableParts.*<\/tableParts>/u,
        '<tableParts count="2"><tablePart r:id="rId1"/><tablePart r:id="rT"/></tableParts>',
      ],
      [
        "[Content_Types].xml",
        "</Types>",
        '<Override PartName="/xl/tables/table9.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>',
      ],
    );
    const second = { name: "kp_u", columns: [{ header: "x", width: 9, kind: "text" as const }], rows: [["1"]] };
    const parts = patchedParts(existing, [was], [{ ...grown, below: [second] }]);
    expect(parts["xl/tables/table9.xml"]).toBe(theirs);
    expect(parts["xl/tables/table2.xml"]).toContain('id="8" name="kp_u"');
    expect(parts[sheet1]).toMatch(/<tableParts count="3">.*r:id="rT".*r:id="rId1".*r:id="rIdKp1"/u);
  });

  it("keeps the rules, checks, merged cells, widths and views of others, and none of ours twice", () => {
    const existing = edited(
      old,
      [
        sheet1,
        "<dataValidations",
        '<conditionalFormatting sqref="E1:E9"><cfRule type="cellIs" dxfId="0" priority="5" operator="equal"><formula>"完成"</formula></cfRule></conditionalFormatting><dataValidations',
      ],
      [
        sheet1,
        "</dataValidations>",
        '<dataValidation type="whole" sqref="E1:E9"><formula1>1</formula1></dataValidation></dataValidations>',
      ],
      [
        sheet1,
        "<conditionalFormatting",
        '<mergeCells count="1"><mergeCell ref="E1:F1"/></mergeCells><conditionalFormatting',
      ],
      [sheet1, "</cols>", '<col min="3" max="9" width="33" customWidth="1"/></cols>'],
      [sheet1, "<sheetView ", '<sheetView zoomScale="80" '],
      [sheet1, /<pageMargins[^>]*>/u, '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>'],
    );
    const sheet = patchedParts(existing)[sheet1] ?? "";
    expect(sheet.match(/<cfRule /gu)).toHaveLength(2);
    expect(sheet).toContain('<conditionalFormatting sqref="A3:B4"><cfRule type="cellIs" dxfId="0" priority="6"');
    expect(sheet.match(/<dataValidation /gu)).toHaveLength(2);
    expect(sheet).toContain('<dataValidations count="2">');
    expect(sheet).toContain('<mergeCells count="1"><mergeCell ref="E1:F1"/></mergeCells>');
    expect(sheet).toContain('<col min="3" max="9" width="33" customWidth="1"/></cols>');
    expect(sheet).toContain('zoomScale="80"');
    expect(sheet).toContain('<pageMargins left="1"');
  });

  it("is locked again as laid out, but for a password that staff set themselves", () => {
    const locked = { ...was, locked: true };
    const turn = [[locked], [{ ...grown, locked: true }]] as const;
    const file = writeBook([locked], at);
    expect(patchedParts(edited(file, [sheet1, /<sheetProtection[^>]*>/u, ""]), ...turn)[sheet1]).toContain(
      '<sheetProtection sheet="1"',
    );
    const theirs = '<sheetProtection password="CF7A" sheet="1"/>';
    expect(patchedParts(edited(file, [sheet1, /<sheetProtection[^>]*>/u, theirs]), ...turn)[sheet1]).toContain(theirs);
    expect(patchedParts(file, ...turn)[sheet1]).toMatch(/<col min="3" max="16384"[^>]*\/><\/cols>/u);
  });

  it("writes a formula out that they filled from ours", () => {
    const sum = sheetWith({
      columns: [{ header: "和", width: 9, kind: "number" }],
      rows: [[{ formula: "A1+$A$1", value: 1 }]],
    });
    const existing = edited(writeBook([sum], at), [
      sheet1,
      "<f>A1+$A$1</f><v>1</v></c>",
      '<f t="shared" ref="A3:B3" si="0">A1+$A$1</f><v>1</v></c><c r="B3"><f t="shared" si="0"/><v>2</v></c>',
    ]);
    const after = sheetWith({ ...sum.table, rows: [[{ formula: "2*A1", value: 2 }]] });
    const parts = patchedParts(existing, [sum], [after]);
    expect(parts[sheet1]).toContain('<c r="B3"><f>B1+$A$1</f><v>2</v></c>');
  });

  it("uses the texts that a file shares, and leaves them as they are", () => {
    const shared =
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>甲</t></si><si><r><t>乙</t></r></si></sst>';
    const existing = edited(
      old,
      ["xl/sharedStrings.xml", "", shared],
      [
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        '<Relationship Id="rS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      ],
    );
    const parts = patchedParts(existing);
    expect(parts["xl/sharedStrings.xml"]).toBe(shared);
    expect(parts[sheet1]).toMatch(/<c r="A3" s="\d+" t="s"><v>0<\/v><\/c>/u);
    expect(parts[sheet1]).toContain(">乙</t>");
  });

  it("takes the order of calculation away, which Excel makes anew, when formulas change", () => {
    const formula = sheetWith({ rows: [["甲", { formula: "1+1", value: 2 }]] });
    const existing = edited(
      old,
      ["xl/calcChain.xml", "", "<calcChain/>"],
      [
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        '<Relationship Id="rC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
      ],
      [
        "[Content_Types].xml",
        "</Types>",
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
      ],
      ["xl/workbook.xml", / fullCalcOnLoad="1"/u, ""],
    );
    const parts = patchedParts(existing, [was], [formula]);
    expect(Object.values(parts).some((text) => text.includes("calcChain"))).toBe(false);
    expect(parts["xl/workbook.xml"]).toContain('fullCalcOnLoad="1"');
    expect(patchedParts(existing)["xl/calcChain.xml"]).toBe("<calcChain/>");
  });

  it("leaves a print area that people chose, and moves ours with the table", () => {
    expect(patchedParts(old)["xl/workbook.xml"]).toContain(">'表'!$A$1:$B$4</definedName>");
    const chosen = edited(old, ["xl/workbook.xml", "'表'!$A$1:$B$3", "'表'!$A$1:$K$9"]);
    expect(patchedParts(chosen)["xl/workbook.xml"]).toContain(">'表'!$A$1:$K$9</definedName>");
  });

  it("leaves the paper that people chose, and turns ours where the layout does", () => {
    const turned = { ...grown, landscape: !grown.landscape };
    const setup = (xml: string | undefined) => /<pageSetup[^>]*>/u.exec(xml ?? "")?.[0];
    const fresh = setup(strFromU8(unzipSync(writeBook([turned], at))[sheet1] ?? new Uint8Array(0)));
    expect(setup(patchedParts(old, [was], [turned])[sheet1])).toBe(fresh);
    const chosen = edited(old, [sheet1, /<pageSetup[^>]*>/u, '<pageSetup orientation="landscape" fitToWidth="3"/>']);
    expect(setup(patchedParts(chosen, [was], [turned])[sheet1])).toBe(
      '<pageSetup orientation="landscape" fitToWidth="3"/>',
    );
  });

  it("is not written beside itself where it was renamed, since Excel takes no table's name twice", () => {
    const renamed = edited(old, ["xl/workbook.xml", 'name="表"', 'name="改名"']);
    const made = patchBook(renamed, "f.xlsx", [was], [grown]);
    expect(made.ok).toBe(false);
    expect(made.issues).toMatchObject([
      { code: "table-in-the-way", data: { table: "kp_t", sheet: "改名", ours: "表" } },
    ]);
  });

  it("finds its way in a file whose elements all have a prefix", () => {
    const existing = edited(
      old,
      [sheet1, /<(\/?)(?=[a-zA-Z])/gu, "<$1x:"],
      [sheet1, " xmlns=", " xmlns:x="],
      ["xl/workbook.xml", /<(\/?)(?=[a-zA-Z])/gu, "<$1x:"],
      ["xl/workbook.xml", " xmlns=", " xmlns:x="],
    );
    const made = patchBook(existing, "f.xlsx", [was], [grown]);
    const read = made.ok && readBook(made.value, "f.xlsx");
    expect(read && read.ok && read.value[0]?.cells.slice(2)).toEqual([["甲", "逾期"], ["乙"]]);
  });

  it("is refused in the strict form of the format, which has other names for all", () => {
    const strict = edited(old, [
      "xl/workbook.xml",
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ]);
    expect(patchBook(strict, "f.xlsx", [was], [grown]).issues.map(({ code }) => code)).toEqual(["book-not-plain"]);
  });

  it("is refused, not thrown at, when the file is damaged", () => {
    const damaged = edited(old, [sheet1, "</sheetData>", ""]);
    expect(patchBook(damaged, "f.xlsx", [was], [grown]).issues.map(({ code }) => code)).toEqual(["book-damaged"]);
  });
});
