import { masterSheets } from "../../../src/app/masterSheets.ts";
import type { Assessment } from "../../../src/app/state.ts";
import { rowsOf } from "../../../src/workbook/sheetLayout.ts";
import { addressOf, type SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../../src/workbook/snapshotOfLayout.ts";
import { sha256 } from "../../support/sha256.ts";

/** Where a sheet's computed cells show something else than this state comes to. */
export const otherwise = (assessment: Assessment, sheets: readonly SheetSnapshot[]): readonly string[] =>
  masterSheets(assessment, sha256).flatMap((layout) => {
    const found = sheets.find(({ name }) => name === layout.name);
    return rowsOf(layout).flatMap((cells, row) =>
      cells.flatMap((one, column) => {
        if (one === null || typeof one !== "object") return [];
        const [is, ought] = [found?.cells[row]?.[column] ?? null, valueOfCell(one)];
        const close = typeof is === "number" && typeof ought === "number" && Math.abs(is - ought) <= 1e-9;
        return close || String(is ?? "") === String(ought ?? "")
          ? []
          : [`${layout.name}!${addressOf(row, column)}: got ${String(is)}, want ${String(ought)}`];
      }),
    );
  });
