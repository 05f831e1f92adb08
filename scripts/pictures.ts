import { spawnSync } from "node:child_process";

/** The tests that go through the sample year, in Excel's pane by keyboard and in the workbench as a new user, and keep what they see. */
const walks = ["test/main/yearByKeyboard.test.ts", "test/main/workbench/workbenchYear.test.ts"];

/** Takes the pictures of docs/pictures anew, or those of the walks that are named. */
const named = walks.filter((path) => process.argv.slice(2).some((argument) => path.includes(argument)));
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--maxWorkers=1", ...(named.length > 0 ? named : walks)],
  { stdio: "inherit", env: { ...process.env, KAOPING_PICTURES: "1" } },
);
process.exitCode = status ?? 1;
