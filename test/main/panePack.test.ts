import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { afterEach, describe, expect, it } from "vitest";

import { collectPack } from "../../src/app/collectPack.ts";
import { issuePacks } from "../../src/app/issuePacks.ts";
import { issueForms } from "../../src/app/issueForms.ts";
import type { SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { plainReturn } from "../../src/workbook/returned/returnedBook.ts";
import { valueOf } from "../fixtures/issues.ts";
import { after, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { findBrowser } from "../standin/findBrowser.ts";
import { sha256 } from "../support/sha256.ts";
import { keyboardOf } from "./keyboard.ts";
import { axeFindings, closePane, openPane, overflows, type OpenPane } from "./paneHands.ts";
import { standinBook } from "./standinBook.ts";

const browser = await findBrowser();
const pictures = process.env["KAOPING_PICTURES"] === "1" ? "docs/pictures" : "reports/pane";
mkdirSync(pictures, { recursive: true });

const ready = setUpAssessment();
const prepared = valueOf(issuePacks(ready, { recusals: [], each: 1, seed: "2026", due: "2026-12-10" }, sha256));
const issued = after(ready, ...prepared.changes);

const sheetsOf = (sheets: readonly SheetLayout[] | undefined): readonly SheetLayout[] => {
  if (!sheets) throw new RangeError("a workbook to send: got none, want one");
  return sheets;
};

describe.skipIf(browser === null)("a reviewer's pack in the built pane, by keyboard alone", () => {
  let open: OpenPane;
  afterEach(() => closePane(open));

  it("is scored card by card into its own cells, and comes back as it was filled in", async () => {
    open = await openPane(
      {
        workbook: await standinBook(sheetsOf(prepared.packs[0]?.sheets)),
        ...{ paneWidth: 400, viewport: { width: 1120, height: 720 } },
      },
      null,
    );
    const { pane, excel } = open;
    const keys = keyboardOf(open);
    await pane.getByText("还有 6 项没有填").waitFor();
    await pane
      .getByRole("row", { name: /没有填/u })
      .first()
      .waitFor();
    await keys.use("填没有填的");
    await pane.getByText("第 1 / 6 项").waitFor();
    const enter = async (points: string, reason = ""): Promise<void> => {
      await keys.reach(/^填写/u);
      await keys.press("ControlOrMeta+a");
      await keys.type(points);
      if (reason !== "") {
        await keys.reach("理由");
        await keys.type(reason);
        // Enter in a field of several lines is a new line.
        await keys.reach("依据");
      }
      await keys.press("Enter");
    };
    await enter("11");
    await pane.getByText("“11”不在可填的范围内；请填 0 到 10").waitFor();
    await enter("9.5", "目录更新迟了两天");
    await pane.getByText("第 2 / 6 项").waitFor();
    expect(await overflows(pane)).toEqual([]);
    expect(await axeFindings(pane)).toEqual([]);
    await excel.screenshot(join(pictures, "14-pack.png"));
    await keys.press("PageDown");
    await pane.getByText("第 3 / 6 项").waitFor();
    await keys.press("PageUp");
    await pane.getByText("第 2 / 6 项").waitFor();
    for (const [index, points] of ["20", "70", "10", "20", "70"].entries()) {
      await pane.getByText(`第 ${index + 2} / 6 项`).waitFor();
      await enter(points);
    }
    await pane.getByText("都填好了，可以保存后发回").waitFor();
    const sheets = open.sheets().map((name) => ({
      name,
      visibility: name.startsWith("_") ? ("veryHidden" as const) : ("visible" as const),
      cells: excel.standin.snapshot(name).values,
    }));
    const { rows } = valueOf(collectPack(issued.state, plainReturn(sheets), "甲.xlsx", sha256));
    expect(rows.map(({ unit, criterion, value, reason }) => [unit, criterion, value, reason])).toEqual([
      ["jyj", "c1", "9.5", "目录更新迟了两天"],
      ["jyj", "c2", "20", ""],
      ["jyj", "c3", "70", ""],
      ["czj", "c1", "10", ""],
      ["czj", "c2", "20", ""],
      ["czj", "c3", "70", ""],
    ]);
  });

  it("says in a unit's form what is still missing", async () => {
    const [form] = valueOf(issueForms(ready, sha256)).forms;
    open = await openPane({ workbook: await standinBook(sheetsOf(form?.sheets)), paneWidth: 320 }, null);
    await open.pane.getByText(/还有 \d+ 处要补/u).waitFor();
    expect(await overflows(open.pane)).toEqual([]);
    expect(await axeFindings(open.pane)).toEqual([]);
    await open.excel.screenshot(join(pictures, "15-form.png"));
  });
});
