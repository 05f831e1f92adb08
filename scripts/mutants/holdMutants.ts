import { spawn } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

import type { Judged, Plan, Tried } from "./mutant.ts";

/** How much longer than without the mutant a test may take before it is taken for endless, and what is given beside. */
const timesAsLong = 20;
const beside = 20_000;
/** For starting, importing and running all tests once. */
const start = 300_000;

/**
 * Holds mutants to tests (变异检验), in as many processes as it takes: one that runs on without end costs its process. The plan and
 * what came of each are kept under a name in reports/mutation.
 *
 * @param goOn what a run that was broken off has judged is not judged again
 * @throws RangeError when that run was of other sources
 */
export const holdMutants = async (
  name: string,
  plan: Omit<Plan, "judged" | "out">,
  goOn: boolean,
): Promise<readonly Tried[]> => {
  const out = `reports/mutation/${name}.jsonl`;
  const planPath = `reports/mutation/${name}.plan.json`;
  if (!goOn) rmSync(out, { force: true });
  else if (!isDeepStrictEqual(sourcesIn(planPath), plan.sources))
    throw new RangeError(`the run of ${name} to go on with: got other sources, want these`);
  const judged = judgedIn(linesOf(out));
  while (judged.size < plan.mutants.length) {
    writeFileSync(planPath, JSON.stringify({ ...plan, judged: [...judged.keys()], out } satisfies Plan));
    const before = judged.size;
    const ended = await run(planPath, out);
    const lines = linesOf(out);
    for (const [id, one] of judgedIn(lines)) judged.set(id, one);
    const last = lines.at(-1);
    if (!last) throw new RangeError(`the tests of ${name}: got a failure without any mutant, want all passed`);
    // Memory that ran out ends a process, endless work has it stopped; both are noticed, and the others are tried in the next.
    if ("begun" in last) {
      const one: Judged = { id: last.begun, fate: ended === "stopped" ? "endless" : "killed" };
      judged.set(one.id, one);
      appendFileSync(out, `${JSON.stringify(one)}\n`);
    }
    if (judged.size === before) throw new RangeError(`the tests of ${name}: got no mutant judged, want one at least`);
  }
  return plan.mutants.flatMap((mutant) => {
    const one = judged.get(mutant.id);
    return one ? [{ ...mutant, ...one }] : [];
  });
};

/** `longest`: in milliseconds, what the test that is begun takes without the mutant. */
type Line = Judged | { readonly begun: string; readonly longest: number };

const judgedIn = (lines: readonly Line[]): Map<string, Judged> =>
  new Map(lines.flatMap((line) => ("fate" in line ? [[line.id, line] as const] : [])));

const sourcesIn = (path: string): Plan["sources"] =>
  existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Plan).sources : {};

const linesOf = (out: string): readonly Line[] =>
  existsSync(out)
    ? readFileSync(out, "utf8")
        .split("\n")
        .filter((line) => line.endsWith("}"))
        .map((line) => JSON.parse(line) as Line)
    : [];

const run = (planPath: string, out: string): Promise<"ended" | "stopped"> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.mutation.config.ts"],
      { stdio: ["ignore", "ignore", "inherit"], detached: true, env: { ...process.env, KAOPING_MUTANTS: planPath } },
    );
    const stop = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    };
    const interrupted = (): void => {
      stop();
      process.exit(1);
    };
    // A group of its own, so that it can be stopped with all its threads, does not hear of Ctrl-C.
    process.once("SIGINT", interrupted);
    process.once("SIGTERM", interrupted);
    let stopped = false;
    const before = linesOf(out).length;
    let written = before;
    let since = Date.now();
    const watch = setInterval(() => {
      const lines = linesOf(out);
      if (lines.length !== written) since = Date.now();
      written = lines.length;
      const last = lines.length > before ? lines.at(-1) : undefined;
      const patience = last && "begun" in last ? last.longest * timesAsLong + beside : start;
      if (Date.now() - since <= patience) return;
      stopped = true;
      stop();
    }, 1000);
    child.on("error", reject);
    child.on("exit", () => {
      clearInterval(watch);
      process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
      resolve(stopped ? "stopped" : "ended");
    });
  });
