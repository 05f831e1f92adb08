import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { isBuilt } from "./isBuilt.mjs";

/** Apart from the workbench's folder, which a build empties. */
const sample = "dist/sample.xlsx";

/** Makes the sample year (生成样例), as `demo` makes it. */
const make = (): number => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-sample-"));
  try {
    const command = ["scripts/kaoping.mjs", "demo", "--out", folder];
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
    if (status !== 0) process.stderr.write(stderr);
    else {
      mkdirSync("dist", { recursive: true });
      copyFileSync(join(folder, "assessment.xlsx"), sample);
    }
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The sample year is made where it is older than what it is made of, and put beside the built workbench; `--apart` leaves that to others. */
const build = (): number => {
  const status = isBuilt(sample, ["sample", "src", "templates", "package-lock.json"]) ? 0 : make();
  if (status === 0 && !process.argv.includes("--apart")) copyFileSync(sample, "dist/workbench/sample.xlsx");
  return status;
};

process.exitCode = build();
