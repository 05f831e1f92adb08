import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";
import { describe, expect, it } from "vitest";

import { sampleYear } from "../../fixtures/sampleYear.ts";
import { seed } from "../../soak.ts";
import { findBrowser, LAUNCH_ARGS } from "../../standin/findBrowser.ts";
import { pageBundle } from "../../support/pageBundle.ts";
import { robustnessBytes } from "../../support/robustnessBytes.ts";

const browser = await findBrowser();

describe.skipIf(browser === null)("robustness in Chromium", () => {
  it("is, for the same seed, the same to the byte as in Node", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kaoping-"));
    const opened = await chromium.launch({
      executablePath: browser?.executablePath ?? "",
      args: [...LAUNCH_ARGS],
      env: { ...process.env, ...browser?.env },
    });
    try {
      const page = await opened.newPage();
      await page.addScriptTag({ content: await pageBundle("test/support/robustnessInPage.ts", folder) });
      const year = JSON.stringify(sampleYear());
      const inPage = await page.evaluate(
        ([text, drawSeed]) => {
          const { robustnessBytes: run } = globalThis as unknown as {
            robustnessBytes: (year: unknown, seed: number) => string;
          };
          return run(JSON.parse(text), drawSeed);
        },
        [year, seed] as const,
      );
      const inNode = robustnessBytes(sampleYear(), seed);
      expect(inPage.length).toBeGreaterThan(10_000);
      expect(inPage).toBe(inNode);
    } finally {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
