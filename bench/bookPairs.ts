import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { median, type Figure } from "./figure.ts";

/** A process that ran: how long its work took, its processor time and its peak of memory. */
type Ran = { readonly seconds: number; readonly processor: number; readonly megabytes: number };

/** Runs a process and asks the system for its peak of memory and its processor time, by GNU time where it is there. */
const run = (argv: readonly string[], counts: "work" | "all"): Ran => {
  const start = process.hrtime.bigint();
  const loader = argv[0]?.endsWith(".ts") ? ["--import", "tsx"] : [];
  const ran = spawnSync("/usr/bin/time", ["-f", "%U %S %M", process.execPath, ...loader, ...argv], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (ran.status !== 0) throw new RangeError(`${argv.join(" ")}: got ${ran.stderr.slice(0, 400)}, want it to end well`);
  const [user = 0, system = 0, kilobytes = 0] = (ran.stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return {
    seconds: counts === "work" ? Number(ran.stdout.trim()) / 1000 : seconds,
    processor: user + system,
    megabytes: kilobytes / 1024,
  };
};

/** The processor time and the most memory of some runs in turns, as figures. */
const figuresOf = (
  name: string,
  runs: readonly (readonly [ours: Ran, theirs: Ran | null])[],
  peer: string,
  bar: string | null,
): readonly Figure[] =>
  (
    [
      ["processor", "s", "processor time"],
      ["megabytes", "MB", "most memory"],
    ] as const
  ).map(([what, unit, words]) => {
    const theirs = runs.flatMap(([, other]) => (other ? [other[what]] : []));
    return {
      name: `${name}: ${words}`,
      unit,
      ours: median(runs.map(([own]) => own[what])),
      peer: theirs.length > 0 ? { name: peer, value: median(theirs) } : null,
      bar: what === "processor" ? bar : null,
      rounds: runs.length,
    };
  });

/**
 * Workbooks of a real year (工作簿读写): ours beside exceljs on the same cells, which exceljs leaves without any looks; and whole
 * commands of the build, which `npm run kaoping` runs, from the file to the file. In the year of the design size nearly every score
 * has its reason. Each in a process of its own.
 *
 * @param rounds of the sixty units; the median counts
 * @param sizes "sixty": 60 units × 40 leaves; "design": 300 units × 200 leaves × 3 parties
 */
export const bookPairs = (sizes: readonly ("sixty" | "design")[], rounds: number): readonly Figure[] => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-bench-"));
  const one = join(folder, "one.csv");
  writeFileSync(
    one,
    "round,unit,criterion,task,party,reviewer,kind,value,count,of,state,reason,evidence\n" +
      "year-end,u0,a0-0-0,,office,office0,points,0.3,,,scored,复核,\n",
  );
  const figures = sizes.flatMap((size) => {
    const path = join(folder, `${size}.xlsx`);
    // The large one takes minutes a round.
    const times = Array.from({ length: size === "design" ? 1 : rounds });
    const pairs = ["write", "read"].flatMap((kind) => {
      const work = (of: string): Ran => run(["bench/bookWork.ts", of, size, path], "work");
      const runs = times.map(() => [work(kind), work(`${kind}-exceljs`)] as const);
      return figuresOf(`${kind} the master, ${size}`, runs, "exceljs", null);
    });
    const commands = (["score", "rank", "verify"] as const).flatMap((command) => {
      const runs = times.map(() => {
        // A command keeps its ledger in a file beside the master: each has a master of its own.
        const copy = join(mkdtempSync(join(folder, "copy-")), `${size}-${command}.xlsx`);
        copyFileSync(path, copy);
        const rest =
          command === "score"
            ? [one, "--replace", "--as", "公开办", "--reason", "复核", "--at", "2026-11-22T09:00:00Z"]
            : [];
        return [run(["dist/cli/kaoping.js", command, copy, ...rest], "all"), null] as const;
      });
      const bar = size === "design" ? "at most 30 s and 1 GB" : "at most 4 s";
      return figuresOf(`${command}, ${size}, the whole command`, runs, "", bar);
    });
    return [...pairs, ...commands];
  });
  rmSync(folder, { recursive: true });
  return figures;
};
