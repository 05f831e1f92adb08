import { describe, expect, it } from "vitest";

import { roundDocument, roundNotice } from "../../../src/domain/notice/roundNotice.ts";
import { summarizeRound } from "../../../src/domain/notice/roundSummary.ts";
import type { Finding } from "../../../src/domain/scoring/finding.ts";
import { finding, monitoredScheme } from "../../fixtures/monitoredYear.ts";
import { smallUnits } from "../../fixtures/smallYear.ts";

const first = { round: "q1", date: "2026-04-10" };
const second = { round: "q2", date: "2026-07-10" };
const of = (change: Partial<Finding>) =>
  finding({
    unit: "jyj",
    criterion: "c1",
    kind: "missing",
    count: "1",
    due: null,
    rectified: null,
    recheck: null,
    ...change,
  });
const noticeOf = (findings: readonly Finding[], scheme = monitoredScheme) =>
  roundNotice(scheme, "云泽市", smallUnits, summarizeRound(scheme, smallUnits, findings, second, [first]));

describe("the short notice of a round", () => {
  it("counts what it found by kind and by unit", () => {
    const { title, paragraphs, tables } = noticeOf([
      of({ id: "a", round: "q2", count: "3" }),
      of({ id: "b", round: "q2", count: "2" }),
      of({ id: "c", round: "q2", kind: "late" }),
    ]);
    expect(title).toBe("云泽市2026年政务公开第二季度监测情况通报");
    expect(paragraphs[0]).toBe(
      "截至2026年7月10日，第二季度监测发现问题 3 项，涉及 1 个单位；没有发现问题的单位 1 个。",
    );
    expect(tables.map(({ title: of, rows }) => [of, ...rows])).toEqual([
      ["问题分类", ["主动公开", "应公开未公开", "2", "5"], ["主动公开", "公开不及时", "1", "1"]],
      ["各单位问题", ["市教育局", "3", "6"]],
    ]);
  });

  it("counts a criterion that two tables share once", () => {
    const [table] = monitoredScheme.tables;
    if (!table) throw new RangeError("the monitored scheme: got no table, want one");
    const shared = { ...monitoredScheme, tables: [table, { ...table, id: "other", name: "另一张考核表" }] };
    expect(noticeOf([of({ round: "q2", count: "3" })], shared).tables[0]?.rows).toEqual([
      ["主动公开", "应公开未公开", "1", "3"],
    ]);
  });

  it.each<readonly [string, readonly Finding[], string]>([
    ["nothing", [], "上一轮（第一季度监测）没有发现问题。"],
    [
      "what was put right in time",
      [of({ rectified: "2026-05-01", recheck: { date: "2026-05-02", count: "0" } }), of({ due: "2026-08-01" })],
      "上一轮（第一季度监测）发现的 2 项问题，已整改 1 项；复查通过 1 项，复查仍有问题 0 项；没有逾期未整改的。",
    ],
    [
      "what was not",
      [
        of({ rectified: "2026-05-01", recheck: { date: "2026-05-02", count: "1" } }),
        of({ due: "2026-06-01" }),
        of({ due: "2026-07-10" }),
      ],
      "上一轮（第一季度监测）发现的 3 项问题，已整改 1 项；复查通过 0 项，复查仍有问题 1 项；逾期未整改 1 项。",
    ],
  ])("says of the round before it %s", (_, findings, said) => {
    expect(noticeOf(findings.map((one) => ({ ...one, round: "q1" }))).paragraphs[1]).toBe(said);
  });

  it("lists by unit, number, day and clause what is overdue", () => {
    const overdue = noticeOf([of({ id: "f7", round: "q1", due: "2026-06-01", clause: "第七条" })]).tables.at(-1);
    expect([overdue?.title, overdue?.rows]).toEqual(["逾期未整改", [["市教育局", "f7", "2026-06-01", "第七条"]]]);
  });

  it("has its tables as one attachment, and none where it found nothing", () => {
    const found = roundDocument(noticeOf([of({ round: "q2" })]), second.date);
    expect(found.attachments.map(({ title, tables }) => [title, tables.length])).toEqual([["问题情况", 2]]);
    const none = roundDocument(noticeOf([]), second.date);
    expect(none.attachments).toEqual([]);
    expect(none.body.map(({ rest }) => rest)).toEqual([
      "截至2026年7月10日，第二季度监测没有发现问题。",
      "上一轮（第一季度监测）没有发现问题。",
    ]);
  });
});
