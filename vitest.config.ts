import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

import { SlowFirst } from "./test/slowFirst.ts";

/** Rooms that keep nothing between calls: one process goes through the files of their tests, one after the other. */
const together = "app|architecture|cli|domain|hosts|taskpane|workbook";

/** Of those, the files that start a browser, kill what they start or look at what is not loaded yet, and those that LibreOffice is long at. */
const apart = [
  "test/app/formulas.test.ts",
  "test/app/masterFormulas.test.ts",
  "test/app/publishing/receiptPage.test.ts",
  "test/app/robustness/sameInChromium.test.ts",
  "test/hosts/files/killedSave.test.ts",
  "test/hosts/lanes/ledgerThreads.test.ts",
  "test/workbook/review/computedCells.test.ts",
];

/** In milliseconds. What is polled is given as long as what a browser waits for: left alone, vitest gives up after one second. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } };

export default defineConfig({
  test: {
    globalSetup: ["test/machine.ts", "test/builtPane.ts", "test/runFolder.ts"],
    // Left alone, vitest keeps a core free and runs one file after the other on two; above four, browsers and LibreOffice want too much memory.
    maxWorkers: Math.min(availableParallelism(), 4),
    // A process for each file takes two seconds to load what most of them load; those that share one go first, since a process ends where the next
    // is another's.
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: "together",
          include: [`test/@(${together})/**/*.test.{ts,tsx}`],
          exclude: apart,
          isolate: false,
          sequence: { groupOrder: 0 },
          ...patience,
        },
      },
      {
        test: {
          name: "apart",
          include: ["test/*.test.{ts,tsx}", `test/!(${together})/**/*.test.{ts,tsx}`, ...apart],
          sequence: { groupOrder: 1 },
          ...patience,
        },
      },
    ],
    reporters: ["default"],
    // `npm run coverage`: what the tests of the core and of the command line reach of the rooms that decide anything.
    coverage: {
      provider: "v8",
      include: ["src/domain/**/*.ts", "src/app/**/*.ts"],
      reporter: ["text-summary", "json"],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
