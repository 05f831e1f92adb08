import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { format, resolveConfig } from "prettier";

import { ratiosOf, worseThan, type Ratios } from "./compareRatios.ts";
import type { Figure } from "./figure.ts";
import { parts, type Part } from "./parts.ts";
import { machine, reportPage, withHeadlines, type Report, type Reports } from "./report.ts";

/**
 * `npm run bench`: every figure beside its peer in the same run, each part in a process of its own, so that neither time nor memory
 * of one is another's; saved as reports/bench.json. `--short` for a quick look, `--only a,b` for some parts, `--write` for
 * docs/benchmarks.md, README and bench/reference.json, `--compare` to hold the ratios to that.
 */
const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    only: { type: "string" },
    write: { type: "boolean", default: false },
    compare: { type: "boolean", default: false },
  },
});
const reference = "bench/reference.json";
const wanted = values.only?.split(",");
const unknown = (wanted ?? []).filter((id) => !parts.some((part) => part.id === id));
if (unknown.length > 0) {
  throw new RangeError(`--only: got ${unknown.join(", ")}, want of ${parts.map(({ id }) => id).join(", ")}`);
}
const folder = mkdtempSync(join(tmpdir(), "kaoping-bench-"));

/** SheetJS's last release in the registry, in an install that is thrown away: to parse what others wrote, and nothing else. */
const sheetJs = (): Record<string, string> => {
  const into = join(folder, "sheetjs");
  mkdirSync(into);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["install", "--prefix", into, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "xlsx@0.18.5"];
  const { status } = spawnSync(npm, args, { stdio: "ignore" });
  return status === 0 ? { SHEETJS: join(into, "node_modules", "xlsx") } : {};
};

const node = (script: string, args: readonly string[], environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    stdio: ["ignore", "inherit", "pipe"],
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });

const measure = ({ id, title, script, builds }: Part): Pick<Report, "figures" | "left"> => {
  process.stdout.write(`\n${title}\n`);
  for (const target of builds) {
    const built = spawnSync(process.execPath, ["scripts/build.mjs", target], { stdio: "ignore" });
    if (built.status !== 0) return { figures: [], left: `${target} could not be built` };
  }
  const into = join(folder, `${id}.jsonl`);
  const peers = id === "forms" ? sheetJs() : {};
  const path = fileURLToPath(new URL(script, import.meta.url));
  const ran = node(path, [values.short ? "0.1" : "1"], { ...peers, KAOPING_FIGURES: into });
  const said = existsSync(into) ? readFileSync(into, "utf8").trimEnd().split("\n") : [];
  const fault = /^.*Error: (.*)$/mu.exec(ran.stderr)?.[1] ?? `it ended with ${ran.status}`;
  const left = ran.status === 0 ? null : fault;
  if (left !== null) process.stdout.write(`not measured in full: ${left}\n`);
  return { figures: said.map((line) => JSON.parse(line) as Figure), left };
};

const date = new Date().toISOString().slice(0, 10);
const reports: Reports = Object.fromEntries(
  parts
    .filter(({ id }) => !wanted || wanted.includes(id))
    .map((part) => [part.id, { date, ...machine(), ...measure(part) }]),
);
rmSync(folder, { recursive: true, force: true });
// A part that cannot be measured is said in its place above, and makes the whole fail.
if (Object.values(reports).some(({ left }) => left !== null)) process.exitCode = 1;
mkdirSync("reports", { recursive: true });
writeFileSync("reports/bench.json", `${JSON.stringify(reports, null, 2)}\n`);

const before: Reports = existsSync(reference) ? (JSON.parse(readFileSync(reference, "utf8")) as Reports) : {};
const ratios = (of: Reports): Ratios =>
  ratiosOf(Object.fromEntries(Object.entries(of).map(([id, { figures }]) => [id, figures])));
if (values.compare) {
  const worse = worseThan(ratios(before), ratios(reports));
  for (const line of worse) process.stdout.write(`slower: ${line}\n`);
  process.stdout.write(worse.length === 0 ? "\nNo ratio is worse than the reference allows.\n" : "");
  if (worse.length > 0) process.exitCode = 1;
}
if (values.write) {
  // What an earlier run said of parts that did not run now still stands.
  const all = { ...before, ...reports };
  const pretty = async (path: string, text: string): Promise<void> =>
    writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
  await pretty(reference, JSON.stringify(all));
  await pretty("docs/benchmarks.md", reportPage(all));
  await pretty("README.md", withHeadlines(readFileSync("README.md", "utf8"), all));
}
