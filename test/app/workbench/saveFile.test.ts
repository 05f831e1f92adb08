import { describe, expect, it } from "vitest";

import { emptyAssessment } from "../../../src/app/state.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import type { FilesPort } from "../../../src/app/ports.ts";
import { openFile } from "../../../src/app/workbench/openFile.ts";
import { rememberingReads } from "../../../src/app/workbench/rememberedReads.ts";
import { fileSaver } from "../../../src/app/workbench/saveFile.ts";
import { errorAt, refused } from "../../../src/domain/shared/result.ts";
import { files } from "../../../src/hosts/files/files.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { after, scoredAssessment, setUpAssessment, smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { observed } from "../../fixtures/smallYear.ts";
import { sha256 } from "../../support/sha256.ts";

const at = "2026-11-22T08:30:00Z";
const name = "总台账.xlsx";

const cellsOf = (sheets: readonly SheetSnapshot[], sheet: string): SheetSnapshot["cells"] => {
  const found = sheets.find((one) => one.name === sheet);
  if (!found) throw new RangeError(`a sheet: got no ${sheet}, want it`);
  return found.cells;
};

const typed = (sheets: readonly SheetSnapshot[], sheet: string, row: number, column: number, value: CellValue) =>
  sheets.map((one) => {
    if (one.name !== sheet) return one;
    const cells = Array.from({ length: Math.max(one.cells.length, row + 1) }, (_, place) => [
      ...(one.cells[place] ?? []),
    ]);
    const line = cells[row] ?? [];
    while (line.length <= column) line.push(null);
    line[column] = value;
    return { ...one, cells };
  });

const masterFile = (assessment = scoredAssessment()): Promise<Uint8Array> =>
  files.writeBook(masterSheets(assessment, sha256), at, {}, sha256);

const opened = async (bytes: Uint8Array, port: FilesPort = files) =>
  valueOf(await openFile(port, bytes, name, sha256)).sheets;

/** The same port, that counts how often our sheets are written anew, and can be told to refuse. */
const watched = (refusing: Partial<FilesPort> = {}) => {
  const count = { patched: 0 };
  const port: FilesPort = {
    ...files,
    patchBook: (...given) => {
      count.patched++;
      return files.patchBook(...given);
    },
    ...refusing,
  };
  return { port, count };
};

const no = refused([errorAt({ kind: "file", name }, "file-empty")]);

