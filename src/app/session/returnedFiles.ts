import type { Sha256 } from "../../domain/ledger/digest.ts";
import type { Issue } from "../../domain/shared/result.ts";
import type { FilesPort } from "../ports.ts";
import { bookFacts } from "../workbench/bookFacts.ts";
import type { NamedBytes } from "./setUp.ts";

const isZip = ({ name }: NamedBytes): boolean => /\.zip$/iu.test(name);

/** Files that came back, those of a zip one by one (收回的文件); a zip that cannot be read is an issue, the rest is there. */
export const returnedFiles = (
  { unpack }: Pick<FilesPort, "unpack">,
  given: readonly NamedBytes[],
): { readonly files: readonly NamedBytes[]; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  const files = given.flatMap((file): readonly NamedBytes[] => {
    if (!isZip(file)) return [file];
    const inside = unpack(file.bytes, file.name);
    issues.push(...inside.issues);
    return inside.ok ? inside.value : [];
  });
  return { files, issues };
};

/** What files are by what they hold, not by their names (文件种类). */
export type ReturnedKind = "forms" | "packs" | "master" | "other";

/**
 * What takes these files: the command for forms or packs where one of them is such, which then names what else is among them; a master
 * that comes alone; anything else.
 */
export const kindOfFiles = (files: FilesPort, given: readonly NamedBytes[], sha256: Sha256): ReturnedKind => {
  const kinds = new Set(
    returnedFiles(files, given).files.map(({ name, bytes }) => {
      const facts = /\.xlsx$/iu.test(name) ? bookFacts(files.readBook, bytes, name, sha256) : null;
      return facts?.ok ? facts.value.kind : "plain";
    }),
  );
  if (kinds.has("form")) return "forms";
  if (kinds.has("pack")) return "packs";
  return kinds.has("master") && given.length === 1 && !given.some(isZip) ? "master" : "other";
};
