import { describe, expect, it } from "vitest";

import type { Veto } from "../../../src/domain/scheme/stage.ts";
import { event } from "../../fixtures/observations.ts";
import { smallObservations, smallReviewers, smallScheme, smallTable, smallUnits } from "../../fixtures/smallYear.ts";
import { stageOf } from "../../fixtures/schemes.ts";
import { resultsFrom } from "../../fixtures/yearResults.ts";
import { gradesOnly, noticeOf } from "../../fixtures/yearNotices.ts";

const leak: Veto = {
  id: "leak",
  name: "公开涉密信息",
  clause: "",
  score: { kind: "none" },
  rank: "unranked",
  grade: { kind: "fixed", grade: "不合格" },
  bonus: "barred",
  quota: "excluded",
};

/** The small year with a veto that struck 市教育局. */
const struckBy = (veto: Veto) => {
  const [before] = smallTable.stages;
  if (!before) throw new RangeError("the small table: got no stage, want one");
  const stages = [
    { ...before, id: "before", name: "综合得分" },
    { ...stageOf({ id: "total", op: "veto", of: "before", rounds: ["annual"], vetoes: [veto] }), name: "总分" },
  ];
  const scheme = { ...smallScheme, tables: [{ ...smallTable, stages }] };
  const struck = event(veto.id, "1", { unit: "jyj", round: "annual", party: "office", reviewer: "r1" });
  return resultsFrom({ scheme, units: smallUnits, reviewers: smallReviewers }, [...smallObservations, struck]);
};

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
