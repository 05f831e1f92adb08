import { spawnSync } from "node:child_process";

/** All tests, with the generated ones at their full length. */
const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run"], {
  stdio: "inherit",
  env: { ...process.env, KAOPING_SOAK: "1" },
});
process.exitCode = status ?? 1;
