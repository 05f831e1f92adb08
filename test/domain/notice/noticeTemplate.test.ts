import { describe, expect, it } from "vitest";
import { isoDay, readNoticeTemplate } from "../../../src/domain/notice/noticeTemplate.ts";
import { bodyLine } from "../../../src/domain/notice/officialDocument.ts";
import { shippedTemplate } from "../../../src/domain/notice/shippedTemplate.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { at } from "../../fixtures/yearNotices.ts";

describe("a notice's template", () => {
  const chosen = ["公布方式：得分排名", "并列排序：机构序列", "加盖印章：是"];
  /** With the choices that the text does not make, behind its own lines of the head. */
  const refusal = (text: string) =>
    readNoticeTemplate(withChoices(text), (row) => ({ kind: "row", file: "t.txt", row })).issues.map(
      ({ code, place }) => [code, place],
    );
  const withChoices = (text: string): string => {
    const [head = "", ...rest] = text.split(/^(?=正文)/mu);
    const missing = chosen.filter((line) => !head.includes(line.split("：")[0] ?? ""));
    return [head.trimEnd(), ...missing, ...rest].join("\n");
  };
  const body = "\n正文：\n一段。\n";

  it("is read as shipped", () => {
    expect(valueOf(readNoticeTemplate(shippedTemplate, at)).body.length).toBeGreaterThan(10);
  });

  it("is refused with the line and what may stand there", () => {
    const cases: readonly (readonly [string, string, number])[] = [
      [`份号：1${body}`, "notice-head-unknown", 1],
      [`发文字号：甲\n发文字号：乙${body}`, "notice-head-repeated", 2],
      [`公布方式：都公布${body}`, "notice-choice-unknown", 1],
      [`成文日期：明天${body}`, "notice-date-unreadable", 1],
      ["\n正文：\n{总分榜}\n", "notice-field-unknown", 6],
      [`应公布日期：{公布日期}${body}`, "notice-date-unreadable", 1],
      [`成文日期：{公布日期}前后${body}`, "notice-date-unreadable", 1],
      [`标题：{年份通报${body}`, "notice-brace-alone", 1],
      ["\n正文：\n｛总体结果｝\n", "notice-brace-alone", 6],
      ["标题：通报\n", "notice-body-absent", 1],
    ];
    for (const [text, code, row] of cases) {
      expect(refusal(text)).toEqual([[code, { kind: "row", file: "t.txt", row }]]);
    }
  });

  it("is refused where it leaves open whether scores are disclosed, how ties stand or whether it is sealed", () => {
    const { issues } = readNoticeTemplate("标题：通报\n正文：\n一段。\n", at);
    expect(issues.map(({ code, data }) => [code, data["head"]])).toEqual([
      ["notice-head-absent", "公布方式"],
      ["notice-head-absent", "并列排序"],
      ["notice-head-absent", "加盖印章"],
    ]);
  });

  it("takes a date as people write it, and none that the calendar has not", () => {
    expect(isoDay("2026年1月5日")).toBe("2026-01-05");
    expect(isoDay("２０２６-02-28")).toBe("2026-02-28");
    expect(isoDay("2026-02-30")).toBeNull();
    expect(isoDay("2026-13-01")).toBeNull();
  });

  it("knows a line's level by its number, and its head by its first full stop", () => {
    expect(bodyLine("一、总体情况")).toEqual({ level: 1, head: "一、总体情况", rest: "" });
    expect(bodyLine("（二）问题。甲局失分。")).toEqual({ level: 2, head: "（二）问题。", rest: "甲局失分。" });
    expect(bodyLine("1.办法").level).toBe(3);
    expect(bodyLine("（1）办法").level).toBe(4);
    expect(bodyLine("各单位要整改。")).toEqual({ level: 0, head: "", rest: "各单位要整改。" });
  });
});
