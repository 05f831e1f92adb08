import { spawnSync } from "node:child_process";

/** Takes the pictures of docs/pictures anew: the test that goes through the sample year in the pane by keyboard keeps what it sees. */
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--maxWorkers=1", "test/main/yearByKeyboard.test.ts"],
  { stdio: "inherit", env: { ...process.env, KAOPING_PICTURES: "1" } },
);
process.exitCode = status ?? 1;
