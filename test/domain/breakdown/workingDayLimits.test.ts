import { describe, expect, it } from "vitest";

import type { Breakdown } from "../../../src/domain/breakdown/breakdown.ts";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";
import { dateWorkingDays, lastWorkingDayBy } from "../../../src/domain/breakdown/workingDayLimits.ts";
import { shippedNotices } from "../../../src/domain/shared/holidayNotices.ts";
import { workingDayTable } from "../../../src/domain/shared/workingDays.ts";
import { codesOf } from "../../fixtures/issues.ts";

const table = workingDayTable(shippedNotices);
const document = (sentence: string, date = "2024年2月5日"): string =>
  `云泽市2024年政务公开工作要点\n\n一、公开财政预算。${sentence}（市财政局负责）\n二、公开审计结果。（市审计局负责）\n\n云泽市人民政府办公室\n${date}\n`;
const read = (text: string) => {
  const parsed = readBreakdown(text, "要点.txt", lastWorkingDayBy(table));
  if (!parsed.ok) throw new RangeError("a breakdown: got a refusal, want it read");
  return dateWorkingDays(text, parsed.value, table);
};
const dues = ({ tasks }: Breakdown): readonly (string | null)[] => tasks[0]?.times.map(({ due }) => due) ?? [];

describe("a limit in working days from the document's own publication", () => {
  // 2024-02-05 and 30 working days, by the 2024 notice: 2024-03-22.
  it.each([
    "自印发之日起30个工作日内制定方案。",
    "请自印发之日起30个工作日内制定方案。",
    "各部门要自发布之日起30个工作日内制定方案。",
    "自本通知印发之日起30个工作日内制定方案。",
    "在本要点印发后30个工作日内制定方案。",
    "在要点印发之日起30个工作日内制定方案。",
    "完善目录。自印发之日起三十个工作日内制定方案。",
  ])("is dated: %s", (sentence) => {
    const { breakdown, issues } = read(document(sentence));
    expect(dues(breakdown)).toEqual(["2024-03-22"]);
    expect(issues).toEqual([]);
  });

  it("is dated in what is asked of everybody as well", () => {
    const text = document("").replace("\n\n一、", "\n\n各部门要在要点印发之日起5个工作日内报送联络员。\n\n一、");
    expect(read(text).breakdown.duties[0]?.times).toEqual([
      { quote: "5个工作日内", kind: "within", value: "P5D(working)", due: "2024-02-18" },
    ]);
  });

  it("is dated in a table, wherever the column for the time stands", () => {
    const rows = (header: string, row: string): string =>
      `云泽市2024年政务公开工作要点\n2024年2月5日\n\n${header}\n${header.replaceAll(/[^|]+/gu, "---")}\n${row}\n`;
    const last = rows("|任务|责任单位|完成时限|", "|公开财政预算|市财政局|自印发之日起5个工作日内|");
    const first = rows("|完成时限|任务|责任单位|", "|自印发之日起5个工作日内|公开财政预算|市财政局|");
    expect(dues(read(last).breakdown)).toEqual(["2024-02-18"]);
    expect(dues(read(first).breakdown)).toEqual(["2024-02-18"]);
  });

  it("is told apart from a shorter one that ends alike", () => {
    const { breakdown } = read(document("培训结束后15个工作日内总结，自印发之日起5个工作日内报送。"));
    expect(dues(breakdown)).toEqual([null, "2024-02-18"]);
  });

  it("without a date of the document says so at its words", () => {
    const text = document("自印发之日起30个工作日内制定方案。", "");
    const { breakdown, issues } = read(text);
    expect(dues(breakdown)).toEqual([null]);
    expect(codesOf(issues)).toEqual(["working-days-without-date"]);
    const place = issues[0]?.place;
    if (place?.kind !== "text") throw new RangeError("a place: got none in the text, want one");
    expect(text.slice(place.start, place.end)).toBe("30个工作日内");
    expect(place.line).toBe(3);
    expect(issues[0]?.severity).toBe("note");
  });

  it("in a year without a notice says which, the parser's own words included", () => {
    for (const sentence of ["自印发之日起30个工作日内制定方案。", "自本通知印发之日起30个工作日内制定方案。"]) {
      const { breakdown, issues } = read(document(sentence, "2026年12月10日"));
      expect(dues(breakdown)).toEqual([null]);
      expect(codesOf(issues)).toEqual(["working-days-without-data"]);
      expect(issues[0]?.data).toEqual({ quote: "30个工作日内", year: 2027 });
    }
  });

  it("of more days than a calendar holds has no date either", () => {
    expect(codesOf(read(document("自印发之日起9999个工作日内制定方案。")).issues)).toEqual([
      "working-days-without-data",
    ]);
  });
});

describe("a limit in working days from another event", () => {
  it.each([
    "收到申请之日起20个工作日内答复。",
    "政策文件公布后3个工作日内解读。",
    "政策文件自印发之日起3个工作日内公开。",
    "对规范性文件，自印发之日起3个工作日内公开。",
    "自印发之日起3个工作日内同步公开政策解读。",
    "会议召开3个工作日前公告。",
    "申报通知发布后2个工作日内推送。",
  ])("stays open without a word: %s", (sentence) => {
    const { breakdown, issues } = read(document(sentence));
    expect(breakdown.tasks.flatMap(({ times }) => times.map(({ due }) => due)).filter((due) => due !== null)).toEqual(
      [],
    );
    expect(issues).toEqual([]);
  });

  it("leaves the breakdown as it is", () => {
    const text = document("收到申请之日起20个工作日内答复，6月底前完成。");
    const parsed = readBreakdown(text, "要点.txt");
    expect(parsed.ok && dateWorkingDays(text, parsed.value, table).breakdown).toEqual(parsed.ok && parsed.value);
  });
});

it("a document of limits only is dated in time that grows with its length", () => {
  const timed = (count: number): number => {
    const text = document("自印发之日起30个工作日内制定方案，".repeat(count));
    const parsed = readBreakdown(text, "要点.txt");
    if (!parsed.ok) throw new RangeError("a breakdown: got a refusal, want it read");
    const start = performance.now();
    dateWorkingDays(text, parsed.value, table);
    return performance.now() - start;
  };
  timed(2_000);
  const small = Math.min(timed(4_000), timed(4_000), timed(4_000));
  const large = Math.min(timed(16_000), timed(16_000), timed(16_000));
  expect(large / small).toBeLessThan(12);
});
