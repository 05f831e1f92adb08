import { cpus, totalmem } from "node:os";
import { readFileSync } from "node:fs";

import { amount, ratioOf, type Figure } from "./figure.ts";
import { parts } from "./parts.ts";

/** Everything a run of the bench measured, and on what (测量结果). */
export type Report = {
  readonly date: string;
  readonly machine: string;
  readonly versions: string;
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
  /** Parts that could not run here, and why. */
  readonly left: Readonly<Record<string, string>>;
};

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string }).version;

export const machine = (): Pick<Report, "machine" | "versions"> => ({
  machine: `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`,
  versions: [`Node ${process.version}`, ...["exceljs", "mathjs"].map((name) => `${name} ${versionOf(name)}`)].join(
    ", ",
  ),
});

const cell = (text: string): string => text.replaceAll("|", "\\|");
const shown = (value: number, unit: Figure["unit"]): string =>
  unit === "count" ? amount(value) : `${amount(value)} ${unit}`;

const row = (figure: Figure): string => {
  const { name, unit, ours, peer, bar, rounds } = figure;
  const ratio = ratioOf(figure);
  const cells = [
    name,
    shown(ours, unit),
    peer ? `${shown(peer.value, unit)}, ${peer.name}` : "",
    ratio === null ? "" : amount(ratio),
    bar ?? "",
    String(rounds),
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
};

/** The report as docs/benchmarks.md (性能测量). */
export const reportPage = ({ date, machine: on, versions, figures, left }: Report): string => {
  const tables = parts.flatMap(({ id, title }) => {
    const told = figures[id] ?? [];
    const why = left[id];
    if (told.length === 0) return [`## ${title}`, "", `Not measured here${why === undefined ? "" : `: ${why}`}.`, ""];
    return [
      `## ${title}`,
      "",
      "| what | ours | peer or floor, in the same run | ratio | wanted | rounds |",
      "| --- | --- | --- | --- | --- | --- |",
      ...told.map(row),
      "",
    ];
  });
  return [
    "# Benchmarks",
    "",
    "Written by `npm run bench -- --write`. Each figure stands beside a peer, or the least that anything must do, measured in turns in the same run: times on another machine differ, ratios hardly. The median of the rounds counts. `npm run bench -- --compare` holds the ratios to those in `bench/reference.json` and fails where one is more than half again as large.",
    "",
    `${date}. ${on}. ${versions}.`,
    "",
    ...tables,
  ].join("\n");
};
