import { readFileSync, writeFileSync } from "node:fs";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { masterSheets } from "../../src/app/masterSheets.ts";
import { openMaster } from "../../src/app/openMaster.ts";
import { layoutRecord } from "../../src/app/layoutRecord.ts";
import { patchBook } from "../../src/hosts/files/xlsx/patch/patchBook.ts";
import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../src/hosts/files/xlsx/writeBook.ts";
import { ledgerText } from "../../src/domain/ledger/ledgerText.ts";
import { masterIdentity } from "../../src/workbook/identity.ts";
import type { SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { valueOf } from "../fixtures/issues.ts";
import { codesIn, findingRow, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { sha256 } from "../support/sha256.ts";
import { typeInto } from "../support/typeInto.ts";

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));
const sheetsOf = (path: string) => valueOf(readBook(bytesOf(path), "考核.xlsx"));
const cellsOn = (path: string, name: string) => sheetsOf(path).find((sheet) => sheet.name === name)?.cells ?? [];

/** A sheet as another version would have laid it out: a line more above the table, a column and two empty rows more in it. */
const otherwise = (layout: SheetLayout): SheetLayout => {
  if (layout.visibility !== "visible" || !layout.table) return layout;
  const { columns, rows } = layout.table;
  const table = {
    ...layout.table,
    columns: [...columns, { header: "旧列", width: 9, kind: "text" as const }],
    rows: rows.map((row) => [...row, "旧"]),
    spareRows: (layout.table.spareRows ?? 0) + 2,
  };
  return { ...layout, lines: ["旧版说明", ...layout.lines], table };
};

/** A master with a finding and scores, as another version wrote it, with a note of staff's beside and a sheet of theirs. */
const olderMaster = async () => {
  const { master, record, score } = await monitoredFolder();
  await record("q1.csv", findingRow());
  await score();
  const { state, ledger } = valueOf(openMaster(sheetsOf(master), "考核.xlsx", sha256));
  const shown = masterSheets({ state, ledger }, sha256).filter(({ visibility }) => visibility === "visible");
  const gone: SheetLayout = { ...otherwise(shown[0] as SheetLayout), name: "旧版才有" };
  const older = [...shown.map(otherwise), { ...gone, table: gone.table && { ...gone.table, name: "kp_gone" } }];
  const identity = masterIdentity(ledgerText(ledger), sha256, JSON.stringify(layoutRecord(older, sha256)));
  const theirs: SheetLayout = { ...gone, name: "公开办备忘", table: null, lines: ["不要删"] };
  const plain = writeBook([...older, identity], "2026-11-22T08:30:00Z");
  writeFileSync(master, valueOf(patchBook(plain, "考核.xlsx", [...older, identity], [...older, identity, theirs])));
  typeInto(master, "单位", "Z3", "备注：改名待批");
  typeInto(master, "单位", "A90", "下面的备注");
  return master;
};

describe("a master that another version of kaoping laid out otherwise", () => {
  it("is refused in one line that says so, by every command that changes or checks it", async () => {
    const master = await olderMaster();
    const before = readFileSync(master);
    for (const argv of [
      ["verify", master],
      ["settle", master],
      ["settle", master, "--accept", "--reason", "改版"],
      ["lock", master],
    ]) {
      const ran = await runKaoping(...argv);
      expect(ran.status, argv[0]).toBe(1);
      expect(codesIn(ran), argv[0]).toEqual(["layouts-outdated"]);
    }
    expect(readFileSync(master).equals(before)).toBe(true);
    // Its numbers come from the ledger: nothing keeps them from being read.
    expect(await runKaoping("rank", master)).toMatchObject({ status: 0, err: [] });
  });

  it("is laid out anew from the ledger by settle --restore, and what staff put beside, below and on other sheets stays", async () => {
    const master = await olderMaster();
    expect(await runKaoping("settle", master, "--restore")).toMatchObject({
      status: 0,
      err: [],
      out: "已按留痕用现在的版式重写各表。\n",
    });
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0, err: [] });
    const names = sheetsOf(master).map(({ name }) => name);
    expect(names).toContain("公开办备忘");
    expect(names).not.toContain("旧版才有");
    expect(cellsOn(master, "公开办备忘")[1]?.[0]).toBe("不要删");
    expect(cellsOn(master, "单位")[2]?.[25]).toBe("备注：改名待批");
    expect(cellsOn(master, "单位")[89]?.[0]).toBe("下面的备注");
    const texts = sheetsOf(master).flatMap(({ cells }) => cells.flat());
    expect(texts.filter((cell) => cell === "旧列" || cell === "旧" || cell === "旧版说明")).toEqual([]);
    // As a new workbook would have it, but for what is not ours.
    const { state, ledger } = valueOf(openMaster(sheetsOf(master), "考核.xlsx", sha256));
    const fresh = unzipSync(writeBook(masterSheets({ state, ledger }, sha256), "2026-11-22T08:30:00Z"));
    const printed = (parts: Readonly<Record<string, Uint8Array>>) =>
      new Set(
        (strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array(0)).match(/<definedName [^<]*/gu) ?? [])
          .filter((one) => !one.includes("旧版才有") && !one.includes("公开办备忘"))
          .map((one) => one.replace(/ localSheetId="\d+"/u, "")),
      );
    expect(printed(unzipSync(bytesOf(master)))).toEqual(printed(fresh));
  });

  it("names the sheets that were edited since and would lose that", async () => {
    const master = await olderMaster();
    typeInto(master, "单位", "B4", "市教育厅");
    const ran = await runKaoping("settle", master);
    expect(codesIn(ran)).toEqual(["layouts-outdated", "layouts-edited"]);
    expect(ran.err[1]).toContain("“单位”");
  });

  it("is only said to be edited where it says nothing of its layouts", async () => {
    const master = await olderMaster();
    const parts = unzipSync(bytesOf(master));
    const [name, part] = Object.entries(parts).find(([, bytes]) => strFromU8(bytes).includes(">layouts<")) ?? [];
    if (!name || !part) throw new RangeError("the row of layouts: got none, want one");
    parts[name] = strToU8(strFromU8(part).replace(/<row r="\d+"[^>]*>(?:(?!<\/row>).)*>layouts<.*?<\/row>/gsu, ""));
    writeFileSync(master, zipSync(parts));
    const ran = await runKaoping("lock", master);
    expect(ran.status).toBe(1);
    expect(new Set(codesIn(ran))).toEqual(new Set(["cell-differs", "cells-differ-more"]));
    expect(ran.err).toHaveLength(21);
  });
});
