import { defineConfig } from "vitest/config";

/** The tests that mutants of the core are held to: nothing is built for them, and no browser is opened. */
export default defineConfig({
  test: {
    // A sample is held to the tests beside it: KAOPING_TESTS=test/domain/ranking/rankUnits.test.ts.
    include: [process.env["KAOPING_TESTS"] ?? "test/domain/**/*.test.ts"],
    testTimeout: 60_000,
    reporters: ["default"],
  },
});
