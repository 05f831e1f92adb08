import { describe, expect, it } from "vitest";

import { issueForms } from "../../../src/app/issueForms.ts";
import { openFile } from "../../../src/app/workbench/openFile.ts";
import { fileSaver } from "../../../src/app/workbench/saveFile.ts";
import { files } from "../../../src/hosts/files/files.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { applyOps, nothingTouched } from "../../../src/hosts/workbench/applyOps.ts";
import { gridBook, sheetNamed } from "../../../src/hosts/workbench/gridBook.ts";
import { readGrid } from "../../../src/hosts/workbench/readGrid.ts";
import { typeInto } from "../../../src/hosts/workbench/typeInto.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sampleMaster } from "../../fixtures/sampleMaster.ts";
import { sha256 } from "../../support/sha256.ts";

const at = "2026-11-22T08:30:00Z";

const opened = async (bytes: Uint8Array, name: string) => {
  const { sheets, ours, ops } = valueOf(await openFile(files, bytes, name, sha256));
  const book = gridBook(name, sheets, new Set(ours));
  applyOps(book, ops, nothingTouched());
  return book;
};

describe("a file that is opened in the workbench", () => {
  it("is saved byte for byte as it was where nothing was typed", async () => {
    const bytes = writeBook(masterSheets(sampleMaster(), sha256), at, {}, sha256);
    const book = await opened(bytes, "总台账.xlsx");
    const saved = await fileSaver(files, sha256)({ bytes, name: "总台账.xlsx", sheets: readGrid(book), at });
    expect(Buffer.compare(valueOf(saved), bytes)).toBe(0);
  });

  it("lets a unit fill in the open cells of its form, and no others", async () => {
    const issued = issueForms(sampleMaster(), sha256);
    const form = issued.ok ? issued.value.forms[0] : undefined;
    const bytes = await files.writeBook(form?.sheets ?? [], at);
    const book = await opened(bytes, "自评表.xlsx");
    const sheet = book.sheets.find(({ name, computed }) => name !== "_kaoping" && computed.size > 0);
    if (!sheet) throw new RangeError("a form: got no formulas, want live checks");
    expect(sheet.isProtected).toBe(true);
    const key = [...sheet.computed][0] ?? 0;
    expect(typeInto(book, sheet, Math.floor(key / 16_384), key % 16_384, "x")?.code).toBe("cell-locked");
    expect(typeInto(book, sheet, 0, 0, "别的表")?.code).toBe("cell-locked");
    const free = sheet.styles.flatMap((line, row) =>
      line.flatMap((place, column) => (book.styles.at(place).locked ? [] : [{ row, column }])),
    )[0];
    if (!free) throw new RangeError("a form: got no open cell, want some");
    expect(typeInto(book, sheet, free.row, free.column, "已公开")).toBeNull();
    const saved = valueOf(await fileSaver(files, sha256)({ bytes, name: "自评表.xlsx", sheets: readGrid(book), at }));
    const again = await opened(saved, "自评表.xlsx");
    expect(sheetNamed(again, sheet.name).cells[free.row]?.[free.column]).toBe("已公开");
    expect(sheetNamed(again, sheet.name).computed).toEqual(sheet.computed);
  });

  it("with a sheet of ours under another name is refused, with both names", async () => {
    const layouts = masterSheets(sampleMaster(), sha256);
    const bytes = writeBook(
      layouts.map((layout) => (layout.name === "排名" ? { ...layout, name: "我的排名" } : layout)),
      at,
    );
    const outcome = await openFile(files, bytes, "总台账.xlsx", sha256);
    expect(outcome.issues.map(({ code, data }) => [code, data["sheet"], data["ours"]])).toEqual([
      ["table-in-the-way", "我的排名", "排名"],
    ]);
  });
});
