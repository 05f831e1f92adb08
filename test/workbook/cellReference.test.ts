import { describe, expect, it } from "vitest";

import { blockReference, cellReference, quotedText } from "../../src/workbook/cellReference.ts";

describe("references in formulas", () => {
  it("quote the sheet, its apostrophes doubled, and fix row and column", () => {
    expect(cellReference({ sheet: "评分-甲", address: "B5" })).toBe("'评分-甲'!$B$5");
    expect(cellReference({ sheet: "评分-O'Neil", address: "AA12" })).toBe("'评分-O''Neil'!$AA$12");
    expect(blockReference("任务完成-甲", "F5", "F9")).toBe("'任务完成-甲'!$F$5:$F$9");
  });

  it("double the quotation marks of a text", () => {
    expect(quotedText('良"好"')).toBe('"良""好"""');
  });
});
