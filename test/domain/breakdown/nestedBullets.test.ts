import { describe, expect, it } from "vitest";

import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const tasksOf = (body: string): readonly string[] => {
  const read = readBreakdown(`青原市2020年政务公开工作要点\n2020年3月1日\n${body}`, "a.txt");
  if (!read.ok) throw new RangeError("got a refusal, want tasks");
  return read.value.tasks.map(({ id, heading, text, lead }) => `${id}｜${heading}｜${text}｜${lead.join("、") || "-"}`);
};

describe("bullets below bullets", () => {
  it.each([
    ["another bullet", "● 脱贫攻坚\n◇ 公开资金。（市财政局）\n◇ 公开名单。（市扶贫办）\n● 公开救助。（市民政局）"],
    [
      "a bullet further in",
      "- 脱贫攻坚\n  - 公开资金。（市财政局）\n  - 公开名单。（市扶贫办）\n- 公开救助。（市民政局）",
    ],
  ])("belong to the one before them: %s", (_, bullets) => {
    expect(tasksOf(`一、重点领域\n${bullets}`)).toEqual([
      "一/1/1｜脱贫攻坚｜公开资金。｜市财政局",
      "一/1/2｜脱贫攻坚｜公开名单。｜市扶贫办",
      "一/2｜重点领域｜公开救助。｜市民政局",
    ]);
  });

  it("are part of the task where they name nobody", () => {
    expect(tasksOf("一、重点领域\n● 公开资金（市财政局）\n－每月公开支出。\n● 公开名单。（市扶贫办）")).toEqual([
      "一/1｜公开资金｜公开资金｜市财政局",
      "一/2｜重点领域｜公开名单。｜市扶贫办",
    ]);
  });

  it("stand beside the one before them where only the margin of the line is ragged", () => {
    expect(tasksOf("一、重点领域\n● 公开资金。（市财政局）\n　　● 公开名单。（市扶贫办）")).toEqual([
      "一/1｜重点领域｜公开资金。｜市财政局",
      "一/2｜重点领域｜公开名单。｜市扶贫办",
    ]);
  });
});
