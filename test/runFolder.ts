import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for what several test files of one run need and none changes; the processes that run them find it by its name. */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-run-"));
  process.env["KAOPING_RUN_FOLDER"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
