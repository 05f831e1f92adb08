import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { runKaoping, type Ran } from "../support/runKaoping.ts";
import { copiedSampleYear } from "../support/sampleYearFolder.ts";
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

const score = (master: string): Promise<Ran> => runKaoping("score", master, "sample/observations.csv");

/** Edits a workbook as a person would with another program. */
const editOutside = async (path: string, edit: (book: ExcelJS.Workbook) => void): Promise<void> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  edit(book);
  await book.xlsx.writeFile(path);
};

const codesOf = ({ err }: Ran): readonly (string | undefined)[] => err.map((line) => line.split(" ")[1]);

describe("nothing is lost", () => {
  it("by a command that would write over a file that is there", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    const before = readFileSync(master);
    const document = join(folder, "要点.txt");
    copyFileSync("sample/work-points.txt", document);
    expect(codesOf(await runKaoping("read", document, "--out", master))).toEqual(["file-exists"]);
    expect(codesOf(await runKaoping("read", document, "--out", document))).toEqual(["file-exists"]);
    expect(codesOf(await runKaoping("template", "units", "--out", document))).toEqual(["file-exists"]);
    const again = ["--scheme", "sample/scheme.json", "--units", "sample/units.csv"];
    const ran = await runKaoping("new", document, ...again, "--reviewers", "sample/reviewers.csv", "--out", master);
    expect(codesOf(ran)).toEqual(["file-exists"]);
    expect(readFileSync(master).equals(before)).toBe(true);
    expect(readFileSync(document, "utf8")).toBe(readFileSync("sample/work-points.txt", "utf8"));
  });

  it("when forms or results cannot be written: the master knows nothing of them then", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    await score(master);
    const before = readFileSync(master);
    const file = join(folder, "文件");
    writeFileSync(file, "x");
    expect(codesOf(await runKaoping("issue", master, "--out", file))).toContain("folder-is-file");
    expect(codesOf(await runKaoping("publish", master, "--out", join(file, "下")))).toContain("folder-is-file");
    expect(readFileSync(master).equals(before)).toBe(true);
  });

  it("of what was filled in: forms are not issued over files that lie there", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    const forms = join(folder, "自评表");
    expect((await runKaoping("issue", master, "--out", forms)).status).toBe(0);
    const before = readdirSync(forms).map((name) => readFileSync(join(forms, name)).toString("hex"));
    expect(codesOf(await runKaoping("issue", master, "--out", forms))).toContain("file-exists");
    expect(readdirSync(forms).map((name) => readFileSync(join(forms, name)).toString("hex"))).toEqual(before);
  });

  it("of what was changed in the master by other programs: it is named, and nothing is saved over it", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    await editOutside(master, (book) => {
      const sheet = book.getWorksheet("评分-评审人甲");
      if (!sheet) throw new RangeError("the sheet: got none, want one");
      sheet.getCell("B4").value = 1;
      book.addWorksheet("我的备忘").getCell("A1").value = "记一笔";
    });
    const before = readFileSync(master);
    const ran = await score(master);
    expect(ran.status).toBe(1);
    expect(codesOf(ran)).toEqual(["cell-differs"]);
    expect(ran.err[0]).toContain("评分-评审人甲 B4");
    expect(readFileSync(master).equals(before)).toBe(true);
  });

  it("of a sheet that was renamed: it is asked for under its own name, and no second one is written", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    await editOutside(master, (book) => {
      const sheet = book.getWorksheet("评分-评审人甲");
      if (!sheet) throw new RangeError("the sheet: got none, want one");
      sheet.name = "甲的评分";
    });
    const before = readFileSync(master);
    const ran = await runKaoping("settle", master, "--restore");
    expect(ran.status).toBe(1);
    expect(codesOf(ran)).toEqual(["table-in-the-way"]);
    expect(ran.err[0]).toContain("“甲的评分”");
    expect(readFileSync(master).equals(before)).toBe(true);
  });

  it("without a word of the ledger's hidden sheet, where that was deleted", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    await editOutside(master, (book) => book.removeWorksheet("_kaoping"));
    for (const argv of [["rank"], ["verify"], ["lock"], ["settle"], ["settle", "--restore"]]) {
      const [command = "", ...options] = argv;
      expect(codesOf(await runKaoping(command, master, ...options)), argv.join(" ")).toEqual(["ledger-sheet-missing"]);
    }
  });

  it("between two commands at once: one is saved, the other says so or is saved too", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    const lines = readFileSync("sample/observations.csv", "utf8").trimEnd().split("\n");
    const parts = [lines.slice(1, 3), lines.slice(3, 5)].map((rows, index) => {
      const path = join(folder, `${index}.csv`);
      writeFileSync(path, [lines[0], ...rows].join("\n"));
      return path;
    });
    const ran = await Promise.all(parts.map((path) => runKaoping("score", master, path)));
    const saved = ran.filter(({ status }) => status === 0).length;
    expect(saved).toBeGreaterThan(0);
    for (const one of ran.filter(({ status }) => status === 1)) expect(codesOf(one)).toEqual(["file-locked"]);
    const verified = await runKaoping("verify", master, "--json");
    expect((JSON.parse(verified.out) as { size: number }).size).toBe(4 + saved);
  });

  it("to a lock that a crashed command left: the message names it", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    const lock = join(folder, ".考核.xlsx.lock");
    writeFileSync(lock, "");
    const ran = await score(master);
    expect(codesOf(ran)).toEqual(["file-locked"]);
    expect(ran.err[0]).toContain(".考核.xlsx.lock");
    rmSync(lock);
    expect((await score(master)).status).toBe(0);
    expect(readdirSync(folder)).toEqual(["考核.ledger", "考核.xlsx"]);
  });

  it("of a document that lies in the folder of an earlier demo", async () => {
    const out = await copiedSampleYear();
    const document = join(out, "inputs.txt");
    copyFileSync("sample/work-points.txt", document);
    expect(codesOf(await runKaoping("demo", "--document", document, "--out", out))).toEqual(["document-inside-demo"]);
    expect(codesOf(await runKaoping("demo", "--document", "assets/icon-16.png", "--out", out))).toEqual([
      "document-format-unknown",
    ]);
    expect(existsSync(document)).toBe(true);
    expect(existsSync(join(out, "published", "notice.txt"))).toBe(true);
  });

  it("to a time in the future, after which nothing could be entered", async () => {
    const master = await startYear(temporaryFolder());
    const ran = await runKaoping("score", master, "sample/observations.csv", "--at", "2062-01-01T00:00:00Z");
    expect(codesOf(ran)).toEqual(["time-in-future"]);
    expect((await score(master)).status).toBe(0);
  });

  it("without a word when results were published and scores change", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    await score(master);
    expect((await runKaoping("publish", master, "--out", join(folder, "公布"))).status).toBe(0);
    const ran = await score(master);
    expect(ran.status).toBe(0);
    expect(codesOf(ran)).toEqual(["results-outdated"]);
  });

  it("by a table without rows", async () => {
    const folder = temporaryFolder();
    const master = await startYear(folder);
    const empty = join(folder, "空.csv");
    writeFileSync(empty, readFileSync("sample/observations.csv", "utf8").split("\n")[0] ?? "");
    expect(codesOf(await runKaoping("score", master, empty))).toEqual(["rows-empty"]);
  });
});
