import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  changeBook,
  rankBook,
  readAssessment,
  type BookOutcome,
  type OpenBook,
} from "../../../src/app/bookCommands.ts";
import { settleBook } from "../../../src/app/edits/settleBook.ts";
import { unloggedEdits } from "../../../src/app/edits/unloggedEdits.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { drivenBook } from "../../../src/app/driven/drivenBook.ts";
import { excelDriver } from "../../../src/hosts/excel/excelDriver.ts";
import { designSizeYear, sixtyUnitYear, type LargeYear } from "../../fixtures/largeYear.ts";
import { emptySheet } from "../../standin/model.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";
import { calculate, excelUser } from "../../support/excelUser.ts";
import { sha256 } from "../../support/sha256.ts";

const stampAt = (minute: number, reason = "年度考核") => ({
  actor: "公开办",
  time: `2026-11-22T08:${String(minute).padStart(2, "0")}:00Z`,
  reason,
});

/** What Excel on the web takes in one request or answer. */
const webLimit = 5 * 1024 * 1024;

describe("a year of sixty units, three parties of two reviewers and forty criteria in Excel", () => {
  let excel: NodeExcel;
  let open: OpenBook;
  let small = true;
  const user = excelUser(() => excel.standin.workbook);

  beforeEach(() => {
    small = true;
    excel = startExcelInNode({ payloadLimit: webLimit });
    installGlobals(excel);
    open = { book: drivenBook(excelDriver()), sha256, name: "Excel" };
  });
  afterEach(() => {
    expect(excel.standin.stats.unsupported).toEqual([]);
    removeGlobals();
  });

  const done = async <T>(act: () => Promise<BookOutcome<T>>): Promise<T> => {
    excel.standin.resetStats();
    const outcome = await act();
    if (outcome.kind !== "done") throw new RangeError(JSON.stringify(outcome).slice(0, 500));
    const { syncs, bytesIn, bytesOut } = excel.standin.stats;
    // Shown with KAOPING_BENCH=1: what a step costs on the wire.
    if (process.env["KAOPING_BENCH"] === "1") process.stdout.write(`${syncs} ${bytesOut} ${bytesIn}\n`);
    expect(syncs).toBeLessThanOrEqual(3 + (small ? 0 : Math.floor((bytesIn + bytesOut) / 3_000_000)));
    return outcome.value;
  };

  /** Sets a year up, records it, opens it, ranks it, and settles an edit. */
  const goThrough = async ({ scheme, units, reviewers, observations, findings }: LargeYear): Promise<void> => {
    const setUp = [
      { change: { kind: "scheme-set", rows: [scheme] } },
      { change: { kind: "units-set", rows: units } },
      { change: { kind: "reviewers-set", rows: reviewers } },
    ] as const;
    await done(() => changeBook(open, setUp, stampAt(0), "单位"));
    const recorded = [
      { change: { kind: "observations-recorded", rows: observations } },
      ...(findings.length > 0 ? [{ change: { kind: "findings-recorded", rows: findings } } as const] : []),
    ] as const;
    const scored = await done(() => changeBook(open, recorded, stampAt(1), "得分"));
    const layouts = masterSheets(scored, sha256);
    calculate(excel.standin.workbook, layouts);
    await done(() => readAssessment({ ...open, book: drivenBook(excelDriver()) }));
    const first = user.sheet("评分-评审人office0").cells[3]?.[1]?.value;
    user.type("评分-评审人office0", "B4", first === 0 ? 0.5 : 0);
    // A sheet of somebody's own: what is known of the workbook is no longer right.
    excel.standin.workbook.sheets.push(emptySheet(excel.standin.workbook, "便签"));
    const { assessment } = await done(() => rankBook(open, stampAt(2)));
    calculate(excel.standin.workbook, masterSheets(assessment, sha256));
    user.type("得分", "A1", "最终得分");
    const later = { ...open, book: drivenBook(excelDriver()) };
    const { edits } = await done(() => unloggedEdits(later));
    expect(edits.map(({ sheet, address }) => [sheet, address])).toEqual([["得分", "A1"]]);
    const putBack = edits.map(({ id }) => id);
    await done(() => settleBook(later, { accept: [], putBack }, stampAt(3, "")));
  };

  it("takes no step of more than three round trips, from setting it up to settling what was done by hand", async () => {
    await goThrough(sixtyUnitYear());
  });

  it.runIf(process.env["KAOPING_SOAK"] === "1")(
    "of the design size takes three round trips a step, and one more for each 3 MB",
    async () => {
      small = false;
      await goThrough(designSizeYear());
    },
    3_600_000,
  );
});
