import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { shownSheets } from "../../src/app/masterSheets.ts";
import { openMaster } from "../../src/app/openMaster.ts";
import type { BookFile } from "../../src/app/ports.ts";
import { cellEdits } from "../../src/app/verifyMaster.ts";
import { openBook, readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { valueOf } from "../fixtures/issues.ts";
import { runs, seed } from "../soak.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { copiedSampleYear } from "../support/sampleYearFolder.ts";
import { sha256 } from "../support/sha256.ts";

/** Ways in which a cell comes to say something else, each with the cells that it can be done to. */
const changes: Readonly<Record<string, { readonly of: RegExp; readonly to: (cell: string) => string }>> = {
  text: {
    of: /^(?!.*<f>).*t="inlineStr".*<t[^>]*>[^<]+<\/t>/u,
    to: (cell) => cell.replace(/(<t[^>]*>)[^<](?=[^<]*<\/t>)/u, "$1改"),
  },
  number: {
    of: /^(?!.*<f>)(?!.*t=).*<v>-?[\d.]+<\/v>/u,
    to: (cell) => cell.replace(/<v>([^<]*)<\/v>/u, (_, value: string) => `<v>${Number(value) + 1}</v>`),
  },
  formula: {
    of: /<f>[^<]*\d/u,
    to: (cell) =>
      cell.replace(/<f>([^<]*?)(\d+)/u, (_, before: string, digits: string) => `<f>${before}${Number(digits) + 1}`),
  },
  "formula made a value": { of: /<f>[^<]+<\/f>/u, to: (cell) => cell.replace(/<f>[^<]+<\/f>/u, "") },
  "value made a formula": {
    of: /^(?!.*<f>)(?!.*t=).*<v>-?[\d.]+<\/v>/u,
    to: (cell) => cell.replace(/<v>([^<]*)<\/v>/u, "<f>$1+0</f><v>$1</v>"),
  },
  "cached number": {
    of: /<f>.*<v>-?[\d.]+<\/v>/u,
    to: (cell) => cell.replace(/<v>([^<]*)<\/v>/u, (_, value: string) => `<v>${Number(value) + 1}</v>`),
  },
  "cached text": { of: /<f>.*<v>[^\d<-][^<]*<\/v>/u, to: (cell) => cell.replace("</v>", "改</v>") },
};

describe("a cell of the master that says something else", () => {
  it("is found, whatever of it was changed: text, number, formula, or what a formula had come to", async () => {
    const master = join(await copiedSampleYear(), "assessment.xlsx");
    const bytes = new Uint8Array(readFileSync(master));
    const parts = unzipSync(bytes);
    const assessment = valueOf(openMaster(valueOf(readBook(bytes, "a.xlsx")), "a.xlsx", sha256));
    const asItWas = remembered(valueOf(openBook(bytes, "a.xlsx")));
    const layouts = shownSheets(assessment);
    const codes = (book: BookFile): readonly string[] =>
      cellEdits(layouts, book.sheet, book.formulas, "a.xlsx", sha256).map(({ code }) => code);
    expect(codes(asItWas)).toEqual([]);
    const sheets = sheetNames(parts);
    // The hidden sheet's ledger is held by its own digests.
    const cells = Object.entries(sheets)
      .filter(([, name]) => !name.startsWith("_"))
      .flatMap(([part, name]) =>
        [...strFromU8(parts[part] ?? new Uint8Array(0)).matchAll(/<c [^>]*[^/]>.*?<\/c>/gu)].map(([cell]) => ({
          part,
          name,
          cell,
        })),
      );
    const kinds = Object.values(changes).map(({ of, to }) => ({
      to,
      cells: cells.filter(({ cell }) => of.test(cell)),
    }));
    expect(kinds.every((kind) => kind.cells.length > 2)).toBe(true);
    fc.assert(
      fc.property(fc.nat({ max: kinds.length - 1 }), fc.nat(), (kind, at) => {
        const { to, cells: some } = kinds[kind] ?? { to: String, cells: [] };
        const { part, name, cell } = some[at % some.length] ?? { part: "", name: "", cell: "" };
        const changed = zipSync(
          { ...parts, [part]: strToU8(strFromU8(parts[part] ?? new Uint8Array(0)).replace(cell, () => to(cell))) },
          { level: 0 },
        );
        const book = valueOf(openBook(changed, "a.xlsx"));
        const found = codes({
          ...asItWas,
          sheet: (wanted) => (wanted === name ? book : asItWas).sheet(wanted),
          formulas: (wanted) => (wanted === name ? book : asItWas).formulas(wanted),
        });
        expect(found).not.toEqual([]);
      }),
      { seed, numRuns: runs(1000) },
    );
    const formula = kinds[2]?.cells[0] ?? { part: "", cell: "" };
    const text = strFromU8(parts[formula.part] ?? new Uint8Array(0));
    writeFileSync(
      master,
      zipSync({
        ...parts,
        [formula.part]: strToU8(text.replace(formula.cell, changes["formula"]?.to(formula.cell) ?? "")),
      }),
    );
    const ran = await runKaoping("verify", master);
    expect(ran.status).toBe(1);
    expect(ran.err).toEqual([expect.stringContaining("formula-differs")]);
  }, 1_200_000);
});

/** A book whose sheets are read once. */
const remembered = (book: BookFile): BookFile => {
  const [sheets, formulas] = [
    new Map<string, ReturnType<BookFile["sheet"]>>(),
    new Map<string, ReturnType<BookFile["formulas"]>>(),
  ];
  return {
    ...book,
    sheet: (name) => {
      if (!sheets.has(name)) sheets.set(name, book.sheet(name));
      return sheets.get(name) ?? null;
    },
    formulas: (name) => {
      if (!formulas.has(name)) formulas.set(name, book.formulas(name));
      return formulas.get(name) ?? null;
    },
  };
};

/** The name of the sheet that stands in each part. */
const sheetNames = (parts: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, string>> => {
  const [book, relations] = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"].map((name) =>
    strFromU8(parts[name] ?? new Uint8Array(0)),
  );
  const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`, "u").exec(tag)?.[1] ?? "";
  const tags = (text = "", name = ""): readonly string[] =>
    [...text.matchAll(new RegExp(`<${name} [^>]*>`, "gu"))].map(([tag]) => tag);
  return Object.fromEntries(
    tags(book, "sheet").map((sheet) => {
      const relation =
        tags(relations, "Relationship").find((one) => attribute(one, "Id") === attribute(sheet, "r:id")) ?? "";
      return [`xl/${attribute(relation, "Target").replace(/^\/?(?:xl\/)?/u, "")}`, attribute(sheet, "name")];
    }),
  );
};
