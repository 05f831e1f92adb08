import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, onTestFinished } from "vitest";

/** An empty folder that is removed when the test is over. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** An empty folder for all tests of a file, removed after the last. */
export const sharedFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
