import type { Fate, Tried } from "./mutant.ts";

const fates: readonly Fate[] = ["killed", "endless", "survived", "unreached", "atImport"];

const count = (tried: readonly Tried[], ...wanted: readonly Fate[]): number =>
  tried.filter(({ fate }) => wanted.includes(fate)).length;

/** What was noticed, in hundredths of what was tried; mutants that run at import only were not. 100 where there is none. */
export const scoreOf = (tried: readonly Tried[]): number => {
  const held = tried.length - count(tried, "atImport");
  return held === 0 ? 100 : (100 * count(tried, "killed", "endless")) / held;
};

/** What became of some mutants, in one line. */
export const lineOf = (name: string, some: readonly Tried[]): string =>
  `${scoreOf(some).toFixed(1).padStart(6)} %  ${name}, ${String(some.length)} mutants: ` +
  `${fates.map((fate) => `${String(count(some, fate))} ${fate}`).join(", ")}\n`;

/** A line for the folder and one for each file, weakest first. */
export const reportOf = (folder: string, tried: readonly Tried[]): string => {
  const files = [...new Set(tried.map(({ path }) => path))].map((path) => ({
    path,
    own: tried.filter((one) => one.path === path),
  }));
  return [
    lineOf(folder, tried),
    ...files.toSorted((a, b) => scoreOf(a.own) - scoreOf(b.own)).map(({ path, own }) => `  ${lineOf(path, own)}`),
  ].join("");
};

/** Each mutant that no test noticed: where it is, what was there and what it became. */
export const survivorsOf = (tried: readonly Tried[]): string =>
  tried
    .filter(({ fate }) => fate === "survived" || fate === "unreached")
    .map(
      ({ path, line, kind, fate, was, became }) =>
        `${path}:${String(line)} ${kind} (${fate})\n  - ${was.replaceAll("\n", "\n    ")}\n  + ${became}\n`,
    )
    .join("");
