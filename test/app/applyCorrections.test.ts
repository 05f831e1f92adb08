import { describe, expect, it } from "vitest";

import { applyCorrections } from "../../src/app/applyCorrections.ts";
import type { ReviewRow } from "../../src/app/reviewRow.ts";
import type { Breakdown } from "../../src/domain/breakdown/breakdown.ts";
import { refusalOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { smallBreakdown } from "../fixtures/smallAssessment.ts";

const first = "一/（一）";
const second = "一/（二）";
const doubtful: Breakdown = {
  ...smallBreakdown,
  tasks: smallBreakdown.tasks.map((task) => ({ ...task, confidence: 0.5 })),
};
const lead = (corrected: readonly string[], task = first, read = ["市财政局"]): ReviewRow => ({
  kind: "corrected",
  task,
  field: "lead",
  read,
  corrected,
});
const due = (corrected: string | null, read: string | null = "2026-06-30", time = 0): ReviewRow => ({
  kind: "corrected",
  task: first,
  field: "due",
  time,
  read,
  corrected,
});
const mode = (corrected: "sole" | "each" | "joint" | "unstated"): ReviewRow => ({
  kind: "corrected",
  task: first,
  field: "leadMode",
  read: "unstated",
  corrected,
});
const applied = (...rows: readonly ReviewRow[]) => valueOf(applyCorrections(doubtful, rows)).tasks;
const codes = (...rows: readonly ReviewRow[]) => refusedCodes(applyCorrections(doubtful, rows));

describe("a reviewed breakdown", () => {
  it("has what was corrected, and leaves the rest as it was read", () => {
    const tasks = applied(
      lead(["市教育局", "市司法局"]),
      { kind: "corrected", task: first, field: "support", read: ["市教委"], corrected: [] },
      mode("joint"),
      { kind: "corrected", task: first, field: "heading", read: "任务一/（一）", corrected: "公开预算" },
      due("2026-09-30"),
    );
    const [before, untouched] = doubtful.tasks;
    expect(tasks).toEqual([
      {
        ...before,
        lead: ["市教育局", "市司法局"],
        support: [],
        leadMode: "joint",
        heading: "公开预算",
        times: [{ quote: "6月底前", kind: "deadline", value: "2026-06-30", due: "2026-09-30" }],
        confidence: 1,
      },
      untouched,
    ]);
  });

  it("is sure of the tasks that a person confirmed, one by one or together", () => {
    const tasks = applied(
      { kind: "confirmed", task: first, together: false },
      { kind: "confirmed", task: second, together: true },
    );
    expect(tasks).toEqual(doubtful.tasks.map((task) => ({ ...task, confidence: 1 })));
  });

  it("is without the tasks that are none, the others keep their ids", () => {
    const tasks = applied({ kind: "removed", task: first, read: "按时公开并解读。" });
    expect(tasks.map(({ id }) => id)).toEqual([second]);
  });

  it("can lose a last day that was read wrongly", () => {
    expect(applied(due(null))[0]?.times[0]?.due).toBe(null);
  });

  it("takes one correction after the other of the same field", () => {
    expect(applied(due("2026-07-31"), due("2026-08-31", "2026-07-31"))[0]?.times[0]?.due).toBe("2026-08-31");
  });
});

describe("a review is refused, with all that is wrong at once,", () => {
  it("for a task that is not there, or no longer", () => {
    expect(codes({ kind: "confirmed", task: "九", together: false })).toEqual(["correction-task-unknown"]);
    expect(codes({ kind: "removed", task: first, read: "按时公开并解读。" }, lead(["市教育局"]))).toEqual([
      "correction-task-unknown",
    ]);
  });

  it("where it speaks of something else than what stands there", () => {
    expect(codes(lead(["市教育局"], first, ["市司法局"]))).toEqual(["correction-outdated"]);
    expect(codes({ kind: "removed", task: first, read: "" })).toEqual(["correction-outdated"]);
    expect(codes(due("2026-07-31", "2026-06-30", 1))).toEqual(["correction-outdated"]);
    expect(refusalOf(applyCorrections(doubtful, [lead(["市教育局"], first, ["市司法局"])]))[0]?.data).toEqual({
      task: first,
      got: "市财政局",
      want: "市司法局",
    });
  });

  it("for a task without lead, at the task's place", () => {
    const [issue] = refusalOf(applyCorrections(doubtful, [lead([])]));
    expect(issue).toEqual({
      code: "correction-lead-empty",
      severity: "error",
      place: { kind: "text", start: 0, end: 8, line: 1 },
      data: { task: first },
    });
  });

  it.each(["", " 市教育局", "市教育局、市司法局", "市教\n育局", "局".repeat(201)])(
    "for %j as a unit's name",
    (name) => {
      expect(codes(lead([name]))).toEqual(["correction-name-invalid"]);
    },
  );

  it("for a unit that stands twice, also as lead and support", () => {
    expect(codes(lead(["市教育局", "市教育局"]))).toEqual(["correction-name-repeated"]);
    expect(codes(lead(["市教委"]))).toEqual(["correction-name-repeated"]);
  });

  it("for a lead mode that does not fit the number of leads", () => {
    expect(codes(lead(["市教育局", "市司法局"]), mode("sole"))).toEqual(["correction-mode-unfit"]);
    const leaderless = { ...doubtful, tasks: doubtful.tasks.map((task) => ({ ...task, lead: [] })) };
    expect(refusedCodes(applyCorrections(leaderless, [mode("each")]))).toEqual(["correction-mode-unfit"]);
  });

  it("for an empty heading", () => {
    const row = { kind: "corrected", task: first, field: "heading", read: "任务一/（一）", corrected: " " } as const;
    expect(codes(row)).toEqual(["correction-heading-empty"]);
  });

  it.each(["2026-02-29", "2026-13-01", "2026-6-30", "6月底", "", "0000-00-00", "2026-06-30 "])(
    "for %j as a last day",
    (text) => {
      expect(codes(due(text))).toEqual(["correction-date-invalid"]);
    },
  );

  it("where it leaves no task", () => {
    const removed = doubtful.tasks.map(({ id, text }) => ({ kind: "removed", task: id, read: text }) as const);
    expect(codes(...removed)).toEqual(["correction-removes-all"]);
  });

  it("for several things in one list", () => {
    expect(codes(lead([]), due("bald"), { kind: "confirmed", task: "九", together: true })).toEqual([
      "correction-lead-empty",
      "correction-date-invalid",
      "correction-task-unknown",
    ]);
  });
});
