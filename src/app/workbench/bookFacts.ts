import type { Sha256 } from "../../domain/ledger/digest.ts";
import { readLedgerStart } from "../../domain/ledger/ledgerText.ts";
import { done, type Result } from "../../domain/shared/result.ts";
import { readIdentity, identitySheetName } from "../../workbook/identity.ts";
import type { FilesPort } from "../ports.ts";

/** What a workbook file is (文件身份), without opening it: an ordinary one, a form, a pack, or a master with its entries' hashes in order. */
export type BookFacts =
  { readonly kind: "plain" | "form" | "pack" } | { readonly kind: "master"; readonly hashes: readonly string[] };

/**
 * Looks at a workbook file; nothing of its ledger is held to its hashes yet, opening does that.
 *
 * @returns what it is, or why it cannot be read: the issues of `readBook` and `readIdentity`
 */
export const bookFacts = (
  readBook: FilesPort["readBook"],
  bytes: Uint8Array,
  name: string,
  sha256: Sha256,
): Result<BookFacts> => {
  const book = readBook(bytes, name);
  if (!book.ok) return book;
  if (!book.value.some((sheet) => sheet.name === identitySheetName)) return done({ kind: "plain" });
  const identity = readIdentity(book.value, name, sha256);
  if (!identity.ok) return identity;
  if (identity.value.kind !== "master") return done({ kind: identity.value.kind });
  const { ledger } = readLedgerStart(identity.value.ledgerText);
  return done({ kind: "master", hashes: ledger.map(({ entry }) => entry.hash) });
};
