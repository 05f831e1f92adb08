import { execFileSync } from "node:child_process";

import { keepEmptyDatabase } from "./support/emptyDatabase.ts";

/** The tests that open the built pane or workbench, by folder, and those that start the office. */
const browserTests = "test/main/";
const workbenchTests = "test/main/workbench/";
const officeTests = "test/server/";

const named = process.argv.filter((argument) => argument.startsWith("test/"));

/** Whether a run that names files or folders can do without them: most of a developer's runs, so they need not wait. */
const wants = (folder: string): boolean =>
  named.length === 0 || named.some((path) => path.startsWith(folder) || folder.startsWith(path));

/** Whether one of the named files opens the pane itself. */
const wantsPane = (): boolean =>
  named.length === 0 || named.some((path) => wants(browserTests) && !path.startsWith(workbenchTests));

/**
 * Builds what the tests open in a browser or start as a process, where it was not built of the same content before; and makes the
 * database that they copy.
 */
export const setup = async (): Promise<void> => {
  const targets = [
    ...(wantsPane() ? ["pane", "cli"] : []),
    ...(wants(workbenchTests) ? ["workbench"] : []),
    ...(wants(officeTests) ? ["office"] : []),
  ];
  const run = (...command: readonly string[]): void =>
    void execFileSync(process.execPath, command, { stdio: "inherit" });
  if (targets.length > 0) run("scripts/build.mjs", ...targets);
  if (targets.includes("workbench")) run("--import", "tsx", "scripts/buildSample.ts");
  if (targets.includes("office")) await keepEmptyDatabase();
};