describe("the file of an open workbook", () => {
  it("holds what was typed beside what is recorded, below a sheet's end too, and nothing that was emptied", async () => {
    const bytes = await masterFile();
    const sheets = await opened(bytes);
    const end = cellsOf(sheets, "单位").length;
    const [row, column] = [3, 1];
    const noted = typed(typed(sheets, "单位", end + 2, 0, "备注：已核对"), "单位", row, column, null);
    const saved = valueOf(await fileSaver(files, sha256)({ bytes, name, sheets: noted, at }));
    const read = cellsOf(valueOf(files.readBook(saved, name)), "单位");
    expect([read[end + 2]?.[0], read[row]?.[column] ?? null]).toEqual(["备注：已核对", null]);
    expect(cellsOf(sheets, "单位")[row]?.[column]).not.toBeNull();
  });

  it("is made of the recorded part once, as long as nothing more is recorded, also where the grid was read anew", async () => {
    const bytes = await masterFile();
    const sheets = await opened(bytes);
    const { port, count } = watched();
    const save = fileSaver(port, sha256);
    const first = valueOf(await save({ bytes, name, sheets, at }));
    const copied = sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map((row) => [...row]) }));
    const again = valueOf(await save({ bytes: bytes.slice(), name, sheets: copied, at }));
    expect([count.patched, Buffer.compare(first, again)]).toEqual([1, 0]);
    await save({ bytes, name: "另存.xlsx", sheets, at });
    expect(count.patched).toBe(2);
  });

  it("is made anew once another entry is recorded, or another file is what it goes on from", async () => {
    const before = scoredAssessment();
    const bytes = await masterFile(before);
    const { port, count } = watched();
    const save = fileSaver(port, sha256);
    const sheets = await opened(bytes);
    await save({ bytes, name, sheets, at });
    const later = await masterFile(
      after(before, { kind: "observations-recorded", rows: observed("jyj", "c1", ["9"]) }),
    );
    const next = await opened(later);
    const saved = valueOf(await save({ bytes, name, sheets: next, at }));
    expect(count.patched).toBe(2);
    expect(cellsOf(valueOf(files.readBook(saved, name)), "留痕")).toEqual(cellsOf(next, "留痕"));
    const longer = new Uint8Array(bytes.length + 1);
    await save({ bytes: longer, name, sheets: next, at });
    const otherByte = bytes.with(bytes.length - 1, (bytes.at(-1) ?? 0) ^ 1);
    await save({ bytes: otherByte, name, sheets: next, at });
    await save({ bytes: null, name, sheets: next, at });
    await save({ bytes, name, sheets: next, at });
    expect(count.patched).toBeGreaterThan(2);
  });

  it("is written whole where the workbook is new: a master, or one empty sheet", async () => {
    const sheets = await opened(await masterFile());
    const master = valueOf(await fileSaver(files, sha256)({ bytes: null, name, sheets, at }));
    expect(valueOf(files.readBook(master, name)).map((one) => one.name)).toEqual(sheets.map((one) => one.name));
    const plain: SheetSnapshot = { name: "Sheet1", visibility: "visible", cells: [["预算", 3]] };
    const file = valueOf(await fileSaver(files, sha256)({ bytes: null, name: "新.xlsx", sheets: [plain], at }));
    expect(cellsOf(valueOf(files.readBook(file, "新.xlsx")), "Sheet1")[0]).toEqual(["预算", 3]);
  });

  it("is that of an ordinary workbook where it is none of ours: numbers, texts, truths and empty cells", async () => {
    const layout: SheetLayout = {
      name: "预算",
      visibility: "visible",
      title: "预算",
      lines: ["一", "二"],
      landscape: false,
      table: null,
    };
    const bytes = await files.writeBook([layout], at);
    const saver = fileSaver(files, sha256);
    const put = async (value: CellValue, given: Uint8Array) => {
      const sheets = typed(valueOf(files.readBook(given, name)), "预算", 1, 0, value);
      return valueOf(await saver({ bytes: given, name, sheets, at }));
    };
    let file = bytes;
    for (const value of [true, false, 4.5, "", "好", null] as const) {
      file = await put(value, file);
      const is = cellsOf(valueOf(files.readBook(file, name)), "预算")[1]?.[0] ?? null;
      expect(is === null ? "" : is).toBe(value ?? "");
    }
  });
});

describe("a workbook that cannot be saved", () => {
  it("is damaged in the hidden sheet of the grid, or holds a ledger that does not replay", async () => {
    const bytes = await masterFile();
    const sheets = await opened(bytes);
    const save = fileSaver(files, sha256);
    const damaged = typed(sheets, "_kaoping", 2, 1, "0".repeat(64));
    expect(refusedCodes(await save({ bytes, name, sheets: damaged, at }))).toEqual(["ledger-chunk"]);
    const cannot = fileSaver(files, sha256, () => no);
    expect(refusedCodes(await cannot({ bytes, name, sheets, at }))).toEqual(["file-empty"]);
    expect(refusedCodes(await openFile(files, bytes, name, sha256, () => no))).toEqual(["file-empty"]);
  });

  it("goes on from a file that is no workbook, is damaged, or whose ledger does not replay", async () => {
    const bytes = await masterFile();
    const sheets = await opened(bytes);
    const plain = sheets.filter((sheet) => sheet.name !== "_kaoping");
    const noBook = new TextEncoder().encode("not a workbook");
    const save = fileSaver(files, sha256);
    expect((await save({ bytes: noBook, name, sheets: plain, at })).ok).toBe(false);
    const harmed = masterSheets(scoredAssessment(), sha256).map((layout) =>
      layout.table?.name === "kp_ledger"
        ? { ...layout, table: { ...layout.table, rows: layout.table.rows.map((row) => row.with(1, "0")) } }
        : layout,
    );
    const file = await files.writeBook(harmed, at);
    expect(refusedCodes(await save({ bytes: file, name, sheets: plain, at }))).toEqual(["ledger-chunk"]);
    expect(refusedCodes(await openFile(files, file, name, sha256))).toEqual(["ledger-chunk"]);
    const cannot = fileSaver(files, sha256, () => no);
    expect(refusedCodes(await cannot({ bytes, name, sheets: plain, at }))).toEqual(["file-empty"]);
  });

  it("has a sheet that its file does not have", async () => {
    const bytes = await masterFile();
    const beside: SheetSnapshot = { name: "草稿", visibility: "visible", cells: [["x"]] };
    const saved = await fileSaver(files, sha256)({ bytes, name, sheets: [...(await opened(bytes)), beside], at });
    expect(refusedCodes(saved)).toEqual(["sheet-missing"]);
  });

  it("does not read as the grid has it once it is made: the first such cell is named", async () => {
    const bytes = await masterFile();
    const sheets = typed(await opened(bytes), "单位", 3, 1, "改名");
    const loses = watched({ writeCells: (made) => Promise.resolve({ ok: true, value: made, issues: [] }) });
    const [issue] = (await fileSaver(loses.port, sha256)({ bytes, name, sheets, at })).issues;
    expect([issue?.code, issue?.place]).toEqual([
      "save-differs",
      { kind: "cell", file: name, sheet: "单位", address: "B4" },
    ]);
    const garbled = watched({ writeCells: () => Promise.resolve({ ok: true, value: new Uint8Array(3), issues: [] }) });
    expect((await fileSaver(garbled.port, sha256)({ bytes, name, sheets, at })).ok).toBe(false);
    const broken = watched({
      patchBook: () => Promise.resolve({ ok: true, value: new Uint8Array(3), issues: [] }),
    });
    expect((await fileSaver(broken.port, sha256)({ bytes, name, sheets, at })).ok).toBe(false);
  });
});

