import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/machine.ts", "test/builtPane.ts"],
    // Left alone, vitest keeps a core free and runs one file after the other on two; above four, browsers and LibreOffice want too much memory.
    maxWorkers: Math.min(availableParallelism(), 4),
    testTimeout: 120_000,
    hookTimeout: 120_000,
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
