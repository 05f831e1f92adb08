import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import { issuedAssessment } from "../../fixtures/returnedForms.ts";
import { findBrowser } from "../../standin/findBrowser.ts";
import { sha256 } from "../../support/sha256.ts";
import { openWorkbench, saved, type Workbench } from "./workbenchHands.ts";

const browser = await findBrowser();

const master = writeBook(masterSheets(issuedAssessment, sha256), "2026-11-22T08:30:00Z", {}, sha256);
const masterFile = { name: "云泽市考核.xlsx", mimeType: "", buffer: Buffer.from(master) };

describe.skipIf(browser === null)("assessments in the browser's storage", () => {
  let open: Workbench;

  beforeAll(async () => {
    open = await openWorkbench();
  });
  afterAll(() => open.close());

  it("are listed with the one saved last before others, though all were saved within one second", async () => {
    const { page } = open;
    await saved(page);
    await page.clock.setFixedTime("2027-01-04T08:30:00Z");
    const names = ["甲.xlsx", "乙.xlsx", "丙.xlsx"];
    for (const [index, name] of names.entries()) {
      await page.locator("#open-picker").setInputFiles({ ...masterFile, name });
      if (index > 0) await page.locator("#copy-box [data-answer=keepBoth]").click();
      await page.locator(".workbench-name").getByText(name.slice(0, 1)).waitFor();
      await saved(page);
    }
    await page.locator("#all-books").click();
    await expect
      .poll(() => page.locator("#kept-box li strong").allInnerTexts())
      .toEqual(["丙", "乙", "甲", "样例：云泽市2026年"]);
  });

  it("are all there when they were stored by a version that did not count its saves", async () => {
    // Storage of its own, in which nothing is.
    const apart = await open.context.browser()?.newContext({ locale: "zh-CN" });
    if (!apart) throw new RangeError("a browser: got none, want the one of the other tab");
    const other = await apart.newPage();
    await other.route("**/*.js", (route) => route.abort());
    await other.goto(new URL(open.page.url()).origin);
    await other.evaluate(
      (bytes) =>
        new Promise<void>((stored) => {
          const opening = indexedDB.open("kaoping", 1);
          opening.onupgradeneeded = () => {
            const books = opening.result.createObjectStore("books", { keyPath: "id" });
            const contents = opening.result.createObjectStore("contents");
            opening.result.createObjectStore("files");
            for (const [id, name, saved] of [
              ["3", "早的", "2026-11-22T08:30:00Z"],
              ["1", "晚的", "2026-11-22T08:30:02Z"],
              ["2", "中间的", "2026-11-22T08:30:01Z"],
            ] as const) {
              books.add({
                id,
                name,
                isSample: false,
                file: null,
                created: saved,
                saved,
                size: bytes.length,
                revision: 1,
              });
              contents.add(Uint8Array.from(bytes), id);
            }
          };
          opening.onsuccess = () => {
            opening.result.close();
            stored();
          };
        }),
      [...master],
    );
    await other.unroute("**/*.js");
    await open.tab(other);
    await saved(other);
    await other.locator("#all-books").click();
    await expect
      .poll(() => other.locator("#kept-box li strong").allInnerTexts())
      .toEqual(["样例：云泽市2026年", "晚的", "中间的", "早的"]);
    await apart.close();
  });
});
