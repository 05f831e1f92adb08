import { cpus } from "node:os";

/** A piece of our work and a peer that does the least such work must do, on the same input. */
export type Measured = {
  readonly name: string;
  readonly peer: string;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
  /** How much both go through, where the speed is worth saying. */
  readonly megabytes?: number;
};

const millisecondsOf = (work: () => unknown): number => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Measures each pair in turns, so that what else the machine does falls on both (对比计时).
 *
 * @param rounds odd; the median counts
 * @returns a table as lines: ours and theirs in milliseconds, and the ratio, which is what to quote
 */
export const compareTimes = (pairs: readonly Measured[], rounds: number): readonly string[] => {
  const head = `Node ${process.version}, ${cpus().length} cores, median of ${rounds} rounds in turns`;
  const lines = pairs.map(({ name, peer, ours, theirs, megabytes }) => {
    const times = Array.from({ length: rounds }, () => [millisecondsOf(ours), millisecondsOf(theirs)] as const);
    const own = median(times.map(([time]) => time));
    const other = median(times.map(([, time]) => time));
    const speed = (time: number): string =>
      megabytes === undefined ? "" : `, ${((megabytes / time) * 1000).toFixed(1)} MB/s`;
    const [line, beside] = [`${own.toFixed(1)} ms${speed(own)}`, `${other.toFixed(2)} ms${speed(other)}`];
    return `${name}: ${line}; ${peer}: ${beside}; ratio ${(own / other).toFixed(1)}`;
  });
  return [head, ...lines];
};
