import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { computeResults, publishedResults } from "../../src/app/computeResults.ts";
import { dispatch } from "../../src/app/dispatch.ts";
import { replay } from "../../src/app/replay.ts";
import type { Assessment } from "../../src/app/state.ts";
import { salted } from "../fixtures/salted.ts";
import { codesOf, refusalOf, valueOf } from "../fixtures/issues.ts";
import { finding, monitoredAssessment, monitoredObservations, monitoredStart } from "../fixtures/monitoredYear.ts";
import { after, stampAt } from "../fixtures/smallAssessment.ts";
import { observed } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const send = (assessment: Assessment, change: Change) =>
  dispatch(assessment, change, stampAt(assessment.ledger.length), sha256);
const refused = (assessment: Assessment, change: Change) => codesOf(refusalOf(send(assessment, change)));
const lock = ({ state }: Assessment): Change => {
  const results = computeResults(state);
  return { kind: "year-locked", rows: results.ok ? salted(publishedResults(results.value)) : [] };
};
const unlock = (second: string): Change => ({
  kind: "year-unlocked",
  rows: [{ first: "公开办经办人", second, reason: "更正一处录入" }],
});
const filed: Change = {
  kind: "appeal-filed",
  rows: [
    {
      ...{ id: "s1", unit: "czj", criterion: "c2", finding: null, ground: "答复没有超期", evidence: "" },
      ...{ served: "2026-11-16", filed: "2026-11-18" },
    },
  ],
};

describe("a year", () => {
  it("is not locked while a score is missing, contested, or an appeal is open", () => {
    const part = after(monitoredStart(), { kind: "observations-recorded", rows: monitoredObservations.slice(1) });
    expect(refused(part, lock(part))).toEqual(["score-missing"]);
    const apart = observed("jyj", "c2", [null]);
    const contested = after(monitoredAssessment(), { kind: "observations-recorded", rows: apart });
    expect(refused(contested, lock(contested))).toEqual(["not-applicable-contested"]);
    const appealed = after(monitoredAssessment(), filed);
    expect(refused(appealed, lock(appealed))).toEqual(["appeal-open"]);
  });

  it("is not locked on results that it does not have", () => {
    const scored = monitoredAssessment();
    const { rows } = lock(scored);
    expect(refused(scored, { kind: "year-locked", rows: rows.slice(1) } as Change)).toEqual(["results-differ"]);
  });

  it("once locked takes appeals and publishing, and nothing else", () => {
    const scored = monitoredAssessment();
    const locked = after(scored, lock(scored));
    const changes: readonly Change[] = [
      { kind: "observations-recorded", rows: observed("jyj", "c2", ["1"]) },
      { kind: "findings-recorded", rows: [finding({ id: "f9" })] },
      { kind: "round-closed", rows: [{ round: "q1", date: "2026-11-22" }] },
      { kind: "forms-issued", rows: [] },
      { kind: "last-year-set", rows: [] },
      lock(scored),
    ];
    for (const change of changes) expect(refused(locked, change), change.kind).toEqual(["year-is-locked"]);
    valueOf(send(locked, filed));
    valueOf(send(locked, { kind: "results-published", rows: locked.state.locked }));
    expect(valueOf(replay(locked.ledger, sha256))).toEqual(locked);
  });

  it("is unlocked by two people with a reason, and then takes changes again", () => {
    const scored = monitoredAssessment();
    expect(refused(scored, unlock("乙"))).toEqual(["year-not-locked"]);
    const locked = after(scored, lock(scored));
    expect(refused(locked, unlock("公开办经办人"))).toEqual(["unlock-same-name"]);
    const open = after(locked, unlock("乙"));
    valueOf(send(open, { kind: "observations-recorded", rows: observed("jyj", "c2", ["1"]) }));
    expect(open.ledger.at(-1)?.rows).toEqual([{ first: "公开办经办人", second: "乙", reason: "更正一处录入" }]);
  });
});
