import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import { runKaoping } from "./runKaoping.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

/** The sample year as `demo` leaves it, made by the first test of a run that asks; whoever changes it takes a copy. */
export const sampleYearFolder = async (): Promise<string> => {
  const shared = process.env["KAOPING_RUN_FOLDER"] ?? temporaryFolder();
  const year = join(shared, "sampleYear");
  if (existsSync(year)) return year;
  const making = mkdtempSync(join(shared, "making-"));
  const ran = await runKaoping("demo", "--out", making);
  if (ran.status !== 0) throw new RangeError(`the sample year: got ${ran.err.join("\n")}, want it made`);
  try {
    renameSync(making, year);
  } catch (error) {
    // Another process was here first, with the same bytes.
    if (!existsSync(year)) throw error;
    rmSync(making, { recursive: true });
  }
  return year;
};

/** A copy of the sample year in a folder of its own, for as long as the test runs. */
export const copiedSampleYear = async (): Promise<string> => {
  const copy = join(temporaryFolder(), "year");
  cpSync(await sampleYearFolder(), copy, { recursive: true });
  return copy;
};
