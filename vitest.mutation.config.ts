import { defineConfig } from "vitest/config";

/** The tests that mutants of the core are held to: nothing is built for them, and no browser is opened. */
export default defineConfig({
  test: {
    include: ["test/domain/**/*.test.ts"],
    testTimeout: 60_000,
    reporters: ["default"],
  },
});
