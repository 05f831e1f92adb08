import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A process that ran: how long its work took, its processor time and its peak of memory. */
type Ran = { readonly seconds: number; readonly processor: number; readonly megabytes: number };

/** Runs a process and asks the system for its peak of memory and its processor time, by GNU time where it is there. */
const run = (argv: readonly string[], counts: "work" | "all"): Ran => {
  const start = process.hrtime.bigint();
  const ran = spawnSync("/usr/bin/time", ["-f", "%U %S %M", process.execPath, "--import", "tsx", ...argv], {
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

const said = ({ seconds, processor, megabytes }: Ran): string =>
  `${seconds.toFixed(2)} s (processor ${processor.toFixed(1)} s), ${Math.round(megabytes)} MB`;

const ratios = (ours: Ran, theirs: Ran): string => {
  const [time, processor, memory] = (["seconds", "processor", "megabytes"] as const).map((what) =>
    (ours[what] / theirs[what]).toFixed(2),
  );
  return `ratio in time ${time}, processor ${processor}, memory ${memory}`;
};

/**
 * Workbooks of a real year (工作簿读写): ours beside exceljs on the same cells, which exceljs leaves without any looks; and whole
 * commands, from the file to the file. In the year of the design size nearly every score has its reason. Each in a process of its own.
 *
 * @param sizes "sixty": 60 units × 40 leaves; "design": 300 units × 200 leaves × 3 parties
 */
export const bookPairs = (sizes: readonly ("sixty" | "design")[]): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-bench-"));
  const one = join(folder, "one.csv");
  writeFileSync(
    one,
    "round,unit,criterion,task,party,reviewer,kind,value,count,of,state,reason,evidence\n" +
      "year-end,u0,a0-0-0,,office,office0,points,0.3,,,scored,复核,\n",
  );
  const lines = sizes.flatMap((size) => {
    const path = join(folder, `${size}.xlsx`);
    const pairs = ["write", "read"].map((kind) => {
      const [ours, theirs] = [kind, `${kind}-exceljs`].map((work) =>
        run(["bench/bookWork.ts", work, size, path], "work"),
      );
      if (!ours || !theirs) throw new RangeError("two runs: got fewer, want both");
      return `${kind} the master, ${size}: ${said(ours)}; exceljs: ${said(theirs)}; ${ratios(ours, theirs)}`;
    });
    const commands = (["score", "rank", "verify"] as const).map((command) => {
      // A command keeps its ledger in a file beside the master: each has a master of its own.
      const copy = join(folder, `${size}-${command}.xlsx`);
      copyFileSync(path, copy);
      const rest =
        command === "score"
          ? [one, "--replace", "--as", "公开办", "--reason", "复核", "--at", "2026-11-22T09:00:00Z"]
          : [];
      return `${command}, ${size}, the whole command: ${said(run(["src/main/cli.ts", command, copy, ...rest], "all"))}`;
    });
    return [...pairs, ...commands];
  });
  rmSync(folder, { recursive: true });
  return lines;
};
