import { describe, expect, it } from "vitest";
import { formProgress, progressText } from "../../src/app/formProgress.ts";
import { lateObservation } from "../../src/app/lateObservation.ts";
import { latenessOf } from "../../src/app/latenessOf.ts";
import { selfObservations } from "../../src/app/selfObservations.ts";
import { salted } from "../fixtures/salted.ts";
import { codesOf, refusalOf } from "../fixtures/issues.ts";
import { collectBytes, issuedAssessment } from "../fixtures/returnedForms.ts";
import { smallScheme, smallTable } from "../fixtures/smallYear.ts";
import { collecting, filled } from "../fixtures/collectedForms.ts";

describe("points that units give themselves", () => {
  const forms = collecting(issuedAssessment, [filled()]).after.state.selfEvaluations;

  it("are the units' own voice where that is a party of the scheme", () => {
    const [first, ...others] = smallScheme.parties;
    if (!first) throw new RangeError("a party: got none, want two");
    const scheme = { ...smallScheme, parties: [{ ...first, by: "self" as const }, ...others] };
    const [change] = selfObservations(forms, { ...issuedAssessment.state, scheme });
    expect(change?.rows).toMatchObject([
      { round: "annual", unit: "jyj", criterion: "c1", party: "office", reviewer: "jyj", value: "9.5" },
      { criterion: "c2", value: "20" },
      { criterion: "c3", value: "66.5" },
    ]);
    const closedRounds = [{ round: "annual", date: "2026-12-31" }];
    expect(selfObservations(forms, { ...issuedAssessment.state, scheme, closedRounds })).toEqual([]);
  });

  it("are shown and nothing more where it is not", () => {
    expect(selfObservations(forms, issuedAssessment.state)).toEqual([]);
  });
});

describe("the progress of forms", () => {
  it("is 未填 until one comes in, late after its day", () => {
    expect(formProgress(issuedAssessment.state, "2026-12-10").map(({ state, late }) => [state, late])).toEqual([
      ["empty", null],
      ["empty", null],
    ]);
    expect(progressText(formProgress(issuedAssessment.state, "2026-12-14"), "2026-12-14")).toEqual([
      "自评表填报进度（2026-12-14）：共 2 个单位，已报 0 个，未报 2 个，其中逾期 2 个。",
      "单位\t状态\t期限\t收到\t逾期\t说明",
      "市教育局\t未填\t2026-12-10\t\t4 天\t",
      "市财政局\t未填\t2026-12-10\t\t4 天\t",
    ]);
  });

  it("is 草稿 where answers are missing, 退回补正 where something is wrong, each with the places", () => {
    const draft = collecting(issuedAssessment, [filled(["任务自评", 0, "完成情况", null])]);
    expect(formProgress(draft.after.state, "2026-12-01")[0]).toMatchObject({
      state: "draft",
      reason: expect.stringMatching(/^任务自评 F4：任务“一\/（一）”没有选完成情况$/u) as string,
    });
    const wrong = collecting(issuedAssessment, [filled(["指标自评", 0, "自评分", "约9"])]);
    expect(formProgress(wrong.after.state, "2026-12-01")[0]).toMatchObject({
      state: "returned",
      reason: "指标自评 E4：“约9”不是一个明确的数，像是 9",
    });
    expect(formProgress(collecting(wrong.after, [filled()]).after.state, "2026-12-01")[0]).toMatchObject({
      state: "reported",
    });
  });

  it("stays 已报 where a faulty copy comes in later", () => {
    const once = collecting(issuedAssessment, [filled()]).after;
    const copy = collecting(once, [filled(["任务自评", 0, "完成情况", null])]);
    expect(copy.codes).toEqual(["state-missing"]);
    expect(formProgress(copy.after.state, "2026-12-01")[0]).toMatchObject({ state: "reported" });
  });

  it("is 已锁定 once the year is, and 未填 for who never reported", () => {
    const { state } = collecting(issuedAssessment, [filled()]).after;
    const result = { unit: "jyj", group: "departments", total: "90", rank: 1, grade: "优秀", contribution: "3.6" };
    const locked = { ...state, locked: salted([result]) };
    expect(formProgress(locked, "2027-01-10").map((row) => row.state)).toEqual(["locked", "empty"]);
  });
});

describe("a late form", () => {
  // 10 December 2026 is a Thursday.
  it("is late from the day after, in days and in working days", () => {
    expect(latenessOf("2026-12-10", "2026-12-10")).toBeNull();
    expect(latenessOf("2026-12-10", "2026-12-11")).toEqual({ days: 1, workingDays: 1 });
    expect(latenessOf("2026-12-10", "2026-12-14")).toEqual({ days: 4, workingDays: 2 });
    expect(latenessOf("2099-12-10", "2099-12-11")).toEqual({ days: 1, workingDays: null });
  });

  const events = (per: "event" | "workingDay") => {
    const item = { id: "late", name: "逾期报送", clause: "", points: "1", per, atMost: null };
    const stage = {
      ...{ id: "penalties", name: "扣分", op: "events", effect: "penalty", rounds: ["annual"], items: [item] },
      ...{ atMost: null, rounding: null },
    } as never;
    return { ...smallScheme, tables: [{ ...smallTable, stages: [...smallTable.stages, stage] }] };
  };

  it("is taken, marked, and counted by the scheme's rule where staff ask for it", () => {
    const late = collecting(issuedAssessment, [filled()], "2026-12-14T01:00:00Z");
    expect(late.codes).toEqual(["form-late"]);
    expect(late.after.state.selfEvaluations[0]?.late).toEqual({ days: 4, workingDays: 2 });
    const counted = (per: "event" | "workingDay") =>
      lateObservation(
        late.intake.accepted(),
        { ...late.after.state, scheme: events(per) },
        { event: "逾期报送", recorder: "甲" },
      );
    expect(counted("workingDay").changes[0]?.rows).toMatchObject([
      { unit: "jyj", criterion: "late", kind: "event", count: "2", reviewer: "r1", reason: "自评表逾期 4 天" },
    ]);
    expect(counted("event").changes[0]?.rows).toMatchObject([{ count: "1" }]);
    expect(codesOf(counted("event").issues)).toEqual(["late-counted"]);
    const forms = late.intake.accepted();
    expect(codesOf(lateObservation(forms, late.after.state, { event: "x", recorder: "r1" }).issues)).toEqual([
      "late-event-unknown",
    ]);
    expect(codesOf(lateObservation(forms, late.after.state, { event: "x", recorder: "r9" }).issues)).toEqual([
      "reviewer-unknown",
    ]);
  });

  it("is counted whenever staff ask for it, and once", () => {
    const late = collecting(issuedAssessment, [filled()], "2026-12-14T01:00:00Z");
    const state = { ...late.after.state, scheme: events("workingDay") };
    const rule = { event: "late", recorder: "r1" };
    const [change] = lateObservation(state.selfEvaluations, state, rule).changes;
    if (change?.kind !== "observations-recorded") throw new RangeError("a change: got none, want one");
    expect(change.rows).toMatchObject([{ unit: "jyj", count: "2" }]);
    const counted = { ...state, observations: change.rows };
    expect(lateObservation(state.selfEvaluations, counted, rule)).toEqual({ changes: [], issues: [] });
  });

  it("is refused by nobody for its lateness", () => {
    expect(
      refusalOf(
        collectBytes(filled(["任务自评", 0, "完成情况", null]), issuedAssessment.state, "2026-12-14T01:00:00Z"),
      ),
    ).toHaveLength(1);
  });
});
