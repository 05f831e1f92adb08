import { done, errorAt, refused, type Issue, type Result } from "../../../domain/shared/result.ts";
import { recognize } from "../recognize.ts";
import { ZipError } from "../zip/directory.ts";
import { openZip, ZipTooLarge } from "../zip/openZip.ts";
import type { PackedPart } from "../zip/writeZip.ts";

/** A workbook's parts as text, by name; "" where there is none. @throws ZipError where a part is damaged */
export type Package = {
  readonly names: readonly string[];
  readonly part: (name: string) => string;
  readonly bytes: (name: string) => Uint8Array | null;
  /** All parts as they are packed, in their order. */
  readonly packed: () => readonly PackedPart[];
};

/** The most that the parts of one workbook may hold in all, in bytes. */
export const largestBook = 400 * 1024 * 1024;

/**
 * Opens a workbook file as a package of XML parts (打开工作簿文件).
 *
 * @param most the most that its parts may hold in all, in bytes
 * @returns the package, or `file-empty`, `book-encrypted`, `book-not-xlsx` (format), `book-damaged`
 */
export const openPackage = (bytes: Uint8Array, name: string, most = largestBook): Result<Package> => {
  const place = { kind: "file", name } as const;
  if (bytes.length === 0) return refused([errorAt(place, "file-empty")]);
  const format = recognize(bytes);
  if (format === "OLE" && isEncrypted(bytes)) return refused([errorAt(place, "book-encrypted")]);
  if (format !== "ZIP") {
    return refused([errorAt(place, "book-not-xlsx", { format: format ?? (isWebPage(bytes) ? "HTML" : "TEXT") })]);
  }
  try {
    const zip = openZip(bytes, most);
    if (!zip.names.includes("xl/workbook.xml")) return refused([errorAt(place, "book-not-xlsx", { format })]);
    return done({ names: zip.names, part: zip.text, bytes: zip.bytes, packed: zip.packed });
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return refused([damageOf(error, name, most)]);
  }
};

/** Excel wraps an encrypted workbook in an old compound file with a stream of this name, in UTF-16. */
const encryptedStream = new Uint8Array(
  Array.from("EncryptedPackage").flatMap((character) => [character.charCodeAt(0), 0]),
);

const isEncrypted = (bytes: Uint8Array): boolean => {
  for (let at = bytes.indexOf(encryptedStream[0] ?? 0); at >= 0; at = bytes.indexOf(encryptedStream[0] ?? 0, at + 1)) {
    if (encryptedStream.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
};

/** A web page under the name of a workbook, as some systems export tables. */
const isWebPage = (bytes: Uint8Array): boolean =>
  /^\s*<(?:!doctype html|html|table|meta|head)/iu.test(new TextDecoder().decode(bytes.subarray(0, 512)));

/** What a damaged or oversized part is called: `file-too-large` (bytes, largest) or `book-damaged` (detail). */
export const damageOf = (error: Error, name: string, most = largestBook): Issue => {
  const place = { kind: "file", name } as const;
  return error instanceof ZipTooLarge
    ? errorAt(place, "file-too-large", { bytes: error.bytes, largest: most })
    : errorAt(place, "book-damaged", { detail: error.message });
};
