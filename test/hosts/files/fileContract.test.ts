import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { openMaster } from "../../../src/app/openMaster.ts";
import type { BookPort } from "../../../src/app/ports.ts";
import { layoutsAsFound } from "../../../src/app/settleEdits.ts";
import { outsideEdits } from "../../../src/app/verifyMaster.ts";
import { files } from "../../../src/hosts/files/files.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import { addressOf, type CellValue, type SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sha256 } from "../../support/sha256.ts";
import { portContract } from "../portContract.ts";
import type { TestedHost } from "../testedHost.ts";

const file = "考核.xlsx";
const time = "2026-11-22T08:00:00Z";

const emptySheet = { name: "", visibility: "visible", title: "", lines: [], landscape: false, table: null } as const;

/** A sheet of others; what it says is typed in afterwards. */
const plainSheet = ({ name, cells }: SheetSnapshot): SheetLayout => ({
  ...emptySheet,
  name,
  title: String(cells[0]?.[0] ?? ""),
});

type Parts = Record<string, Uint8Array>;
const textOf = (parts: Parts, name: string): string => strFromU8(parts[name] ?? new Uint8Array());

const partOf = (parts: Parts, sheet: string): string => {
  const id = new RegExp(`<sheet [^>]*name="${sheet}"[^>]*r:id="(\\w+)"`, "u").exec(
    textOf(parts, "xl/workbook.xml"),
  )?.[1];
  const links = textOf(parts, "xl/_rels/workbook.xml.rels");
  const link = new RegExp(`<Relationship [^>]*Id="${id ?? ""}"[^>]*>`, "u").exec(links)?.[0] ?? "";
  const target = /Target="([^"]+)"/u.exec(link)?.[1] ?? "";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
};

/** A cell as another program saves it, in its row and in its place. */
const typed = (xml: string, row: number, column: number, value: CellValue): string => {
  const address = addressOf(row, column);
  const content =
    typeof value === "number" ? `><v>${value}</v></c>` : ` t="inlineStr"><is><t>${String(value ?? "")}</t></is></c>`;
  const old = new RegExp(`<c r="${address}"((?: s="\\d+")?)[^>]*?(?:/>|>.*?</c>)`, "u");
  if (old.test(xml)) return xml.replace(old, (_, style: string) => `<c r="${address}"${style}${content}`);
  const cell = `<c r="${address}"${content}`;
  const line = new RegExp(`(<row r="${row + 1}"[^>]*[^/])>(.*?)</row>`, "u");
  if (line.test(xml)) return xml.replace(line, (_, open: string, cells: string) => `${open}>${cells}${cell}</row>`);
  return xml.replace("</sheetData>", `<row r="${row + 1}">${cell}</row></sheetData>`);
};

const hostOn = (initial: Uint8Array): TestedHost => {
  let bytes = initial;
  let broken: number | null = null;
  const edit = (change: (parts: Parts) => void): Promise<void> => {
    const parts = { ...unzipSync(bytes) };
    change(parts);
    bytes = zipSync(parts);
    return Promise.resolve();
  };
  /** Our sheets as the file has them, by its own ledger. */
  const before = (sheets: readonly SheetSnapshot[]): readonly SheetLayout[] => {
    const opened = openMaster(sheets, file, sha256);
    if (!opened.ok) return [];
    const layouts = masterSheets(opened.value, sha256);
    return layoutsAsFound(layouts, outsideEdits(layouts, sheets, file));
  };
  const type: TestedHost["type"] = (sheet, row, column, value) =>
    edit((parts) => {
      const part = partOf(parts, sheet);
      parts[part] = strToU8(typed(textOf(parts, part), row, column, value));
    });
  const book: BookPort = {
    read: () => Promise.resolve({ ok: true, value: valueOf(files.readBook(bytes, file)) }),
    write: async (sheets) => {
      const failure = { kind: "host-failure", action: "write", code: "file-lost", detail: "" } as const;
      const fails = broken;
      broken = null;
      if (fails === 0) return { ok: false, failure };
      const known = before(valueOf(files.readBook(bytes, file)));
      const others = known.filter(({ name }) => !sheets.some((sheet) => sheet.name === name));
      const made = await files.patchBook(bytes, file, known, [...others, ...sheets]);
      if (!made.ok) return { ok: false, failure: { ...failure, code: made.issues[0]?.code ?? "" } };
      bytes = made.value;
      return fails === 1 ? { ok: false, failure } : { ok: true, value: null };
    },
    enter: async (sheet, cells) => {
      for (const { row, column, value } of cells) await type(sheet, row, column, value);
      return { ok: true, value: null };
    },
  };
  return {
    book: () => book,
    type,
    renamed: "asked-for",
    rename: (sheet, name) =>
      edit((parts) => {
        const list = textOf(parts, "xl/workbook.xml");
        parts["xl/workbook.xml"] = strToU8(
          list.replaceAll(`name="${sheet}"`, `name="${name}"`).replaceAll(`'${sheet}'!`, `'${name}'!`),
        );
      }),
    remove: (sheet) =>
      edit((parts) => {
        const list = textOf(parts, "xl/workbook.xml");
        const without = list.replace(new RegExp(`<sheet [^>]*name="${sheet}"[^>]*/>`, "u"), "");
        parts["xl/workbook.xml"] = strToU8(without.replace(/<definedNames>.*?<\/definedNames>/u, ""));
      }),
    // A file keeps the results that formulas were laid out with.
    calculate: () => undefined,
    copy: () => hostOn(bytes),
    syncs: () => null,
    // A file is replaced as a whole: not at all, or with the answer lost.
    steps: () => 2,
    breakAt: (step) => {
      broken = step;
    },
    close: () => undefined,
  };
};

/** A workbook with others' sheets, or with an empty one. */
const bytesOf = (sheets: readonly SheetSnapshot[]): Uint8Array =>
  writeBook(sheets.length > 0 ? sheets.map(plainSheet) : [{ ...emptySheet, name: "Sheet1" }], time);

portContract("a file", (sheets) => hostOn(bytesOf(sheets)));
