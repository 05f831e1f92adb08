/** The one seed of all generated tests: a failure can be run again. */
export const seed = 20261122;

/** How often a generated test runs: all of `full` when soaking, else a twentieth, at least 20 times. */
export const runs = (full: number): number =>
  process.env["KAOPING_SOAK"] === "1" ? full : Math.max(20, Math.ceil(full * 0.05));
