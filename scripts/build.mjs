import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What is built, and the file by which it is seen to be there. */
const targets = {
  pane: "pane/pane.html",
  workbench: "workbench/index.html",
  cli: "cli/kaoping.js",
  office: "office/office.js",
};

/** All that a build is made of. */
const sources = ["src", "templates", "assets", "webpack.config.js", "package.json", "package-lock.json"];

const filesOf = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesOf(join(path, name)))
    : [path];

/** The digest of everything that a build is made of, so that what was built of it need not be built again. */
const contentDigest = () => {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((name) => filesOf(join(root, name)))) hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
};

const markOf = (target) => join(root, "dist", `.built-${target}`);

/**
 * Builds the pane, the workbench, the command line and the collection office, or those that are named, where they were not built of the same content
 * before. With other arguments of webpack everything is built anew by them. `--quick` is for whoever waits for it on this machine: in half the time,
 * larger, and never taken for what is published.
 */
const given = process.argv.slice(2).filter((argument) => argument !== "--quick");
const isQuick = given.length < process.argv.length - 2;
const [named, further] = [
  given.filter((argument) => argument in targets),
  given.filter((argument) => !(argument in targets)),
];
const content = contentDigest();
const markedAs = (quick) => `${content} ${[...further, ...(quick ? ["--quick"] : [])].join(" ")}`;
const digest = markedAs(isQuick);
const isBuilt = (target) =>
  existsSync(join(root, "dist", targets[target])) &&
  existsSync(markOf(target)) &&
  [markedAs(false), digest].includes(readFileSync(markOf(target), "utf8"));
const wanted = (named.length > 0 ? named : Object.keys(targets)).filter((target) => !isBuilt(target));
if (wanted.length > 0) {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/webpack/bin/webpack.js"),
      ...wanted.flatMap((target) => ["--config-name", target]),
      ...further,
      ...(isQuick ? ["--env", "quick"] : []),
      ...(isQuick && process.stderr.isTTY ? ["--progress"] : []),
    ],
    { cwd: root, stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
  for (const target of wanted) {
    mkdirSync(dirname(markOf(target)), { recursive: true });
    writeFileSync(markOf(target), digest);
  }
}
