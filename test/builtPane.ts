import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where webpack puts the task pane. */
const built = "dist/pane/pane.html";

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => statSync(join(folder, name)).mtimeMs),
  );

/** The tests that open the built pane. */
const browserTests = "test/main/";

/** Whether a run that names files or folders can do without the pane: most of a developer's runs, so they need not wait. */
const namesOthersOnly = (): boolean => {
  const named = process.argv.filter((argument) => argument.startsWith("test/"));
  return named.length > 0 && !named.some((path) => path.startsWith(browserTests) || browserTests.startsWith(path));
};

/** Builds the pane before the tests when it is missing or older than what it is made of: the browser tests open it. */
export const setup = (): void => {
  if (namesOthersOnly()) return;
  const sources = Math.max(
    newest("src"),
    newest("templates"),
    ...["webpack.config.js", "package-lock.json"].map((path) => statSync(path).mtimeMs),
  );
  if (existsSync(built) && statSync(built).mtimeMs > sources) return;
  const configs = ["pane", "cli"].flatMap((name) => ["--config-name", name]);
  execFileSync(process.execPath, ["node_modules/webpack/bin/webpack.js", ...configs], { stdio: "inherit" });
};
