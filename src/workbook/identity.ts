import type { Sha256 } from "../domain/ledger/digest.ts";
import { digestOfText } from "../domain/ledger/digest.ts";
import { errorAt, done, refused, type Result } from "../domain/shared/result.ts";
import type { SheetLayout, TableLayout } from "./sheetLayout.ts";
import { laidOutBy } from "./laidOutBy.ts";
import { ledgerPieces, rememberPiece, unpackedPiece } from "./ledgerPieces.ts";
import { cellText, type SheetSnapshot } from "./sheetSnapshot.ts";

/** The hidden sheet by which a workbook knows what it is (身份页). */
export const identitySheetName = "_kaoping";

/** What a unit's form is: whose, which, of which year, and the digest of its layout. */
export type FormIdentity = {
  readonly unit: string;
  readonly form: string;
  readonly year: number | null;
  readonly layout: string;
};

/** What a workbook of ours is: the master with its ledger, one unit's form, or one reviewer's pack. */
export type BookIdentity =
  | { readonly kind: "master"; readonly ledgerText: string }
  | ({ readonly kind: "form" } & FormIdentity)
  | { readonly kind: "pack"; readonly reviewer: string; readonly pack: string; readonly year: number };

/** The first kept its text as it is and had no seal; it is still read. */
const masterMarks: ReadonlySet<string> = new Set(["kaoping-master/1", "kaoping-master/2"]);
const masterMark = "kaoping-master/2";
const formMark = "kaoping-form/2";
const olderFormMark = "kaoping-form/1";
const packMark = "kaoping-pack/1";
const sealHeader = "sealed";

/** Stand in place of a piece's number where a row speaks of the layouts, or of the year's steps. */
const layoutsWord = "layouts";
const overviewWord = "overview";
const otherRows: ReadonlySet<unknown> = new Set([layoutsWord, overviewWord]);

/** The cell that is written last of all: until it speaks of the whole ledger, sheets may lag behind. */
const sealAt = { row: 2, column: 3 } as const;
/** The cell below it, where a file says what the rest of it is. */
const fileSealAt = { row: 3, column: 3 } as const;

/**
 * The identity sheet of a master: the ledger text in packed pieces, each with its digest, and behind them how the sheets are
 * laid out.
 *
 * @param layouts a text by which another version of kaoping knows what is ours; "" says nothing
 * @param seal what says that everything was written, as `sealOf` has it
 * @param overview a text by which a pane knows how far the year has come before it replays the ledger; "" says nothing
 */
export const masterIdentity = (
  ledgerText: string,
  sha256: Sha256,
  layouts = "",
  seal = "",
  overview = "",
): SheetLayout => {
  const rows = [
    ...ledgerPieces(ledgerText, sha256).map(({ digest, kept }, index) => [index, digest, kept] as const),
    ...ledgerPieces(layouts, sha256).map(({ digest, kept }) => [layoutsWord, digest, kept] as const),
    ...ledgerPieces(overview, sha256).map(({ digest, kept }) => [overviewWord, digest, kept] as const),
  ];
  return identityOf(
    masterMark,
    rows.map((row, index) => [...row, index === 0 ? seal : null]),
  );
};

/** What a master says of how its sheets are laid out (版式记录); null where it says nothing, or not what was written. */
export const layoutsTextOf = (sheet: SheetSnapshot, sha256: Sha256): string | null =>
  textOf(sheet, layoutsWord, sha256);

/** What a master says of how far its year has come (年度概览); null where it says nothing, or not what was written. */
export const overviewTextOf = (sheet: SheetSnapshot, sha256: Sha256): string | null =>
  textOf(sheet, overviewWord, sha256);

/** The row, from 0, in which a master begins to say how far its year has come, be it as it was written or not; -1 where it does not. */
export const overviewRow = ({ cells }: SheetSnapshot): number =>
  cells.findIndex(([first], row) => row > 1 && first === overviewWord);

const textOf = (sheet: SheetSnapshot, word: string, sha256: Sha256): string | null => {
  const rows = sheet.cells.slice(2).filter(([first]) => first === word);
  const pieces = rows.map((cells) => unpackedPiece(cellText(cells[2])));
  const whole = rows.every(([, digest], index) => digest === digestOfText(pieces[index] ?? "", sha256));
  return rows.length > 0 && whole ? pieces.join("") : null;
};

/** How far a ledger went when everything was written (封记): so many entries, the last with this hash. */
export const sealOf = (entries: number, hash: string): string => `${entries} ${hash}`;

/** Stands behind the seal while a write is under way that goes beyond it. */
const begun = " begun";

/** A seal while a write is under way (写入中的封记); one that says so already, or none, stays as it is. */
export const begunSeal = (seal: string): string => (seal === "" || seal.endsWith(begun) ? seal : `${seal}${begun}`);

/** Whether a write was begun that did not come as far as the ledger (写入未记入): the seal says so, and is otherwise that of the whole ledger. */
export const isOnlyBegun = (sheet: SheetSnapshot, seal: string): boolean => sealIn(sheet) === `${seal}${begun}`;

/**
 * The number of entries up to which all sheets of a master were written (已写完到第几条); null where all was written: the seal is
 * that of the whole ledger, or the sheet has none.
 *
 * @param seal of the whole ledger
 */
