import { appendFileSync } from "node:fs";

/** The one seed of all generated tests: a failure can be run again. */
export const seed = 20261122;

/**
 * How often a generated test runs: all of `full` when soaking, else a twentieth, at least 20 times; a few times where it is run
 * again for every mutant (`npm run mutation`).
 */
export const runs = (full: number): number => {
  if (process.env["KAOPING_SOAK"] === "1") return full;
  return process.env["KAOPING_MUTANTS"] === undefined ? Math.max(20, Math.ceil(full * 0.05)) : 6;
};

/** Which piece of how many a run takes of long enumerations: `KAOPING_SLICE=2/8`; null where it takes all of them. */
const piece = (): { readonly number: number; readonly of: number } | null => {
  const given = process.env["KAOPING_SLICE"];
  if (given === undefined) return null;
  const [, number = 0, of = 0] = (/^([1-9]\d*)\/([1-9]\d*)$/u.exec(given) ?? []).map(Number);
  if (number === 0 || number > of) throw new RangeError(`KAOPING_SLICE: got ${given}, want one such as 2/8`);
  return { number, of };
};

export const isPiece = piece() !== null;

/** What this run takes of a long enumeration, every eighth from the second on for a piece 2/8; a short one is taken whole. */
export const slice = <One>(all: readonly One[]): readonly One[] => {
  const taken = piece();
  return taken && all.length >= 8 * taken.of ? all.filter((_, n) => n % taken.of === taken.number - 1) : all;
};

/** Leaves a figure for the soak that adds up its pieces. */
export const tellSoak = (figure: {
  readonly name: string;
  readonly counts: Readonly<Record<string, number>>;
}): void => {
  const file = process.env["KAOPING_FIGURES"];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(figure)}\n`);
};
