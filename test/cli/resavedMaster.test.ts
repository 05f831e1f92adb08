import { readFileSync, writeFileSync } from "node:fs";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { layoutRecord } from "../../src/app/layoutRecord.ts";
import { shownSheets } from "../../src/app/masterSheets.ts";
import { openMaster } from "../../src/app/openMaster.ts";
import { ledgerText } from "../../src/domain/ledger/ledgerText.ts";
import { shiftFormula } from "../../src/hosts/files/xlsx/patch/shiftFormula.ts";
import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../src/hosts/files/xlsx/writeBook.ts";
import { masterIdentity } from "../../src/workbook/identity.ts";
import type { SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { valueOf } from "../fixtures/issues.ts";
import { codesIn, findingRow, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../support/libreOffice.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { sha256 } from "../support/sha256.ts";

type Parts = Readonly<Record<string, Uint8Array>>;
const textOf = (parts: Parts, name: string): string => strFromU8(parts[name] ?? new Uint8Array(0));
const sheetParts = (parts: Parts): readonly string[] =>
  Object.keys(parts).filter((name) => /^xl\/worksheets\/[^/]+\.xml$/u.test(name));
const edited = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  return zipSync({
    ...parts,
    ...Object.fromEntries(sheetParts(parts).map((name) => [name, strToU8(edit(textOf(parts, name)))])),
  });
};

const formulaCell = /<c r="([A-Z]+)(\d+)"([^>]*)><f[^>]*>([^<]+)<\/f>/gu;

/** Formulas that read alike down a column, written once, as Excel and WPS write what was filled down; sheets are named without quotes. */
const sharedDown = (xml: string): string => {
  const last = new Map<string, { readonly row: number; readonly text: string; readonly index: number; rows: number }>();
  let index = 0;
  return xml.replace(formulaCell, (whole, letters: string, digits: string, rest: string, escaped: string) => {
    const text = escaped.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    const [row, above] = [Number(digits), last.get(letters)];
    const open = `<c r="${letters}${digits}"${rest}>`;
    if (above && row === above.row + above.rows && shiftFormula(above.text, above.rows, 0) === text) {
      above.rows++;
      return `${open}<f t="shared" si="${above.index}"/>`;
    }
    last.set(letters, { row, text, index, rows: 1 });
    const plain = escaped.replaceAll(/'([\p{L}\d-]+)'!/gu, (_, name: string) =>
      name.includes("-") ? `'${name}'!` : `${name}!`,
    );
    return `${open}<f t="shared" ref="${letters}${digits}:${letters}${row + 99}" si="${index++}">${plain}</f>`;
  });
};

/** Ways in which somebody alters one formula and leaves the number that it came to. */
const alterations: Readonly<Record<string, (xml: string) => string>> = {
  "its text": (xml) =>
    xml.replace(
      /(<f[^>]*>[^<]*?)(\d+)(?=[^<]*<\/f>)/u,
      (_, before: string, digits: string) => `${before}${Number(digits) + 1}`,
    ),
  "its sheet": (xml) => xml.replace(/(<f[^>]*>[^<]*?)(评分-[甲乙丙])/u, "$1评分-丁"),
  "a formula that says nothing": (xml) => xml.replace(/<f[^>]*>[^<]+<\/f>/u, "<f/>"),
  "a value in its place": (xml) => xml.replace(/<f[^>]*>[^<]+<\/f>/u, ""),
  "braces around it": (xml) =>
    xml.replace(/<c r="([A-Z]+\d+)"([^>]*)><f[^>]*>([^<]+)<\/f>/u, '<c r="$1"$2><f t="array" ref="$1">$3</f>'),
  "another's text": (xml) =>
    xml.replace(/(<f t="shared" si=")(\d+)"\/>/u, (_, open: string, n: string) => `${open}${Number(n) + 1}"/>`),
  "a text that is nowhere": (xml) => xml.replace(/<f t="shared" si="\d+"\/>/u, '<f t="shared" si="9999"/>'),
  "its own text beside the shared one": (xml) => xml.replace(/<f t="shared" si="\d+"\/>/u, "<f>1+1</f>"),
};

const scoredMaster = async () => {
  const made = await monitoredFolder();
  await made.score();
  await made.record("问题.csv", findingRow());
  return made;
};

/** Verifies a master, then with one formula of one of its sheets altered at a time; gives how many alterations there were. */
const alteredOneByOne = async (master: string): Promise<number> => {
  const bytes = new Uint8Array(readFileSync(master));
  expect(await runKaoping("verify", master)).toMatchObject({ status: 0, err: [] });
  const parts = unzipSync(bytes);
  let count = 0;
  for (const [how, alter] of Object.entries(alterations)) {
    const part = sheetParts(parts).find((name) => alter(textOf(parts, name)) !== textOf(parts, name));
    if (part === undefined) continue;
    writeFileSync(master, zipSync({ ...parts, [part]: strToU8(alter(textOf(parts, part))) }));
    const ran = await runKaoping("verify", master);
    expect([how, ran.status, codesIn(ran).every((code) => /^formulas?-/u.test(code ?? ""))]).toEqual([how, 1, true]);
    count++;
  }
  return count;
};

describe("a master whose formulas another program writes in its own way", () => {
  it("as Excel and WPS do that share what was filled down: holds, and an altered formula is found", async () => {
    const { master } = await scoredMaster();
    const shared = edited(new Uint8Array(readFileSync(master)), sharedDown);
    expect(
      sheetParts(unzipSync(shared)).some((name) => textOf(unzipSync(shared), name).includes('<f t="shared" si="')),
    ).toBe(true);
    writeFileSync(master, shared);
    expect(await alteredOneByOne(master)).toBe(Object.keys(alterations).length);
  });

  it.skipIf(!hasLibreOffice)(
    `saved anew by LibreOffice: holds, and an altered formula is found${libreOfficeNote}`,
    async () => {
      const { folder, master } = await scoredMaster();
      const [saved = ""] = resave([master], "xlsx:Calc MS Excel 2007 XML", folder);
      writeFileSync(master, readFileSync(saved));
      expect(await alteredOneByOne(master)).toBeGreaterThanOrEqual(4);
    },
  );

  it("is not believed when it says that another version laid its sheets out, which would have had other formulas", async () => {
    const { master } = await scoredMaster();
    const sheets = valueOf(readBook(new Uint8Array(readFileSync(master)), "考核.xlsx"));
    const assessment = valueOf(openMaster(sheets, "考核.xlsx", sha256));
    const ours = shownSheets(assessment);
    let altered = 0;
    const theirs = ours.map((layout): SheetLayout => {
      if (layout.name !== "得分" || !layout.table) return layout;
      const rows = layout.table.rows.map((row) =>
        row.map((cell) => (typeof cell === "object" && cell && altered++ === 0 ? { ...cell, formula: "1+1" } : cell)),
      );
      return { ...layout, table: { ...layout.table, rows } };
    });
    expect(altered).toBeGreaterThan(0);
    const identity = (as: readonly SheetLayout[]) =>
      masterIdentity(ledgerText(assessment.ledger), sha256, JSON.stringify(layoutRecord(as, sha256)));
    for (const [as, code] of [
      [ours, "formula-differs"],
      [theirs, "formulas-outdated"],
    ] as const) {
      writeFileSync(master, writeBook([...theirs, identity(as)], "2026-11-22T08:30:00Z"));
      const ran = await runKaoping("verify", master);
      expect([ran.status, codesIn(ran)]).toEqual([1, [code]]);
    }
  });
});
