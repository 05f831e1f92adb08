import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { drivenBook } from "../../../src/app/driven/drivenBook.ts";
import { excelDriver } from "../../../src/hosts/excel/excelDriver.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";
import { createWorkbook } from "../../standin/model.ts";

/** As many columns as a wide scheme has criteria, and as many reasons below as units times criteria. */
const criteria = 300;
const reasons = 9000;

describe("a 评分 sheet that is wide above and long below, more than one answer holds as a rectangle", () => {
  let excel: NodeExcel;

  beforeEach(() => {
    excel = startExcelInNode({ payloadLimit: 5 * 1024 * 1024, workbook: createWorkbook(["评分-甲", "空"]) });
    installGlobals(excel);
    excel.standin.userEdit("评分-甲", "B2", [Array.from({ length: criteria }, (_, column) => column)]);
    excel.standin.userEdit(
      "评分-甲",
      "A4",
      Array.from({ length: reasons }, (_, row) => [`单位${row}`, row % 7]),
    );
    excel.standin.userEdit("评分-甲", "KZ5000", "旁注");
  });
  afterEach(removeGlobals);

  const read = async (): Promise<readonly SheetSnapshot[]> => {
    const found = await drivenBook(excelDriver()).read();
    if (!found.ok) throw new RangeError(JSON.stringify(found.failure));
    return found.value;
  };

  it("is read cell by cell as it stands, with what somebody noted far beside it", async () => {
    const [sheet, empty] = await read();
    expect(empty?.cells).toEqual([]);
    expect(sheet?.cells).toHaveLength(3 + reasons);
    expect(sheet?.cells[0]).toEqual([]);
    expect(sheet?.cells[1]).toEqual([null, ...Array.from({ length: criteria }, (_, column) => column)]);
    expect(sheet?.cells[3 + reasons - 1]).toEqual([`单位${reasons - 1}`, (reasons - 1) % 7]);
    expect(sheet?.cells[4999]?.[311]).toBe("旁注");
  });

  it("costs what its cells weigh, not what the rectangle around them would", async () => {
    await read();
    const { syncs, bytesIn } = excel.standin.stats;
    // 18,000 cells of a few bytes, and two strips of 800 rows that are as wide as the scores and the note; the rectangle has 2.8 million.
    expect(bytesIn).toBeLessThan(2_000_000);
    expect(syncs).toBeLessThanOrEqual(6);
  });

  it("gives every row as it is read to whoever takes them, in the order of each sheet, and keeps none", async () => {
    const rows: (readonly CellValue[])[][] = [[], []];
    const found = await excelDriver().read("values", true, (sheet, cells) => void rows[sheet]?.push(cells));
    expect(found.ok && found.value.map(({ cells }) => cells)).toEqual([[], []]);
    expect(rows).toEqual((await read()).map(({ cells }) => cells));
  });
});
