import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { applyCorrections } from "../../src/app/applyCorrections.ts";
import { checkChange } from "../../src/app/checkChange.ts";
import { commonDuties } from "../../src/app/commonDuties.ts";
import { shapedChange, type Change } from "../../src/app/change.ts";
import { dispatchAll } from "../../src/app/dispatchAll.ts";
import { recordReview, type ReviewedBreakdown } from "../../src/app/recordReview.ts";
import { replay } from "../../src/app/replay.ts";
import { fieldsOf, reviewRows, type Decision, type TaskFields } from "../../src/app/reviewDecision.ts";
import { emptyAssessment, emptyState } from "../../src/app/state.ts";
import type { Task } from "../../src/domain/breakdown/breakdown.ts";
import { ledgerText, readLedgerText } from "../../src/domain/ledger/ledgerText.ts";
import { codesOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { after, collectedAssessment, setUpAssessment, smallBreakdown, stampAt } from "../fixtures/smallAssessment.ts";
import { runs, seed } from "../soak.ts";
import { sha256 } from "../support/sha256.ts";

const [first, second] = smallBreakdown.tasks as readonly [Task, Task];
const corrected = (task: Task, fields: Partial<TaskFields>): Decision => ({
  kind: "corrected",
  fields: { ...fieldsOf(task), ...fields },
});
const reviewed = (decisions: readonly (readonly [string, Decision])[], duties: readonly number[] = []) =>
  ({
    breakdown: smallBreakdown,
    recorded: false,
    decisions: new Map(decisions),
    duties: new Set(duties),
  }) satisfies ReviewedBreakdown;
const record = (one: ReviewedBreakdown, from = emptyAssessment) =>
  valueOf(dispatchAll(from, recordReview(one, from.state), stampAt(from.ledger.length), sha256));

describe("recording a looked-through breakdown", () => {
  const whole = reviewed(
    [
      [first.id, corrected(first, { lead: ["市教育局"], dues: ["2026-09-30"] })],
      [second.id, { kind: "confirmed", together: true }],
    ],
    [1],
  );

  it("keeps what was read, who decided what, and the corrected state", () => {
    const { state, ledger } = record(whole);
    expect(ledger.map(({ entry }) => entry.action)).toEqual([
      "document-loaded",
      "breakdown-reviewed",
      "common-duties-set",
    ]);
    expect(ledger[0]?.rows).toEqual([smallBreakdown]);
    expect(ledger[1]?.rows).toEqual([
      { kind: "corrected", task: first.id, field: "lead", read: ["市财政局"], corrected: ["市教育局"] },
      { kind: "corrected", task: first.id, field: "due", time: 0, read: "2026-06-30", corrected: "2026-09-30" },
      { kind: "confirmed", task: second.id, together: true },
    ]);
    expect(ledger[1]?.entry).toMatchObject({
      actor: "公开办经办人",
      subject: "breakdown",
      before: ledger[0]?.entry.after,
      reason:
        "确认 1 项（其中成批确认 1 项），更正 1 项 2 处；" +
        "一/（一） 牵头单位：市财政局 → 市教育局；一/（一） 时限：2026-06-30 → 2026-09-30",
    });
    expect(state.breakdown?.tasks[0]).toMatchObject({ lead: ["市教育局"], support: ["市教委"], confidence: 1 });
    expect(commonDuties(state)).toEqual(smallBreakdown.duties);
  });

  it("is replayed from the stored text, byte for byte", () => {
    const assessment = record(whole);
    const stored = valueOf(readLedgerText(ledgerText(assessment.ledger)));
    expect(valueOf(replay(stored, sha256))).toEqual(assessment);
  });

  it("adds nothing where nothing was decided", () => {
    expect(record(reviewed([])).ledger.map(({ entry }) => entry.action)).toEqual(["document-loaded"]);
  });

  it("adds only what is new to a document that is recorded already", () => {
    const before = record(whole);
    const breakdown = before.state.breakdown ?? smallBreakdown;
    const again = { breakdown, recorded: true, decisions: new Map(), duties: new Set([1]) };
    expect(recordReview(again, before.state)).toEqual([]);
    const [task] = breakdown.tasks as readonly [Task];
    const more = { ...again, decisions: new Map([[task.id, corrected(task, { heading: "公开预算" })]]) };
    const { ledger, state } = record({ ...more, duties: new Set() }, before);
    expect(ledger.slice(3).map(({ entry }) => entry.action)).toEqual(["breakdown-reviewed", "common-duties-set"]);
    expect(state.breakdown?.tasks[0]).toMatchObject({ heading: "公开预算", lead: ["市教育局"] });
    expect(state.commonDuties).toEqual([]);
  });

  it("takes a correction that changes nothing for a confirmation", () => {
    const decisions = new Map([[first.id, corrected(first, {})]]);
    expect(reviewRows(smallBreakdown, decisions)).toEqual([{ kind: "confirmed", task: first.id, together: false }]);
  });

  it("names the removed tasks in the reason", () => {
    const [, change] = recordReview(reviewed([[first.id, { kind: "removed" }]]), emptyState);
    expect(change?.reason).toBe("删除 1 项（一/（一））");
  });

  it("gives the fields that were decided, whatever they are", () => {
    const name = fc.stringMatching(/^[局办委]{1,6}$/u);
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        names,
        fc.constantFrom("each", "joint", "unstated"),
        fc.date({ noInvalidDate: true }),
        (lead, leadMode, day) => {
          const iso = day.toISOString().slice(0, 10);
          fc.pre(/^(?:19|2\d)\d\d-/u.test(iso));
          const fields = { heading: `${lead.join("")}的事`, lead, support: ["某中心"], leadMode, dues: [iso] } as const;
          const rows = reviewRows(smallBreakdown, new Map([[first.id, { kind: "corrected", fields }]]));
          const [task] = valueOf(applyCorrections(smallBreakdown, rows)).tasks as readonly [Task];
          expect(fieldsOf(task)).toEqual(fields);
        },
      ),
      { seed, numRuns: runs(200) },
    );
  });
});

