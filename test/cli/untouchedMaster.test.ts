import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { observationTable } from "../../src/app/tables/readObservations.ts";
import { openBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { fileSealIn, identityAsRead, identitySheetName } from "../../src/workbook/identity.ts";
import { laidOutBy } from "../../src/workbook/laidOutBy.ts";
import { valueOf } from "../fixtures/issues.ts";
import { codesIn, csv, findingRow, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { observed } from "../fixtures/smallYear.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { sha256 } from "../support/sha256.ts";
import { typeInto } from "../support/typeInto.ts";

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

/** Whether a master says of itself what it is. */
const isUntouched = (path: string): boolean => {
  const book = valueOf(openBook(bytesOf(path), "考核.xlsx"));
  const identity = book.sheet(identitySheetName);
  if (!identity?.ok) throw new TypeError("the hidden sheet: got none, want it");
  return valueOf(book.fileSeal(identityAsRead(identity.value), sha256)) === fileSealIn(identity.value);
};

/** All parts of a master but the sheet that says what the others are. */
const partsOf = (path: string) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytesOf(path)))
      .map(([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const)
      .filter(([, text]) => !text.includes("kaoping-master/")),
  );

describe("a master that nobody touched since it was written", () => {
  it("is known by its seal, and after any change by another program is not", async () => {
    const { master, record } = await monitoredFolder();
    expect(isUntouched(master)).toBe(true);
    await record("q1.csv", findingRow());
    expect(isUntouched(master)).toBe(true);
    typeInto(master, "单位", "Z3", "备注");
    expect(isUntouched(master)).toBe(false);
    expect(codesIn(await record("q2.csv", findingRow({ 编号: "问题2" })))).not.toContain("cell-differs");
    expect(isUntouched(master)).toBe(true);
    typeInto(master, "评分-甲", "B5", "改");
    expect(codesIn(await record("q3.csv", findingRow()))).toContain("cell-differs");
  });

  it("is changed to the same file, part for part, as one that must be compared cell by cell", async () => {
    const { folder, master, record, score, write } = await monitoredFolder();
    const copy = join(folder, "另一份.xlsx");
    await record("q1.csv", findingRow());
    await score();
    const { header, rows } = observationTable(observed("市教育局", "c2", ["17"]));
    const more = write("more.csv", csv(header, rows));
    copyFileSync(master, copy);
    copyFileSync(join(folder, "考核.ledger"), join(folder, "另一份.ledger"));
    typeInto(copy, "_kaoping", "D4", "");
    expect(isUntouched(copy)).toBe(false);
    for (const path of [master, copy]) expect((await runKaoping("score", path, more, "--replace")).err).toEqual([]);
    const [touched, untouched] = [partsOf(copy), partsOf(master)];
    expect(Object.keys(touched).filter((part) => touched[part] !== untouched[part])).toEqual([]);
    expect(Object.keys(touched).sort()).toEqual(Object.keys(untouched).sort());
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0 });
  });

  it("was laid out by this version: another one compares it cell by cell", () => {
    const { name, version } = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, string>;
    expect(laidOutBy).toBe(`${name} ${version}`);
  });
});
