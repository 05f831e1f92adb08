import { describe, expect, it } from "vitest";

import { shownOtherwise } from "../../src/app/numberFormats.ts";
import { done } from "../../src/domain/shared/result.ts";
import type { NumberFormats } from "../../src/app/ports.ts";
import type { SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { cellAt } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf } from "../fixtures/issues.ts";

const layout: SheetLayout = {
  ...{ name: "得分", visibility: "visible", title: "得分", lines: [], landscape: false },
  table: {
    name: "kp_t",
    columns: [
      { header: "单位", width: 20, kind: "text" },
      { header: "得分", width: 12, kind: "number" },
      { header: "总分", width: 12, kind: "number", places: 2 },
      { header: "日期", width: 12, kind: "date" },
    ],
    rows: [["教育局", 92.5, 94.0666, 46_203]],
  },
};
/** Formats by address as a host tells them. */
const formatsAt = (formats: Readonly<Record<string, string>>): NumberFormats => {
  const rows: (string | null)[][] = Array.from({ length: 4 }, () => Array.from({ length: 26 }, () => null));
  for (const [address, format] of Object.entries(formats)) {
    const { row, column } = cellAt(address) ?? { row: -1, column: -1 };
    (rows[row] ?? [])[column] = format;
  }
  return rows;
};
const told = (formats: Readonly<Record<string, string>>) =>
  shownOtherwise(layout, () => done(snapshotOfLayout(layout)), done(formatsAt(formats)), "a.xlsx");

describe("number formats of our cells", () => {
  it("are warned of where a cell shows another number than it holds, with the cell, both numbers and the format", () => {
    expect(told({ B3: '"99.5"' })).toEqual([
      {
        code: "number-shown-otherwise",
        severity: "warning",
        place: { kind: "cell", file: "a.xlsx", sheet: "得分", address: "B3" },
        data: { got: "99.5", want: "92.5", format: '"99.5"' },
      },
    ]);
    for (const format of ["0,", "0", '"9"0.0', ";;;", "yyyy-mm-dd", '"优秀"', "-0.0"])
      expect(codesOf(told({ B3: format })), format).toEqual(["number-shown-otherwise"]);
  });

  it("are left alone where they show the number, round as our own format does, or show a day as one", () => {
    for (const format of ["0.0", "0.000", "#,##0.00", '0.0"分"', "0.0%", "@"])
      expect(told({ B3: format }), format).toEqual([]);
    expect(told({ C3: "0.00", D3: "yyyy-mm-dd" })).toEqual([]);
    expect(codesOf(told({ C3: "0.0" }))).toEqual(["number-shown-otherwise"]);
    expect(shownOtherwise(layout, () => done(snapshotOfLayout(layout)), null, "a.xlsx")).toEqual([]);
  });

  it("cost no reading of the cells where each shows as many places as our own format, or stands beside our cells", () => {
    const read = () => {
      throw new RangeError("the cells: got read, want left alone");
    };
    const formats = done(formatsAt({ C3: "0.00", C4: "0.000", Z3: "0" }));
    expect(shownOtherwise(layout, read, formats, "a.xlsx")).toEqual([]);
  });
});
