import { describe, expect, it } from "vitest";
import { scriptOf } from "../../../src/domain/breakdown/script.ts";
import { timesIn } from "../../../src/domain/breakdown/timeLimits.ts";

const base = { year: 2020, date: "2020-03-31", workingDays: null };
const timesOf = (text: string, year: number | null = 2020): string => {
  const script = scriptOf(text);
  const { times } = timesIn(script, { start: 0, end: script.chars.length }, { ...base, year });
  return times.map(({ limit }) => `${limit.quote} ${limit.value}`).join(", ");
};

describe("a time limit", () => {
  it.each([
    ["2020年底前完成", "2020年底前 2020-12-31"],
    ["6月底前完成", "6月底前 2020-06-30"],
    ["于2021年2月完成", "2021年2月 2021-02-28"],
    ["截至11月15日", "截至11月15日 2020-11-15"],
    ["3月至9月", "9月 2020-09-30"],
    ["明年一月底前", "明年一月底前 2021-01-31"],
    ["上半年完成", "上半年完成 2020-06-30"],
    ["第三季度末前", "第三季度末前 2020-09-30"],
    ["上、下半年各一次", "上、下半年各 half-year"],
    ["每月10日前报送", "每月10日前 month"],
    ["按月或季公开", "按月或季 month, 按月或季 quarter"],
    ["每季度终了后10日内", "每季度终了后10日内 P10D"],
    ["年内至少听取一次", "年内 2020-12-31"],
    ["全年不少于4次", "全年不少于4次 year"],
    ["三个工作日内", "三个工作日内 P3D(working)"],
    ["公示期满后5自然日内", "5自然日内 P5D"],
    ["最迟5小时内", "最迟5小时内 PT5H"],
    ["不得超过20个工作日", "不得超过20个工作日 P20D(working)"],
    ["提前30日公告", "提前30日 -P30D"],
    ["会议召开5个工作日前", "5个工作日前 -P5D(working)"],
    ["三个月内", "三个月内 P3M"],
    ["半年内", "半年内 P6M"],
    ["当日公开", "当日 P0D"],
    ["每学年公布", "每学年 school-year"],
    ["用1年时间", "1年时间 P1Y"],
    ["年终考评、季度抽查", "年终考评 year, 季度抽查 quarter"],
    ["二〇二〇年十月三十一日前", "二〇二〇年十月三十一日前 2020-10-31"],
    ["半小时内响应", "半小时内 PT30M"],
    ["半个月内", "半个月内 P15D"],
    ["10月上旬前完成", "10月上旬前 2020-10-10"],
    ["10月中旬前完成", "10月中旬前 2020-10-20"],
    ["2020.6.30前完成", "2020.6.30前 2020-06-30"],
    ["截至2020-06-30", "2020-06-30 2020-06-30"],
    ["2021年以前完成", "2021年以前 2020-12-31"],
    ["2021年完成", "2021年完成 2021-12-31"],
    ["每个月公布", "每个月 month"],
    ["一季度一次", "一季度一次 quarter"],
  ])("%s", (text, expected) => expect(timesOf(text)).toBe(expected));

  it.each([
    "及时公开",
    "2019年度报告",
    "公示不少于5日",
    "自2020年5月1日起",
    "法定时限",
    "近三年内",
    "年度计划",
    "按日常要求",
    "2019年末政府债务余额",
    "按天计算",
    "去年年底前完成的",
    "2020.6.30的数据",
    "春季招生",
    "半分钟内",
    "这三年时间",
    "前10月完成投资",
    "10000年内",
    "第0个月内",
  ])("is not in %s", (text) => expect(timesOf(text)).toBe(""));

  it("has a last day when it is counted from the document's own publication", () => {
    const script = scriptOf("在本通知印发后1个月内公布");
    const { times } = timesIn(script, { start: 0, end: script.chars.length }, base);
    expect(times[0]?.limit.due).toBe("2020-04-30");
  });

  it("asks the working-day calendar where there is one", () => {
    const script = scriptOf("本要点公布后5个工作日内");
    const workingDays = (from: string, days: number): string => `${from}+${days}`;
    const { times } = timesIn(script, { start: 0, end: script.chars.length }, { ...base, workingDays });
    expect(times[0]?.limit.due).toBe("2020-03-31+5");
  });
});
