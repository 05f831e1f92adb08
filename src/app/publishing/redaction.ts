import { errorAt, type Issue } from "../../domain/shared/result.ts";
import type { State } from "../state.ts";

/** A part of a produced file as text (文件部件): an XML part of a package, or the whole of a plain file. */
export type FilePart = { readonly file: string; readonly part: string; readonly text: string };

/**
 * Looks through produced files for what must not be published (脱敏检查): reviewers by name, notes and comments, hidden sheets,
 * paths of the machine. It reads what was written, not what was meant.
 *
 * @returns looks through some parts: `published-reviewer` (reviewer, text: where it stands), `published-comment`, `published-hidden-sheet`,
 *   `published-path` (path)
 */
export const checkRedaction = ({
  reviewers,
  units,
  scheme,
}: State): ((parts: readonly FilePart[]) => readonly Issue[]) => {
  // A party or unit may bear a reviewer's name within its own: those words are published on purpose.
  const open = [
    ...units.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...(scheme?.parties ?? []).map(({ name }) => name),
  ].filter((name) => reviewers.some((one) => name.includes(one.name)));
  const inPart = ({ file, part, text }: FilePart): readonly Issue[] => {
    const place = { kind: "file", name: file } as const;
    const said = open.reduce((rest, name) => rest.replaceAll(name, ""), text);
    const names = reviewers.filter(({ name }) => said.includes(name));
    const path = hostPath.exec(said)?.[0];
    return [
      ...names.map(({ name }) =>
        errorAt(place, "published-reviewer", { reviewer: name, text: wordsAround(said, name) }),
      ),
      ...(/(?:^|\/)(?:comments\d*|threadedComments?\d*|people|persons?)\.xml$/iu.test(part)
        ? [errorAt(place, "published-comment")]
        : []),
      ...(/<sheet [^>]*state="(?:hidden|veryHidden)"/u.test(text) ? [errorAt(place, "published-hidden-sheet")] : []),
      ...(path === undefined ? [] : [errorAt(place, "published-path", { path })]),
    ];
  };
  return (parts) => parts.flatMap(inPart);
};

/**
 * What was found, each thing once however many files it stands in (归并): at the first of them, with how many there are.
 *
 * @returns the issues of `checkRedaction` with `files`
 */
export const eachOnce = (found: readonly Issue[]): readonly Issue[] => {
  const bySubject = new Map<string, { readonly issue: Issue; readonly files: Set<string> }>();
  for (const issue of found) {
    const subject = `${issue.code}\n${issue.data["reviewer"] ?? issue.data["path"] ?? ""}`;
    const file = issue.place.kind === "file" ? issue.place.name : "";
    const known = bySubject.get(subject);
    if (known) known.files.add(file);
    else bySubject.set(subject, { issue, files: new Set([file]) });
  }
  return [...bySubject.values()].map(({ issue, files }) => ({ ...issue, data: { ...issue.data, files: files.size } }));
};

/** So much of a sentence that its place in a reason or a text is found again. */
const around = 12;

const wordsAround = (text: string, name: string): string => {
  const at = text.indexOf(name);
  const before = text.slice(Math.max(0, at - around), at);
  const after = text.slice(at + name.length, at + name.length + around);
  // Only what stands in the same cell or paragraph: marks of the file are none of anybody's words.
  return `${before.replace(/^[^]*[<>\n"]/u, "")}${name}${after.replace(/[<>\n"][^]*$/u, "")}`;
};

/** A folder of somebody's machine: a drive, a share, or a home. */
const hostPath =
  /(?:\b[A-Za-z]:\\[^\s<>"]+|\\\\[^\s\\<>"]+\\[^\s<>"]+|file:\/\/\/[^\s<>"]+|(?<![\w.])\/(?:home|Users|root|tmp)\/[^\s<>"]+)/u;
