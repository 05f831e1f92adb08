import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { zipSync } from "fflate";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openMaster } from "../../../src/app/openMaster.ts";
import type { Assessment } from "../../../src/app/state.ts";
import { leavesOf } from "../../../src/domain/scheme/criterion.ts";
import { readBook } from "../../../src/hosts/files/xlsx/readBook.ts";
import type { SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { findBrowser } from "../../standin/findBrowser.ts";
import { hasLibreOffice, libreOfficeNote, recalculated } from "../../support/libreOffice.ts";
import { sha256 } from "../../support/sha256.ts";
import { filledForm, inZip, textIn } from "./filledForms.ts";
import { otherwise } from "./otherwise.ts";
import { openWorkbench, saved, type Workbench } from "./workbenchHands.ts";
import {
  beginYear,
  downloaded,
  dropFiles,
  goTo,
  openStep,
  pasteBlock,
  press,
  said,
  showSheet,
  typeRow,
} from "./workbenchWalk.ts";

const browser = await findBrowser();

/** Published work points beside the project, where they are, when soaking: each costs as much as the sample. */
const seeds = "../shared/seeds";
const isSoaking = process.env["KAOPING_SOAK"] === "1" && existsSync(seeds);
const documents = ["sample/work-points.txt", ...(isSoaking ? readdirSync(seeds).map((name) => join(seeds, name)) : [])];

const sheetsOf = async (page: Page): Promise<readonly SheetSnapshot[]> => {
  const read = await page.evaluate(() => kaopingWorkbench.driver.read("values", false));
  if (!read.ok) throw new RangeError("the grid: got a refusal to be read, want its sheets");
  return read.value;
};
const masterOf = async (page: Page): Promise<Assessment> => valueOf(openMaster(await sheetsOf(page), "考核", sha256));

/** Pictures for the documentation, of the sample and where they are asked for; else to be looked at and thrown away. */
const pictures = process.env["KAOPING_PICTURES"] === "1" ? "docs/pictures" : "reports/workbench";
mkdirSync(pictures, { recursive: true });

/** What each criterion of the small scheme has, less up to 4 points, another for each unit and criterion. */
const points = (unit: number, criterion: number): number =>
  ([30, 25, 15, 20, 10][criterion] ?? 0) - ((unit * 7 + criterion * 3) % 9) / 2;

describe.skipIf(browser === null).each(documents)(
  "a year on %s in the workbench, as a new user goes through it",
  (document) => {
    const folder = mkdtempSync(join(tmpdir(), "kaoping-year-"));
    let open: Workbench;
    let page: Page;
    let year: Assessment;
    /** The page as it is once nothing is under way, with this of the pane at its top. */
    const picture = async (name: string, top?: Locator): Promise<void> => {
      if (document !== documents[0]) return;
      await page.locator("main[aria-busy=false]").waitFor();
      // What was said last stays in sight at the top of the pane.
      await top?.evaluate((one) => {
        one.scrollIntoView({ block: "start" });
        one.closest(".workbench-side")?.scrollBy(0, -56);
      });
      await saved(page);
      const path = join(pictures, `workbench-${name}.png`);
      // Sheets full of words make large pictures: there the pane alone is shown.
      if (name === "03-scheme") await page.locator(".workbench-side").screenshot({ path });
      else await page.screenshot({ path });
    };
    const entries = async (): Promise<number> => (await masterOf(page)).ledger.length;

    beforeAll(async () => {
      open = await openWorkbench({ viewport: { width: 1024, height: 600 } });
      ({ page } = open);
      await said(page, "640 项都评了");
      await picture("01-sample");
    });
    afterAll(async () => {
      await open.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it("takes the document and the sample scheme, from an empty browser", async () => {
      await beginYear(page, document, picture);
      year = await masterOf(page);
      expect(year.state.units.length).toBeGreaterThan(5);
      expect(leavesOf(year.state.scheme?.tables[0]?.criteria ?? [])).toHaveLength(5);
    });

    it("hands out a form a unit in one zip, and takes filled ones back by drop, files and a zip alike", async () => {
      await openStep(page, "forms");
      await press(page, "生成自评表");
      await said(page, "自评表已生成");
      const zip = inZip(await downloaded(page, () => page.getByRole("link", { name: "自评表.zip" }).click()));
      await picture("04-forms", page.locator("#step-forms"));
      expect(zip.size).toBe(year.state.units.length);
      const forms = [...zip].map(([name, bytes]): [string, Uint8Array] => [name, filledForm(bytes, name)]);
      const [last, ...rest] = forms;
      mkdirSync(join(folder, "back"));
      const paths = rest.map(([name, bytes]) => {
        writeFileSync(join(folder, "back", basename(name)), bytes);
        return join(folder, "back", basename(name));
      });
      await dropFiles(page, paths);
      await said(page, "还差 1 份");
      await picture("05-returned", page.locator("#step-forms"));
      if (last) writeFileSync(join(folder, "最后一份.zip"), zipSync({ [`收回/${last[0]}`]: last[1] }));
      await dropFiles(page, [join(folder, "最后一份.zip")]);
      await said(page, `${forms.length} 份自评表都收回了`);
      expect((await masterOf(page)).state.selfEvaluations).toHaveLength(forms.length);
    });

    it("is scored in the grid, by typing and pasting, and in the pane card by card", async () => {
      const { units, reviewers } = year.state;
      await openStep(page, "scores");
      await page.getByLabel("谁的评分表").waitFor();
      const seats = await page
        .getByLabel("谁的评分表")
        .locator("option")
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
      expect(seats).toHaveLength(reviewers.length);
      const row = (unit: number) => Array.from({ length: 5 }, (_, criterion) => points(unit, criterion));
      // The first unit of the first reviewer is left for the cards.
      for (const [at, seat] of seats.entries()) {
        const from = at === 0 ? 1 : 0;
        await showSheet(page, seat);
        await typeRow(page, `B${4 + from}`, row(from));
        const below = Array.from({ length: units.length - from - 1 }, (_, down) => row(from + 1 + down));
        await pasteBlock(page, `B${5 + from}`, below);
      }
      const due = seats.length * units.length * 5;
      await page
        .locator(".workbench-bar p")
        .getByText(`表格里有 ${due - 5} 处录入还没有入账`)
        .waitFor();
      await goTo(page, "B5");
      await picture("06-typing", page.locator("#scores-sheets"));
      await page.getByLabel("替哪位评审人填").selectOption({ index: 1 });
      for (let criterion = 0; criterion < 5; criterion++) {
        await page.getByText(`没有评`).first().waitFor();
        await page.getByLabel("得分", { exact: true }).fill(String(points(0, criterion)));
        await page.getByLabel("理由").last().fill("抽查");
        if (criterion === 1) await picture("07-card", page.locator("#cards"));
        await page.getByLabel("得分", { exact: true }).press("Enter");
        await said(page, `有 ${criterion + 1} 项填好了`);
      }
      await press(page, "写入 5 项评分");
      await said(page, `${due} 项都评了`);
    });

    it("is ranked, locked, published and verified against what was published", async () => {
      await openStep(page, "ranking");
      await press(page, "收分并排名");
      await said(page, "已写入“得分”和“排名”");
      await page.locator(".workbench-bar p").getByText("还没有入账").waitFor({ state: "detached" });
      await picture("08-ranking", page.locator("#step-ranking"));
      await page
        .getByRole("button", { name: /：为什么$/u })
        .first()
        .click();
      const why = page.getByRole("heading", { name: /为什么是这个结果/u });
      await why.waitFor();
      await picture("09-why", why);
      await page.getByText("看图：").click();
      const chart = page.locator("figure.chart").first();
      await chart.waitFor();
      await picture("10-charts", chart);
      await openStep(page, "notice");
      await press(page, "锁定全年");
      await said(page, "已锁定：此后");
      await press(page, "排成页看看");
      await page.locator(".paper").getByRole("heading").first().waitFor();
      await picture("11-notice", page.locator(".paper"));
      await press(page, "公布，生成文件");
      await said(page, "已公布，记入留痕");
      const zip = inZip(await downloaded(page, () => page.getByRole("link", { name: /\.zip$/u }).click()));
      await openStep(page, "ledger");
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "对照存证核验")]);
      await chooser.setFiles({
        name: "checkpoint.txt",
        mimeType: "text/plain",
        buffer: Buffer.from(textIn(zip, "checkpoint.txt")),
      });
      await said(page, "与给出的存证一致");
      await picture("12-verified");
      year = await masterOf(page);
      expect(year.state.published).toHaveLength(year.state.units.length);
    });

    it(`saves a file in which LibreOffice computes the same numbers${libreOfficeNote}`, async () => {
      const bytes = await downloaded(page, () => page.locator("#save-file").click());
      const inFile = valueOf(readBook(bytes, "考核.xlsx"));
      expect(valueOf(openMaster(inFile, "考核.xlsx", sha256))).toEqual(year);
      expect(otherwise(year, inFile)).toEqual([]);
      if (!hasLibreOffice) return;
      const computed = valueOf(readBook(recalculated(bytes, folder), "考核.xlsx"));
      expect(otherwise(year, computed)).toEqual([]);
    });

    it("finds everything again after a reload", async () => {
      // What every cell says: sheets that came later stand elsewhere in the file than they did in the grid.
      const seen = async () =>
        (await sheetsOf(page))
          .filter(({ name }) => !name.startsWith("_"))
          .map(({ name, cells }) => `${name}\n${cells.map((row) => row.join("\t").trimEnd()).join("\n")}`.trimEnd())
          .sort();
      const before = await seen();
      await saved(page);
      await page.reload();
      await said(page, `已公布 ${year.state.units.length} 个单位的结果`);
      await saved(page);
      expect(await seen()).toEqual(before);
      expect(await entries()).toBe(year.ledger.length);
      await page.locator("#all-books").click();
      await page.locator("#kept-box li[data-book]").nth(1).waitFor();
      await picture("13-list");
    });
  },
);
