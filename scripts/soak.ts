import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * `npm run soak [-- piece …]`: all tests, with the generated ones at their full length; what is too long for one run goes in pieces, each
 * a run of its own. With numbers of pieces only those of the long ones.
 */
const pieces = 8;
const inPieces = ["test/hosts/excel/excelContract.test.ts", "-t", "breaks off"];

const folder = mkdtempSync(join(tmpdir(), "kaoping-"));
const figures = join(folder, "figures");

const run = (piece: number, args: readonly string[]): boolean =>
  spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...args], {
    stdio: "inherit",
    env: {
      ...process.env,
      KAOPING_SOAK: "1",
      KAOPING_SLICE: `${piece}/${pieces}`,
      KAOPING_FIGURES: figures,
    },
  }).status === 0;

const asked = process.argv.slice(2).map(Number);
const rest = asked.length > 0 ? asked : Array.from({ length: pieces - 1 }, (_, n) => n + 2);
const passed = [...(asked.length > 0 ? [] : [run(1, [])]), ...rest.map((piece) => run(piece, inPieces))];

const sums = new Map<string, Record<string, number>>();
for (const line of readFileSync(figures, { encoding: "utf8", flag: "a+" }).split("\n").filter(Boolean)) {
  const { name, counts } = JSON.parse(line) as { name: string; counts: Record<string, number> };
  const sum = sums.get(name) ?? {};
  for (const [what, count] of Object.entries(counts)) sum[what] = (sum[what] ?? 0) + count;
  sums.set(name, sum);
}
for (const [name, sum] of sums) process.stdout.write(`${name}: ${JSON.stringify(sum)}\n`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = passed.every(Boolean) ? 0 : 1;
