import { cpus, totalmem } from "node:os";
import { readFileSync } from "node:fs";

import { amount, ratioOf, type Figure } from "./figure.ts";
import { parts } from "./parts.ts";

/** What a part measured, when, and on what (测量结果). */
export type Report = {
  readonly date: string;
  readonly machine: string;
  readonly versions: string;
  readonly figures: readonly Figure[];
  /** Why it could not be measured in full here; null where it was. */
  readonly left: string | null;
};

/** Reports by part: a run of some parts leaves those of the others as they were. */
export type Reports = Readonly<Record<string, Report>>;

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

const note = ({ date, machine: on, versions, left }: Report): string =>
  `${date}. ${on}. ${versions}.${left === null ? "" : ` Not measured in full: ${left}.`}`;

/** The reports as docs/benchmarks.md (性能测量). */
export const reportPage = (reports: Reports): string => {
  const tables = parts.flatMap(({ id, title }) => {
    const report = reports[id];
    if (!report) return [`## ${title}`, "", `Not measured yet: \`npm run bench -- --only ${id} --write\`.`, ""];
    return [
      `## ${title}`,
      "",
      ...(report.figures.length === 0
        ? []
        : [
            "| what | ours | peer or floor, in the same run | ratio | wanted | rounds |",
            "| --- | --- | --- | --- | --- | --- |",
            ...report.figures.map(row),
            "",
          ]),
      note(report),
      "",
    ];
  });
  return [
    "# Benchmarks",
    "",
    "Written by `npm run bench -- --write`. Each figure stands beside a peer, or the least that anything must do, measured in turns in the same run: times on another machine differ, ratios hardly. The median of the rounds counts. `npm run bench -- --compare` holds the ratios to those in `bench/reference.json` and fails where one is more than half again as large.",
    "",
    ...tables,
  ].join("\n");
};

const [begin, end] = ["<!-- bench -->", "<!-- /bench -->"];

/** README with the figures that a reader asks for first between its marks. */
export const withHeadlines = (readme: string, reports: Reports): string => {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new RangeError(`README: got no ${begin} … ${end}, want a place for the figures`);
  const rows = parts.flatMap(({ id, headlines }) =>
    (reports[id]?.figures ?? []).flatMap((figure) => {
      const headline = headlines.find(({ begins }) => figure.name.startsWith(begins));
      if (!headline || (figure.peer === null && id !== "books")) return [];
      return [
        `${row({ ...figure, name: `${headline.zh} ${figure.name}` })
          .split(" | ")
          .slice(0, 4)
          .join(" | ")} |`,
      ];
    }),
  );
  const table = [
    "| 测什么 what | 我们 ours | 同一次运行里的对照 beside, in the same run | 比 ratio |",
    "| --- | --- | --- | --- |",
    ...rows,
  ];
  return `${readme.slice(0, from)}${[begin, "", ...table, "", end].join("\n")}${readme.slice(to + end.length)}`;
};
