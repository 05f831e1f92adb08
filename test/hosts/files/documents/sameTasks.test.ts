import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { readBreakdown } from "../../../../src/domain/breakdown/readBreakdown.ts";
import { readDocument } from "../../../../src/hosts/files/documents/readDocument.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../../../support/libreOffice.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { outlineDocx, tableDocx } from "./docxFile.ts";
import { bytesOf, gb18030, outlineHtml, outlineMarkdown, tableHtml, tableXlsx, utf16 } from "./otherFiles.ts";
import { outlinePlan, tableMarkdown } from "./plan.ts";

const bare = (text: string): string => text.replace(/\s|\*|#/gu, "");

/** What must be the same whatever the format: number, text, units, who leads, and by when. */
const tasksIn = (text: string) => {
  const read = readBreakdown(text, "文件");
  if (!read.ok) return read.issues;
  return read.value.tasks.map((task) => ({
    id: task.id,
    section: bare(task.section),
    text: bare(task.text),
    lead: task.lead.map(bare),
    support: task.support.map(bare),
    mode: task.leadMode,
    times: task.times.map(({ kind, value, due }) => `${kind} ${value} ${due ?? ""}`),
  }));
};

const tasksOf = async (bytes: Uint8Array, name: string) => {
  const read = await readDocument(bytes, name);
  expect(read.issues).toEqual([]);
  return tasksIn(read.ok ? read.value : "");
};

const outlineTasks = tasksIn(outlinePlan);
const tableTasks = tasksIn(tableMarkdown());

describe("one plan as an outline", () => {
  it("has twelve tasks", () => {
    expect(outlineTasks).toHaveLength(12);
    expect(outlineTasks[0]).toMatchObject({ id: "一/（一）", lead: ["市财政局"], support: ["市审计局", "市税务局"] });
  });

  it.each([
    ["text in UTF-8", "要点.txt", bytesOf(outlinePlan)],
    ["text in UTF-8 with a mark", "要点.txt", bytesOf(`\ufeff${outlinePlan}`)],
    ["text in UTF-16", "要点.txt", utf16(outlinePlan)],
    ["text in GB18030", "要点.txt", gb18030(outlinePlan)],
    ["Markdown", "要点.md", bytesOf(outlineMarkdown())],
    ["a page in UTF-8", "要点.html", bytesOf(outlineHtml("utf-8"))],
    ["a page in GB2312", "要点.htm", gb18030(outlineHtml("gb2312"))],
    ["Word with automatic numbers", "要点.docx", outlineDocx()],
    ["Word under the name of a text", "要点.txt", outlineDocx()],
  ])("gives the same tasks as %s", async (_, name, bytes) => {
    expect(await tasksOf(bytes, name)).toEqual(outlineTasks);
  });
});

describe("one plan as a table", () => {
  it("has twelve tasks", () => {
    expect(tableTasks).toHaveLength(12);
    expect(tableTasks[1]).toMatchObject({ lead: ["市财政局"], support: ["市审计局", "市税务局"] });
  });

  it.each([
    ["Markdown", "分解表.md", () => bytesOf(tableMarkdown())],
    ["a page with spanned cells", "分解表.html", () => bytesOf(tableHtml())],
    ["a page under the name of a workbook", "分解表.xls", () => bytesOf(tableHtml())],
    ["Word with merged cells", "分解表.docx", () => tableDocx()],
    ["a workbook with merged cells, two header rows and dates", "分解表.xlsx", () => tableXlsx()],
  ])("gives the same tasks as %s", async (_, name, file) => {
    expect(await tasksOf(await file(), name)).toEqual(tableTasks);
  });
});

describe.skipIf(!hasLibreOffice)(`what LibreOffice made of the plan${libreOfficeNote}`, () => {
  it.each([
    ["Word saved anew", "a.docx", "docx:MS Word 2007 XML", outlineDocx, outlineTasks],
    ["a page saved as Word", "a.html", "docx:Office Open XML Text", () => bytesOf(outlineHtml("utf-8")), outlineTasks],
    ["a PDF printed from Word", "a.docx", "pdf", outlineDocx, outlineTasks],
    ["a table in Word saved anew", "a.docx", "docx:MS Word 2007 XML", tableDocx, tableTasks],
    ["a workbook saved anew", "a.xlsx", "xlsx:Calc MS Excel 2007 XML", tableXlsx, tableTasks],
  ])("gives the same tasks from %s", async (_, name, format, file, tasks) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), await file());
    const [saved = ""] = resave([join(folder, name)], format, folder);
    expect(await tasksOf(new Uint8Array(readFileSync(saved)), "文件")).toEqual(tasks);
  });
});
