import { basename } from "node:path";

import type { Result } from "../domain/shared/result.ts";
import { done, errorAt, refused } from "../domain/shared/result.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import { cellText } from "../workbook/sheetSnapshot.ts";
import type { CliHost } from "./cliHost.ts";

/**
 * Writes a sheet of ours into a master that is no part of it (附带工作表): behind another sheet, in place of what it said before. Nothing is
 * recorded, and every other part of the file stays byte for byte.
 *
 * @returns `file-locked`, the issues of reading and writing, `sheet-in-the-way` where somebody has a sheet of that name
 */
export const writeSheetBeside = async (
  host: CliHost,
  path: string,
  layout: SheetLayout,
  behind: string,
): Promise<Result<null>> => {
  const locked = await host.disk.lock(path);
  if (!locked.ok) return locked;
  try {
    const file = basename(path);
    const bytes = await host.disk.read(path);
    if (!bytes.ok) return bytes;
    const free = await withoutFormer(host, bytes.value, file, layout);
    if (!free.ok) return free;
    const place = placeholder(behind);
    const written = await host.files.patchBook(free.value, file, [place], [place, layout]);
    if (!written.ok) return written;
    const now = await host.disk.read(path);
    if (!now.ok || !sameBytes(now.value, bytes.value)) {
      return refused([errorAt({ kind: "file", name: file }, "master-changed")]);
    }
    return await host.disk.write(path, written.value);
  } finally {
    await locked.value.release();
  }
};

/** The file without the sheet that we wrote before; one of another title is somebody else's and stays. */
const withoutFormer = async (
  host: CliHost,
  bytes: Uint8Array,
  file: string,
  layout: SheetLayout,
): Promise<Result<Uint8Array>> => {
  const book = host.files.openBook(bytes, file);
  if (!book.ok) return book;
  const former = book.value.sheet(layout.name);
  if (!former) return done(bytes);
  if (!former.ok) return former;
  const { cells } = former.value;
  if (cellText(cells[0]?.[0]) !== layout.title) return done(bytes);
  const width = Math.max(1, ...cells.map((row) => row.length));
  const all: SheetLayout = {
    ...placeholder(layout.name),
    table: {
      name: "kp_robustness_1",
      columns: Array.from({ length: width }, (_, column) => ({ header: String(column), width: 10, kind: "text" })),
      rows: cells.map(() => Array.from({ length: width }, () => null)),
    },
  };
  return host.files.patchBook(bytes, file, [all], []);
};

/** Stands for a sheet that is not looked into. */
const placeholder = (name: string): SheetLayout => ({
  name,
  visibility: "visible",
  title: "",
  lines: [],
  table: null,
  landscape: false,
});

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
