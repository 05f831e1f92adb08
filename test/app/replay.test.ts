import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { computeResults, publishedResults } from "../../src/app/computeResults.ts";
import { digestOf, dispatch } from "../../src/app/dispatch.ts";
import { issueForms } from "../../src/app/issueForms.ts";
import { replay } from "../../src/app/replay.ts";
import { emptyAssessment, emptyState, type Assessment, type IssuedForm } from "../../src/app/state.ts";
import { appendEntry, type Deed } from "../../src/domain/ledger/appendEntry.ts";
import { canonicalJson } from "../../src/domain/shared/canonicalJson.ts";
import { salted } from "../fixtures/salted.ts";
import { codesOf, refusalOf, valueOf } from "../fixtures/issues.ts";
import {
  publishedAssessment,
  scoredAssessment,
  setUpAssessment,
  smallBreakdown,
  stampAt,
} from "../fixtures/smallAssessment.ts";
import { observed, smallReviewers, smallScheme, smallTable, smallUnits } from "../fixtures/smallYear.ts";
import { runs, seed } from "../soak.ts";
import { sha256 } from "../support/sha256.ts";

/** The n-th thing that staff might do next; many are not allowed at the time. */
/** A version of a form, known by its file. */
const version = ({ unit, form }: IssuedForm, pick: number) => ({
  unit,
  form,
  claims: [],
  file: { name: "a.xlsx", sha256: `${pick % 4}` },
});

const noForm: IssuedForm = { unit: "", form: "" };

const changeAfter = ({ state, ledger }: Assessment, kind: number, pick: number): Change => {
  const unit = smallUnits[pick % smallUnits.length]?.id ?? "";
  const criterion = smallTable.criteria[pick % smallTable.criteria.length]?.id ?? "";
  const points = [String(pick % 13), String(pick % 7), "3.5", "0"];
  const prepared = issueForms({ state, ledger }, sha256);
  const results = computeResults(state);
  const changes: readonly Change[] = [
    { kind: "document-loaded", rows: [{ ...smallBreakdown, number: `〔2026〕${pick % 5}号` }] },
    { kind: "scheme-set", rows: [{ ...smallScheme, title: `方案${pick % 4}` }] },
    { kind: "units-set", rows: pick % 5 === 0 ? [] : smallUnits.slice(pick % 2) },
    { kind: "reviewers-set", rows: pick % 4 === 0 ? smallReviewers.slice(1) : smallReviewers },
    prepared.ok ? prepared.value.change : { kind: "forms-issued", rows: [{ unit, form: "f" }] },
    {
      kind: "self-evaluations-collected",
      rows: state.forms.slice(-1).map((one) => ({ unit: one.unit, form: one.form, claims: [] })),
    },
    { kind: "observations-recorded", rows: observed(unit, criterion, points) },
    {
      kind: "observations-recorded",
      rows: smallUnits.flatMap(({ id }) => smallTable.criteria.flatMap((one) => observed(id, one.id, points))),
    },
    { kind: "results-published", rows: results.ok ? salted(publishedResults(results.value)) : [] },
    { kind: "self-evaluations-contested", rows: state.forms.slice(-1).map((one) => version(one, pick)) },
    { kind: "self-evaluations-collected", rows: state.forms.slice(-1).map((one) => version(one, pick + 1)) },
    {
      kind: "self-evaluation-chosen",
      rows: state.rivals.slice(-1).map((one) => ({ unit: one.unit, file: one.file?.sha256 ?? "" })),
    },
    {
      kind: "forms-judged",
      rows: state.forms
        .slice(0, 1)
        .map((one) => ({ unit: one.unit, form: one.form, state: "returned", reason: `重填${pick % 3}`, due: null })),
    },
    {
      kind: "scores-contested",
      rows: [{ reviewer: "r1", file: version(noForm, pick).file, rows: observed(unit, criterion, points).slice(0, 1) }],
    },
    {
      kind: "scores-chosen",
      rows: state.rivalScores.slice(-1).map(({ reviewer, file }) => ({ reviewer, file: pick % 2 ? "" : file.sha256 })),
    },
    {
      kind: "packs-issued",
      rows: state.reviewers
        .slice(0, 1)
        .map(({ id }) => ({ pack: `p${pick % 3}`, reviewer: id, units: [unit], recused: [], due: null })),
    },
  ];
  return changes[kind % changes.length] ?? { kind: "units-set", rows: smallUnits };
};

