import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { BreakdownOutput } from "../../src/domain/breakdown/breakdownOutputShape.ts";
import { foldedWords } from "../../src/domain/breakdown/foldedWords.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../support/libreOffice.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const filesIn = (folder: string, names: RegExp): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => names.test(name))
        .map((name) => join(folder, name))
    : [];
const documents = [
  "sample/work-points.txt",
  ...filesIn("../shared/seeds", /\.txt$/u),
  ...filesIn("test/domain/breakdown/unseen", /^\d.*\.(?:txt|md)$/u),
];

const outputOf = async (document: string): Promise<BreakdownOutput> =>
  JSON.parse((await runKaoping("read", document, "--json")).out) as BreakdownOutput;

/** What must be the same in a table that was written and read: white space, width and Markdown marks aside. */
const tasksIn = ({ tasks }: BreakdownOutput) =>
  tasks.map(({ id, heading, section, text, lead, support, leadMode, times }) => ({
    // A number such as 1.2 has no section's number before it; a table always gives it one.
    number: id.slice(id.lastIndexOf("/") + 1),
    words: [section, heading, text].map(foldedWords),
    lead: lead.map(foldedWords),
    support: support.map(foldedWords),
    leadMode,
    times: times.map(({ kind, value, due }) => `${kind} ${value} ${due ?? ""}`),
  }));

describe("the table that read writes", () => {
  it.each(documents)("of %s can be read again: the same tasks, units and times", async (document) => {
    const folder = temporaryFolder();
    const table = join(folder, "任务分解表.xlsx");
    expect(await runKaoping("read", document, "--out", table)).toMatchObject({ status: 0 });
    const [before, after] = [await outputOf(document), await outputOf(table)];
    expect(tasksIn(after)).toEqual(tasksIn(before));
    const { number, date, year, title } = after;
    expect({ number, date, year, title: foldedWords(title) }).toEqual({
      number: before.number,
      date: before.date,
      year: before.year,
      title: foldedWords(before.title),
    });
    const floors = ({ weightFloors }: BreakdownOutput) => weightFloors.map(({ percent }) => percent).sort();
    expect(floors(after)).toEqual(floors(before));
  });

  it.skipIf(!hasLibreOffice)(`can be read again when LibreOffice saved it anew${libreOfficeNote}`, async () => {
    const folder = temporaryFolder();
    const table = join(folder, "a.xlsx");
    await runKaoping("read", "sample/work-points.txt", "--out", table);
    const [saved = ""] = resave([table], "xlsx:Calc MS Excel 2007 XML", folder);
    expect(tasksIn(await outputOf(saved))).toEqual(tasksIn(await outputOf("sample/work-points.txt")));
  });

  it("says what was written, and is never written over another file", async () => {
    const table = join(temporaryFolder(), "a.xlsx");
    const ran = await runKaoping("read", "sample/work-points.txt", "--out", table);
    expect(ran.out).toContain(`已写入 ${table}`);
    const before = readFileSync(table);
    const again = await runKaoping("read", "sample/work-points.txt", "--out", table);
    expect(again.status).toBe(1);
    expect(again.err).toEqual([expect.stringContaining("file-exists")]);
    expect(readFileSync(table)).toEqual(before);
  });
});
