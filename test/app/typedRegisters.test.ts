import { describe, expect, it } from "vitest";

import { masterSheets } from "../../src/app/masterSheets.ts";
import { emptyState } from "../../src/app/state.ts";
import { typedRegisters } from "../../src/app/typedRegisters.ts";
import type { CellValue } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { after, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { smallReviewers, smallUnits } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const ready = setUpAssessment();
const sheets = masterSheets(ready, sha256).map(snapshotOfLayout);
/** A cell of a sheet typed over, by row and column from 0. */
const typed = (...cells: readonly (readonly [sheet: string, row: number, column: number, value: CellValue])[]) =>
  typedRegisters(
    ready.state,
    cells.reduce(
      (all, [name, row, column, value]) =>
        all.map((sheet) => (sheet.name === name ? withCell(sheet, row, column, value) : sheet)),
      sheets,
    ),
  );

describe("lists that staff changed on their sheets", () => {
  it("are none while nobody typed, and where the sheets are not there", () => {
    expect(valueOf(typed())).toEqual([]);
    expect(valueOf(typedRegisters(ready.state, []))).toEqual([]);
    expect(valueOf(typedRegisters(emptyState, sheets))).toEqual([]);
  });

  it("are set anew as a whole, after tasks were corrected, and hold when the changes are made", () => {
    const changes = valueOf(
      typed(["单位", 4, 3, "市财政"], ["评审人", 5, 1, "李科"], ["任务分解", 3, 2, "财政信息公开"]),
    ).map(({ change }) => change);
    const [first, ...rest] = smallUnits;
    expect(changes.map(({ kind }) => kind)).toEqual(["breakdown-reviewed", "units-set", "reviewers-set"]);
    expect(changes[1]?.rows).toEqual([first, { ...rest[0], aliases: ["市财政"] }]);
    expect(after(ready, ...changes).state.reviewers.map(({ name }) => name)).toHaveLength(smallReviewers.length);
  });

  it("are refused with every cell that makes no sense", () => {
    const issues = refusalOf(typed(["单位", 4, 2, "区直"], ["评审人", 5, 2, "专家"], ["任务分解", 3, 6, "轮流"]));
    expect(codesOf(issues)).toEqual(["cell-not-choice", "group-unknown", "party-unknown"]);
  });
});
