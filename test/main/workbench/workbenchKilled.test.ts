import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { findBrowser } from "../../standin/findBrowser.ts";
import { openWorkbench, saved, type Workbench } from "./workbenchHands.ts";
import { beginYear } from "./workbenchWalk.ts";

const browser = await findBrowser();

/** What the scoring sheet says, unit by unit. */
type Cells = readonly (readonly (string | number | boolean | null)[])[];

/** Moments after the first key, in milliseconds, drawn once from the seed 20261122. */
const moments = [312, 745, 1208, 1893, 2741];

const scores = (page: Page): Promise<Cells> =>
  page.evaluate(
    () =>
      kaopingWorkbench
        .current()
        .sheets.find(({ name }) => name.startsWith("评分-"))
        ?.cells.slice(3, 17) ?? [],
  );

/** Tells what the sheet says each time the workbench shows that all is saved. */
const hearSaved = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const shown = globalThis as unknown as { kaopingShown: (cells: unknown) => void };
    const look = (): void => {
      if (!document.querySelector("[data-save=saved]")) return;
      const sheet = kaopingWorkbench.current().sheets.find(({ name }) => name.startsWith("评分-"));
      shown.kaopingShown(structuredClone(sheet?.cells.slice(3, 17) ?? []));
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });

/** Types a score every 40 ms until the page is gone. */
const typeOn = (page: Page, round: number): Promise<void> =>
  page.evaluate(async (start) => {
    const sheet = kaopingWorkbench.current().sheets.find(({ name }) => name.startsWith("评分-"))?.name ?? "";
    for (let at = 0; at < 70; at++) {
      await kaopingWorkbench.type(sheet, 3 + Math.floor(at / 5), 1 + (at % 5), ((at + start) % 9) + 1);
      await new Promise((later) => setTimeout(later, 40));
    }
  }, round);

describe.skipIf(browser === null)("a workbench that is killed while somebody types", () => {
  const profile = mkdtempSync(join(tmpdir(), "kaoping-killed-"));
  let open: Workbench;
  let shown: Cells = [];
  const begin = async (): Promise<void> => {
    open = await openWorkbench({ profile });
    await open.context.exposeBinding("kaopingShown", (_source, cells: Cells) => {
      shown = cells;
    });
  };
  beforeAll(async () => {
    await begin();
    await saved(open.page);
    await beginYear(open.page, "sample/work-points.txt");
    await saved(open.page);
  });
  afterAll(async () => {
    await open.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it.each(moments.map((moment, round) => [moment, round] as const))(
    "keeps all that it showed as saved when it is killed after %i ms",
    async (moment, round) => {
      let { page } = open;
      await hearSaved(page);
      shown = await scores(page);
      const typing = typeOn(page, round).catch(() => undefined);
      await new Promise((later) => setTimeout(later, moment));
      // The last one takes the whole browser with it, the others the tab.
      if (round === moments.length - 1) {
        await open.kill();
        await begin();
        ({ page } = open);
      } else {
        const session = await page.context().newCDPSession(page);
        session.send("Page.crash").catch(() => undefined);
        await page.waitForEvent("crash");
        await page.close();
        page = await open.tab();
        open = { ...open, page };
      }
      await typing;
      await page.locator("[data-note=recovered]").waitFor();
      await saved(page);
      const kept = await scores(page);
      expect(kept.length).toBe(14);
      const lost = shown.flatMap((row, unit) =>
        row.flatMap((value, column) =>
          value === null || kept[unit]?.[column] === value ? [] : [[unit, column, value]],
        ),
      );
      expect(lost).toEqual([]);
    },
  );
});
