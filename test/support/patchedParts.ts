import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect } from "vitest";

import { patchBook } from "../../src/hosts/files/xlsx/patch/patchBook.ts";
import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import type { SheetLayout, TableLayout } from "../../src/workbook/sheetLayout.ts";

/** A sheet of ours with one table, changed as said. */
export const sheetWith = (table: Partial<TableLayout>, sheet: Partial<SheetLayout> = {}): SheetLayout => ({
  name: "表",
  visibility: "visible",
  title: "标题",
  lines: [],
  landscape: true,
  table: {
    name: "kp_t",
    columns: [
      { header: "单位", width: 10, kind: "text" },
      { header: "状态", width: 12, kind: "text", entry: true, choices: ["完成", "逾期"] },
    ],
    rows: [["甲", "完成"]],
    highlights: [{ words: ["完成"], look: "good" }],
    ...table,
  },
  ...sheet,
});
export const was = sheetWith({});
export const grown = sheetWith({
  rows: [
    ["甲", "逾期"],
    ["乙", null],
  ],
});

/** A file as another program left it: some of its parts with one text in place of another. */
export const edited = (
  bytes: Uint8Array,
  ...edits: readonly (readonly [string, string | RegExp, string])[]
): Uint8Array => {
  const parts = { ...unzipSync(bytes) };
  for (const [name, from, to] of edits) {
    const text = strFromU8(parts[name] ?? new Uint8Array(0));
    const changed = text.replace(from, to);
    if (changed === text && text !== "")
      throw new RangeError(`${name}: got nothing like ${String(from)}, want it there`);
    parts[name] = strToU8(text === "" ? to : changed);
  }
  return zipSync(parts);
};

/** The parts of a file once our sheets were written into it. */
export const patchedParts = (
  existing: Uint8Array,
  before: readonly SheetLayout[] = [was],
  after: readonly SheetLayout[] = [grown],
): Readonly<Record<string, string>> => {
  const made = patchBook(existing, "f.xlsx", before, after);
  if (!made.ok) throw new RangeError(`the file: got ${JSON.stringify(made.issues)}, want it written`);
  expect(readBook(made.value, "f.xlsx").ok).toBe(true);
  return Object.fromEntries(Object.entries(unzipSync(made.value)).map(([name, part]) => [name, strFromU8(part)]));
};