describe("replaying a ledger", () => {
  it("gives the state it is the fold of", () => {
    for (const assessment of [emptyAssessment, setUpAssessment(), scoredAssessment(), publishedAssessment()]) {
      expect(valueOf(replay(assessment.ledger, sha256))).toEqual(assessment);
    }
  });

  it("gives the state after any series of changes, refused ones among them, which leave all as it was", () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 999 })), { maxLength: 14 });
    const full: readonly [number, number][] = [
      [0, 1],
      [1, 1],
      [2, 2],
      [3, 1],
      [4, 1],
      [7, 5],
    ];
    let accepted = 0;
    fc.assert(
      fc.property(fc.boolean(), steps, (begun, more) => {
        let current = emptyAssessment;
        for (const [kind, pick] of [...(begun ? full : []), ...more]) {
          const before = canonicalJson([current.state, current.ledger]);
          const next = dispatch(current, changeAfter(current, kind, pick), stampAt(current.ledger.length % 60), sha256);
          expect(canonicalJson([current.state, current.ledger])).toBe(before);
          if (!next.ok) continue;
          accepted++;
          current = next.value;
        }
        const again = replay(current.ledger, sha256);
        expect(again.ok && again.value).toEqual(current);
      }),
      { seed, numRuns: runs(1000) },
    );
    expect(accepted).toBeGreaterThan(0);
  });
});

/** The published year with one more entry that nobody's dispatch wrote, its hashes all in order. */
const forged = (assessment: Assessment, change: Change, lie: Partial<Deed> = {}) => {
  const subject = lie.subject ?? "published";
  const deed = { ...stampAt(59), action: change.kind, subject, before: null, after: "0".repeat(64), rows: change.rows };
  return appendEntry(assessment.ledger, { ...deed, ...lie }, sha256);
};
const faults = (ledger: Assessment["ledger"]) => codesOf(refusalOf(replay(ledger, sha256)));

describe("replaying refuses, at the entry, a ledger with", () => {
  const scored = scoredAssessment();
  const honest = publishedAssessment().state.published;
  const after = (rows: typeof honest) => digestOf({ ...emptyState, published: rows }, "published", sha256);

  it("results that the scores do not give", () => {
    const [first, second] = honest;
    if (!first || !second) throw new RangeError("results: got none, want two");
    const rows = [
      { ...second, rank: 1 },
      { ...first, rank: 2 },
    ];
    const ledger = forged(scored, { kind: "results-published", rows }, { after: after(rows) });
    expect(faults(ledger)).toEqual(["entry-not-allowed", "results-differ"]);
    expect(refusalOf(replay(ledger, sha256))[0]?.place).toEqual({ kind: "entry", index: 7 });
  });

  it("a change that came too late", () => {
    const ledger = forged(scored, { kind: "units-set", rows: smallUnits }, { subject: "units" });
    expect(faults(ledger)).toEqual(["entry-not-allowed", "forms-out"]);
  });

  it("an action that is none", () => {
    const change = { kind: "scores-improved", rows: [] } as unknown as Change;
    expect(faults(forged(scored, change))).toEqual(["entry-unreadable"]);
  });

  it("rows of another shape", () => {
    const change = {
      kind: "observations-recorded",
      rows: observed("jyj", "c1", ["1"]).map((one) => ({ ...one, count: "-1" })),
    } as const;
    expect(faults(forged(scored, change, { subject: "observations" }))).toEqual(["entry-unreadable"]);
  });

  it("a digest of another state after it", () => {
    expect(faults(forged(scored, { kind: "results-published", rows: honest }))).toEqual(["entry-state"]);
  });

  it("a digest of another state before it", () => {
    const lie = { after: after(honest), before: "1".repeat(64) };
    expect(faults(forged(scored, { kind: "results-published", rows: honest }, lie))).toEqual(["entry-state"]);
  });

  it("another subject than its action is about", () => {
    const lie = { after: after(honest), subject: "scheme" };
    expect(faults(forged(scored, { kind: "results-published", rows: honest }, lie))).toEqual(["entry-state"]);
  });

  it("none of these, and then takes the entry", () => {
    const ledger = forged(scored, { kind: "results-published", rows: honest }, { after: after(honest) });
    expect(valueOf(replay(ledger, sha256)).state.published).toEqual(honest);
  });
});