describe("a file that is opened", () => {
  it("is no workbook at all, or an ordinary one, of which nothing is ours", async () => {
    expect((await openFile(files, new TextEncoder().encode("x"), name, sha256)).ok).toBe(false);
    const plain = await files.writeBook(
      [{ name: "预算", visibility: "visible", title: "预算", lines: [], landscape: false, table: null }],
      at,
    );
    const book = valueOf(await openFile(files, plain, "预算.xlsx", sha256));
    expect([book.ours, book.sheets.map((sheet) => sheet.name)]).toEqual([[], ["预算"]]);
  });

  it("keeps its values alone where it is too large to be looked through for formulas", async () => {
    const bytes = await files.writeBook(masterSheets(scoredAssessment(), sha256), at);
    const { port } = watched({ readReturned: () => no });
    const book = valueOf(await openFile(port, bytes, name, sha256));
    expect(book.sheets.every(({ facts }) => facts === undefined)).toBe(true);
    expect(book.computed.some(({ areas }) => areas.length > 0)).toBe(true);
  });

  it("is a master without a scheme yet: its units have names, criteria there are none", async () => {
    const early = after(emptyAssessment, { kind: "document-loaded", rows: [smallBreakdown] });
    const book = valueOf(await openFile(files, await masterFile(early), name, sha256));
    expect(book.names).toEqual({ units: [], criteria: [] });
    const ready = valueOf(await openFile(files, await masterFile(setUpAssessment()), name, sha256));
    expect(ready.names.units).toEqual(["市教育局", "市财政局"]);
  });

  it("lacks a sheet of ours that was deleted: the next save puts it back", async () => {
    const layouts = masterSheets(scoredAssessment(), sha256);
    const without = layouts.filter((layout) => layout.name !== "单位");
    const bytes = await files.writeBook(without, at);
    const sheets = await opened(bytes);
    const saved = valueOf(await fileSaver(files, sha256)({ bytes, name, sheets, at }));
    expect(valueOf(files.readBook(saved, name)).some((sheet) => sheet.name === "单位")).toBe(true);
  });
});

describe("files that are read again and again", () => {
  it("are read once as long as two others were not read since", async () => {
    const bytes = await masterFile(setUpAssessment());
    let read = 0;
    const port = rememberingReads({
      ...files,
      readBook: (given, of) => {
        read++;
        return files.readBook(given, of);
      },
    });
    const first = port.readBook(bytes, "甲.xlsx");
    expect(port.readBook(bytes.slice(), "甲.xlsx")).toBe(first);
    expect(read).toBe(1);
    port.readBook(bytes, "乙.xlsx");
    expect(port.readBook(bytes, "甲.xlsx")).toBe(first);
    port.readBook(bytes.slice(1), "甲.xlsx");
    port.readBook(bytes, "丙.xlsx");
    port.readBook(bytes, "甲.xlsx");
    expect(read).toBe(5);
  });
});
