import { base64 } from "@scure/base";
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

import { digestOfText, type Digest, type Sha256 } from "../domain/ledger/digest.ts";

/** A piece of a text as a cell keeps it, and the digest of the piece itself. */
export type KeptPiece = { readonly digest: Digest; readonly kept: string };

/**
 * So many UTF-16 units are packed together. Where they begin depends on what stands before them alone, so that a text that
 * grows changes its last piece only.
 */
const pieceLength = 64_000;
/** A cell takes 32,767 UTF-16 units in Excel, but LibreOffice breaks lines within a cell that are longer than 16,365. */
const longest = 16_000;

/** What stands before a piece: without it one that starts with "=" or "'" would not stay text. */
const plain = "|";
const packed = "z";

/** Cuts a text into pieces for the cells of a hidden sheet (分片), packed where that is shorter: the lines of a ledger are alike. */
export const ledgerPieces = (text: string, sha256: Sha256): readonly KeptPiece[] =>
  cut(text, pieceLength).flatMap((piece) => {
    const whole = keptPiece(piece, sha256);
    if (whole.kept.length <= longest) return [whole];
    return cut(piece, longest - 1).map((part) => {
      const { digest, kept } = keptPiece(part, sha256);
      return { digest, kept: kept.length <= part.length ? kept : plain + part };
    });
  });

/** The piece that a cell keeps; what was altered there has another digest. */
export const unpackedPiece = (kept: string): string => {
  if (!kept.startsWith(packed)) return kept.slice(plain.length);
  try {
    // The room that is given is all that is filled, whatever the cell claims to hold.
    return strFromU8(inflateSync(base64.decode(kept.slice(packed.length)), { out: new Uint8Array(3 * pieceLength) }));
  } catch (error) {
    if (error instanceof Error) return "";
    throw error;
  }
};

/** Pieces that were packed lately, by their digest: a ledger grows at its end and is laid out twice a step. */
const lately = new Map<Digest, string>();
const mostKept = 4000;

const remember = (digest: Digest, kept: string): void => {
  if (lately.size >= mostKept) lately.clear();
  lately.set(digest, kept);
};

/** A piece that was read from a cell and has the digest beside it: it need not be packed again. */
export const rememberPiece = (digest: Digest, kept: string): void => {
  if (kept.startsWith(packed)) remember(digest, kept);
};

const keptPiece = (piece: string, sha256: Sha256): KeptPiece => {
  const digest = digestOfText(piece, sha256);
  const known = lately.get(digest);
  if (known !== undefined) return { digest, kept: known };
  // Half a character has no bytes.
  const kept = /\p{Cs}/u.test(piece) ? plain + piece : packed + base64.encode(deflateSync(strToU8(piece)));
  remember(digest, kept);
  return { digest, kept };
};

/** Cuts a text, never between the two halves of a character. */
const cut = (text: string, length: number): readonly string[] => {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = Math.min(start + length, text.length);
    const splits = end < text.length && /[\uD800-\uDBFF]/u.test(text.charAt(end - 1));
    pieces.push(text.slice(start, splits ? end - 1 : end));
    start = splits ? end - 1 : end;
  }
  return pieces;
};
