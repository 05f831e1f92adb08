import { describe, expect, it } from "vitest";

import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const notice = "青原市2020年政务公开工作要点\n2020年3月1日\n";
const read = (text: string, head = notice) => {
  const result = readBreakdown(head + text, "a.txt");
  if (!result.ok) throw new RangeError("got a refusal, want tasks");
  return result.value;
};
const tasks = (text: string): readonly string[] => read(text).tasks.map((task) => task.text);
const units = (text: string): readonly string[] =>
  read(text).tasks.map(({ lead, support, leadMode }) => [...lead, "/", ...support, leadMode].join(" "));
const times = (text: string): readonly string[] =>
  read(`一、${text}（市财政局负责）`).tasks.flatMap((task) =>
    task.times.map(({ quote, value }) => `${quote} ${value}`),
  );
const duties = (text: string): readonly string[] =>
  read(`一、公布预算。（市财政局负责）\n${text}`).duties.map(({ who, quote }) => `${who}：${quote}`);

describe("a row that lacks the task's cell", () => {
  it("is set right where its units would stand below the requirement", () => {
    const table =
      "序号\t任务\t具体要求\t牵头单位\t责任单位\t完成时限\n1\t公开预算\t公布预算。\t市财政局\t各预算单位\t3月底前\n2\t公布决算。\t市审计局\t市统计局\t9月底前";
    expect(tasks(table)).toEqual(["公布预算。", "公布决算。"]);
    expect(units(table)).toEqual(["市财政局 / 各预算单位 sole", "市审计局 / 市统计局 sole"]);
  });
});

describe("a table that was copied cell by cell", () => {
  const cells =
    "序号\n具体要求\n责任科室\n时限要求\n1\n公布预算。\n办公室会同财务科\n预算3月底前，决算9月底前\n2\n公布账目。\n办公室\n年底前";
  it("has units that 会同 joins, and a time for each of two things in one cell", () => {
    expect(units(cells)).toEqual(["办公室 / 财务科 joint", "办公室 / sole"]);
    expect(read(cells).tasks[0]?.times.map(({ value }) => value)).toEqual(["2020-03-31", "2020-09-30"]);
  });
});

describe("a bare bracket with one department of a ministry", () => {
  it("is an attribution, and one with 公司 or 好处 in it stays what it was", () => {
    expect(units("一、公布数据。（统计司）\n二、公布决算。（财务处）")).toEqual(["统计司 / sole", "财务处 / sole"]);
    expect(tasks("一、公布数据（含好处）。（统计司）")).toEqual(["公布数据（含好处）。"]);
  });
});

describe("a collective unit of two kinds of places", () => {
  it("is one whether 各 or 相关 opens it", () => {
    expect(
      units("一、公布账目。（市财政局牵头，各街道、镇配合）\n二、公布决算。（市财政局牵头，相关街道、镇配合）"),
    ).toEqual(["市财政局 / 各街道、镇 sole", "市财政局 / 相关街道、镇 sole"]);
  });
});

describe("涉事单位", () => {
  it("is whoever it concerns: a name that takes no prefix and that nobody has to look at", () => {
    const text = "一、回应关切。（责任单位：市委宣传部、涉事单位）";
    expect(units(text)).toEqual(["市委宣传部 涉事单位 / each"]);
    const result = readBreakdown(notice + text, "a.txt");
    expect(result.ok && result.issues).toEqual([]);
  });
});

describe("time limits as offices write them", () => {
  it.each([
    ["全年组织“县长面对面”活动4次以上。", ["全年组织“县长面对面”活动4次 year"]],
    ["全年出版政府公报12期。", ["全年出版政府公报12期 year"]],
    ["文件印发当日上网。", ["当日 P0D"]],
    ["当日上午公布。", []],
    ["首次回应不晚于事发后5小时。", ["5小时 PT5H"]],
    ["监测周报告、月通报。", ["周报告 week", "月通报 month"]],
    ["举办政务公开宣传周推送活动。", []],
    ["发现的问题限期30日整改。", ["30日 P30D"]],
  ])("%s", (text, wanted) => {
    expect(times(text)).toEqual(wanted);
  });
  it("are two where a period and a day stand side by side", () => {
    expect(read("1.开展检查。\n责任单位：市政府办公室\n完成时限：每季度、年底").tasks[0]?.times).toMatchObject([
      { quote: "每季度", value: "quarter" },
      { quote: "年底", value: "2020-12-31" },
    ]);
  });
  it("are limits in every place of a list behind 完成时限", () => {
    const text = "1.培训信息员。\n责任单位：市政府办公室\n完成时限：5月、8月、10月";
    expect(read(text).tasks[0]?.times.map(({ value }) => value)).toEqual(["2020-05-31", "2020-08-31", "2020-10-31"]);
  });
});

