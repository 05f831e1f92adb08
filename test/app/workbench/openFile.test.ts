import { describe, expect, it } from "vitest";

import { issueForms } from "../../../src/app/issueForms.ts";
import { openFile, type OpenedFile } from "../../../src/app/workbench/openFile.ts";
import { fileSaver } from "../../../src/app/workbench/saveFile.ts";
import { files } from "../../../src/hosts/files/files.ts";
import type { FilesPort } from "../../../src/app/ports.ts";
import { done } from "../../../src/domain/shared/result.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { applyOps, nothingTouched } from "../../../src/hosts/workbench/applyOps.ts";
import { gridBook, markComputed, sheetNamed, styleAt } from "../../../src/hosts/workbench/gridBook.ts";
import { readGrid } from "../../../src/hosts/workbench/readGrid.ts";
import { typeInto } from "../../../src/hosts/workbench/typeInto.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sampleMaster } from "../../fixtures/sampleMaster.ts";
import { sha256 } from "../../support/sha256.ts";

const at = "2026-11-22T08:30:00Z";

const shownAs = (name: string, { sheets, ours, ops, computed }: OpenedFile) => {
  const book = gridBook(name, sheets, new Set(ours));
  applyOps(book, ops, nothingTouched());
  for (const { sheet, areas } of computed) markComputed(book, sheet, areas);
  return book;
};

const opened = async (bytes: Uint8Array, name: string) =>
  shownAs(name, valueOf(await openFile(files, bytes, name, sha256)));

describe("a file that is opened in the workbench", () => {
  it("is saved byte for byte as it was where nothing was typed", async () => {
    const bytes = writeBook(masterSheets(sampleMaster(), sha256), at, {}, sha256);
    const book = await opened(bytes, "总台账.xlsx");
    const saved = await fileSaver(files, sha256)({ bytes, name: "总台账.xlsx", sheets: readGrid(book), at });
    expect(Buffer.compare(valueOf(saved), bytes)).toBe(0);
  });

  it("is shown alike whether it is as it was written, or was saved by another program since", async () => {
    const bytes = writeBook(masterSheets(sampleMaster(), sha256), at, {}, sha256);
    const asked: string[] = [];
    const looksInside = (seal: string): FilesPort => ({
      ...files,
      openBook: (given, name) => {
        const book = files.openBook(given, name);
        return book.ok && seal !== "" ? done({ ...book.value, fileSeal: () => done(seal) }) : book;
      },
      readReturned: (given, name) => {
        asked.push(name);
        return files.readReturned(given, name);
      },
    });
    const facts = async (port: FilesPort, name: string) => {
      const { sheets, styles } = shownAs("总台账.xlsx", valueOf(await openFile(port, bytes, name, sha256)));
      return sheets.map((sheet) => ({
        name: sheet.name,
        cells: sheet.cells,
        looks: sheet.cells.map((line, row) => line.map((_, column) => styles.at(styleAt(sheet, row, column)))),
        computed: sheet.computed,
        merged: sheet.merged,
        hidden: sheet.hiddenColumns,
        isProtected: sheet.isProtected,
        isForeign: sheet.isForeign,
      }));
    };
    const asWritten = await facts(looksInside(""), "如原样.xlsx");
    const asSaved = await facts(looksInside("0".repeat(64)), "另存过.xlsx");
    expect(asked).toEqual(["另存过.xlsx"]);
    expect(asWritten.some(({ computed }) => computed.size > 0)).toBe(true);
    expect(asWritten).toEqual(asSaved);
  });

  it("tells of its ledger long before it is open", async () => {
    const bytes = writeBook(masterSheets(sampleMaster(), sha256), at, {}, sha256);
    const told: string[] = [];
    await openFile(files, bytes, "总台账.xlsx", sha256, undefined, {
      step: (step) => told.push(step),
      master: ({ name }) => told.push(name),
    });
    expect(told).toEqual(["reading", "_kaoping", "replaying", "layingOut", "showing"]);
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
