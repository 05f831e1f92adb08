import type { EntryCheck } from "../../workbook/sheetLayout.ts";
import type { CellArea } from "../../workbook/sheetSnapshot.ts";

/** What a cell is given: text, a number, a formula with its "="; null leaves it as it is, "" empties it. */
export type CellEntry = string | number | null;

export type CellLook = {
  readonly fill?: string | null;
  readonly bold?: boolean;
  readonly size?: number;
  readonly font?: string;
  readonly color?: string;
  readonly horizontal?: "Left" | "Center" | "Right";
  readonly vertical?: "Center";
  readonly wrap?: boolean;
  readonly locked?: boolean;
};

/** What may be entered; "custom" says in a formula what its bounds and words say, for programs that know no such rule. */
export type EntryRule =
  | { readonly kind: "list"; readonly source: string }
  | { readonly kind: "number"; readonly whole: boolean; readonly least: number | null; readonly most: number | null }
  | ({
      readonly kind: "custom";
      readonly formula: string;
    } & Pick<EntryCheck, "least" | "most" | "whole" | "words">);

/** One thing to be done to a workbook, as plain data (改表动作), so that it can be planned anywhere and counted. */
export type BookOp =
  | { readonly op: "add"; readonly sheet: string; readonly position: number }
  | { readonly op: "move"; readonly sheet: string; readonly position: number }
  | { readonly op: "rename"; readonly sheet: string; readonly name: string }
  | { readonly op: "visibility"; readonly sheet: string; readonly visibility: "Visible" | "VeryHidden" }
  | { readonly op: "unprotect"; readonly sheet: string }
  | { readonly op: "protect"; readonly sheet: string }
  | { readonly op: "clear"; readonly sheet: string; readonly area: CellArea }
  | { readonly op: "unmerge"; readonly sheet: string; readonly area: CellArea }
  | { readonly op: "deleteTable"; readonly sheet: string; readonly table: string }
  | { readonly op: "renameTable"; readonly sheet: string; readonly table: string; readonly name: string }
  | { readonly op: "styleTable"; readonly sheet: string; readonly table: string }
  | { readonly op: "table"; readonly sheet: string; readonly area: CellArea; readonly name: string }
  | { readonly op: "format"; readonly sheet: string; readonly area: CellArea; readonly format: string }
  | {
      readonly op: "cells";
      readonly sheet: string;
      readonly area: CellArea;
      readonly entries: readonly (readonly CellEntry[])[];
    }
  | { readonly op: "formula"; readonly sheet: string; readonly area: CellArea; readonly r1c1: string }
  | { readonly op: "look"; readonly sheet: string; readonly area: CellArea | null; readonly look: CellLook }
  | { readonly op: "width"; readonly sheet: string; readonly area: CellArea; readonly points: number }
  | { readonly op: "hideColumn"; readonly sheet: string; readonly area: CellArea }
  | {
      readonly op: "check";
      readonly sheet: string;
      readonly area: CellArea;
      readonly rule: EntryRule | null;
      readonly message: string;
    }
  | {
      readonly op: "highlight";
      readonly sheet: string;
      readonly area: CellArea;
      readonly word: string;
      readonly color: string;
      readonly fill: string;
    }
  | { readonly op: "noHighlights"; readonly sheet: string; readonly area: CellArea }
  | { readonly op: "freeze"; readonly sheet: string; readonly rows: number; readonly columns: number }
  | { readonly op: "page"; readonly sheet: string; readonly landscape: boolean }
  | { readonly op: "showRows"; readonly sheet: string; readonly area: CellArea }
  | { readonly op: "showColumns"; readonly sheet: string; readonly area: CellArea }
  | { readonly op: "noFilter"; readonly sheet: string; readonly tables: readonly string[]; readonly own: boolean }
  | { readonly op: "front"; readonly sheet: string };

/** Names, ids and paths that come with every action, in bytes: measured on the wire, rounded up. */
const overhead = 420;

/** Roughly the bytes of an action on the wire. */
const opWeight = (op: BookOp): number => {
  if (op.op === "cells") return overhead + op.entries.reduce((sum, row) => sum + rowWeight(row), 0);
  if (op.op === "formula") return overhead + utf8Length(op.r1c1);
  return op.op === "look" || op.op === "check" || op.op === "highlight" ? 4 * overhead : overhead;
};

const rowWeight = (row: readonly CellEntry[]): number =>
  row.reduce<number>((sum, entry) => sum + (typeof entry === "string" ? utf8Length(entry) + 3 : 6), 2);

/** The bytes of a text in UTF-8, quotation marks as JSON escapes them. */
export const utf8Length = (text: string): number => {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes +=
      unit === 34 || unit === 92 ? 2 : unit < 128 ? 1 : unit < 2048 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  return bytes;
};

/** Actions in batches that each stay below so many bytes, in their order; one that is larger is cut by its rows. */
export const batchesOf = (ops: readonly BookOp[], bytes: number): readonly (readonly BookOp[])[] => {
  const batches: BookOp[][] = [];
  let room = 0;
  for (const op of ops.flatMap((one) => piecesOf(one, bytes))) {
    const weight = opWeight(op);
    const last = batches.at(-1);
    if (!last || weight > room) {
      batches.push([op]);
      room = bytes - weight;
    } else {
      last.push(op);
      room -= weight;
    }
  }
  return batches;
};

const piecesOf = (op: BookOp, bytes: number): readonly BookOp[] => {
  if (op.op !== "cells" || opWeight(op) <= bytes) return [op];
  const pieces: BookOp[] = [];
  let first = 0;
  while (first < op.entries.length) {
    let weight = overhead;
    let end = first;
    while (end < op.entries.length && (end === first || weight + rowWeight(op.entries[end] ?? []) <= bytes)) {
      weight += rowWeight(op.entries[end] ?? []);
      end++;
    }
    const area = { ...op.area, row: op.area.row + first, rows: end - first };
    pieces.push({ ...op, area, entries: op.entries.slice(first, end) });
    first = end;
  }
  return pieces;
};
