import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";

import { Instrumenter } from "@stryker-mutator/instrumenter";

import type { Mutant } from "./mutant.ts";

const nothing = (): void => undefined;
const no = (): boolean => false;

/** Stryker's own log, of which nothing is wanted. */
const silent = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};

/** All of Stryker's mutants of some files, and the files with the mutants in them, by absolute path. */
export const makeMutants = async (
  paths: readonly string[],
): Promise<{ readonly mutants: readonly Mutant[]; readonly sources: Readonly<Record<string, string>> }> => {
  const originals = new Map(
    await Promise.all(paths.map(async (path) => [resolve(path), await readFile(path, "utf8")] as const)),
  );
  const { files, mutants } = await new Instrumenter(silent).instrument(
    [...originals].map(([name, content]) => ({ name, mutate: true, content })),
    { plugins: null, ignorers: [], excludedMutations: [], noHeader: false },
  );
  return {
    sources: Object.fromEntries(files.map(({ name, content }) => [name, content])),
    mutants: mutants.map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => ({
      id,
      path: relative(".", fileName),
      line: start.line + 1,
      kind: mutatorName,
      was: cut(originals.get(resolve(fileName)) ?? "", start, end),
      became: replacement,
    })),
  };
};

interface Place {
  readonly line: number;
  readonly column: number;
}

const cut = (text: string, start: Place, end: Place): string => {
  const lines = text.split("\n").slice(start.line, end.line + 1);
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column : 0, index === lines.length - 1 ? end.column : line.length),
    )
    .join("\n");
};
