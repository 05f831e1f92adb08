import type { Sha256 } from "../domain/ledger/digest.ts";
import { digestOfText } from "../domain/ledger/digest.ts";
import { errorAt, done, refused, type Result } from "../domain/shared/result.ts";
import type { SheetLayout, TableLayout } from "./sheetLayout.ts";
import { cellText, type SheetSnapshot } from "./sheetSnapshot.ts";

/** The hidden sheet by which a workbook knows what it is (身份页). */
export const identitySheetName = "_kaoping";

/** What a workbook of ours is: the master with its ledger, one unit's form, or one reviewer's pack. */
export type BookIdentity =
  | { readonly kind: "master"; readonly ledgerText: string }
  | { readonly kind: "form"; readonly unit: string; readonly form: string }
  | { readonly kind: "pack"; readonly reviewer: string; readonly pack: string; readonly year: number };

const masterMark = "kaoping-master/1";
const formMark = "kaoping-form/1";
const packMark = "kaoping-pack/1";

/** A cell takes 32,767 UTF-16 units in Excel, but LibreOffice breaks lines within a cell that are longer than 16,365. */
const chunkLength = 16_000;

/** Kept before each chunk: without it a chunk that starts with "=" or "'" would not stay text. */
const guard = "|";

/** Stands in place of a chunk's number where a row speaks of the layouts. */
const layoutsWord = "layouts";

/**
 * The identity sheet of a master: the ledger text in chunks, each with its digest, and behind them how the sheets are laid
 * out.
 *
 * @param layouts a text by which another version of kaoping knows what is ours; "" says nothing
 */
export const masterIdentity = (ledgerText: string, sha256: Sha256, layouts = ""): SheetLayout =>
  identityOf([
    ...chunksOf(ledgerText).map((chunk, index) => [index, digestOfText(chunk, sha256), guard + chunk]),
    ...chunksOf(layouts).map((chunk) => [layoutsWord, digestOfText(chunk, sha256), guard + chunk]),
  ]);

/** What a master says of how its sheets are laid out (版式记录); null where it says nothing, or not what was written. */
export const layoutsTextOf = (sheet: SheetSnapshot, sha256: Sha256): string | null => {
  const rows = sheet.cells.slice(2).filter(([first]) => first === layoutsWord);
  const chunks = rows.map((cells) => cellText(cells[2]).slice(guard.length));
  const whole = rows.every(([, digest], index) => digest === digestOfText(chunks[index] ?? "", sha256));
  return rows.length > 0 && whole ? chunks.join("") : null;
};

/** The identity sheet as it was read, once `readIdentity` found it to be a master's: what it holds stands for itself. */
export const identityAsRead = (sheet: SheetSnapshot): SheetLayout =>
  identityOf(
    sheet.cells
      .slice(2)
      .filter((cells) => cells.some((cell) => cellText(cell) !== ""))
      .map((cells) => cells.slice(0, 3).map((cell) => (typeof cell === "boolean" ? String(cell) : cell))),
  );

const identityOf = (rows: TableLayout["rows"]): SheetLayout => ({
  ...hiddenSheet(masterMark),
  table: {
    name: "kp_ledger",
    columns: [
      { header: "chunk", width: 8, kind: "number" },
      { header: "sha256", width: 20, kind: "text" },
      { header: "text", width: 60, kind: "text" },
    ],
    rows,
  },
});

/** The identity sheet of a unit's form. */
export const formIdentity = (unit: string, form: string): SheetLayout => ({
  ...hiddenSheet(formMark),
  table: {
    name: "kp_form",
    columns: [
      { header: "unit", width: 20, kind: "text" },
      { header: "form", width: 40, kind: "text" },
    ],
    rows: [[unit, form]],
  },
});

/** The identity sheet of a reviewer's pack. */
export const packIdentity = (reviewer: string, pack: string, year: number): SheetLayout => ({
  ...hiddenSheet(packMark),
  table: {
    name: "kp_pack_id",
    columns: [
      { header: "reviewer", width: 20, kind: "text" },
      { header: "pack", width: 40, kind: "text" },
      { header: "year", width: 8, kind: "text" },
    ],
    rows: [[reviewer, pack, String(year)]],
  },
});

const hiddenSheet = (mark: string) =>
  ({ name: identitySheetName, visibility: "veryHidden", title: mark, lines: [], landscape: false }) as const;

/** Cuts a text into chunks, never between the two halves of a character. */
const chunksOf = (text: string): readonly string[] => {
  const chunks: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = Math.min(start + chunkLength, text.length);
    const splits = end < text.length && /[\uD800-\uDBFF]/u.test(text.charAt(end - 1));
    chunks.push(text.slice(start, splits ? end - 1 : end));
    start = splits ? end - 1 : end;
  }
  return chunks;
};

/**
 * Says what a workbook is (识别工作簿).
 *
 * @returns its identity, or `book-unknown` where it is none of ours, `ledger-chunk` (chunk) where a chunk of the
 *   ledger is missing or altered
 */
export const readIdentity = (sheets: readonly SheetSnapshot[], file: string, sha256: Sha256): Result<BookIdentity> => {
  const unknown = refused([errorAt({ kind: "file", name: file }, "book-unknown")]);
  const sheet = sheets.find(({ name }) => name === identitySheetName);
  const mark = cellText(sheet?.cells[0]?.[0]);
  // Hosts may read empty rows below the table, where there once was more.
  const rows = (sheet?.cells.slice(2) ?? []).filter((cells) => cells.some((cell) => cellText(cell) !== ""));
  if (mark === formMark) {
    const [unit, form] = (rows[0] ?? []).map(cellText);
    return unit && form ? done({ kind: "form", unit, form }) : unknown;
  }
  if (mark === packMark) {
    const [reviewer, pack, year] = (rows[0] ?? []).map(cellText);
    return reviewer && pack ? done({ kind: "pack", reviewer, pack, year: Number(year) }) : unknown;
  }
  if (mark !== masterMark) return unknown;
  const chunks: string[] = [];
  for (const [index, digest, guarded] of rows) {
    if (index === layoutsWord) continue;
    const chunk = typeof guarded === "string" ? guarded.slice(guard.length) : "";
    if (index !== chunks.length || digest !== digestOfText(chunk, sha256)) {
      return refused([errorAt({ kind: "file", name: file }, "ledger-chunk", { chunk: chunks.length })]);
    }
    chunks.push(chunk);
  }
  return done({ kind: "master", ledgerText: chunks.join("") });
};
