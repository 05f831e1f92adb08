import { setMaxListeners } from "node:events";
import { appendFileSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, it, TestRunner, type RunnerTask, type RunnerTestCase } from "vitest";

import { planPath } from "./planPath.ts";
import type { Judged, Mutant, Plan } from "./mutant.ts";

/** What Stryker's sources look at: which mutant is awake, and what was reached by which test. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: {
    readonly static: Readonly<Record<string, number>>;
    readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
}

const space = globalThis as typeof globalThis & { __stryker__?: Switches };
const switches = (space.__stryker__ ??= {});

const plan = JSON.parse(readFileSync(planPath, "utf8")) as Plan;

// A test that is run again listens again to the signal that would break it off.
setMaxListeners(0);
// That a mutant is noticed is enough: nobody reads how small its counterexample can be made.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

/** A loop that runs so many times as often as without the mutant is taken for an endless one. */
const timesAsOften = 20;
const atLeast = 10_000;

beforeEach(({ task }) => {
  switches.currentTestId = task.id;
});
afterEach(() => {
  switches.currentTestId = undefined;
});

for (const path of plan.tests) {
  describe(path, async () => {
    await import(resolve(path));
  });
}

describe("every mutant", () => {
  it("is noticed by a test that reaches it", { timeout: 24 * 3_600_000 }, async ({ task }) => {
    const tests = task.file.tasks
      .flatMap(testsOf)
      .filter(({ id, result }) => id !== task.id && result?.state === "pass");
    const failed = task.file.tasks.flatMap(testsOf).filter(({ result }) => result?.state === "fail");
    if (failed.length > 0)
      throw new RangeError(`without a mutant: got ${failed[0]?.name ?? ""} failed, want all passed`);
    switches.currentTestId = undefined;
    const judged = new Set(plan.judged);
    const left = plan.mutants.filter(({ id }) => !judged.has(id)).map((mutant) => reachedBy(mutant, tests));
    // What is quickly told comes first: a run that is broken off has told the most.
    for (const reached of left.toSorted((a, b) => a.longest - b.longest)) write(await judge(reached));
  });
});

const write = (line: object): void => appendFileSync(plan.out, `${JSON.stringify(line)}\n`);

const testsOf = (task: RunnerTask): readonly RunnerTestCase[] =>
  task.type === "suite" ? task.tasks.flatMap(testsOf) : [task];

const durationOf = ({ result }: RunnerTestCase): number => result?.duration ?? 0;

const hitsOf = (mutant: Mutant, test: RunnerTestCase): number =>
  switches.mutantCoverage?.perTest[test.id]?.[mutant.id] ?? 0;

interface Reached {
  readonly mutant: Mutant;
  /** The quickest first. */
  readonly reaching: readonly RunnerTestCase[];
  /** In milliseconds, where no test fails. */
  readonly longest: number;
}

const reachedBy = (mutant: Mutant, tests: readonly RunnerTestCase[]): Reached => {
  const reaching = tests.filter((test) => hitsOf(mutant, test) > 0).toSorted((a, b) => durationOf(a) - durationOf(b));
  return { mutant, reaching, longest: reaching.reduce((sum, test) => sum + durationOf(test), 0) };
};

const judge = async ({ mutant, reaching }: Reached): Promise<Judged> => {
  if (reaching.length === 0) {
    return { id: mutant.id, fate: switches.mutantCoverage?.static[mutant.id] ? "atImport" : "unreached" };
  }
  const hits = reaching.reduce((sum, test) => sum + hitsOf(mutant, test), 0);
  switches.hitCount = 0;
  switches.hitLimit = hits * timesAsOften + atLeast;
  for (const test of reaching) {
    // Told test by test: a quick one that runs on is soon known to.
    write({ begun: mutant.id, longest: durationOf(test) });
    switches.activeMutant = mutant.id;
    const passed = await passes(test);
    switches.activeMutant = undefined;
    if (switches.hitCount > switches.hitLimit) return { id: mutant.id, fate: "endless", by: test.name };
    if (passed) continue;
    if (!(await passes(test))) throw new RangeError(`${test.name}: got failed after mutant ${mutant.id}, want passed`);
    return { id: mutant.id, fate: "killed", by: test.name };
  }
  return { id: mutant.id, fate: "survived", by: reaching.at(-1)?.name ?? "" };
};

const passes = async (test: RunnerTestCase): Promise<boolean> => {
  try {
    await TestRunner.getTestFn(test)();
    return true;
  } catch {
    return false;
  }
};
