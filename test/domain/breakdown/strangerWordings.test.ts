import { describe, expect, it } from "vitest";

import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";
import { taskLines } from "./taskLines.ts";

const read = (text: string) => {
  const result = readBreakdown(`青原市2020年政务公开工作要点\n2020年3月1日\n${text}`, "a.txt");
  if (!result.ok) throw new RangeError("got a refusal, want tasks");
  return result;
};
const tasks = (text: string): string => taskLines(read(text).value).trim();
const codes = (text: string): readonly string[] => read(text).issues.map(({ code }) => code);

describe("an attribution before the words and another behind them", () => {
  const text = "一、公开预算\n（一）（市政府办公室负责）公布预算。（市财政局负责）\n（二）公布决算。（市财政局负责）";
  it("leaves the one behind responsible and reports the other", () => {
    expect(tasks(text)).toContain("[公布预算。] 牵头 市财政局 配合 - sole");
    expect(codes(text)).toContain("attribution-without-task");
  });
});

describe("按职责分工 behind 牵头", () => {
  it("says how the supporters share and leaves one lead sole", () => {
    expect(tasks("一、公开预算。（市财政局牵头，市审计局、市统计局按职责分工负责）")).toContain(
      "牵头 市财政局 配合 市审计局 市统计局 sole",
    );
  });
  it("leaves 会同 before 牵头 joint", () => {
    expect(tasks("一、公开预算。（市财政局会同市审计局牵头，市直各部门按职责分工落实）")).toContain(
      "牵头 市财政局 配合 市审计局 市直各部门 joint",
    );
  });
});

describe("prose without an attribution of its own", () => {
  const passing =
    "一、做好公开\n档案由市档案局负责保管，经费由市财政局负责安排，培训由市委党校负责承办，各项工作要落到实处。";
  it("that says in passing who does its parts is one task, and somebody has to look", () => {
    expect(read(passing).value.tasks).toHaveLength(1);
    expect(codes(passing)).toContain("task-without-lead");
  });
  it("is a preamble before the first paragraph that has one", () => {
    const text = "近年来公开工作成效明显。\n今年继续深化。\n公布预算，公布决算，公布账目。（市财政局负责）";
    expect(read(text).value.tasks.map((task) => task.text)).toEqual(["公布预算，公布决算，公布账目。"]);
  });
});

describe("headings that are nothing but units", () => {
  const text = "一、市财政局（1项）\n1.公布预算。\n二、各区政府（2项）\n1.公布账目。\n2.公布决算。（市财政局配合）";
  it("lead what stands below them, also where an item names only who supports", () => {
    expect(read(text).value.tasks.map(({ lead, support, leadMode }) => [...lead, "/", ...support, leadMode])).toEqual([
      ["市财政局", "/", "sole"],
      ["各区政府", "/", "each"],
      ["各区政府", "/", "市财政局", "each"],
    ]);
  });
});

describe("numbers in more than one style", () => {
  it("go on with the count above them at the start of a line", () => {
    const text =
      "一、公开\n1.公布预算。（市财政局负责）\n2.公布决算。（市财政局负责）\n③公布账目。（市审计局负责）\n二，监督\n1.公布考核。（市统计局负责）";
    expect(read(text).value.tasks.map(({ text: words }) => words)).toEqual([
      "公布预算。",
      "公布决算。",
      "公布账目。",
      "公布考核。",
    ]);
  });
});

describe("a row without the cells that were merged above it", () => {
  it("is set against the right edge where its units then stand below theirs", () => {
    const text =
      "序号 | 任务 | 措施 | 责任单位 | 时限 |\n1 | 预算 | 公布预算。 | 市财政局 | 6月底 |\n公布账目。 | 市审计局牵头，市统计局配合 | 9月底 |";
    expect(tasks(text)).toContain("[公布账目。] 牵头 市审计局 配合 市统计局 sole {9月底 deadline 2020-09-30}");
  });
});

