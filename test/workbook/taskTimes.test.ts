import { describe, expect, it } from "vitest";

import type { TimeLimit } from "../../src/domain/breakdown/breakdown.ts";
import { timesApart, timesCell } from "../../src/workbook/taskTimes.ts";

const limit = (quote: string, kind: TimeLimit["kind"], value: string): TimeLimit => ({
  quote,
  kind,
  value,
  due: kind === "deadline" ? value : null,
});
const june = limit("6月底前", "deadline", "2026-06-30");
const december = limit("12月底前", "deadline", "2026-12-31");
const monthly = limit("每月或每季度", "recurring", "month");
const quarterly = limit("每月或每季度", "recurring", "quarter");

describe("a task's time limits in a cell", () => {
  it("are quoted, with their days where there are several", () => {
    expect(timesCell({ times: [] })).toBe("");
    expect(timesCell({ times: [june] })).toBe("6月底前");
    expect(timesCell({ times: [june, monthly, december] })).toBe(
      "6月底前（2026-06-30）；每月或每季度；12月底前（2026-12-31）",
    );
  });

  it("are said once where one stretch sets two, and twice where two stretches say the same", () => {
    expect(timesCell({ times: [monthly, quarterly] })).toBe("每月或每季度");
    expect(timesCell({ times: [june, june] })).toBe("6月底前；6月底前");
  });

  it("stand apart where the text does not say them, or not so often", () => {
    const text = "6月底前建成平台，**每月**更新。";
    expect(timesApart("6月底前（2026-06-30）；每月；12月底前（2026-12-31）", text)).toEqual(["12月底前"]);
    expect(timesApart("6月底前；6月底前", text)).toEqual(["6月底前"]);
    expect(timesApart("", text)).toEqual([]);
  });
});
