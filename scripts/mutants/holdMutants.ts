import { spawn } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import type { Judged, Plan, Tried } from "./mutant.ts";

/** How much longer than its slowest test a mutant may take before it is taken for endless, and what is given beside. */
const timesAsLong = 20;
const beside = 20_000;
/** For starting, importing and running all tests once. */
const start = 300_000;

/**
 * Holds mutants to tests (变异检验), in as many processes as it takes: one that runs on without end costs its process. The plan and
 * what came of each are kept under a name in reports/mutation.
 */
export const holdMutants = async (name: string, plan: Omit<Plan, "judged" | "out">): Promise<readonly Tried[]> => {
  const out = `reports/mutation/${name}.jsonl`;
  const planPath = `reports/mutation/${name}.plan.json`;
  const judged = new Map<string, Judged>();
  rmSync(out, { force: true });
  while (judged.size < plan.mutants.length) {
    writeFileSync(planPath, JSON.stringify({ ...plan, judged: [...judged.keys()], out } satisfies Plan));
    const before = judged.size;
    const ended = await run(planPath, out);
    const lines = linesOf(out);
    for (const line of lines) if ("fate" in line) judged.set(line.id, line);
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

type Line = Judged | { readonly begun: string } | { readonly slowest: number };

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
      const first = lines[before];
      const patience = first && "slowest" in first ? first.slowest * timesAsLong + beside : start;
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
