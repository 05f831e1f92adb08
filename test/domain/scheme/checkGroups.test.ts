import { describe, expect, it } from "vitest";

import { at, changed, changedAll, faultsOf } from "./oneFault.ts";

const grading = "groups[0].grading";
const quota = `${grading}.quotas[0]`;
const tieBreak = "groups[0].ranking.tieBreaks[0]";

describe("a group", () => {
  it.each([
    ["an id of its own", "groups[0].id", "Counties", "id-repeated groups[1].id"],
    ["a name of its own", "groups[1].name", "市直部门", "name-repeated groups[1].name"],
    [
      "grades of different names",
      "groups[1].grading.grades[1].name",
      "优秀",
      "name-repeated groups[1].grading.grades[1].name",
    ],
    ["grades that fall", `${grading}.grades[1].from`, "90.0", `grades-not-falling ${grading}.grades[1].from`],
    [
      "a last grade for every total",
      "groups[1].grading.grades[2].from",
      "0",
      "last-grade-bounded groups[1].grading.grades[2].from",
    ],
    [
      "bounds, or quotas",
      "groups[1].grading.grades[0].from",
      null,
      "grade-without-bound groups[1].grading.grades[0].from",
    ],
    ["quotas of grades there are", `${quota}.grade`, "特优", `reference-unknown ${quota}.grade`],
    ["no quota on the last grade", `${quota}.grade`, "不合格", `quota-on-last-grade ${quota}.grade`],
    ["quotas within 100%", `${quota}.limit.percent`, "100.01", `percent-above-hundred ${quota}.limit.percent`],
    ["limits that name grades", `${grading}.limits[1].atMost`, "特优", `reference-unknown ${grading}.limits[1].atMost`],
    [
      "limits of different names",
      `${grading}.limits[1].name`,
      "主动公开不足六成",
      `name-repeated ${grading}.limits[1].name`,
    ],
    [
      "limits at a part of the points",
      `${grading}.limits[0].when.below`,
      "1.2",
      `share-outside ${grading}.limits[0].when.below`,
    ],
    [
      "limits on criteria there are",
      `${grading}.limits[0].when.criterion`,
      "areas",
      `reference-unknown ${grading}.limits[0].when.criterion`,
    ],
    [
      "tie-breaks on stages there are",
      "groups[0].ranking.tieBreaks[1].stage",
      "late",
      "reference-unknown groups[0].ranking.tieBreaks[1].stage",
    ],
    ["tie-breaks on criteria there are", `${tieBreak}.criterion`, "areas", `reference-unknown ${tieBreak}.criterion`],
    ["tie-breaks on stages with criteria", `${tieBreak}.stage`, "sum", `reference-unknown ${tieBreak}.stage`],
  ] as const)("needs %s", (_, path, value, fault) => {
    expect(faultsOf(changed(path, value))).toEqual([fault]);
  });

  it("needs a table there is", () => {
    expect(faultsOf(changed("groups[0].table", "none"))).toEqual(
      expect.arrayContaining(["reference-unknown groups[0].table", "part-unused tables[0]"]),
    );
  });

  it("may give a grade by its quota alone", () => {
    expect(faultsOf(changed(`${grading}.grades[0].from`, null))).toEqual([]);
    const grades = [
      { name: "优秀", from: null },
      { name: "合格", from: "60" },
      { name: "不合格", from: null },
    ];
    expect(faultsOf(changed(`${grading}.grades`, grades))).toEqual([]);
  });

  it("has grades that fall across one without a bound", () => {
    const grades = [
      { name: "优秀", from: "80" },
      { name: "良好", from: null },
      { name: "合格", from: "85" },
      { name: "不合格", from: null },
    ];
    const quotas = [
      { grade: "良好", limit: { kind: "count", count: 3 }, scoreFloor: null, refill: true, boundaryTies: "none" },
    ];
    expect(faultsOf(changedAll({ [`${grading}.grades`]: grades, [`${grading}.quotas`]: quotas }))).toEqual([
      `grades-not-falling ${grading}.grades[2].from`,
    ]);
  });

  it("has one quota a grade", () => {
    const one = {
      grade: "优秀",
      limit: { kind: "count", count: 3 },
      scoreFloor: null,
      refill: true,
      boundaryTies: "none",
    };
    expect(faultsOf(changed(`${grading}.quotas`, [one, one]))).toEqual([`listed-twice ${grading}.quotas[1].grade`]);
  });

  it("compares no points that are only for information", () => {
    const tieBreaks = [{ by: "criterion", stage: "first", criterion: "areas", first: "higher" }];
    expect(faultsOf(changed("groups[1].ranking.tieBreaks", tieBreaks))).toEqual([
      "reviewer-first-points groups[1].ranking.tieBreaks[0]",
    ]);
    const limits = [
      { name: "限", when: { by: "criterion", stage: "first", criterion: "site", below: "0.5" }, atMost: "合格" },
    ];
    expect(faultsOf(changed("groups[1].grading.limits", limits))).toEqual([
      "reviewer-first-points groups[1].grading.limits[0].when",
    ]);
    expect(faultsOf(changed("groups[1].ranking.tieBreaks", [{ ...tieBreaks[0], stage: "second" }]))).toEqual([]);
  });

  it("compares only criteria that the stage scores", () => {
    const tieBreaks = [{ by: "criterion", stage: "second", criterion: "survey", first: "higher" }];
    const only = { "groups[1].ranking.tieBreaks": tieBreaks };
    expect(faultsOf(changedAll(only))).toEqual([]);
    expect(
      faultsOf(changedAll({ ...only, [`${at.second}.criteria`]: ["site", "tasks", "problems", "index"] })),
    ).toEqual([`criterion-unused ${at.survey}`, "reference-unknown groups[1].ranking.tieBreaks[0].criterion"]);
  });
});
