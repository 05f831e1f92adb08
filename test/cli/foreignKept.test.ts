import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { addForeign, foreignParts } from "../support/foreignParts.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../support/libreOffice.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const startYear = async (folder: string): Promise<string> => {
  const master = join(folder, "考核.xlsx");
  const ran = await runKaoping(
    ...["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--units", "sample/units.csv"],
    ...["--reviewers", "sample/reviewers.csv", "--out", master],
  );
  expect(ran.status).toBe(0);
  return master;
};

const inline = (address: string, text: string): string => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Columns right of our tables and a line below them, on sheets that the commands change. */
const beside = {
  封面: [
    { row: 5, cells: inline("H5", "右边的列") },
    { row: 40, cells: `${inline("B40", "下面的话")}<c r="C40"><f>1+1</f><v>2</v></c>` },
  ],
  "评分-评审人甲": [{ row: 4, cells: inline("Z4", "再问一次") }],
};

const textOf = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(readFileSync(path))).map(([name, part]) => [name, strFromU8(part)]));

const cellsOf = (path: string, sheet: string) => {
  const read = readBook(new Uint8Array(readFileSync(path)), "考核.xlsx");
  return (read.ok && read.value.find(({ name }) => name === sheet)?.cells) || [];
};

const changed = async (folder: string): Promise<string> => {
  const master = await startYear(folder);
  writeFileSync(master, addForeign(new Uint8Array(readFileSync(master)), beside));
  const ran = await runKaoping("score", master, "sample/observations.csv");
  expect(ran).toMatchObject({ status: 0, err: [] });
  return master;
};

describe("what others put into the master", () => {
  it("is kept by a command, part by part and byte for byte", async () => {
    const master = await changed(temporaryFolder());
    const parts = textOf(master);
    for (const [name, text] of Object.entries(foreignParts)) expect([name, parts[name]]).toEqual([name, text]);
    expect(parts["xl/workbook.xml"]).toContain(`<definedName name="税率">'我的备忘'!$A$2</definedName>`);
    expect((await runKaoping("verify", master)).status).toBe(0);
  });

  it("is kept beside and below our own cells, which are as laid out", async () => {
    const master = await changed(temporaryFolder());
    const cover = cellsOf(master, "封面");
    expect([cover[4]?.[7], cover[39]?.slice(0, 3)]).toEqual(["右边的列", [null, "下面的话", 2]]);
    expect(cellsOf(master, "评分-评审人甲")[3]?.[25]).toBe("再问一次");
    expect(cellsOf(master, "留痕").length).toBeGreaterThan(6);
  });

  it("is kept over many commands, and the styles do not grow with each", async () => {
    const folder = temporaryFolder();
    const master = await changed(folder);
    const once = textOf(master)["xl/styles.xml"];
    expect((await runKaoping("publish", master, "--out", join(folder, "公布"))).status).toBe(0);
    const parts = textOf(master);
    for (const [name, text] of Object.entries(foreignParts)) expect([name, parts[name]]).toEqual([name, text]);
    expect(parts["xl/styles.xml"]).toBe(once);
  });

  it("refuses a command whose sheet needs a cell that others filled, and names the cell", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    const rows = cellsOf(master, "留痕").length;
    writeFileSync(
      master,
      addForeign(new Uint8Array(readFileSync(master)), {
        留痕: [{ row: rows + 2, cells: inline(`A${rows + 2}`, "在路上") }],
      }),
    );
    const before = readFileSync(master);
    const ran = await runKaoping("score", master, "sample/observations.csv");
    expect(ran.status).toBe(1);
    expect(ran.err).toHaveLength(1);
    expect(ran.err[0]).toContain("cell-in-the-way");
    expect(ran.err[0]).toContain(`留痕 A${rows + 2}`);
    expect(readFileSync(master).equals(before)).toBe(true);
  });

  it("refuses a new sheet of ours under a name that one of theirs has", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    const parts = addForeign(new Uint8Array(readFileSync(master)));
    writeFileSync(master, parts);
    const renamed = join(folder, "又.xlsx");
    writeFileSync(renamed, renameSheet(parts, "我的备忘", "排名"));
    const ran = await runKaoping("score", renamed, "sample/observations.csv");
    const refusal = ran.err.find((line) => line.includes("sheet-in-the-way"));
    expect(refusal).toContain("排名");
  });
});

const renameSheet = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  const parts = unzipSync(bytes);
  const text = strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array(0)).replaceAll(from, to);
  return zipSync({ ...parts, "xl/workbook.xml": strToU8(text) });
};

describe.skipIf(!hasLibreOffice)(`a master that LibreOffice opens${libreOfficeNote}`, () => {
  it("has the chart and the notes of others, after commands and after being saved anew", async () => {
    const folder = temporaryFolder();
    const master = await changed(folder);
    const [saved = ""] = resave([master], "xlsx:Calc MS Excel 2007 XML", folder);
    const parts = textOf(saved);
    expect(Object.keys(parts).filter((name) => /charts\/chart\d+\.xml$/u.test(name))).toHaveLength(1);
    const notes = Object.keys(parts).filter((name) => /comments\d+\.xml$/u.test(name));
    expect(notes.map((name) => /(备忘|留痕)上的批注/u.exec(parts[name] ?? "")?.[1]).sort()).toEqual(["备忘", "留痕"]);
  });

  it("can be changed by commands after LibreOffice saved it anew", async () => {
    const folder = temporaryFolder();
    const master = await changed(folder);
    const [saved = ""] = resave([master], "xlsx:Calc MS Excel 2007 XML", folder);
    const before = textOf(saved);
    const ran = await runKaoping("publish", saved, "--out", join(folder, "公布"));
    expect(ran.status).toBe(0);
    expect(ran.err.join("\n")).toContain("published-unlocked");
    // The copy has no ledger file beside it, which is told.
    const told = ran.err.filter((line) => !line.startsWith("注意 "));
    expect(told).toEqual([expect.stringContaining("mirror-absent")]);
    expect((await runKaoping("verify", saved)).status).toBe(0);
    const after = textOf(saved);
    const foreign = Object.keys(before).filter((name) => /charts|comments|drawings|media/u.test(name));
    for (const name of foreign) expect([name, after[name]]).toEqual([name, before[name]]);
    expect(cellsOf(saved, "封面")[39]?.[1]).toBe("下面的话");
    expect(after["xl/workbook.xml"]).toMatch(/name="_kaoping"[^>]*state="veryHidden"/u);
  });
});
