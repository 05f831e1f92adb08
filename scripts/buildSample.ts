import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { isBuilt } from "./isBuilt.mjs";

const page = "dist/workbench/index.html";
const sample = "dist/workbench/sample.xlsx";

/** Makes the sample year beside the built workbench (生成样例), as `demo` makes it. */
const build = (): number => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-sample-"));
  try {
    const command = ["scripts/kaoping.mjs", "demo", "--out", folder];
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
    if (status !== 0) process.stderr.write(stderr);
    else copyFileSync(join(folder, "assessment.xlsx"), sample);
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

// A build of the workbench empties its folder.
if (!isBuilt(sample, ["sample", page])) process.exitCode = build();
