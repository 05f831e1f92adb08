import { describe, expect, it } from "vitest";

import type { Veto } from "../../../src/domain/scheme/stage.ts";
import { leak, struckBy } from "../../fixtures/struckYear.ts";
import { gradesOnly, noticeOf } from "../../fixtures/yearNotices.ts";

describe("a notice with a unit that a veto struck", () => {
  const { document } = noticeOf(struckBy(leak));

  it("says by which veto, and what became of its total, its rank and its grade", () => {
    expect(document.attachments[0]?.notes).toEqual([
      "市教育局因“公开涉密信息”一票否决，不计总分，不参加排名，不计加分，等次为不合格。",
    ]);
    expect(document.body.map(({ rest }) => rest)).toContain("参加考核的单位共2个，其中1个因一票否决不参加排名。");
  });

  it("says under what each criterion gave that it is what was before the veto", () => {
    const { tables = [], notes } = document.attachments[1] ?? {};
    const row = tables[0]?.rows.find(([unit]) => unit === "市教育局");
    expect(tables[0]?.header).toEqual(["单位", "主动公开", "依申请公开", "任务落实", "总分", "名次"]);
    expect(row?.slice(-2)).toEqual(["无", "不排名"]);
    expect(notes?.[0]).toBe("受一票否决的单位，总分以外各列是否决前的得分。");
    expect(notes).toHaveLength(2);
  });

  it("says what a veto leaves where it fixes the total and puts the unit last", () => {
    const fixed: Veto = { ...leak, score: { kind: "fixed", points: "59" }, rank: "last", bonus: "kept" };
    expect(noticeOf(struckBy(fixed)).document.attachments[0]?.notes).toEqual([
      "市教育局因“公开涉密信息”一票否决，总分计59.00分，排在本组其他单位之后，等次为不合格。",
    ]);
    const mild: Veto = { ...leak, score: { kind: "keep" }, rank: "kept", grade: { kind: "kept" }, bonus: "kept" };
    expect(noticeOf(struckBy(mild)).document.attachments[0]?.notes).toEqual(["市教育局因“公开涉密信息”一票否决。"]);
  });

  it("says nothing of it, by name, where only grades are disclosed", () => {
    expect(noticeOf(struckBy(leak), gradesOnly).document.attachments[0]?.notes).toEqual([]);
  });
});
