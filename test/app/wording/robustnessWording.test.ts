import { describe, expect, it } from "vitest";

import type { ReviewerAbsent, ReviewerHabits, ScoreCall } from "../../../src/app/robustness/robustness.ts";
import { editText } from "../../../src/app/wording/editText.ts";
import { robustnessEn } from "../../../src/app/wording/robustness.en.ts";
import { robustnessZh } from "../../../src/app/wording/robustness.zh.ts";

const both = [robustnessZh, robustnessEn] as const;

describe("shares of draws, in words", () => {
  it.each([
    [0, "未出现", "never seen"],
    [1, "每次", "every time"],
    [0.004, "不到 1%", "below 1%"],
    [0.996, "超过 99%", "above 99%"],
    [0.456, "约 46%", "about 46%"],
  ])("of %s never sound more certain than they are", (share, zh, en) => {
    expect(both.map((words) => words.share(share))).toEqual([zh, en]);
  });
});

describe("what was measured, in words", () => {
  it("has its interval where there is one, and says where nothing can be computed", () => {
    const value = { value: "0.712", things: 20 };
    const interval = { from: "0.601", to: "0.803" };
    expect(both.map((words) => words.measured({ ...value, interval }))).toEqual([
      "0.712（0.601 至 0.803）",
      "0.712 (0.601 to 0.803)",
    ]);
    expect(both.map((words) => words.measured({ ...value, interval: null }))).toEqual(["0.712", "0.712"]);
    expect(both.map((words) => words.measured(null))).toEqual(["无法计算", "cannot be computed"]);
  });

  it("names ranks, one, several or none", () => {
    expect(both.map((words) => words.span({ from: 2, to: 2 }))).toEqual(["第 2 名", "rank 2"]);
    expect(both.map((words) => words.span({ from: 2, to: 5 }))).toEqual(["第 2–5 名", "ranks 2–5"]);
    expect(both.map((words) => [words.rankOf(null), words.rankOf(3)])).toEqual([
      ["无", "3"],
      ["none", "3"],
    ]);
  });
});

describe("pairs that one score keeps apart, in words", () => {
  const call: ScoreCall = {
    ...{ ahead: "甲局", behind: "乙局", gap: "0.05" },
    flip: { reviewer: "张三", unit: "乙局", criterion: "主动公开", given: "9", to: "9.1", by: "0.1", up: true },
  };

  it("say who would have to say what", () => {
    expect(both.map((words) => words.scoreCall(call))).toEqual([
      "甲局比乙局高 0.05 分：张三给乙局“主动公开”的 9 分只要高 0.1 分（改为 9.1 分），两家总分就相等。",
      "甲局 is 0.05 points above 乙局: the 9 points that 张三 gave 乙局 for “主动公开” need only be 0.1 higher (9.1) for the two totals to be equal.",
    ]);
    const down = { ...call, flip: call.flip && { ...call.flip, up: false } };
    expect(robustnessZh.scoreCall(down)).toContain("只要低 0.1 分");
    expect(robustnessEn.scoreCall(down)).toContain("0.1 lower");
  });

  it("that are equal already are called so", () => {
    expect(both.map((words) => words.scoreCall({ ...call, flip: null }))).toEqual([
      "甲局和乙局总分相等。",
      "甲局 and 乙局 have the same total.",
    ]);
  });
});

describe("a year without one reviewer, in words", () => {
  const moves = Array.from({ length: 6 }, (_, at) => ({ name: `${at + 1}局`, from: at + 1, to: at + 2 }));

  it.each<[string, Omit<ReviewerAbsent, "reviewer">, string, string]>([
    [
      "names the first five that move",
      { moves, reversed: 3, withoutTotal: 2 },
      "不计张三：6 个单位名次变动，3 对先后颠倒（1局 1→2，2局 2→3，3局 3→4，4局 4→5，5局 5→6…）；另有 2 个单位没有总分。",
      "Without 张三: 6 units change rank, 3 pairs change order (1局 1→2, 2局 2→3, 3局 3→4, 4局 4→5, 5局 5→6…); 2 more have no total.",
    ],
    [
      "names all where they are few",
      { moves: moves.slice(0, 1), reversed: 1, withoutTotal: 0 },
      "不计张三：1 个单位名次变动，1 对先后颠倒（1局 1→2）。",
      "Without 张三: 1 unit changes rank, 1 pair changes order (1局 1→2).",
    ],
    [
      "says that nothing moves",
      { moves: [], reversed: 0, withoutTotal: 0 },
      "不计张三：名次都不变。",
      "Without 张三: no rank changes.",
    ],
    [
      "says that nothing can be compared",
      { moves: [], reversed: 0, withoutTotal: 4 },
      "不计张三：4 个单位就没有总分，无从比较。",
      "Without 张三: 4 units have no total, nothing can be compared.",
    ],
  ])("%s", (_, absent, zh, en) => {
    expect(both.map((words) => words.absentLine({ reviewer: "张三", ...absent }))).toEqual([zh, en]);
  });
});

describe("a reviewer's habits, in words", () => {
  const none: ReviewerHabits = {
    reviewer: "张三",
    party: "公开办",
    severity: null,
    oneValue: null,
    copied: null,
    late: null,
  };

  it("are reasons to ask, each with its numbers", () => {
    const all = {
      ...none,
      severity: { points: "-2.5", things: 40 },
      oneValue: { share: "95", count: 38, of: 40 },
      copied: { count: 39, of: 40, others: 10, othersOf: 40 },
      late: { count: 5, of: 6 },
    };
    expect(both.map((words) => words.habits(all))).toEqual([
      "张三（公开办）：在 40 处与他人都评过的地方，平均比他人高 2.5 个百分点（占满分）；40 处里有 38 处都给满分的 95%；40 处里有 39 处和自评分相同（其他评审人 40 处里 10 处）；6 次改分里有 5 次在截止前最后一段时间。",
      "张三 (公开办): on 40 scores that others gave too, on average 2.5 points of a hundred above them; 38 of 40 scores are 95% of full marks; 39 of 40 scores equal the unit's own (other reviewers: 10 of 40); 5 of 6 changed scores came shortly before the close.",
    ]);
    const severe = { ...none, severity: { points: "1.5", things: 40 } };
    expect(robustnessZh.habits(severe)).toContain("平均比他人低 1.5 个百分点");
    expect(robustnessEn.habits(severe)).toContain("1.5 points of a hundred below them");
  });

  it("are none that could be compared where nobody else scored the same", () => {
    expect(both.map((words) => words.habits(none))).toEqual([
      "张三（公开办）：没有他人评过同样的内容，无法比较宽严。",
      "张三 (公开办): nobody else scored the same, severity cannot be compared.",
    ]);
  });
});

describe("an edit, in words", () => {
  it("cuts what is longer than a line, and keeps to one", () => {
    const cell = {
      ...{ address: "B4", row: "市教育局", header: "理由", old: "", home: null, value: null },
      now: `第一行\n${"很长的理由".repeat(20)}`,
    };
    const text = editText(
      { kind: "cell-filled", sheet: "评分-甲", address: "B4", count: 1, was: "", is: "", cells: [cell] },
      "zh",
    );
    const [, said = ""] = /“([^”]*…)”/u.exec(text) ?? [];
    expect([said.length, said.startsWith("第一行 很长的理由")]).toEqual([60, true]);
  });
});
