import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

import { planPath } from "./scripts/mutants/planPath.ts";
import type { Plan } from "./scripts/mutants/mutant.ts";

const { sources } = JSON.parse(readFileSync(planPath, "utf8")) as Plan;

/** Of `npm run mutation`: the tests of a room over sources that hold its mutants; nothing is built, no browser is opened. */
export default defineConfig({
  plugins: [{ name: "mutants", enforce: "pre", load: (id) => sources[id.split("?")[0] ?? id] }],
  test: {
    include: ["scripts/mutants/everyMutant.ts"],
    maxWorkers: 1,
    testTimeout: 60_000,
    reporters: ["dot"],
  },
});
