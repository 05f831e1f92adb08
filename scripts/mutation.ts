import { mkdirSync, readdirSync, writeFileSync } from "node:fs";

import { holdMutants } from "./mutants/holdMutants.ts";
import { makeMutants } from "./mutants/makeMutants.ts";
import type { Mutant, Tried } from "./mutants/mutant.ts";
import { lineOf, reportOf, scoreOf, survivorsOf } from "./mutants/reportOf.ts";

/**
 * Holds Stryker's mutants of scoring, ranking and ledger to the tests of each: `npm run mutation -- [scoring] [ranking] [ledger]
 * [--only PART-OF-A-PATH] [--every N] [--go-on]`, `--every` for a sample of every n-th mutant, `--go-on` where a run over the same
 * sources was broken off. What no test noticed is listed in reports/mutation, and why some cannot be noticed in docs/mutation.md.
 */

/** What must be noticed in each folder, in hundredths of the mutants that were tried. */
const floor = 80;

/** The folders of each room; one at a time, since every loop of a source that holds mutants runs some twenty times as long. */
const folders: Readonly<Record<string, readonly string[]>> = {
  scoring: ["scoring"],
  ranking: ["ranking", "ranking/advisory", "ranking/agreement", "ranking/robustness"],
  ledger: ["ledger"],
};

/** What takes the longest by far. */
const slow = ["compositeOracle", "weightSpaceOracle", "everyByte"];

const named = process.argv.slice(2);
const valueOf = (option: string): string | undefined =>
  named.includes(option) ? named[named.indexOf(option) + 1] : undefined;
const only = valueOf("--only") ?? "";
const every = Number(valueOf("--every") ?? 1);
if (!Number.isSafeInteger(every) || every < 1) throw new RangeError(`--every: got ${String(every)}, want 1 or more`);

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(`src/domain/${folder}`)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `src/domain/${folder}/${name}`)
    .filter((path) => path.includes(only));

const testsOf = (room: string): readonly string[] =>
  readdirSync(`test/domain/${room}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts") && !slow.some((one) => name.includes(one)))
    .map((name) => `test/domain/${room}/${name.replaceAll("\\", "/")}`)
    .toSorted();

/** Every n-th, beginning with the first: the same sample in every run. */
const sampleOf = (mutants: readonly Mutant[]): readonly Mutant[] => mutants.filter((_, index) => index % every === 0);

mkdirSync("reports/mutation", { recursive: true });
for (const [room, its] of Object.entries(folders)) {
  if (Object.keys(folders).some((one) => named.includes(one)) && !named.includes(room)) continue;
  const tried: Tried[] = [];
  for (const folder of its) {
    const paths = sourcesIn(folder);
    if (paths.length === 0) continue;
    const { mutants, sources } = await makeMutants(paths);
    const plan = { tests: testsOf(room), sources, mutants: sampleOf(mutants) };
    const own = await holdMutants(folder.replaceAll("/", "-"), plan, named.includes("--go-on"));
    process.stdout.write(reportOf(folder, own));
    if (scoreOf(own) < floor) process.exitCode = 1;
    tried.push(...own);
  }
  if (its.length > 1) process.stdout.write(lineOf(`${room} in all`, tried));
  writeFileSync(`reports/mutation/${room}.survivors.txt`, survivorsOf(tried));
}
