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

/** What files are by what they hold, not by their names (文件种类): all forms, all packs, one master, or anything else. */
export type ReturnedKind = "forms" | "packs" | "master" | "other";

export const kindOfFiles = (files: FilesPort, given: readonly NamedBytes[], sha256: Sha256): ReturnedKind => {
  const kinds = new Set(
    returnedFiles(files, given).files.map(({ name, bytes }) => {
      const facts = /\.xlsx$/iu.test(name) ? bookFacts(files.readBook, bytes, name, sha256) : null;
      return facts?.ok ? facts.value.kind : "plain";
    }),
  );
  const [only] = kinds;
  if (kinds.size !== 1) return "other";
  if (only === "form") return "forms";
  if (only === "pack") return "packs";
  return only === "master" && given.length === 1 ? "master" : "other";
};
