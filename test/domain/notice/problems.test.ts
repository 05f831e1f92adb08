import { describe, expect, it } from "vitest";
import { groupFeedback } from "../../../src/domain/notice/feedback.ts";
import { problemsOf } from "../../../src/domain/notice/problems.ts";
import { groupResults, listOrder, type YearResults } from "../../../src/domain/notice/yearResults.ts";
import type { Table } from "../../../src/domain/scheme/scheme.ts";
import type { Stage } from "../../../src/domain/scheme/stage.ts";
import { exact, zero } from "../../../src/domain/shared/exact.ts";
import { finding } from "../../fixtures/monitoredYear.ts";
import { observed, smallReviewers, smallScheme, smallTable, smallUnits } from "../../fixtures/smallYear.ts";
import { resultsFrom } from "../../fixtures/yearResults.ts";
import { noticeOf, small } from "../../fixtures/yearNotices.ts";

describe("the problems that a notice names", () => {
  it("tells criteria of one name apart by what they stand under, in problems and in feedback", () => {
    const branch = (id: string, name: string, maxPoints: string, inner: string) => ({
      id,
      name,
      clause: "",
      maxPoints,
      children: [{ id: inner, name: "及时性", clause: "", maxPoints, rule: { kind: "points", scale: null } as const }],
    });
    const criteria = [branch("a", "主动公开", "40", "a1"), branch("b", "解读回应", "60", "b1")];
    const scheme = { ...smallScheme, tables: [{ ...smallTable, criteria }] };
    const results = resultsFrom({ scheme, units: smallUnits, reviewers: smallReviewers }, [
      ...smallUnits.flatMap(({ id }) =>
        observed(
          id,
          "a1",
          smallReviewers.map(() => "30"),
        ),
      ),
      ...smallUnits.flatMap(({ id }) =>
        observed(
          id,
          "b1",
          smallReviewers.map(() => "50"),
        ),
      ),
    ]);
    const groups = groupResults(results, listOrder(results.units));
    expect(problemsOf(results, groups).map(({ criterion }) => criterion)).toEqual([
      "主动公开·及时性",
      "解读回应·及时性",
    ]);
    const [first] = groups.flatMap((group) => groupFeedback(results, group));
    expect(first?.feedback.criteria.rows.map(([name]) => name)).toEqual(["主动公开·及时性", "解读回应·及时性"]);
  });

  it("names what was only deducted among the problems, and adds up the faults of several rounds", () => {
    const kinds = [{ id: "late", name: "迟报", points: "1" }];
    const minus = {
      id: "m",
      name: "通报扣分",
      clause: "",
      maxPoints: "0",
      rule: { kind: "minus", kinds, most: null },
    } as const;
    const total = smallTable.stages[0];
    if (total?.op !== "criteria") throw new RangeError(`the small table: got ${total?.op}, want criteria`);
    const table: Table = {
      ...smallTable,
      criteria: [...smallTable.criteria, minus],
      stages: [
        { ...total, id: "one", name: "年中", round: "mid" },
        { ...total, id: "two", name: "年终" },
        { ...total, ...{ op: "sum", of: ["one", "two"], absent: { kind: "proportional" } } } as unknown as Stage,
      ],
    };
    const scheme = {
      ...smallScheme,
      rounds: [{ id: "mid", name: "年中检查" }, ...smallScheme.rounds],
      tables: [table],
    };
    const scored = { state: "scored", points: exact("-2"), maxPoints: zero } as const;
    const given = (round: string, reviewer: string, count: string) => ({
      ...observed("jyj", "m", ["0"])[0],
      ...{ round, reviewer, kind: "deduction", value: "late", count },
    });
    const results = {
      ...small,
      scheme,
      scores: small.scores.map((score) => ({
        ...score,
        criteria:
          score.unit === "jyj" ? [{ stage: "one", criterion: "m", maxPoints: zero, outcome: scored, reasons: [] }] : [],
      })),
      observations: [
        given("mid", "r1", "1"),
        given("mid", "r2", "1"),
        given("annual", "r1", "2"),
        given("annual", "r2", "1"),
      ],
    } as unknown as YearResults;
    const groups = groupResults(results, listOrder(results.units));
    expect(
      problemsOf(results, groups).map(({ criterion, units, faults }) => [criterion, units[0]?.name, faults]),
    ).toEqual([["通报扣分", "市教育局", [{ name: "迟报", count: "3" }]]]);
  });

  it("counts a finding as put right where the recheck found none, and says where it found some again", () => {
    const recheck = (count: string) => ({ date: "2026-05-08", count });
    const findings = [
      finding({ id: "f1" }),
      finding({ id: "f2", recheck: recheck("0") }),
      finding({ id: "f3", rectified: "2026-04-20", recheck: recheck("1") }),
      finding({ id: "f4", rectified: "2026-04-20" }),
    ];
    const lines = noticeOf({ ...small, findings }).document.body.map(({ rest }) => rest);
    expect(lines).toContain("全年各轮次共发现问题4项，已整改3项（其中复查仍有问题1项），尚未整改1项。");
  });
});
