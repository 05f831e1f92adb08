import { describe, expect, it } from "vitest";

import { changeBook, rankBook } from "../../src/app/bookCommands.ts";
import { bookEdits } from "../../src/app/edits/bookEdits.ts";
import { masterSheets } from "../../src/app/masterSheets.ts";
import type { SheetLayout } from "../../src/workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { markedSheet } from "../fixtures/markedSheet.ts";
import { smallBreakdown, stampAt } from "../fixtures/smallAssessment.ts";
import { smallObservations } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";
import { breakable, breakOffAnywhere } from "./brokenWrite.ts";
import { load, open, scores, setUp, sheetOf, sheetsOf, shown, valueOfDone, type TestedHost } from "./testedHost.ts";

/**
 * What every host of a workbook must do alike (宿主契约): read, write, stay out of what is others', and hold the ledger's word
 * wherever a write breaks off.
 */
export const portContract = (name: string, start: (sheets: readonly SheetSnapshot[]) => TestedHost): void => {
  describe(`a workbook in ${name}`, () => {
    const using = async (sheets: readonly SheetSnapshot[], act: (host: TestedHost) => Promise<void>): Promise<void> => {
      const host = start(sheets);
      try {
        await act(host);
      } finally {
        host.close();
      }
    };
    const costs = (host: TestedHost, most: number): void => {
      const syncs = host.syncs();
      if (syncs !== null) expect(syncs).toBeLessThanOrEqual(most);
    };

    it("reads back what was laid out, days and numbers as numbers", async () => {
      await using([], async (host) => {
        const book = host.book();
        await book.read();
        expect(await book.write([markedSheet], markedSheet.name)).toMatchObject({ ok: true });
        expect(shown(await sheetOf(host, markedSheet.name))).toEqual(shown(snapshotOfLayout(markedSheet)));
      });
    });

    it("keeps texts that look like formulas, dates or numbers as they are", async () => {
      await using([], async (host) => {
        const texts = ["=1+1", "1-2", "'quoted", "+86", "007", "@someone", "1/2", "50%", "TRUE"];
        const table = { name: "kp_t", columns: [{ header: "文字", width: 20, kind: "text" as const }] };
        const numbers = { ...table, name: "kp_n", columns: [{ header: "数", width: 20, kind: "number" as const }] };
        const rows = texts.map((text) => [text]);
        const layout: SheetLayout = {
          ...markedSheet,
          table: { ...table, rows },
          below: [{ ...numbers, rows }],
        };
        const book = host.book();
        await book.read();
        await book.write([layout], layout.name);
        expect(shown(await sheetOf(host, layout.name))).toEqual(shown(snapshotOfLayout(layout)));
      });
    });

    it("types into cells and leaves what stands beside them", async () => {
      await using([], async (host) => {
        const book = host.book();
        await book.read();
        const columns = [
          { header: "单位", width: 20, kind: "text" as const },
          { header: "填写", width: 20, kind: "number" as const, entry: true },
          { header: "理由", width: 20, kind: "text" as const, entry: true },
        ];
        const rows = [["甲局", null, null] as const, ["乙局", 3, "旧的"] as const];
        const layout: SheetLayout = { ...markedSheet, locked: true, table: { name: "kp_e", columns, rows }, below: [] };
        await book.write([layout], layout.name);
        const at = shown(await sheetOf(host, layout.name)).findIndex(([unit]) => unit === "甲局");
        host.syncs();
        const entered = await book.enter(layout.name, [
          { row: at, column: 1, value: 9.5, asText: false },
          { row: at, column: 2, value: "=更新迟了", asText: true },
        ]);
        expect(entered).toMatchObject({ ok: true });
        costs(host, 1);
        const found = shown(await sheetOf(host, layout.name)).slice(at);
        expect(found).toEqual([
          ["甲局", "9.5", "=更新迟了"],
          ["乙局", "3", "旧的"],
        ]);
      });
    });

    it("goes from document to ranking, with at most three round trips a step", async () => {
      await using([{ name: "预算", visibility: "visible", cells: [["我的预算"]] }], async (host) => {
        host.syncs();
        valueOfDone(await changeBook(open(host.book()), [load], stampAt(0), "任务分解"));
        costs(host, 3);
        valueOfDone(await changeBook(open(host.book()), setUp, stampAt(1), "单位"));
        costs(host, 3);
        const scored = valueOfDone(await changeBook(open(host.book()), [scores], stampAt(2), "得分"));
        costs(host, 3);
        host.calculate(masterSheets(scored, sha256));
        const { assessment, results } = valueOfDone(await rankBook(open(host.book()), stampAt(3)));
        costs(host, 3);
        expect(results.ranking.groups[0]?.rows.map(({ unit, shown: total }) => [unit, total])).toEqual([
          ["czj", "94.07"],
          ["jyj", "93.33"],
        ]);
        const layouts = masterSheets(assessment, sha256);
        host.calculate(layouts);
        const sheets = await sheetsOf(host);
        for (const layout of layouts) {
          const found = sheets.find((one) => one.name === layout.name);
          expect([layout.name, found && shown(found)]).toEqual([layout.name, shown(snapshotOfLayout(layout))]);
          expect(found?.visibility).toBe(layout.visibility);
        }
        expect(shown(sheets.find((one) => one.name === "预算") ?? { cells: [] })).toEqual([["我的预算"]]);
        expect(bookEdits(layouts, sheets, null).map(({ kind }) => kind)).toEqual(["sheet-added"]);
      });
    });

    it("leaves what people noted beside and below our cells", async () => {
      await using([], async (host) => {
        valueOfDone(await changeBook(open(host.book()), [load, ...setUp], stampAt(0), "单位"));
        await host.type("单位", 3, 9, "旁注");
        await host.type("评审人", 40, 0, "下注");
        valueOfDone(await changeBook(open(host.book()), [scores], stampAt(1), "得分"));
        const renamed = [{ change: { kind: "document-loaded", rows: [smallBreakdown] } }] as const;
        valueOfDone(await changeBook(open(host.book()), renamed, stampAt(2), "单位"));
        expect((await sheetOf(host, "单位")).cells[3]?.[9]).toBe("旁注");
        expect((await sheetOf(host, "评审人")).cells[40]?.[0]).toBe("下注");
      });
    });

    it("writes nothing over what was changed by hand and cannot be recorded", async () => {
      await using([], async (host) => {
        const scored = valueOfDone(await changeBook(open(host.book()), [load, ...setUp, scores], stampAt(0), "得分"));
        host.calculate(masterSheets(scored, sha256));
        await host.type("得分", 3, 1, "市教委");
        const before = (await sheetsOf(host)).map(shown);
        const again = [{ change: { kind: "observations-recorded", rows: smallObservations.slice(0, 1) } }] as const;
        expect(await changeBook(open(host.book()), again, stampAt(1), "得分")).toMatchObject({
          kind: "refused",
          issues: [{ code: "cell-differs", place: { sheet: "得分", address: "B4" } }, { code: "edits-unsettled" }],
        });
        expect((await sheetsOf(host)).map(shown)).toEqual(before);
      });
    });

    it("finds a renamed sheet again or asks for its name, with the scores that were typed on it, and writes a deleted one anew", async () => {
      await using([], async (host) => {
        const ready = valueOfDone(await changeBook(open(host.book()), [load, ...setUp], stampAt(0), "单位"));
        host.calculate(masterSheets(ready, sha256));
        await host.type("评分-甲", 3, 1, 9);
        await host.rename("评分-甲", "甲的评分");
        await host.remove("规则");
        const change = () => changeBook(open(host.book()), [load], stampAt(1), "任务分解");
        if (host.renamed === "asked-for") {
          expect(await change()).toMatchObject({ kind: "host-refused", failure: { code: "table-in-the-way" } });
          await host.rename("甲的评分", "评分-甲");
        }
        const typed = valueOfDone(await change());
        expect(typed.state.observations).toMatchObject([{ reviewer: "r1", criterion: "c1", value: "9" }]);
        const names = (await sheetsOf(host)).map((one) => one.name);
        expect(names).toContain("规则");
      });
    });

    it("holds the ledger before or after a write that breaks off anywhere, says which at the next opening, and is made whole", async () => {
      for (const write of breakable) await using([], (host) => breakOffAnywhere(host, name, write));
    }, 3_600_000);
  });
};