export const sealedEntries = (sheet: SheetSnapshot, seal: string): number | null => {
  if (cellText(sheet.cells[1]?.[sealAt.column]) !== sealHeader) return null;
  const cell = cellText(sheet.cells[sealAt.row]?.[sealAt.column]);
  const found = cell.endsWith(begun) ? cell.slice(0, -begun.length) : cell;
  return found === seal ? null : Number(/^\d+(?= [0-9a-f]{64}$)/u.exec(found)?.[0] ?? 0);
};

/** The seal that a master has (封记); "" where it has none. */
export const sealIn = (sheet: SheetSnapshot): string =>
  cellText(sheet.cells[1]?.[sealAt.column]) === sealHeader ? cellText(sheet.cells[sealAt.row]?.[sealAt.column]) : "";

/** What a file said the rest of it was when it was written (文件封记); "" where it does not say. */
export const fileSealIn = (sheet: SheetSnapshot): string =>
  cellText(sheet.cells[1]?.[sealAt.column]) === sealHeader
    ? cellText(sheet.cells[fileSealAt.row]?.[fileSealAt.column])
    : "";

/** The identity sheet as it was read, once `readIdentity` found it to be a master's: what it holds stands for itself; its file's seal is left out. */
export const identityAsRead = (sheet: SheetSnapshot): SheetLayout => {
  const isSealed = cellText(sheet.cells[1]?.[sealAt.column]) === sealHeader;
  const rows = sheet.cells
    .slice(2)
    .filter((cells) => cells.some((cell) => cellText(cell) !== ""))
    .map((cells, row) =>
      Array.from({ length: isSealed ? 4 : 3 }, (_, column) => {
        const cell = row > 0 && column === fileSealAt.column ? null : (cells[column] ?? null);
        return typeof cell === "boolean" ? String(cell) : cell;
      }),
    );
  return identityOf(cellText(sheet.cells[0]?.[0]), rows, isSealed);
};

const identityOf = (mark: string, rows: TableLayout["rows"], isSealed = true): SheetLayout => ({
  ...hiddenSheet(mark),
  ...(isSealed ? { seal: sealAt, fileSeal: { ...fileSealAt, by: laidOutBy } } : {}),
  table: {
    name: "kp_ledger",
    columns: [
      { header: "chunk", width: 8, kind: "number" },
      { header: "sha256", width: 20, kind: "text" },
      { header: "text", width: 60, kind: "text" },
      ...(isSealed ? [{ header: sealHeader, width: 20, kind: "text" } as const] : []),
    ],
    rows,
  },
});

/** The identity sheet of a unit's form. */
export const formIdentity = ({ unit, form, year, layout }: FormIdentity): SheetLayout => ({
  ...hiddenSheet(formMark),
  table: {
    name: "kp_form",
    columns: [
      { header: "unit", width: 20, kind: "text" },
      { header: "form", width: 40, kind: "text" },
      { header: "year", width: 8, kind: "text" },
      { header: "layout", width: 40, kind: "text" },
    ],
    rows: [[unit, form, String(year ?? ""), layout]],
  },
});

/** Stands in place of a reviewer where a row says what may be entered in rows of the pack. */
const entryWord = "entry";

/** The identity sheet of a reviewer's pack. @param rules what may be entered, by the key of rows that are alike */
export const packIdentity = (
  reviewer: string,
  pack: string,
  year: number,
  rules: readonly (readonly [key: string, rule: string])[] = [],
): SheetLayout => ({
  ...hiddenSheet(packMark),
  table: {
    name: "kp_pack_id",
    columns: [
      { header: "reviewer", width: 20, kind: "text" },
      { header: "pack", width: 40, kind: "text" },
      { header: "year", width: 8, kind: "text" },
    ],
    rows: [[reviewer, pack, String(year)], ...rules.map(([key, rule]) => [entryWord, key, rule])],
  },
});

/** What a pack says may be entered in its rows, by the key of rows that are alike. */
export const packRulesIn = (sheets: readonly SheetSnapshot[]): readonly (readonly [key: string, rule: string])[] =>
  (sheets.find(({ name }) => name === identitySheetName)?.cells ?? [])
    .slice(3)
    .flatMap(([word, key, rule]) => (word === entryWord ? [[cellText(key), cellText(rule)] as const] : []));

const hiddenSheet = (mark: string) =>
  ({ name: identitySheetName, visibility: "veryHidden", title: mark, lines: [], landscape: false }) as const;

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
  if (mark === olderFormMark) return refused([errorAt({ kind: "file", name: file }, "form-older-kind")]);
  if (mark === formMark) {
    const [unit, form, year, layout] = (rows[0] ?? []).map(cellText);
    return unit && form && layout
      ? done({ kind: "form", unit, form, year: year ? Number(year) : null, layout })
      : unknown;
  }
  if (mark === packMark) {
    const [reviewer, pack, year] = (rows[0] ?? []).map(cellText);
    return reviewer && pack ? done({ kind: "pack", reviewer, pack, year: Number(year) }) : unknown;
  }
  if (!masterMarks.has(mark)) return unknown;
  const chunks: string[] = [];
  for (const [index, digest, kept] of rows) {
    if (otherRows.has(index)) continue;
    const chunk = typeof kept === "string" ? unpackedPiece(kept) : "";
    if (index !== chunks.length || digest !== digestOfText(chunk, sha256)) {
      return refused([errorAt({ kind: "file", name: file }, "ledger-chunk", { chunk: chunks.length })]);
    }
    rememberPiece(digest, cellText(kept));
    chunks.push(chunk);
  }
  return done({ kind: "master", ledgerText: chunks.join("") });
};
