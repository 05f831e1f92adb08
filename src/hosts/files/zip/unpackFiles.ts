import { done, errorAt, refused, type Result } from "../../../domain/shared/result.ts";
import { damageOf } from "../xlsx/openPackage.ts";
import { ZipError } from "./directory.ts";
import { openZip } from "./openZip.ts";

/** The most that the files of one zip may hold in all, in bytes: 200 forms of 2 MB. */
const largest = 400 * 1024 * 1024;

/** Folders, and what systems put beside the files that a person packed. */
const isBeside = (path: string): boolean => /\/$|^__MACOSX\/|(?:^|\/)(?:\.|Thumbs\.db$|~\$)/u.test(path);

/**
 * The files that somebody packed into one zip (解开压缩包), by their own names without folders.
 *
 * @returns `document-encrypted` (format), `file-too-large`, `book-damaged`, `file-empty` where none is in it
 */
export const unpackFiles = (
  bytes: Uint8Array,
  name: string,
): Result<readonly { readonly name: string; readonly bytes: Uint8Array }[]> => {
  const place = { kind: "file", name } as const;
  try {
    const zip = openZip(bytes, largest);
    if (zip.encrypted) return refused([errorAt(place, "document-encrypted", { format: "ZIP" })]);
    const inside = zip.names.filter((path) => !isBeside(path));
    if (inside.length === 0) return refused([errorAt(place, "file-empty")]);
    return done(
      inside.map((path) => ({ name: path.split("/").at(-1) ?? path, bytes: zip.bytes(path) ?? new Uint8Array() })),
    );
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return refused([damageOf(error, name, largest)]);
  }
};
