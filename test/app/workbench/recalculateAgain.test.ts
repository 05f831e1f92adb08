import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { computedCells } from "../../../src/app/driven/valuesBook.ts";
import { computeResults } from "../../../src/app/computeResults.ts";
import { dispatchAll } from "../../../src/app/dispatchAll.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { typedScores } from "../../../src/app/typedScores.ts";
import { recalculator, type Recalculated } from "../../../src/app/workbench/recalculate.ts";
import type { Assessment } from "../../../src/app/state.ts";
import { cellText, type CellValue, type SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { sampleMaster } from "../../fixtures/sampleMaster.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { runs, seed } from "../../soak.ts";
import { sha256 } from "../../support/sha256.ts";

type Sheets = readonly SheetSnapshot[];

/** A master's sheets as the workbench holds them: values, and where formulas stand. */
const sheetsOf = (master: Assessment): Sheets =>
  masterSheets(master, sha256).map((layout) => ({
    ...snapshotOfLayout(layout),
    ...(layout.visibility === "visible"
      ? {
          facts: {
            formulas: computedCells(layout).areas,
            tables: [],
            merged: [],
            rowsHidden: false,
            filtered: false,
            isProtected: false,
          },
        }
      : {}),
  }));

const withCell = (sheets: Sheets, sheet: string, row: number, column: number, value: CellValue): Sheets =>
  sheets.map((one) =>
    one.name === sheet
      ? { ...one, cells: one.cells.map((cells, at) => (at === row ? cells.with(column, value) : cells)) }
      : one,
  );

const shownAs = (sheets: Sheets, { ops }: Recalculated): Sheets =>
  ops.reduce<Sheets>((so, op) => {
    if (op.op !== "cells") return so;
    const entry = op.entries[0]?.[0] ?? null;
    return withCell(so, op.sheet, op.area.row, op.area.column, entry === "" ? null : entry);
  }, sheets);

const sheetNamed = (sheets: Sheets, name: string): SheetSnapshot => {
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new RangeError(`a sheet: got no ${name}, want it`);
  return found;
};

/** The rank that 排名 shows beside each unit's name. */
const ranksShown = (sheets: Sheets): ReadonlyMap<string, CellValue> =>
  new Map(
    sheetNamed(sheets, "排名").cells.flatMap(([rank, , name]): (readonly [string, CellValue])[] =>
      typeof rank === "number" && typeof name === "string" ? [[name, rank]] : [],
    ),
  );

const master = sampleMaster();
const before = sheetsOf(master);
const seats = before.filter(({ name }) => name.startsWith("评分-")).map(({ name }) => name);
const unitNames = new Set(master.state.units.map(({ name }) => name));
const unitRows = sheetNamed(before, seats[0] ?? "").cells.flatMap(([name], row) =>
  typeof name === "string" && unitNames.has(name) && row < 3 + unitNames.size ? [row] : [],
);

const withoutNames = ({ ops, typed }: Recalculated) => ({ ops, typed });

/** The master once what was typed is recorded. */
const recorded = (sheets: Sheets): Assessment => {
  const typed = valueOf(typedScores(master.state, sheets));
  if (typed.length === 0) return master;
  return valueOf(dispatchAll(master, typed, { actor: "王五", time: "2026-11-23T08:30:00Z", reason: "录入" }, sha256));
};

/** What the table of units says, cell by cell. */
const textsOf = ({ cells }: SheetSnapshot): readonly string[] =>
  cells.slice(0, 4 + unitNames.size).map((row) =>
    row
      .map((cell) => cellText(cell))
      .join("|")
      .replace(/\|+$/u, ""),
  );

describe("scores typed one after the other", () => {
  it("show each unit the rank that it has once they are recorded, however many it passes", async () => {
    const { recalculate } = recalculator(sha256);
    const last = sheetNamed(before, "排名").cells.findLast(([rank]) => typeof rank === "number")?.[2];
    const row = sheetNamed(before, seats[0] ?? "").cells.findIndex(([name]) => name === last);
    let sheets = before;
    for (const seat of seats) {
      for (const column of [1, 2, 3, 4, 5]) {
        const most = Math.max(
          ...unitRows.map((one) => Number(sheetNamed(before, seat).cells[one]?.[column] ?? Number.NaN)),
        );
        if (!Number.isFinite(most)) continue;
        sheets = withCell(sheets, seat, row, column, most);
        sheets = shownAs(sheets, await recalculate(sheets, "样例"));
      }
    }
    const { ranking } = valueOf(computeResults(recorded(sheets).state));
    const nameOf = new Map(master.state.units.map(({ id, name }) => [id, name]));
    const ranks = ranking.groups.flatMap(({ rows }) => rows.map(({ unit, rank }) => [nameOf.get(unit) ?? "", rank]));
    expect(ranksShown(sheets)).not.toEqual(ranksShown(before));
    expect(Object.fromEntries(ranksShown(sheets))).toEqual(Object.fromEntries(ranks));
  });

  it(
    "come to the same as if all were worked out anew, whatever is typed and taken back",
    { timeout: 120_000 },
    async () => {
      const edit = fc.record({
        seat: fc.constantFrom(...seats),
        row: fc.constantFrom(...unitRows),
        column: fc.integer({ min: 1, max: 6 }),
        value: fc.oneof(
          fc.integer({ min: 0, max: 30 }),
          fc.integer({ min: 0, max: 200 }).map((tenths) => tenths / 10),
          fc.constantFrom<CellValue>("不适用", "回避", null, "x"),
        ),
        isTakenBack: fc.boolean(),
      });
      const { recalculate } = recalculator(sha256);
      let sheets = before;
      for (const { seat, row, column, value, isTakenBack } of fc.sample(edit, { numRuns: runs(200), seed })) {
        const old = sheetNamed(before, seat).cells[row]?.[column] ?? null;
        sheets = withCell(sheets, seat, row, column, isTakenBack ? old : value);
        const now = await recalculate(sheets, "样例");
        expect(now).toMatchObject(withoutNames(await recalculator(sha256).recalculate(sheets, "样例")));
        sheets = shownAs(sheets, now);
        // What could not be taken is put right, so that it does not hide what comes after it.
        if (now.typed === 0) sheets = withCell(sheets, seat, row, column, old);
      }
      sheets = shownAs(sheets, await recalculate(sheets, "样例"));
      const laidOut = sheetsOf(recorded(sheets));
      for (const name of ["得分", "得分过程", ...seats]) {
        expect(textsOf(sheetNamed(sheets, name))).toEqual(textsOf(sheetNamed(laidOut, name)));
      }
    },
  );
});
