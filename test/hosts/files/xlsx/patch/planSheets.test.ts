import { describe, expect, it } from "vitest";

import { patchBook } from "../../../../../src/hosts/files/xlsx/patch/patchBook.ts";
import { writeBook } from "../../../../../src/hosts/files/xlsx/writeBook.ts";
import { edited, patchedParts, sheetWith, was } from "../../../../support/patchedParts.ts";

const at = "2026-11-22T08:30:00Z";
const old = writeBook([was], at);

describe("the sheets of a file that is there", () => {
  const other = sheetWith({ name: "kp_o" }, { name: "另一张" });

  it("come in their order, and what speaks of sheets by their place moves along", () => {
    const last = sheetWith({ name: "kp_z" }, { name: "末" });
    const file = edited(writeBook([was, last], at), ["xl/workbook.xml", 'activeTab="0"', 'activeTab="1"']);
    const book = patchedParts(file, [was, last], [was, other, last])["xl/workbook.xml"] ?? "";
    expect(
      [...book.matchAll(/<sheet [^>]*?name="([^"]+)"[^>]*?sheetId="(\d+)"/gu)].map(([, name, id]) => [name, id]),
    ).toEqual([
      ["表", "1"],
      ["另一张", "3"],
      ["末", "2"],
    ]);
    expect(book).toContain(`<definedName name="_xlnm.Print_Area" localSheetId="2">'末'!`);
    expect(book).toContain(`<definedName name="_xlnm.Print_Area" localSheetId="1">'另一张'!`);
    expect(book).toContain('activeTab="2"');
  });

  it("go when they are no longer laid out, with their tables, unless others put something on them", () => {
    const file = writeBook([was, other], at);
    const parts = patchedParts(file, [was, other], [was]);
    expect(Object.keys(parts).filter((name) => /sheet2|table2/u.test(name))).toEqual([]);
    expect(parts["[Content_Types].xml"]).not.toMatch(/sheet2|table2/u);
    expect(parts["xl/workbook.xml"]).not.toContain("另一张");
    const noted = edited(file, [
      "xl/worksheets/sheet2.xml",
      "</sheetData>",
      '<row r="30"><c r="A30"><v>1</v></c></row></sheetData>',
    ]);
    expect(patchBook(noted, "f.xlsx", [was, other], [was])).toMatchObject({ ok: true, value: noted });
  });

  it("bring their long lists of choices along", () => {
    const long = Array.from({ length: 60 }, (_, index) => `第${index}个选项`);
    const choosing = sheetWith({ columns: [{ header: "选", width: 9, kind: "text", choices: long }], rows: [[null]] });
    const parts = patchedParts(old, [was], [choosing]);
    expect(parts["xl/workbook.xml"]).toMatch(/name="_kaoping_lists"[^>]*state="veryHidden"/u);
    expect(parts["xl/workbook.xml"]).toMatch(/<definedName name="kp_list_\w{8}">'_kaoping_lists'!\$A\$3:\$A\$62</u);
  });
});
