import { describe, expect, it } from "vitest";

import { computeResults, publishedResults } from "../../src/app/computeResults.ts";
import { progressOf } from "../../src/app/progressOf.ts";
import { yearSteps } from "../../src/app/session/yearSteps.ts";
import { emptyAssessment, type Assessment } from "../../src/app/state.ts";
import { salted } from "../fixtures/salted.ts";
import { valueOf } from "../fixtures/issues.ts";
import { finding, monitoredAssessment } from "../fixtures/monitoredYear.ts";
import { after } from "../fixtures/smallAssessment.ts";
import { observed } from "../fixtures/smallYear.ts";

const progressIn = (assessment: Assessment) =>
  progressOf(assessment.state, yearSteps(assessment, computeResults(assessment.state)));
const stepsOf = (assessment: Assessment) => progressIn(assessment).next;

describe("what is to be done next", () => {
  const scored = monitoredAssessment();

  it("begins with the document", () => {
    expect(stepsOf(emptyAssessment)).toEqual(["导入工作要点（new）。"]);
  });

  it("names forms, rounds with findings, and the lock once the results stand", () => {
    expect(stepsOf(scored)).toEqual([
      "下发自评表（issue）。",
      "结束轮次并出小结：第一季度监测（lock --round）。",
      "核对排名后锁定全年（lock）。",
    ]);
  });

  it("names what reviewers disagree on, and appeals that are open", () => {
    const filed = {
      ...{ id: "s1", unit: "jyj", criterion: "c1", finding: "f1", ground: "已公开", evidence: "" },
      ...{ served: "2026-11-16", filed: "2026-11-18" },
    };
    const open = after(
      scored,
      { kind: "observations-recorded", rows: observed("jyj", "c2", [null]) },
      { kind: "findings-recorded", rows: [finding({ rectified: "2026-04-20" })] },
      { kind: "appeal-filed", rows: [filed] },
    );
    expect(stepsOf(open).slice(1)).toEqual([
      "结束轮次并出小结：第一季度监测（lock --round）。",
      "不适用有分歧 1 项，协调后改正（“得分”表，rank 列出）。",
      "决定申诉：s1（appeal）。",
    ]);
    expect(progressIn(open)).toMatchObject({
      findings: { all: 1, rectified: 1, rechecked: 0 },
      appeals: { all: 1, decided: 0 },
      locked: false,
    });
  });

  it("ends with publishing and keeping", () => {
    const rows = salted(publishedResults(valueOf(computeResults(scored.state))));
    const locked = after(
      scored,
      { kind: "round-closed", rows: [{ round: "q1", date: "2026-04-02" }] },
      { kind: "year-locked", rows },
    );
    expect(stepsOf(locked).slice(1)).toEqual(["公布结果（publish）。"]);
    const published = after(locked, { kind: "results-published", rows });
    expect(stepsOf(published).slice(1)).toEqual(["核验并存档（verify）。"]);
  });
});
