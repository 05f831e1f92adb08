import { describe, expect, it } from "vitest";

import { groupFeedback, type Feedback } from "../../../src/domain/notice/feedback.ts";
import { groupResults, listOrder, type YearResults } from "../../../src/domain/notice/yearResults.ts";
import { sampleYear } from "../../fixtures/sampleYear.ts";
import { finding, monitoredScheme } from "../../fixtures/monitoredYear.ts";
import {
  observed,
  smallObservations,
  smallReviewers,
  smallScheme,
  smallTable,
  smallUnits,
} from "../../fixtures/smallYear.ts";
import { leak, struckBy } from "../../fixtures/struckYear.ts";
import { stageOf } from "../../fixtures/schemes.ts";
import { resultsFrom } from "../../fixtures/yearResults.ts";

const assessed = { scheme: smallScheme, units: smallUnits, reviewers: smallReviewers };

const feedbackFor = (id: string, [first, second]: readonly [string, string] = ["", ""]): Feedback => {
  const observations = [
    ...smallObservations.filter(({ unit, criterion }) => unit !== "jyj" || criterion !== "c2"),
    ...observed("jyj", "c2", ["20", "19"], first),
    ...observed("jyj", "c2", ["20", "19", "19", "18"], second).slice(2),
  ];
  const results = resultsFrom(assessed, observations);
  const [group] = groupResults(results, listOrder(results.units));
  const found = group && groupFeedback(results, group).find(({ unit }) => unit === id);
  if (!found) throw new RangeError(`feedback for ${id}: got none, want some`);
  return found.feedback;
};

describe("a unit's feedback", () => {
  // By hand: 26/3 = 8.6667, lost 4/3 = 1.3333; 56/3 = 18.6667, lost 1.3333; 66, lost 4.
  it("shows what each criterion earned, what was lost and why, beside the group's median", () => {
    const { title, summary, criteria } = feedbackFor("jyj", ["答复超期", "未告知救济途径"]);
    expect(title).toBe("市教育局2026年政务公开工作考核结果反馈");
    expect(summary[0]).toBe("总分 93.33 分，第 2 名，等次：优秀。");
    expect(criteria.rows.map((row) => row.slice(0, 4))).toEqual([
      ["主动公开", "10", "8.6667", "1.3333"],
      ["依申请公开", "20", "18.6667", "1.3333"],
      ["任务落实", "70", "66", "4"],
    ]);
    expect(criteria.rows[1]?.[5]).toBe("答复超期；未告知救济途径");
    // 主动公开 does not apply to the other unit: the median is this one's own.
    expect(criteria.rows[0]?.[4]).toBe("8.6667");
  });

  it("shows 不适用 with its reason, said once", () => {
    const row = feedbackFor("czj").criteria.rows[0];
    expect(row?.slice(0, 4)).toEqual(["主动公开", "10", "不适用", ""]);
    expect(row?.[5]).toBe("没有这项职责");
  });

  it("has no other unit and no reviewer in it", () => {
    const text = JSON.stringify(feedbackFor("jyj", ["答复超期", ""]));
    for (const name of ["市财政局", "czj", ...smallReviewers.map(({ name: reviewer }) => reviewer)]) {
      expect(text).not.toContain(name);
    }
  });

  it("says of each finding its clause and whether it was put right", () => {
    const sample = sampleYear();
    const results = resultsFrom(sample, sample.observations, sample.findings);
    const all = groupResults(results, listOrder(results.units)).flatMap((group) => groupFeedback(results, group));
    const finding = sample.findings.find(({ rectified }) => rectified !== null);
    const own = JSON.stringify(all.find(({ unit }) => unit === finding?.unit)?.feedback);
    expect(own).toContain(`${finding?.id ?? ""}：${finding?.rectified ?? ""} 已整改`);
    expect(own).toContain(finding?.clause);
  });

  const feedbackIn = (results: YearResults, id: string): Feedback => {
    const all = groupResults(results, listOrder(results.units)).flatMap((group) => groupFeedback(results, group));
    const found = all.find(({ unit }) => unit === id);
    if (!found) throw new RangeError(`feedback for ${id}: got none, want some`);
    return found.feedback;
  };

  it("says to a unit that a veto struck what it lost by it, and what struck it", () => {
    const { summary, stages } = feedbackIn(struckBy(leak), "jyj");
    // By hand: the other unit alone has a total, 2540/27.
    expect(summary).toEqual(["没有总分，不参加排名，等次：不合格。", "市直部门共 2 个单位，总分中位数 94.07 分。"]);
    expect(stages?.rows).toEqual([["总分", "否决", "公开涉密信息（保密局认定）"]]);
  });

  it("has no median of a group in which nobody has a total", () => {
    expect(feedbackIn(struckBy(leak, ["jyj", "czj"]), "czj").summary[1]).toBe("市直部门共 2 个单位。");
  });

  it("has no median of a criterion that applies to nobody", () => {
    const none = smallUnits.flatMap(({ id }) => observed(id, "c1", [null, null, null, null]));
    const rest = smallObservations.filter(({ criterion }) => criterion !== "c1");
    const { criteria } = feedbackIn(resultsFrom(assessed, [...none, ...rest]), "jyj");
    expect(criteria.rows[0]?.slice(0, 5)).toEqual(["主动公开", "10", "不适用", "", ""]);
  });

  it("names the stage before each criterion where more than one stage scores them", () => {
    const [stage] = smallTable.stages;
    if (stage?.op !== "criteria") throw new RangeError("the small table: got no criteria stage, want one");
    const half = (id: string, name: string, criteria: readonly string[], outOf: string) => ({
      ...stage,
      id,
      name,
      criteria,
      outOf,
    });
    const stages = [
      half("work", "日常工作", ["c1", "c2"], "30"),
      half("tasks", "重点任务", ["c3"], "70"),
      stageOf({
        id: "total",
        op: "sum",
        of: [
          { stage: "work", sign: "+" },
          { stage: "tasks", sign: "+" },
        ],
      }),
    ];
    const scheme = { ...smallScheme, tables: [{ ...smallTable, stages }] };
    const { criteria } = feedbackIn(resultsFrom({ ...assessed, scheme }, smallObservations), "jyj");
    expect(criteria.rows.map(([name]) => name)).toEqual([
      "日常工作·主动公开",
      "日常工作·依申请公开",
      "重点任务·任务落实",
    ]);
  });

  it("says of a finding that was not put right by when it is due, where that was said", () => {
    const observations = smallObservations.filter(({ criterion }) => criterion !== "c1");
    const found = [finding({ due: "2026-04-30" }), finding({ id: "f2", due: null })];
    const results = resultsFrom({ ...assessed, scheme: monitoredScheme }, observations, found);
    expect(feedbackIn(results, "jyj").criteria.rows[0]?.at(-1)).toBe("f1：尚未整改（期限 2026-04-30）；f2：尚未整改");
  });
});
