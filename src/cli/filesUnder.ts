import { basename } from "node:path";

import type { DiskPort } from "../app/ports.ts";
import { done, warningAt, type Issue, type Result } from "../domain/shared/result.ts";

/** So deep are folders looked into; links can lead round in a circle. */
const deepest = 8;

/** What programs and systems leave in folders: Office's notes of who has a file open, and their own. */
const isLeftover = (name: string): boolean => /^(?:~\$|\.~|thumbs\.db$|desktop\.ini$|ehthumbs\.db$)/iu.test(name);

/** What could be a form, a pack or a table, or what people take for one. */
const couldBeTaken = (name: string): boolean => /\.(?:xls[xmb]?|et|ett|ods|csv)$/iu.test(name);

/**
 * The files in a folder and in the folders within it (文件夹中的文件), or the path itself where it is a file. Leftovers of programs are
 * passed over, and so are files of other kinds, which are named.
 *
 * @returns the files by path, or the disk's refusal; the warning `files-passed-over` (count, files)
 */
export const filesUnder = async (disk: Pick<DiskPort, "list">, path: string): Promise<Result<readonly string[]>> => {
  const listed = await disk.list(path);
  if (!listed.ok || isFile(path, listed.value)) return listed;
  const found = await below(disk, listed.value, deepest);
  const others = found.files.filter((file) => !couldBeTaken(basename(file)) && !isLeftover(basename(file)));
  const files = found.files.filter((file) => couldBeTaken(basename(file)) && !isLeftover(basename(file)));
  const shown = others.slice(0, 10).map((file) => basename(file));
  const named = `${shown.join("、")}${others.length > shown.length ? "……" : ""}`;
  const passed = { count: others.length, files: named };
  const told = others.length > 0 ? [warningAt({ kind: "file", name: path }, "files-passed-over", passed)] : [];
  return done(files, [...listed.issues, ...found.issues, ...told]);
};

const isFile = (path: string, listed: readonly string[]): boolean => listed.length === 1 && listed[0] === path;

const below = async (
  disk: Pick<DiskPort, "list">,
  paths: readonly string[],
  depth: number,
): Promise<{ readonly files: readonly string[]; readonly issues: readonly Issue[] }> => {
  const files: string[] = [];
  const issues: Issue[] = [];
  for (const path of paths) {
    const listed = await disk.list(path);
    issues.push(...listed.issues);
    if (!listed.ok) continue;
    if (isFile(path, listed.value)) files.push(path);
    else if (depth > 0) {
      const inner = await below(disk, listed.value, depth - 1);
      files.push(...inner.files);
      issues.push(...inner.issues);
    }
  }
  return { files, issues };
};
