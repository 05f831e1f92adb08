import { appendFileSync } from "node:fs";

/** A figure that was measured (测得的数), beside what a peer takes for the same work, or the least that anything must take. */
export type Figure = {
  /** What was done, with its size. */
  readonly name: string;
  readonly unit: "ms" | "s" | "MB" | "kB" | "count";
  readonly ours: number;
  readonly peer: { readonly name: string; readonly value: number } | null;
  /** What was asked for, in words; null where it is only worth knowing. */
  readonly bar: string | null;
  /** How often it was done; the median counts. */
  readonly rounds: number;
};

/** How many times as long, or as much, as the peer; null without one. */
export const ratioOf = ({ ours, peer }: Figure): number | null => (peer ? ours / peer.value : null);

/** A number with three digits that say something. */
export const amount = (value: number): string =>
  value >= 100
    ? String(Math.round(value))
    : value >= 10
      ? value.toFixed(1)
      : value >= 1
        ? value.toFixed(2)
        : value.toFixed(3);

const withUnit = (value: number, unit: Figure["unit"]): string =>
  unit === "count" ? amount(value) : `${amount(value)} ${unit}`;

/** A figure as a line to read. */
const figureLine = (figure: Figure): string => {
  const { name, unit, ours, peer, bar } = figure;
  const beside = peer ? `; ${peer.name}: ${withUnit(peer.value, unit)}; ratio ${amount(ours / peer.value)}` : "";
  return `${name}: ${withUnit(ours, unit)}${beside}${bar === null ? "" : `; wanted ${bar}`}`;
};

/** Says a figure to whoever looks on, and to the table where one is being made: KAOPING_FIGURES names its file. */
export const tell = (...figures: readonly Figure[]): void => {
  for (const figure of figures) {
    process.stdout.write(`${figureLine(figure)}\n`);
    const into = process.env["KAOPING_FIGURES"];
    if (into !== undefined) appendFileSync(into, `${JSON.stringify(figure)}\n`);
  }
};

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
