import { describe, expect, it } from "vitest";

import { masterSheets } from "../../src/app/masterSheets.ts";
import { openMaster } from "../../src/app/openMaster.ts";
import { emptyAssessment } from "../../src/app/state.ts";
import { assessmentCheckpoint } from "../../src/app/assessmentCheckpoint.ts";
import { verifyMaster } from "../../src/app/verifyMaster.ts";
import type { Checkpoint } from "../../src/domain/ledger/checkpoint.ts";
import { ledgerText } from "../../src/domain/ledger/ledgerText.ts";
import { formIdentity, identitySheetName, masterIdentity, overviewRow } from "../../src/workbook/identity.ts";
import type { SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { publishedAssessment, scoredAssessment } from "../fixtures/smallAssessment.ts";
import { hashes, sha256 } from "../support/sha256.ts";

const year = publishedAssessment();
const sheets = masterSheets(year, sha256).map(snapshotOfLayout);
const verify = (book: readonly SheetSnapshot[], kept: Checkpoint | null = null) =>
  verifyMaster(book, "考核.xlsx", hashes, kept ? [{ checkpoint: kept, note: null }] : []);
const altered = (name: string, row: number, column: number, value: string | number | null) =>
  sheets.map((sheet) => (sheet.name === name ? withCell(sheet, row, column, value) : sheet));

describe("opening a master", () => {
  it("replays its ledger, whatever the visible sheets say", () => {
    expect(valueOf(openMaster(sheets, "考核.xlsx", sha256))).toEqual(year);
    expect(valueOf(openMaster(altered("排名", 4, 0, 9), "考核.xlsx", sha256))).toEqual(year);
    expect(valueOf(openMaster(sheets.slice(-1), "考核.xlsx", sha256))).toEqual(year);
  });

  it.each<[string, readonly SheetSnapshot[], readonly string[]]>([
    ["an ordinary workbook", [], ["book-unknown"]],
    [
      "a unit's form",
      [snapshotOfLayout(formIdentity({ unit: "jyj", form: "f", year: 2026, layout: "l" }))],
      ["book-not-master"],
    ],
    ["a ledger that is none", [snapshotOfLayout(masterIdentity("", sha256))], ["ledger-header"]],
    [
      "a ledger line that is none",
      [snapshotOfLayout(masterIdentity("kaoping-ledger/1\nX\n", sha256))],
      ["ledger-line"],
    ],
    [
      "an entry that was rewritten",
      [snapshotOfLayout(masterIdentity(ledgerText(year.ledger).replace("公开办经办人", "他人"), sha256))],
      ["entry-hash"],
    ],
  ])("refuses %s", (_, book, codes) => {
    expect(refusedCodes(openMaster(book, "考核.xlsx", sha256))).toEqual(codes);
  });
});

describe("verifying a master", () => {
  it("holds as written and gives its checkpoint", () => {
    expect(valueOf(verify(sheets)).checkpoint).toEqual(assessmentCheckpoint(year.ledger, hashes));
  });

  it("names the one cell that was altered, with what it says and what it should say", () => {
    const issues = refusalOf(verify(altered("排名", 5, 0, 1)));
    expect(codesOf(issues)).toEqual(["cell-differs"]);
    expect(issues[0]).toMatchObject({
      place: { file: "考核.xlsx", sheet: "排名", address: "A6" },
      data: { got: "1", want: "2" },
    });
  });

  const shown = sheets.filter(({ visibility }) => visibility === "visible");
  const codesAt = (name: string, row: number, column: number): readonly string[] => {
    const verified = verify(altered(name, row, column, "改过"));
    return codesOf(verified.issues);
  };

  it("finds a cell altered on any visible sheet, and one added right below its table", () => {
    for (const { name, cells } of shown) {
      for (const row of [0, cells.length - 1, cells.length]) {
        expect(codesAt(name, row, 0), `${name} ${row}`).toEqual(["cell-differs"]);
      }
    }
  });

  it("leaves alone what others note right of a table, or below it behind an empty row", () => {
    for (const { name, cells } of shown) {
      const width = cells[0]?.length ?? 1;
      expect(codesAt(name, 0, width), name).toEqual([]);
      expect(codesAt(name, cells.length + 1, 0), name).toEqual([]);
    }
  });

  it("names an overview that says another than the ledger does, and leaves a master alone that keeps none", () => {
    const identity = sheets.find(({ name }) => name === identitySheetName);
    const at = overviewRow(identity ?? { name: "", visibility: "visible", cells: [] });
    // The overview of an earlier write, whole with its digest: no other check looks at it.
    const earlier = masterSheets(scoredAssessment(), sha256)
      .map(snapshotOfLayout)
      .find(({ name }) => name === identitySheetName);
    const old = earlier?.cells[overviewRow(earlier)] ?? [];
    const issues = refusalOf(
      verify(
        altered(identitySheetName, at, 1, old[1] as string).map((sheet) =>
          sheet.name === identitySheetName ? withCell(sheet, at, 2, old[2] as string) : sheet,
        ),
      ),
    );
    expect(issues).toMatchObject([
      { code: "overview-differs", place: { sheet: identitySheetName, address: `C${at + 1}` } },
    ]);
    expect(codesOf(refusalOf(verify(altered(identitySheetName, at, 2, "改过"))))).toEqual(["overview-differs"]);
    const kept = sheets.map((sheet) =>
      sheet.name === identitySheetName
        ? { ...sheet, cells: sheet.cells.filter(([first]) => first !== "overview") }
        : sheet,
    );
    valueOf(verify(kept));
  });

  it("names a sheet that is gone", () => {
    const issues = refusalOf(verify(sheets.filter(({ name }) => name !== "得分")));
    expect(codesOf(issues)).toEqual(["sheet-missing"]);
    expect(issues[0]?.data).toEqual({ sheet: "得分" });
  });

  it("leaves other people's sheets alone", () => {
    valueOf(verify([{ name: "备注", visibility: "visible", cells: [["我的"]] }, ...sheets]));
  });

  const own = assessmentCheckpoint(year.ledger, hashes);

  it("holds against its own checkpoint and every earlier one", () => {
    for (let size = 1; size <= year.ledger.length; size++) {
      valueOf(verify(sheets, assessmentCheckpoint(year.ledger.slice(0, size), hashes)));
    }
    valueOf(verify(sheets, { ...own, sm3: null }));
  });

  it.each<[string, Partial<Checkpoint>, string]>([
    ["of nothing", { size: 0 }, "checkpoint-empty"],
    ["of another assessment", { origin: "kaoping/other" }, "checkpoint-other-ledger"],
    ["of another ledger of that size", { root: "0".repeat(64) }, "ledger-forked"],
    ["whose root is that of another size", { size: own.size - 1 }, "ledger-forked"],
    ["of a longer ledger", { size: own.size + 1 }, "ledger-shorter"],
    ["whose SM3 root is another", { sm3: "0".repeat(64) }, "checkpoint-line-differs"],
    ["whose results are others", { results: { count: 2, root: "0".repeat(64) } }, "checkpoint-line-differs"],
    ["that names no results", { results: null }, "checkpoint-line-differs"],
  ])("is refused against a checkpoint %s", (_, change, code) => {
    expect(refusedCodes(verify(sheets, { ...own, ...change }))).toEqual([code]);
  });

  it("that was cut back to a shorter one holds in itself, and is found out by a later checkpoint", () => {
    const cut = masterSheets(scoredAssessment(), sha256).map(snapshotOfLayout);
    valueOf(verify(cut));
    expect(refusedCodes(verify(cut, own))).toEqual(["ledger-shorter"]);
  });
});

describe("the master of an assessment", () => {
  it("has the sheets that there is something for, the ledger hidden", () => {
    expect(masterSheets(emptyAssessment, sha256).map(({ name }) => name)).toEqual(["封面", "留痕", "_kaoping"]);
    expect(sheets.map(({ name }) => name)).toEqual([
      "封面",
      "任务分解",
      "普遍要求",
      "单位",
      "指标体系",
      "规则",
      "绩效构成",
      "评审人",
      "评分-甲",
      "评分-乙",
      "评分-丙",
      "评分-丁",
      "自评进度",
      "自评",
      "得分",
      "排名",
      "得分过程",
      "留痕",
      "_kaoping",
    ]);
    expect(sheets.filter(({ visibility }) => visibility !== "visible").map(({ name }) => name)).toEqual(["_kaoping"]);
  });

  it("has different names for its sheets and tables, whatever the case", () => {
    const layouts = masterSheets(year, sha256);
    const names = layouts.map(({ name }) => name.toLowerCase());
    const tables = layouts.flatMap(({ table }) => (table ? [table.name.toLowerCase()] : []));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(tables).size).toBe(tables.length);
  });
});
