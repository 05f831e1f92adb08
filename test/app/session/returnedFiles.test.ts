import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { issuePacks } from "../../../src/app/issuePacks.ts";
import { kindOfFiles, returnedFiles } from "../../../src/app/session/returnedFiles.ts";
import type { NamedBytes } from "../../../src/app/session/setUp.ts";
import { files } from "../../../src/hosts/files/files.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import { codesOf, valueOf } from "../../fixtures/issues.ts";
import { financeForm, issuedAssessment, schoolForm } from "../../fixtures/returnedForms.ts";
import { sha256 } from "../../support/sha256.ts";

const book = (name: string, sheets: readonly SheetLayout[]): NamedBytes => ({
  name,
  bytes: writeBook(sheets, "2026-11-22T08:00:00Z", {}, sha256),
});
const school = book("市教育局.xlsx", schoolForm.sheets);
const finance = book("市财政局.xlsx", financeForm.sheets);
const [firstPack] = valueOf(
  issuePacks(issuedAssessment, { recusals: [], each: 1, seed: "2026", due: null }, sha256),
).packs;
const pack = book("评审包.xlsx", firstPack?.sheets ?? []);
const master = book("考核.xlsx", masterSheets(issuedAssessment, sha256));
const picture: NamedBytes = { name: "图.png", bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) };
const damaged: NamedBytes = { name: "市审计局.xlsx", bytes: strToU8("不是工作簿") };
const zipped = (name: string, ...inside: readonly NamedBytes[]): NamedBytes => ({
  name,
  bytes: zipSync(Object.fromEntries(inside.map((one) => [one.name, one.bytes]))),
});
const kind = (...given: readonly NamedBytes[]) => kindOfFiles(files, given, sha256);

describe("what takes files that were dropped", () => {
  it("is known by what they hold, not by their names", () => {
    expect(kind(school, finance)).toBe("forms");
    expect(kind({ ...pack, name: "市教育局.xlsx" })).toBe("packs");
    expect(kind({ ...master, name: "市教育局.xlsx" })).toBe("master");
  });

  it("looks into zips, also among files", () => {
    expect(kind(zipped("收回.zip", school, finance))).toBe("forms");
    expect(kind(school, zipped("收回.zip", finance))).toBe("forms");
    expect(kind(zipped("评审包.zip", pack))).toBe("packs");
  });

  it("is the command for forms, which names the rest, where anything else lies among them", () => {
    expect(kind(school, picture)).toBe("forms");
    expect(kind(damaged, school, master)).toBe("forms");
    expect(kind(zipped("收回.zip", picture, school))).toBe("forms");
    expect(kind(pack, picture)).toBe("packs");
  });

  it("is none of these for a picture, an unreadable file, an old workbook, two masters or one in a zip", () => {
    expect(kind(picture)).toBe("other");
    expect(kind(damaged)).toBe("other");
    expect(kind({ ...school, name: "市教育局.xls" })).toBe("other");
    expect(kind(master, { ...master, name: "副本.xlsx" })).toBe("other");
    expect(kind(zipped("考核.zip", master))).toBe("other");
  });
});

describe("files that came back", () => {
  it("are those of zips one by one, and a zip that cannot be read is named while the rest is there", () => {
    const { files: found, issues } = returnedFiles(files, [
      zipped("收回.zip", school, picture),
      { ...damaged, name: "坏.zip" },
      finance,
    ]);
    expect(found.map(({ name }) => name)).toEqual(["市教育局.xlsx", "图.png", "市财政局.xlsx"]);
    expect(codesOf(issues)).toEqual(["book-damaged"]);
  });
});