describe("a length before an event", () => {
  const times = (words: string) =>
    read(`一、公开预算，${words}。（市财政局负责）`).value.tasks[0]?.times.map(({ value }) => value);
  it.each([
    ["启用前7日公告", ["-P7D"]],
    ["开学前10日公布入学安排", ["-P10D"]],
    ["每日10时前发布前一日情况", ["day"]],
    ["目前3天公布一批", []],
    ["办理时间压缩到1个工作日", ["P1D(working)"]],
    ["全年组织两次培训", ["year"]],
    ["年终考核不合格的通报", []],
    ["年中、年末各公布一次", ["half-year"]],
  ])("%s", (words, values) => {
    expect(times(words)).toEqual(values);
  });
});

describe("units before a colon", () => {
  it("open a paragraph with what they have to do", () => {
    const text =
      "现将分工明确如下：\n市财政局：公布预算，6月底前完成。\n市审计局、市统计局：公布账目。\n各单位要于7月1日前报送名单。";
    expect(tasks(text)).toContain("[公布预算，6月底前完成。] 牵头 市财政局 配合 - sole {6月底前 deadline 2020-06-30}");
    expect(tasks(text)).toContain("[公布账目。] 牵头 市审计局 市统计局 配合 - each {}");
    expect(read(text).value.duties.map(({ quote }) => quote)).toEqual(["各单位要于7月1日前报送名单"]);
  });
  it("are no task where they are a letter's", () => {
    const text = "各县人民政府：现将要点印发给你们。\n一、公布预算。（市财政局负责）";
    expect(read(text).value.tasks).toHaveLength(1);
  });
});

describe("一是…；二是…", () => {
  it("are items where each has its own unit", () => {
    const text = "一、深化公开\n一是公布预算；（市财政局负责）二是公布账目。（市审计局负责）";
    expect(read(text).value.tasks.map((task) => [task.text, ...task.lead])).toEqual([
      ["公布预算；", "市财政局"],
      ["公布账目。", "市审计局"],
    ]);
  });
  it("are points of one task where the last names who is responsible for all", () => {
    const text = "一、深化公开\n（一）公布账目。一是公布预算；二是公布决算。（市财政局负责）";
    expect(read(text).value.tasks.map((task) => task.text)).toEqual(["公布账目。一是公布预算；二是公布决算。"]);
  });
});

describe("columns that only spaces part", () => {
  it("are a table below a line that names them", () => {
    const text =
      "序号    任务        责任单位    时限\n1       公布预算    市财政局    6月底\n2       公布账目    市审计局    每月";
    expect(tasks(text)).toContain("[公布账目] 牵头 市审计局 配合 - sole {每月 recurring month}");
  });
});

describe("who leads a whole section", () => {
  it("is written 总牵头单位 in the heading's brackets", () => {
    const text =
      "一、任务\n（一）公开（总牵头单位：市财政局）\n1.公布预算。\n2.公布账目。（牵头单位：市审计局；协作单位：市统计局）";
    expect(read(text).value.tasks.map(({ lead, support }) => [...lead, "/", ...support])).toEqual([
      ["市财政局", "/"],
      ["市审计局", "/", "市统计局"],
    ]);
  });
  it("may be joined by 会 alone", () => {
    expect(tasks("一、公开\n（一）公布预算。（财务处会办公室负责）\n（二）公布账目。（审计处负责）")).toContain(
      "牵头 财务处 配合 办公室 joint",
    );
  });
});

describe("a row with a number of its own kind and a title", () => {
  it("opens a section", () => {
    const text =
      "| 序号 | 任务 | 措施 | 责任单位 |\n|---|---|---|---|\n| （一） | 重点领域 | | |\n| 1 | 预算 | 公布预算。 | 市财政局 |";
    expect(read(text).value.tasks.map(({ section, id }) => [section, id])).toEqual([["重点领域", "（一）/1"]]);
  });
});

describe("departments and collective units behind another unit", () => {
  it("share no prefix with it", () => {
    expect(tasks("一、公布封路信息。（省路网中心牵头，安全监督处指导，文件起草部门配合）")).toContain(
      "牵头 省路网中心 配合 安全监督处 文件起草部门 sole",
    );
  });
});

describe("a number before a title that begins with digits", () => {
  it("counts on", () => {
    const text = "一、服务\n1.公布指南。（市司法局负责）\n2.12345热线按期办结。（市政府办公室负责）";
    expect(read(text).value.tasks.map((task) => task.text)).toEqual(["公布指南。", "12345热线按期办结。"]);
  });
});