describe("the last words of a page", () => {
  const page =
    "各部门要于5月底前报送方案。\n相关解读：一图读懂\n扫一扫在手机打开当前页\n主办单位：青原市政府办公室　网站标识码：3300000001";
  it("are no task of who keeps the site, and leave the closing before them whole", () => {
    expect(tasks(`一、公布预算。（市财政局负责）\n${page}`)).toEqual(["公布预算。"]);
    expect(duties(page)).toEqual(["各部门：各部门要于5月底前报送方案"]);
  });
});

describe("a closing section", () => {
  it("may have a title of two parts with a full-width comma", () => {
    const text = "一、公开\n1.公布预算。（市财政局负责）\n二、压实责任，强化组织领导\n各部门请于12月5日前报送总结。";
    expect(tasks(text)).toEqual(["公布预算。"]);
    expect(read(text).duties.map(({ quote }) => quote)).toEqual(["各部门请于12月5日前报送总结"]);
  });
});

describe("a demand on everybody", () => {
  it.each([
    [
      "begins with what it has to keep to",
      "各部门要按照责任分工，于5月30日前公布举措。",
      ["各部门：各部门要按照责任分工，于5月30日前公布举措"],
    ],
    [
      "goes on with what has to be published",
      "各部门要在30日内，在网站公开落实措施。",
      ["各部门：各部门要在30日内，在网站公开落实措施"],
    ],
    [
      "may be addressed by 机关各 and 属各",
      "厅机关各处室、厅属各单位每季度报送进展。",
      ["厅机关各处室、厅属各单位：厅机关各处室、厅属各单位每季度报送进展"],
    ],
    [
      "names anew whose work is reported",
      "各司局要明确联络员。各单位落实情况于12月15日前报送办公厅。",
      ["各司局：各司局要明确联络员", "各单位：各单位落实情况于12月15日前报送办公厅"],
    ],
  ])("%s", (_, text, wanted) => {
    expect(duties(text)).toEqual(wanted);
  });
});

describe("what a page says of its document", () => {
  const task = "一、公布预算。（市财政局负责）";
  it("gives the number out of the table above it", () => {
    const head =
      "索引号\t0033-0019\t主题分类\t政务公开\n发文字号\t青政办发〔2020〕7号\t有效性\t有效\n青原市2020年政务公开工作要点\n";
    expect(read(task, head).number).toBe("青政办发〔2020〕7号");
  });
  it("gives the day it was posted where the document has none of its own", () => {
    const head = "青原市2020年政务公开工作要点\n来源：市政府办公室　时间：2020-05-29 10:05\n";
    expect(read(task, head).date).toBe("2020-05-29");
    expect(read(task, `${head}青原市人民政府\n2020年5月20日\n`).date).toBe("2020-05-20");
  });
  it("is not the day on which a task of its table is due", () => {
    const table =
      "任务\t责任部门\t完成时间\n编制年度报告。\t办公室\t2021年1月31日前\n举办开放日。\t利用科\t2020年6月9日";
    expect(read(table, "青原市2020年政务公开任务分解表\n").date).toBe("");
  });
});

describe("a weight floor", () => {
  it("has its own cell and line as its quote, never the label or cell before it", () => {
    const table =
      "序号\t任务\t责任单位\t时限\n1\t公布预算。\t市财政局\t3月\n2\t政务公开占绩效考核权重不低于4%。\t市政府办公室\t年底";
    expect(read(table).weightFloors).toMatchObject([{ subject: "政务公开", quote: "政务公开占绩效考核权重不低于4%" }]);
    const lines =
      "1.公布预算。\n责任单位：市财政局\n完成时限：年底前\n2.网站工作在考核中占比不低于3%。\n责任单位：市政府办公室";
    expect(read(lines).weightFloors).toMatchObject([{ subject: "网站工作", quote: "网站工作在考核中占比不低于3%" }]);
  });
  it("says what it is of where the assessment stands before or only the minimum behind", () => {
    const text = "一、在年度考核中政务公开分值权重不低于4%，其中政府网站不低于1%。（市政府办公室负责）";
    expect(read(text).weightFloors.map(({ subject }) => subject)).toEqual(["政务公开", "政府网站"]);
  });
});
