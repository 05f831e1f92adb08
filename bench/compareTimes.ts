import { median, type Figure } from "./figure.ts";

/** A piece of our work and a peer that does the least such work must do, on the same input. */
export type Measured = {
  readonly name: string;
  readonly peer: string;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
  /** What is asked of the ratio or the time, in words. */
  readonly bar?: string;
};

const millisecondsOf = (work: () => unknown): number => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/**
 * Measures each pair in turns, so that what else the machine does falls on both (对比计时).
 *
 * @param rounds odd; the median counts
 */
export const compareTimes = (pairs: readonly Measured[], rounds: number): readonly Figure[] =>
  pairs.map(({ name, peer, ours, theirs, bar = null }) => {
    const times = Array.from({ length: rounds }, () => [millisecondsOf(ours), millisecondsOf(theirs)] as const);
    const value = median(times.map(([, time]) => time));
    return { name, unit: "ms", ours: median(times.map(([time]) => time)), peer: { name: peer, value }, bar, rounds };
  });
