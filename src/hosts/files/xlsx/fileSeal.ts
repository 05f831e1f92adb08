import { digestOfBytes, digestOfText, type Sha256 } from "../../../domain/ledger/digest.ts";
import { rowsAboveTable, type SheetLayout } from "../../../workbook/sheetLayout.ts";
import type { PackedPart } from "../zip/writeZip.ts";

/**
 * The digest of a whole file but one cell (文件封记): its parts as they are packed, the sheet that keeps the digest by its rows.
 *
 * @param part of the sheet that keeps it
 * @param sealed that sheet, nothing in the cell
 */
export const fileSeal = (parts: readonly PackedPart[], part: string, sealed: SheetLayout, sha256: Sha256): string => {
  const others = parts
    .filter(({ name }) => name.toLowerCase() !== part.toLowerCase())
    .map(({ name, method, size, packed }) => [name, method, size, digestOfBytes(whole(packed), sha256)]);
  return digestOfText(JSON.stringify([sealed.fileSeal?.by, sealed.table?.rows, others]), sha256);
};

const whole = (pieces: readonly Uint8Array[]): Uint8Array => {
  const [first = new Uint8Array(0)] = pieces;
  if (pieces.length <= 1) return first;
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

/** The sheet with the digest in its cell. */
export const withFileSeal = (sealed: SheetLayout, digest: string): SheetLayout => {
  const { fileSeal: cell, table } = sealed;
  if (!cell || !table) return sealed;
  const at = cell.row - rowsAboveTable(sealed) - 1;
  const rows = table.rows.map((row, index) =>
    index === at ? row.map((value, column) => (column === cell.column ? digest : value)) : row,
  );
  return { ...sealed, table: { ...table, rows } };
};
