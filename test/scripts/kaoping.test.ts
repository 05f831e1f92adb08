import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { describe, expect, it } from "vitest";

import { temporaryFolder } from "../support/temporaryFolder.ts";

/** A checkout whose build and whose sources each say who they are; the sources are a minute older. */
const checkout = () => {
  const folder = temporaryFolder();
  const minuteAgo = new Date(Date.now() - 60_000);
  const put = (name: string, content: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  mkdirSync(join(folder, "scripts"));
  for (const script of ["scripts/kaoping.mjs", "scripts/builtOr.mjs"]) copyFileSync(script, join(folder, script));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const source = put("src/main/cli.ts", 'const said: string = "sources"; process.stdout.write(said);');
  const parts = [
    put("package.json", '{"type":"module"}'),
    put("package-lock.json", "{}"),
    put("webpack.config.js", ""),
  ];
  for (const path of [source, join(folder, "src/main"), join(folder, "src"), ...parts]) {
    utimesSync(path, minuteAgo, minuteAgo);
  }
  const run = () => spawnSync(process.execPath, [join(folder, "scripts/kaoping.mjs")], { encoding: "utf8" }).stdout;
  return { put, run };
};

describe("the command line from a checkout", () => {
  it("runs its sources where it was not built, what was built where nothing changed since, and its sources again", () => {
    const { put, run } = checkout();
    expect(run()).toBe("sources");
    put("dist/cli/kaoping.js", 'process.stdout.write("built");');
    expect(run()).toBe("built");
    put("src/domain/later.ts", "");
    expect(run()).toBe("sources");
  });
});
