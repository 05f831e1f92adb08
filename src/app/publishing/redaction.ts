import { errorAt, type Issue } from "../../domain/shared/result.ts";
import type { State } from "../state.ts";

/** A part of a produced file as text (文件部件): an XML part of a package, or the whole of a plain file. */
export type FilePart = { readonly file: string; readonly part: string; readonly text: string };

/**
 * Looks through produced files for what must not be published (脱敏检查): reviewers by name, notes and comments, hidden sheets,
 * paths of the machine. It reads what was written, not what was meant.
 *
 * @returns `published-reviewer` (reviewer), `published-comment`, `published-hidden-sheet`, `published-path` (path)
 */
export const checkRedaction = (parts: readonly FilePart[], { reviewers, units, scheme }: State): readonly Issue[] => {
  // A party or unit may bear a reviewer's name within its own: those words are published on purpose.
  const open = [
    ...units.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...(scheme?.parties ?? []).map(({ name }) => name),
  ].filter((name) => reviewers.some((one) => name.includes(one.name)));
  return parts.flatMap(({ file, part, text }): readonly Issue[] => {
    const place = { kind: "file", name: file } as const;
    const said = open.reduce((rest, name) => rest.replaceAll(name, ""), text);
    const names = reviewers.filter(({ name }) => said.includes(name));
    const path = hostPath.exec(said)?.[0];
    return [
      ...names.map(({ name }) => errorAt(place, "published-reviewer", { reviewer: name })),
      ...(/(?:^|\/)(?:comments\d*|threadedComments?\d*|people|persons?)\.xml$/iu.test(part)
        ? [errorAt(place, "published-comment")]
        : []),
      ...(/<sheet [^>]*state="(?:hidden|veryHidden)"/u.test(text) ? [errorAt(place, "published-hidden-sheet")] : []),
      ...(path === undefined ? [] : [errorAt(place, "published-path", { path })]),
    ];
  });
};

/** A folder of somebody's machine: a drive, a share, or a home. */
const hostPath =
  /(?:\b[A-Za-z]:\\[^\s<>"]+|\\\\[^\s\\<>"]+\\[^\s<>"]+|file:\/\/\/[^\s<>"]+|(?<![\w.])\/(?:home|Users|root|tmp)\/[^\s<>"]+)/u;