describe("a review change", () => {
  const review: Change = {
    kind: "breakdown-reviewed",
    rows: [{ kind: "confirmed", task: first.id, together: false }],
  };
  const codes = (state: Parameters<typeof checkChange>[0], change: Change) => codesOf(checkChange(state, change));

  it("asks for a document, and comes before forms are out", () => {
    expect(codes(emptyState, review)).toEqual(["document-absent"]);
    expect(codes(collectedAssessment().state, review)).toEqual(["forms-out"]);
    expect(codes(setUpAssessment().state, review)).toEqual([]);
  });

  it("has at least one row, each of a known shape", () => {
    expect(refusedCodes(shapedChange("breakdown-reviewed", []))).toEqual(["field-invalid"]);
    const wrong = [
      { kind: "corrected", task: "一", field: "lead", read: "市财政局", corrected: ["市教育局"] },
      { kind: "corrected", task: "一", field: "due", read: null, corrected: null },
      { kind: "corrected", task: "一", field: "confidence", read: 1, corrected: 1 },
      { kind: "improved", task: "一" },
    ];
    for (const row of wrong) expect(shapedChange("breakdown-reviewed", [row]).ok, JSON.stringify(row)).toBe(false);
  });
});

describe("common criteria", () => {
  const chosen: Change = { kind: "common-duties-set", rows: [{ duty: 1, quote: "各单位要制定实施方案" }] };
  const setUp = setUpAssessment();

  it("are chosen from the document's duties, each once", () => {
    const codes = (rows: readonly { duty: number; quote: string }[]) =>
      codesOf(checkChange(setUp.state, { kind: "common-duties-set", rows }));
    expect(codes(chosen.rows)).toEqual([]);
    expect(codes([{ duty: 2, quote: "各单位要制定实施方案" }])).toEqual(["duty-unknown"]);
    expect(codes([{ duty: 1, quote: "另一句" }])).toEqual(["duty-unknown"]);
    expect(codes([...chosen.rows, ...chosen.rows])).toEqual(["duty-repeated"]);
    expect(codesOf(checkChange(emptyState, chosen))).toEqual(["document-absent"]);
  });

  it("count only while the document bears them out", () => {
    const { state } = after(setUp, chosen);
    expect(commonDuties(state)).toEqual(smallBreakdown.duties);
    const [duty] = smallBreakdown.duties;
    if (!duty) throw new RangeError("duties: got none, want one");
    const other = { ...smallBreakdown, duties: [{ ...duty, quote: "各单位要加强领导" }] };
    expect(commonDuties({ ...state, breakdown: other })).toEqual([]);
    expect(commonDuties({ ...state, breakdown: null })).toEqual([]);
  });
});
