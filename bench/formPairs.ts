import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { median, type Figure } from "./figure.ts";

type Ran = { readonly seconds: number; readonly processor: number; readonly megabytes: number };

const run = (work: string, folder: string): Ran => {
  const ran = spawnSync(
    "/usr/bin/time",
    ["-f", "%M", process.execPath, "--import", "tsx", "bench/formWork.ts", work, folder],
    { encoding: "utf8", maxBuffer: 1 << 26 },
  );
  if (ran.status !== 0) throw new RangeError(`${work}: got ${ran.stderr.slice(0, 600)}, want it to end well`);
  const [milliseconds = 0, processor = 0] = ran.stdout.trim().split(" ").map(Number);
  const kilobytes = Number(ran.stderr.trim().split("\n").at(-1));
  return { seconds: milliseconds / 1000, processor: processor / 1000, megabytes: kilobytes / 1024 };
};

/**
 * 300 forms out and back (自评表下发与收回): ours beside exceljs, which writes the same cells and looks and only parses what comes back, and
 * beside SheetJS where SHEETJS names an install of it. The median of some rounds in turns, each in a process of its own.
 */
export const formPairs = (rounds: number): readonly Figure[] => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-bench-"));
  run("fill", folder);
  const pairs: readonly (readonly [ours: string, theirs: string])[] = [
    ["issue", "issue-exceljs"],
    ["collect", "collect-exceljs"],
    ...(process.env["SHEETJS"] === undefined ? [] : [["collect", "collect-sheetjs"] as const]),
  ];
  const figures = pairs.flatMap(([ours, theirs]) => {
    const times = Array.from({ length: rounds }, () => [run(ours, folder), run(theirs, folder)] as const);
    const of = (side: 0 | 1, what: keyof Ran): number => median(times.map((both) => both[side][what]));
    const peer = theirs.endsWith("sheetjs") ? "SheetJS, which only parses" : "exceljs";
    const figure = (words: string, unit: Figure["unit"], what: keyof Ran, bar: string | null): Figure => ({
      name: `${ours} 300 forms: ${words}`,
      unit,
      ours: of(0, what),
      peer: { name: peer, value: of(1, what) },
      bar,
      rounds,
    });
    const bar = theirs.endsWith("sheetjs") ? "no longer" : "at most half";
    return [figure("processor time", "s", "processor", bar), figure("most memory", "MB", "megabytes", null)];
  });
  rmSync(folder, { recursive: true });
  return figures;
};
