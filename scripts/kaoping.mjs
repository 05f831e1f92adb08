import { existsSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * The command line from a checkout: as `npm run build` made it where nothing has changed since, which starts in a third of the
 * time; else from its sources.
 */
const pathOf = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const changedAt = (path) => statSync(path).mtimeMs;

const built = pathOf("dist/cli/kaoping.js");
const sources = pathOf("src");
const made = [pathOf("package-lock.json"), pathOf("webpack.config.js"), sources];

const isBuilt = () => {
  if (!existsSync(built)) return false;
  const since = changedAt(built);
  // A folder changes when a file in it comes or goes.
  const inSources = readdirSync(sources, { recursive: true }).map((name) => `${sources}/${name}`);
  return [...made, ...inSources].every((path) => changedAt(path) < since);
};

if (isBuilt()) await import(pathToFileURL(built).href);
else {
  const { register } = await import("tsx/esm/api");
  register();
  await import("../src/main/cli.ts");
}
