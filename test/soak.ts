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
