import { existsSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const pathOf = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const changedAt = (path) => statSync(path).mtimeMs;

/**
 * Whether something that was built is there and younger than all it is made of (是否已构建).
 *
 * @param {string} built a file below the project's folder
 * @param {readonly string[]} made files and folders below the project's folder
 */
export const isBuilt = (built, made) => {
  const path = pathOf(built);
  if (!existsSync(path)) return false;
  const since = changedAt(path);
  // A folder changes when a file in it comes or goes.
  const all = made
    .map(pathOf)
    .flatMap((one) =>
      statSync(one).isDirectory()
        ? [one, ...readdirSync(one, { recursive: true }).map((name) => `${one}/${name}`)]
        : [one],
    );
  return all.every((one) => changedAt(one) < since);
};
