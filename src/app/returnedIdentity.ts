import type { Sha256 } from "../domain/ledger/digest.ts";
import { done, errorAt, noteAt, refused, type Result } from "../domain/shared/result.ts";
import { identitySheetName, readIdentity, type BookIdentity } from "../workbook/identity.ts";
import type { ReturnedBook } from "../workbook/returned/returnedBook.ts";

/**
 * Says what a workbook is that came back (识别收回的工作簿): by its hidden sheet, or by its properties where that sheet got lost.
 *
 * @returns its identity; or the issues of `readIdentity`, `identity-differs` where sheet and properties say two things; the note
 *   `identity-from-properties`
 */
export const returnedIdentity = (book: ReturnedBook, file: string, sha256: Sha256): Result<BookIdentity> => {
  const place = { kind: "file", name: file } as const;
  const stated = statedIn(book.properties);
  if (!book.sheets.some(({ name }) => name === identitySheetName) && stated) {
    return done(stated, [noteAt(place, "identity-from-properties")]);
  }
  const read = readIdentity(book.sheets, file, sha256);
  if (!read.ok || !stated) return read;
  const same = Object.entries(stated).every(
    ([key, value]) => (read.value as Readonly<Record<string, unknown>>)[key] === value,
  );
  return same ? read : refused([errorAt(place, "identity-differs")]);
};

const statedIn = (properties: ReadonlyMap<string, string>): BookIdentity | null => {
  const text = (name: string): string => properties.get(`kaoping.${name}`) ?? "";
  const year = /^\d{4}$/u.test(text("year")) ? Number(text("year")) : null;
  switch (text("kind")) {
    case "form":
      return { kind: "form", unit: text("unit"), form: text("form"), year, layout: text("layout") };
    case "pack":
      return { kind: "pack", reviewer: text("reviewer"), pack: text("pack"), year: year ?? 0 };
    default:
      return null;
  }
};
