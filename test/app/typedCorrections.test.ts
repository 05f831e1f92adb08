import { describe, expect, it } from "vitest";

import { typedCorrections } from "../../src/app/typedCorrections.ts";
import { breakdownSheet } from "../../src/workbook/sheets/breakdownSheet.ts";
import type { CellValue } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { refusalOf, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { after, setUpAssessment, smallBreakdown } from "../fixtures/smallAssessment.ts";

const layout = breakdownSheet(smallBreakdown);
const sheet = snapshotOfLayout(layout);
/** Row 1 is the first task's. */
const typed = (...cells: readonly (readonly [row: number, column: number, value: CellValue])[]) =>
  typedCorrections(
    smallBreakdown,
    cells.reduce((one, [row, column, value]) => withCell(one, layout.lines.length + 1 + row, column, value), sheet),
  );

describe("what was corrected on 任务分解", () => {
  it("is nothing while nobody typed", () => {
    expect(valueOf(typed())).toEqual([]);
  });

  it("is one change with what stood there before, each at its cell, and holds when it is made", () => {
    const [placed] = valueOf(typed([1, 4, "市财政局、市审计局"], [1, 6, "共同牵头"], [2, 2, "政策解读"]));
    expect(placed?.change.rows).toEqual([
      {
        kind: "corrected",
        task: "一/（一）",
        field: "lead",
        read: ["市财政局"],
        corrected: ["市财政局", "市审计局"],
      },
      { kind: "corrected", task: "一/（一）", field: "leadMode", read: "unstated", corrected: "joint" },
      { kind: "corrected", task: "一/（二）", field: "heading", read: "任务一/（二）", corrected: "政策解读" },
    ]);
    expect(placed?.place?.(1)).toEqual({ kind: "cell", sheet: "任务分解", address: "G4" });
    if (!placed) throw new RangeError("a change: got none, want one");
    const { state } = after(setUpAssessment(), placed.change);
    expect(state.breakdown?.tasks[0]).toMatchObject({ lead: ["市财政局", "市审计局"], leadMode: "joint" });
  });

  it("is asked about where a number is no task's, stands twice, or is gone, and where a mode is none", () => {
    expect(refusalOf(typed([1, 0, "九/9"]))).toMatchObject([
      { code: "correction-task-unknown", place: { address: "A4" } },
      { code: "task-row-removed", data: { task: "一/（一）" } },
    ]);
    expect(refusalOf(typed([2, 0, "一/（一）"]))).toMatchObject([{ code: "task-repeated", place: { address: "A5" } }]);
    expect(refusalOf(typed([1, 6, "轮流"]))).toMatchObject([{ code: "cell-not-choice", place: { address: "G4" } }]);
  });
});
