import { describe, expect, it } from "vitest";

import { cellStory } from "../../../src/app/story/cellStory.ts";
import type { SelectedCell } from "../../../src/app/story/storyStep.ts";
import { emptyAssessment, type Assessment } from "../../../src/app/state.ts";
import { decision, filing } from "../../fixtures/appealed.ts";
import { everyRuleAssessment, everyRuleStart, wordsOn } from "../../fixtures/everyRule.ts";
import { monitoredAssessment } from "../../fixtures/monitoredYear.ts";
import { asWeights } from "../../fixtures/schemes.ts";
import { after, collectedAssessment, setUpAssessment, smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { observed, smallReviewers, smallScheme, smallTable, smallUnits } from "../../fixtures/smallYear.ts";

const year = everyRuleAssessment();
const storyOf = (cell: SelectedCell, of: Assessment = year) => {
  const story = cellStory(of, cell);
  if (!story) throw new RangeError(`the story of ${cell.sheet} ${cell.address}: got none, want one`);
  return story;
};
/** Before and after of each step. */
const changesOf = (cell: SelectedCell, of: Assessment = year) =>
  storyOf(cell, of).steps.map(({ before, after: now }) => [before, now]);

// 评分-甲: the units in rows 4 and 5; 信息公开 in B, 栏目质量 C, 公开渠道 D and E, 日常监测 F and G, 任务落实 H, 按期答复 I and J.
describe("the story of a score, by every kind of rule", () => {
  it.each([
    ["points", "B4", "10"],
    ["a choice", "C4", "一般"],
    ["parts, all that were looked at", "D4", "网站 1；窗口 0"],
    ["faults", "F4", "公开不及时 2"],
    ["nothing found", "F5", "无"],
    ["done of due", "J4", "完成数 3；应完成数 4"],
    ["reached of a target", "K4", "完成值 90；目标值 100"],
    ["answers", "M4", "满意 80；不满意 20"],
    ["a number of times", "O4", "数量 2"],
    ["inputs of a formula", "Q4", "阅读量 30；文件数 10"],
    ["what does not apply", "C5", "不适用"],
  ])("of %s shows what its cells show", (_, address, text) => {
    expect(changesOf({ sheet: "评分-甲", address })).toEqual([["", text]]);
  });

  it("that goes task by task names each task and who said it", () => {
    const { steps } = storyOf({ sheet: "评分-甲", address: "H4" });
    expect(steps.map(({ of, after: now }) => [of, now])).toEqual([
      ["任务落实·一/（一）·甲", "部分完成"],
      ["任务落实·一/（二）·甲", "完成"],
    ]);
  });

  it("that the unit gave itself is the unit's own word", () => {
    const story = storyOf({ sheet: "自评得分", address: "B4" });
    expect(story.about[0]).toBe("市教育局");
    expect(story.steps.map(({ of, after: now }) => [of, now])).toEqual([["市教育局", "10"]]);
  });

  it("in the column of the units tells all that this reviewer said of the unit", () => {
    const story = storyOf({ sheet: "评分-甲", address: "A4" });
    expect(story.about).toEqual(["市教育局", "甲"]);
    // Eleven criteria, one of them by two tasks, and the praise.
    expect(story.steps).toHaveLength(13);
  });

  it("in a row of reasons is that of the criterion the row speaks of", () => {
    const story = storyOf({ sheet: "评分-甲", address: "H9" });
    expect([story.about, story.steps.map(({ words }) => words)]).toEqual([
      ["市教育局", "日常监测", "甲"],
      ["两期公报迟发"],
    ]);
    expect(storyOf({ sheet: "评分-甲", address: "H10" }).about).toEqual(["市财政局", "栏目质量", "甲"]);
    const own = { criterion: "pt", kind: "points", value: "9", reason: "目录有缺项" } as const;
    const said = after(everyRuleStart(), { kind: "observations-recorded", rows: wordsOn("jyj", "jyj", [own]) });
    expect(storyOf({ sheet: "自评得分", address: "H9" }, said)).toMatchObject({
      about: ["市教育局", "信息公开"],
      steps: [{ after: "9", words: "目录有缺项" }],
    });
  });

  it("on the sheet of tasks is that of the one task", () => {
    const story = storyOf({ sheet: "任务完成-甲", address: "F4" });
    expect(story.about).toEqual(["市教育局", "一/（一）", "甲"]);
    expect(story.steps).toMatchObject([{ before: "", after: "部分完成" }]);
  });

  it("on the sheet of bonuses and vetoes says who counted it, and by what", () => {
    const story = storyOf({ sheet: "加扣分与否决", address: "B4" });
    expect(story.about).toEqual(["市教育局", "年终考核·上级表扬（每次加1分）"]);
    expect(story.steps).toMatchObject([{ of: "甲", before: "", after: "1", evidence: "云政办通〔2026〕9号" }]);
    const sorted = { row: "市教育局", header: "年终考核·上级表扬（每次加1分）" };
    expect(storyOf({ sheet: "加扣分与否决", address: "C5", ...sorted })).toEqual(story);
    expect(storyOf({ sheet: "加扣分与否决", address: "C4" }).steps).toEqual([]);
  });

  it.each([
    ["a header", "评分-甲", "B3"],
    ["an empty row of reasons", "评分-甲", "A30"],
    ["the header of the tasks", "任务完成-甲", "B3"],
    ["a row below all tasks", "任务完成-甲", "B40"],
    ["the units' column of the bonuses", "加扣分与否决", "A4"],
    ["a row below all units there", "加扣分与否决", "B40"],
    ["the title of the totals", "得分", "A1"],
    ["a rank without its row", "排名", "C5"],
    ["the title of the ledger", "留痕", "A1"],
  ])("of %s has no step", (_, sheet, address) => {
    expect(storyOf({ sheet, address })).toEqual({ about: [sheet], steps: [] });
  });
});

describe("the story of a score that is a word", () => {
  it("of several cells bears the label of none: the word speaks of all of them", () => {
    const words = [{ criterion: "pr", kind: "proportion", state: "abstained", reason: "曾在该局任职" }] as const;
    const said = after(everyRuleStart(), { kind: "observations-recorded", rows: wordsOn("jyj", "r1", words) });
    expect(changesOf({ sheet: "评分-甲", address: "I4" }, said)).toEqual([["", "回避"]]);
  });
});

describe("the story of a score that changed", () => {
  const start = everyRuleStart();
  const said = (unit: string, reviewer: string, ...words: Parameters<typeof wordsOn>[2]) =>
    ({ kind: "observations-recorded", rows: wordsOn(unit, reviewer, words) }) as const;

  it("from faults to none and back shows one of the two at a time", () => {
    const late = { criterion: "de", kind: "deduction", value: "late", count: "2" } as const;
    const wrong = { criterion: "de", kind: "deduction", value: "wrong", count: "1" } as const;
    const none = { criterion: "de", kind: "deduction", value: "", count: "0" } as const;
    const changed = after(
      start,
      said("jyj", "r1", late),
      said("jyj", "r1", wrong),
      said("jyj", "r1", none),
      said("jyj", "r1", late),
    );
    expect(changesOf({ sheet: "评分-甲", address: "F4" }, changed)).toEqual([
      ["", "公开不及时 2"],
      ["公开不及时 2", "公开不及时 2；内容有误 1"],
      ["公开不及时 2；内容有误 1", "无"],
      ["无", "公开不及时 2"],
    ]);
  });

  it("by a branch that does not apply, or that a reviewer keeps out of, says so of each leaf beneath it", () => {
    const branch = { criterion: "open", kind: "points" } as const;
    const changed = after(
      start,
      said("jyj", "r1", { ...branch, state: "notApplicable", value: "李主任", reason: "没有门户网站" }),
      said("jyj", "r2", { ...branch, state: "abstained", reason: "曾在该局任职" }),
    );
    expect(changesOf({ sheet: "评分-甲", address: "C4" }, changed)).toEqual([["", "不适用"]]);
    expect(changesOf({ sheet: "评分-乙", address: "C4" }, changed)).toEqual([["", "回避"]]);
  });

  it("on appeal shows what was put in its place, and by whose decision", () => {
    const other = { finding: null, criterion: "c2", unit: "czj" } as const;
    const decided = after(
      monitoredAssessment(),
      { kind: "appeal-filed", rows: [filing(other)] },
      {
        kind: "appeal-decided",
        rows: [decision({ findings: [], observations: observed("czj", "c2", ["20"], "查明按期答复") })],
      },
    );
    const story = storyOf({ sheet: "得分", address: "D5", row: "czj", header: "依申请公开" }, decided);
    expect(story.steps.map(({ of, action, before, after: now }) => [of, action, before, now])).toEqual([
      ["甲", "observations-recorded", "", "19"],
      ["乙", "observations-recorded", "", "19"],
      ["丙", "observations-recorded", "", "19"],
      ["丁", "observations-recorded", "", "19"],
      ["甲", "appeal-decided", "19", "20"],
    ]);
  });

  it("in a table of relative weights shows the points that were typed", () => {
    const table = { ...smallTable, weights: "relative", criteria: asWeights(smallTable.criteria) } as const;
    const weighed = after(
      emptyAssessment,
      { kind: "document-loaded", rows: [smallBreakdown] },
      { kind: "scheme-set", rows: [{ ...smallScheme, tables: [table] }] },
      { kind: "units-set", rows: smallUnits },
      { kind: "reviewers-set", rows: smallReviewers },
      { kind: "observations-recorded", rows: observed("jyj", "c1", ["9.5"]) },
    );
    expect(changesOf({ sheet: "评分-甲", address: "B4" }, weighed)).toEqual([["", "9.5"]]);
  });
});

describe("the story of a total", () => {
  it("under the header of a branch tells of every criterion beneath it", () => {
    const story = storyOf({ sheet: "得分", address: "C4", header: "工作成效" });
    expect(story.about).toEqual(["市教育局", "工作成效"]);
    // Two reviewers: two tasks, and three criteria more.
    expect(story.steps).toHaveLength(10);
  });

  it("under a header that names no criterion tells of all that was said of the unit", () => {
    const story = storyOf({ sheet: "排名", address: "C5", row: "市教育局", header: "总分" });
    expect(story.about).toEqual(["市教育局"]);
    expect(story.steps).toHaveLength(26);
  });
});

describe("the story of a list's cell", () => {
  const appealed = after(
    monitoredAssessment(),
    { kind: "appeal-filed", rows: [filing()] },
    { kind: "appeal-decided", rows: [decision()] },
  );

  it("of a finding follows it from its record to the decision on the appeal", () => {
    const cell = { sheet: "问题台账", address: "A4", row: "f1", header: "数量" };
    expect(changesOf(cell, appealed)).toEqual([
      ["", "1"],
      ["1", "0"],
    ]);
  });

  it("of an appeal, a reviewer, a task or a duty is when it came in, and what became of it", () => {
    expect(changesOf({ sheet: "申诉", address: "A4", row: "s1", header: "结果" }, appealed)).toEqual([
      ["", "待决定"],
      ["待决定", "成立"],
    ]);
    expect(changesOf({ sheet: "评审人", address: "B4", row: "r1", header: "评审人" }, appealed)).toEqual([["", "甲"]]);
    expect(changesOf({ sheet: "任务分解", address: "A4", row: "一/（二）", header: "任务" }, appealed)).toEqual([
      ["", "任务一/（二）"],
    ]);
    expect(changesOf({ sheet: "普遍要求", address: "B4" }, appealed)).toHaveLength(1);
  });

  it("of a unit's claim is known by unit and task together", () => {
    const story = storyOf({ sheet: "自评", address: "A4", header: "完成情况" }, collectedAssessment());
    expect(story.about).toHaveLength(3);
    expect(story.steps.at(-1)).toMatchObject({ action: "self-evaluations-collected", after: "完成" });
  });

  it("under no header of ours is about the row alone, and shows nothing", () => {
    const story = storyOf({ sheet: "单位", address: "B4", header: "电话" }, setUpAssessment());
    expect(story).toEqual({ about: ["jyj"], steps: [] });
  });

  it("is not told before there is anything", () => {
    expect(cellStory(emptyAssessment, { sheet: "评审人", address: "B4" })).toBeNull();
    expect(cellStory(emptyAssessment, { sheet: "加扣分与否决", address: "B4" })).toBeNull();
    expect(storyOf({ sheet: "问题台账", address: "B4", row: "f1" }, setUpAssessment()).steps).toEqual([]);
  });
});
