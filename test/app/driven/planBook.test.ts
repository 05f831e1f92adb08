import { describe, expect, it } from "vitest";

import { planBook } from "../../../src/app/driven/planBook.ts";
import { identitySheetName, masterIdentity } from "../../../src/workbook/identity.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import type { SheetFacts, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { markedSheet } from "../../fixtures/markedSheet.ts";
import { sha256 } from "../../support/sha256.ts";

const named = (name: string): SheetLayout => ({
  ...markedSheet,
  name,
  table: markedSheet.table && { ...markedSheet.table, name: `kp_${name}` },
});
const facts: SheetFacts = {
  ...{ formulas: [], merged: [], rowsHidden: false, filtered: false, isProtected: false },
  tables: [],
};
const standing = (layout: SheetLayout): SheetSnapshot => ({
  ...snapshotOfLayout(layout),
  facts: {
    ...facts,
    tables: [
      {
        name: layout.table?.name ?? "",
        area: { row: 1, column: 0, rows: 3, columns: 2 },
        filtered: false,
        columnsHidden: false,
      },
    ],
  },
});
const seal = `1 ${"0".repeat(64)}`;
const identity = (said: string): SheetLayout => masterIdentity("kaoping-ledger/1", sha256, "", said);
const hidden = (said: string): SheetSnapshot => ({ ...snapshotOfLayout(identity(said)), facts });

describe("planning a write into an open workbook", () => {
  it("puts a new sheet before the one that follows it, though others before it are not written this time", () => {
    const found = ["封面", "评分-甲", "评分-乙", "留痕"].map((name) => standing(named(name)));
    const { ops } = planBook(["封面", "评分-甲", "得分", "留痕"].map(named), "得分", found, new Map());
    expect(ops.filter(({ op }) => op === "add")).toEqual([{ op: "add", sheet: "得分", position: 3 }]);
  });

  it("leaves a sheet alone that says all it should, and lays out its looks and its table's once more behind a write that broke off", () => {
    const layouts = [named("规则"), identity(seal)];
    const kinds = (said: string): readonly string[] =>
      planBook(layouts, "规则", [standing(named("规则")), hidden(said)], new Map()).ops.map(({ op }) => op);
    expect(kinds(seal)).toEqual(["front"]);
    expect(kinds(`${seal} begun`)).toEqual(expect.arrayContaining(["format", "look", "width", "styleTable"]));
  });

  it("moves a sheet to its place that a write which broke off had only just added at the end", () => {
    const layouts = [named("单位"), named("得分"), named("留痕"), identity(seal)];
    const added: SheetSnapshot = { name: "得分", visibility: "visible", cells: [[""]], facts };
    const [unit, trail] = [standing(named("单位")), standing(named("留痕"))];
    const moves = (said: string, last: SheetSnapshot): readonly unknown[] =>
      planBook(layouts, "得分", [unit, trail, hidden(said), last], new Map()).ops.filter(({ op }) => op === "move");
    expect(moves(`${seal} begun`, added)).toEqual([{ op: "move", sheet: "得分", position: 1 }]);
    // Where people put it, it stays.
    expect(moves(seal, added)).toEqual([]);
    expect(moves(`${seal} begun`, standing(named("得分")))).toEqual([]);
  });

  it("gives no cell of the hidden sheet another format on the way to its own", () => {
    const found = [{ ...hidden(""), cells: [] }];
    const { ops } = planBook([identity(seal)], identitySheetName, found, new Map());
    const formats = ops.flatMap((op) => (op.op === "format" ? [op] : []));
    const cells = formats.flatMap(({ area }) =>
      Array.from({ length: area.rows * area.columns }, (_, n) => {
        const row = area.row + Math.floor(n / area.columns);
        return `${row} ${area.column + (n % area.columns)}`;
      }),
    );
    expect(formats.length).toBeGreaterThan(1);
    expect(new Set(cells).size).toBe(cells.length);
  });
});
