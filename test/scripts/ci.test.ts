import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { temporaryFolder } from "../support/temporaryFolder.ts";

/** What npm does here for each of its commands: what CI runs is told by name, and some fail. */
const npm = (failing: string): string => `#!/bin/sh
echo "$*" >>ran.txt
case "$*" in
  *otherNode*)
    at=.cache/otherNode/node_modules/node-linux-${process.arch}/bin
    mkdir -p $at && ln -sf ${process.execPath} $at/node ;;
  "test "*)
    while [ ! -f lint.pid ]; do sleep 0.05; done
    echo '{"numPassedTests":1,"numFailedTests":0,"numPendingTests":0}' >reports/vitest.json ;;
  "run lint") echo $$ >begun.pid; mv begun.pid lint.pid; [ "${failing}" = test ] && sleep 60 ;;
esac
case "$*" in "${failing} "*|"run ${failing}") echo "${failing} found something"; exit 3 ;; esac
exit 0
`;

/** Runs CI with an npm that fails at one thing. */
const run = (failing: string) => {
  const folder = temporaryFolder();
  for (const name of [".ci", "bin"]) mkdirSync(join(folder, name));
  copyFileSync(".ci/run", join(folder, ".ci/run"));
  for (const [name, text] of [
    ["npm", npm(failing)],
    ["apt-get", "#!/bin/sh\n"],
  ] as const) {
    writeFileSync(join(folder, "bin", name), text);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  const path = `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`;
  const ran = spawnSync("bash", [join(folder, ".ci/run")], { encoding: "utf8", env: { ...process.env, PATH: path } });
  return { ...ran, read: (name: string) => readFileSync(join(folder, name), "utf8") };
};

describe.skipIf(process.platform !== "linux")("what holds of every change", () => {
  it("is tried by the tests, every check, the builds and the bench", () => {
    const ran = run("nothing");
    expect([ran.status, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain("1 passed, 0 failed, 0 skipped");
    const asked = ran.read("ran.txt");
    for (const command of ["ci ", "test ", "run lint", "run typecheck", "run unused", "run validate", "run build"]) {
      expect(asked).toContain(command);
    }
    expect(asked).toContain("bench -- --short");
  });

  it.each(["lint", "typecheck", "unused", "validate", "build"])("does not where %s fails, and says why", (failing) => {
    const ran = run(failing);
    expect(ran.status).not.toBe(0);
    expect(ran.stdout).toContain(`${failing} found something`);
    expect(ran.stdout).not.toContain("1 passed");
  });

  it("does not where a test fails, and nothing that was begun goes on", () => {
    const ran = run("test");
    expect(ran.status).not.toBe(0);
    expect(ran.stdout).toContain("test found something");
    const lint = Number(ran.read("lint.pid"));
    expect(() => process.kill(lint, 0)).toThrow("ESRCH");
  });
});
