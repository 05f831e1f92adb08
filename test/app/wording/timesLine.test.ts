import { expect, it } from "vitest";

import { punctuations } from "../../../src/app/wording/punctuation.ts";
import { timesLine } from "../../../src/app/wording/timesLine.ts";
import { timesText } from "../../../src/workbook/sheets/breakdownSheet.ts";

it("says a task's time limits in Chinese as the sheet does, in English with marks of its own", () => {
  const times = [
    { quote: "每季度", kind: "recurring", value: "quarter", due: null },
    { quote: "6月底前", kind: "deadline", value: "2026-06-30", due: "2026-06-30" },
  ] as const;
  expect(timesLine(times, punctuations.zh)).toBe("每季度；6月底前（2026-06-30）");
  expect(timesLine(times, punctuations.zh)).toBe(timesText(times));
  expect(timesLine(times, punctuations.en)).toBe("每季度; 6月底前 (2026-06-30)");
  expect(timesLine([], punctuations.en)).toBe("");
});
