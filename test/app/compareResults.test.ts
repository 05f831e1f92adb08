import { describe, expect, it } from "vitest";

import { compareResults, moveLines, moveTable } from "../../src/app/compareResults.ts";
import type { PublishedResult } from "../../src/app/state.ts";
import { refusedCodes, valueOf } from "../fixtures/issues.ts";
import { scoredAssessment, setUpAssessment } from "../fixtures/smallAssessment.ts";

const { state } = scoredAssessment();
const alone = {
  ...state,
  units: state.units.filter(({ id }) => id === "jyj"),
  observations: state.observations.filter(({ unit }) => unit === "jyj"),
};

describe("the results of two states", () => {
  it("are not compared where one of them has none", () => {
    const open = setUpAssessment().state;
    expect(refusedCodes(compareResults(open, state))).toContain("score-missing");
    expect(refusedCodes(compareResults(state, open))).toContain("score-missing");
  });

  it("name who is ranked in only one of them, and who moves up for it", () => {
    const left = valueOf(compareResults(state, alone));
    const like = (pattern: RegExp) => expect.stringMatching(pattern) as string;
    // 2540/27, which led, and 280/3, each by 4 percent.
    expect(moveTable(state, left).rows).toEqual([
      ["市直部门", "市教育局", "2 → 1", like(/^93\.33\d*$/u), "优秀", like(/^3\.73\d*$/u)],
      ["市直部门", "市财政局", "1 → 无", like(/^94\.07\d* → 无$/u), "优秀 → 无", like(/^3\.76\d* → 无$/u)],
    ]);
    const joined = valueOf(compareResults(alone, state));
    expect(moveTable(state, joined).rows.map((row) => row[2])).toEqual(["无 → 1", "1 → 2"]);
  });

  it("say who is not ranked, and ids where no name is known", () => {
    const result: PublishedResult = {
      ...{ unit: "qxj", group: "villages", total: null, rank: null, grade: "不合格", contribution: null },
    };
    const before = { ...result, total: "70", rank: 3, grade: "合格", contribution: "2.8" };
    const move = { unit: "qxj", group: "villages", before, after: result };
    expect(moveLines({ ...state, scheme: null }, [move])).toEqual([
      "分组\t单位\t名次\t总分\t等次\t绩效得分",
      "villages\tqxj\t3 → 不排名\t70 → 无\t合格 → 不合格\t2.8 → 无",
    ]);
    expect(moveLines(state, [])).toEqual(["排名、总分、等次、绩效得分都没有变化。"]);
  });
});
