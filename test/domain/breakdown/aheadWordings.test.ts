import { describe, expect, it } from "vitest";

import type { Breakdown } from "../../../src/domain/breakdown/breakdown.ts";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const title = "青原市2020年政务公开工作要点\n2020年3月1日\n";

const read = (body: string): Breakdown => {
  const result = readBreakdown(title + body, "a.txt");
  if (!result.ok) throw new RangeError("got a refusal, want tasks");
  return result.value;
};

const tasksOf = (body: string): readonly string[] =>
  read(body).tasks.map(({ id, text, lead, support, leadMode, inherited }) => {
    const units = `${lead.join("、") || "-"}｜${support.join("、") || "-"}｜${leadMode}`;
    return `${id} ${text} ${units}${inherited ? " 承上" : ""}`;
  });

const codesOf = (body: string): readonly string[] =>
  readBreakdown(title + body, "a.txt").issues.map(({ code }) => code);

describe("units that stand before what they have to do", () => {
  it.each([
    [
      "in the item's first clauses",
      "一、由市财政局牵头，市审计局配合，6月底前公开预算。\n二、市司法局牵头，公开清单。",
      ["一 6月底前公开预算。 市财政局｜市审计局｜sole", "二 公开清单。 市司法局｜-｜sole"],
    ],
    [
      "below the item's heading",
      "一、预算公开\n由市财政局牵头，各县（市、区）政府配合，按季度公开预算。",
      ["一 按季度公开预算。 市财政局｜各县（市、区）政府｜sole"],
    ],
    [
      "behind a label without a colon",
      "1、牵头单位市财政局，建立公开机制。\n2、公开会议。（市政府办公室）",
      ["1 建立公开机制。 市财政局｜-｜sole", "2 公开会议。 市政府办公室｜-｜sole"],
    ],
    [
      "in brackets, one clause after the other",
      "一、（市财政局负责）公开预算。（市审计局负责）公开审计结果。",
      ["一/1 公开预算。 市财政局｜-｜sole", "一/2 公开审计结果。 市审计局｜-｜sole"],
    ],
    [
      "below a section's heading, for every item that names nobody",
      "一、预算\n由市财政局会同市审计局牵头，做好以下工作：\n1.公开预算。\n2.公开决算。（市税务局负责）",
      ["一/1 公开预算。 市财政局｜市审计局｜joint 承上", "一/2 公开决算。 市税务局｜-｜sole"],
    ],
  ])("lead %s", (_, body, tasks) => {
    expect(tasksOf(body)).toEqual(tasks);
  });

  it.each([
    ["a leader who takes part", "一、各部门要重视，由主要负责人牵头，6月底前完成。"],
    ["a sentence whose units do several things", "一、市财政局负责预算公开，市审计局负责审计结果公开。"],
  ])("are not found in %s", (_, body) => {
    expect(read(body).tasks.map(({ lead }) => lead)).toEqual([[]]);
  });
});

describe("an attribution in brackets", () => {
  it.each([
    ["（经管站会同各村（居）委会负责，即时完成）", ["经管站", "各村（居）委会"]],
    ["（便民服务中心负责，8月底前完成；财政所保障经费）", ["便民服务中心", "财政所"]],
    ["（市财政局负责，市信息中心提供技术支撑）", ["市财政局", "市信息中心"]],
    ["责任单位：市财政局；指导单位：省财政厅", ["市财政局", "省财政厅"]],
  ])("names the units of %s", (words, units) => {
    expect(read(`一、公开预算。${words}`).tasks.flatMap(({ lead, support }) => [...lead, ...support])).toEqual(units);
  });
});

describe("nothing is lost in silence", () => {
  it("where a paragraph between two tasks names nobody", () => {
    const body = "公开预算。（市财政局负责）\n\n每季度公开审计结果。\n\n公开会议。（市政府办公室负责）";
    expect(tasksOf(body)).toEqual([
      "1 公开预算。 市财政局｜-｜sole",
      "2 每季度公开审计结果。 -｜-｜unstated",
      "3 公开会议。 市政府办公室｜-｜sole",
    ]);
    expect(codesOf(body)).toEqual(["task-without-lead"]);
  });
});

describe("an item far ahead of its turn", () => {
  it("is an item of its own behind a sentence, and said to be out of order", () => {
    const body = "一、公开\n（一）公开预算。（市财政局）\n（八）公开会议。（市政府办公室）";
    expect(tasksOf(body)).toEqual([
      "一/（一） 公开预算。 市财政局｜-｜sole",
      "一/（八） 公开会议。 市政府办公室｜-｜sole",
    ]);
    expect(codesOf(body)).toEqual(["number-out-of-order"]);
  });

  it("is none where a line broke in the middle of a sentence", () => {
    const body = "一、公开\n（一）按条例第二十条第\n（八）项公开预算。（市财政局）";
    expect(tasksOf(body)).toHaveLength(1);
  });
});

describe("notes below the tasks", () => {
  it.each([
    ["in a line", "说明：1.各单位每季度末报送进展。2.任务按年度更新。"],
    ["in lines of their own", "说明：\n1.各单位每季度末报送进展。\n2.任务按年度更新。"],
    ["that run on by chance", "备注：各单位每季度末报送进展。\n4.任务按年度更新。"],
    ["that leave a number out", "注：1.各单位每季度末报送进展。\n3.任务按年度更新。"],
  ])("%s count nothing but themselves", (_, notes) => {
    const body = `1.公开预算。（市财政局）\n2.公开决算。（市财政局）\n3.公开会议。（市政府办公室）\n${notes}`;
    expect(read(body).tasks).toHaveLength(3);
    expect(read(body).duties.map(({ quote }) => quote)).toEqual(["各单位每季度末报送进展", "任务按年度更新"]);
    expect(codesOf(body)).toEqual([]);
  });
});

describe("what is asked of everybody below the tasks", () => {
  it.each([
    "各县（市、区）、各部门贯彻落实情况，请于2020年12月10日前报市政府办公厅",
    "各牵头单位于每季度末月25日前报送进展",
  ])("%s", (demand) => {
    const body = `一、公开预算。（市财政局）\n${demand}。`;
    expect(read(body).duties.map(({ quote }) => quote)).toEqual([demand]);
  });

  it("is no limit where the day before only names what is told", () => {
    const [task] = read("一、每天上午10时前发布前一日情况。（市卫生健康委）").tasks;
    expect(task?.times.map(({ value }) => value)).toEqual(["day"]);
  });
});
