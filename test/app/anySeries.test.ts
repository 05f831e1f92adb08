import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { applyChange } from "../../src/app/applyChange.ts";
import { shapedChange, subjectOf, type Change } from "../../src/app/change.ts";
import { computeResults, publishedResults } from "../../src/app/computeResults.ts";
import { digestOf, dispatch, isEmpty } from "../../src/app/dispatch.ts";
import { replay } from "../../src/app/replay.ts";
import type { Assessment } from "../../src/app/state.ts";
import { appendEntry } from "../../src/domain/ledger/appendEntry.ts";
import { salted } from "../fixtures/salted.ts";
import { finding, monitoredObservations, monitoredScheme, monitoredStart } from "../fixtures/monitoredYear.ts";
import { smallBreakdown, stampAt } from "../fixtures/smallAssessment.ts";
import { observed, smallReviewers, smallUnits } from "../fixtures/smallYear.ts";
import { runs, seed } from "../soak.ts";
import { sha256 } from "../support/sha256.ts";

type Pick = { readonly kind: number; readonly unit: "jyj" | "czj"; readonly n: number };

/** The n-th thing that staff might do next, of every kind; many are not allowed at the time. */
const changeOf = ({ state }: Assessment, { kind, unit, n }: Pick): Change => {
  const results = computeResults(state);
  const rows = results.ok ? salted(publishedResults(results.value)) : [];
  const count = String(n % 4);
  const { findings: known, appeals } = state;
  const [found = finding()] = known;
  const round = ["q1", "q2", "annual", "q9"][n % 4] ?? "q1";
  const two = { first: "公开办经办人", second: n % 5 === 0 ? "公开办经办人" : "乙", reason: "更正" };
  const changes: readonly Change[] = [
    { kind: "observations-recorded", rows: monitoredObservations },
    { kind: "observations-recorded", rows: observed(unit, n % 2 === 0 ? "c2" : "c3", [count, null]) },
    { kind: "findings-recorded", rows: [finding({ id: `f${n % 3}`, unit, count, round })] },
    { kind: "findings-recorded", rows: [{ ...found, rectified: "2026-04-20" }] },
    { kind: "round-closed", rows: [{ round, date: "2026-04-02" }] },
    { kind: "round-reopened", rows: [{ round, ...two }] },
    {
      kind: "appeal-filed",
      rows: [
        {
          ...{ id: `s${n % 3}`, unit, criterion: n % 2 === 0 ? "c1" : "c2", finding: n % 2 === 0 ? found.id : null },
          ...{ ground: "已公开", evidence: "", served: "2026-11-16", filed: n % 7 === 0 ? "2026-12-31" : "2026-11-18" },
        },
      ],
    },
    {
      kind: "appeal-decided",
      rows: appeals.slice(-1).map((appeal) => ({
        ...{ appeal: appeal.id, outcome: n % 4 === 0 ? "rejected" : "upheld", date: "2026-11-20" },
        ...{ by: "复核组", reason: "查明" },
        observations: appeal.finding === null ? observed(appeal.unit, appeal.criterion, [count]) : [],
        findings: appeal.finding !== null && n % 4 !== 0 ? [{ ...found, count }] : [],
      })),
    },
    { kind: "year-locked", rows },
    { kind: "year-unlocked", rows: [two] },
    { kind: "results-published", rows: n % 6 === 0 ? rows.slice(1) : rows },
    {
      kind: "last-year-set",
      rows: [{ unit, year: 2020 + (n % 8), group: "市直部门", total: "90", rank: 1, grade: "优秀" }],
    },
    { kind: "units-set", rows: smallUnits },
    { kind: "reviewers-set", rows: smallReviewers },
    { kind: "scheme-set", rows: [monitoredScheme] },
    { kind: "document-loaded", rows: [smallBreakdown] },
    { kind: "copies-merged", rows: [{ common: 1 + n, other: "", joined: 0, decided: [] }] },
  ];
  return changes[kind % changes.length] ?? { kind: "units-set", rows: smallUnits };
};

const kinds = 17;
const pick: fc.Arbitrary<Pick> = fc.record({
  kind: fc.nat({ max: kinds - 1 }),
  unit: fc.constantFrom("jyj", "czj"),
  n: fc.nat({ max: 41 }),
});
/** Series begin at several points of the year: without scores there is nothing to lock, without an appeal none to decide. */
const scored: readonly Pick[] = [{ kind: 0, unit: "jyj", n: 0 }];
const appealed: readonly Pick[] = [...scored, { kind: 2, unit: "jyj", n: 4 }, { kind: 6, unit: "jyj", n: 2 }];
const locked: readonly Pick[] = [...scored, { kind: 8, unit: "jyj", n: 0 }];
const beginnings: readonly (readonly Pick[])[] = [
  ...[[], scored, appealed, locked],
  [11, 12, 13, 14, 15, 16].map((kind): Pick => ({ kind, unit: "jyj", n: 0 })),
  [...appealed, { kind: 7, unit: "jyj", n: 1 }],
  [...locked, { kind: 9, unit: "jyj", n: 1 }],
];
const series = fc
  .tuple(fc.constantFrom(...beginnings), fc.array(pick, { maxLength: 12 }))
  .map(([begun, more]): readonly Pick[] => [...begun, ...more]);

/** The ledger with a change that nobody checked, its digests all in order. */
const forced = ({ state, ledger }: Assessment, change: Change) => {
  const subject = subjectOf[change.kind];
  const deed = {
    ...stampAt(ledger.length % 60),
    ...{ action: change.kind, subject, before: isEmpty(state[subject]) ? null : digestOf(state, subject, sha256) },
    ...{ after: digestOf(applyChange(state, change), subject, sha256), rows: change.rows },
  };
  return appendEntry(ledger, deed, sha256);
};

describe("any series of changes of every kind", () => {
  it("replays to the state that it led to; and dispatch takes a change if and only if replay would", () => {
    const taken = new Map<string, number>();
    const refused = new Map<string, number>();
    fc.assert(
      fc.property(series, (picks) => {
        let current = monitoredStart();
        for (const one of picks) {
          const change = changeOf(current, one);
          const next = dispatch(current, change, stampAt(current.ledger.length % 60), sha256);
          const shaped = shapedChange(change.kind, change.rows);
          if (shaped.ok) expect(replay(forced(current, shaped.value), sha256).ok, change.kind).toBe(next.ok);
          const counts = next.ok ? taken : refused;
          counts.set(change.kind, (counts.get(change.kind) ?? 0) + 1);
          if (next.ok) current = next.value;
        }
        const again = replay(current.ledger, sha256);
        expect(again.ok && again.value).toEqual(current);
      }),
      { seed, numRuns: runs(600), examples: beginnings.map((begun): [readonly Pick[]] => [begun]) },
    );
    // Each kind that can be taken was, and most were refused at some time.
    expect([...taken.keys()].sort()).toEqual(
      [
        ...["appeal-decided", "appeal-filed", "copies-merged", "document-loaded", "findings-recorded", "last-year-set"],
        ...["observations-recorded", "results-published", "reviewers-set", "round-closed", "round-reopened"],
        ...["scheme-set", "units-set", "year-locked", "year-unlocked"],
      ].sort(),
    );
    expect(refused.size).toBeGreaterThan(9);
  });
});
