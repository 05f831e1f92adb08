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
import { excelBook } from "../../../src/hosts/excel/excelBook.ts";
import { sixtyUnitYear } from "../../fixtures/largeYear.ts";
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
  const user = excelUser(() => excel.standin.workbook);

  beforeEach(() => {
    excel = startExcelInNode({ payloadLimit: webLimit });
    installGlobals(excel);
    open = { book: excelBook(), sha256, name: "Excel" };
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
    expect(syncs).toBeLessThanOrEqual(3);
    return outcome.value;
  };

  it("takes no step of more than three round trips, from setting it up to settling what was done by hand", async () => {
    const { scheme, units, reviewers, observations, findings } = sixtyUnitYear();
    const setUp = [
      { change: { kind: "scheme-set", rows: [scheme] } },
      { change: { kind: "units-set", rows: units } },
      { change: { kind: "reviewers-set", rows: reviewers } },
    ] as const;
    await done(() => changeBook(open, setUp, stampAt(0), "单位"));
    const recorded = [
      { change: { kind: "observations-recorded", rows: observations } },
      { change: { kind: "findings-recorded", rows: findings } },
    ] as const;
    const scored = await done(() => changeBook(open, recorded, stampAt(1), "得分"));
    const layouts = masterSheets(scored, sha256);
    calculate(excel.standin.workbook, layouts);
    await done(() => readAssessment({ ...open, book: excelBook() }));
    const first = user.sheet("评分-评审人office0").cells[3]?.[1]?.value;
    user.type("评分-评审人office0", "B4", first === 1 ? 0 : 1);
    const { assessment } = await done(() => rankBook(open, stampAt(2)));
    calculate(excel.standin.workbook, masterSheets(assessment, sha256));
    user.type("得分", "A1", "最终得分");
    const later = { ...open, book: excelBook() };
    const { edits } = await done(() => unloggedEdits(later));
    expect(edits.map(({ sheet, address }) => [sheet, address])).toEqual([["得分", "A1"]]);
    const putBack = edits.map(({ id }) => id);
    await done(() => settleBook(later, { accept: [], putBack }, stampAt(3, "")));
  });
});
