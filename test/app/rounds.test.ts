import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { dispatch } from "../../src/app/dispatch.ts";
import { replay } from "../../src/app/replay.ts";
import type { Assessment } from "../../src/app/state.ts";
import { codesOf, refusalOf, valueOf } from "../fixtures/issues.ts";
import { finding, monitoredAssessment, monitoredObservations, monitoredStart } from "../fixtures/monitoredYear.ts";
import { after, stampAt } from "../fixtures/smallAssessment.ts";
import { observed } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const send = (assessment: Assessment, change: Change) =>
  dispatch(assessment, change, stampAt(assessment.ledger.length), sha256);
const refused = (assessment: Assessment, change: Change) => codesOf(refusalOf(send(assessment, change)));
const close = (round: string): Change => ({ kind: "round-closed", rows: [{ round, date: "2026-04-02" }] });
const reopen = (round: string, second: string): Change => ({
  kind: "round-reopened",
  rows: [{ round, first: "公开办经办人", second, reason: "漏录一项" }],
});
const record = (...rows: readonly ReturnType<typeof finding>[]): Change => ({ kind: "findings-recorded", rows });

describe("a round that is closed", () => {
  const closed = after(monitoredAssessment(), close("q1"));

  it("takes no new finding, also not one that comes from another round by its id", () => {
    expect(refused(closed, record(finding({ id: "f2" })))).toEqual(["round-is-closed"]);
    expect(refused(closed, record(finding({ round: "q2" })))).toEqual(["round-is-closed"]);
    expect(refused(closed, record(finding({ count: "2" })))).toEqual(["round-is-closed"]);
    expect(refused(closed, close("q1"))).toEqual(["round-is-closed"]);
  });

  it("still takes what was put right and rechecked", () => {
    const put = finding({ rectified: "2026-04-20", recheck: { date: "2026-05-06", count: "0" } });
    expect(valueOf(send(closed, record(put))).state.findings).toEqual([put]);
  });

  it("leaves other rounds open", () => {
    expect(valueOf(send(closed, record(finding({ id: "f2", round: "q2" })))).state.findings).toHaveLength(2);
  });

  it("takes no scores of its own once it was scored", () => {
    const annual = after(monitoredAssessment(), close("annual"));
    const change: Change = { kind: "observations-recorded", rows: observed("jyj", "c2", ["19"]) };
    expect(refused(annual, change)).toEqual(["round-is-closed"]);
  });

  it("is opened again by two people, not by one under two spellings", () => {
    expect(refused(closed, reopen("q1", " 公开办经办人　"))).toEqual(["unlock-same-name"]);
    expect(refused(closed, reopen("q2", "乙"))).toEqual(["round-not-closed"]);
    const open = after(closed, reopen("q1", "乙"));
    valueOf(send(open, record(finding({ id: "f2" }))));
    expect(valueOf(replay(open.ledger, sha256))).toEqual(open);
  });
});

describe("a round", () => {
  it("is not closed while scores of it are missing, each voice and unit said", () => {
    const part = after(monitoredStart(), { kind: "observations-recorded", rows: monitoredObservations.slice(1) });
    const issues = refusalOf(send(part, close("annual")));
    expect(codesOf(issues)).toEqual(["round-incomplete"]);
    expect(issues[0]?.data).toEqual({ unit: "市教育局", voice: "甲", count: 1, criteria: "依申请公开" });
  });

  it("without a score of its own can be closed at once, one that there is none of cannot", () => {
    valueOf(send(monitoredStart(), close("q1")));
    expect(refused(monitoredStart(), close("q9"))).toEqual(["round-unknown"]);
  });

  it("that is closed keeps the scheme from being set anew", () => {
    const closed = after(monitoredStart(), close("q1"));
    const { scheme } = closed.state;
    if (!scheme) throw new RangeError("scheme: got none, want one");
    expect(refused(closed, { kind: "scheme-set", rows: [scheme] })).toEqual(["change-too-late"]);
  });
});
