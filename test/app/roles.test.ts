import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { computeResults, publishedResults } from "../../src/app/computeResults.ts";
import { dispatch } from "../../src/app/dispatch.ts";
import { replay } from "../../src/app/replay.ts";
import { emptyAssessment, type Assessment } from "../../src/app/state.ts";
import { forgedBy } from "../fixtures/forged.ts";
import { codesOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { salted } from "../fixtures/salted.ts";
import { after, scoredAssessment, smallBreakdown, stampAt } from "../fixtures/smallAssessment.ts";
import { observed, smallReviewers, smallScheme, smallUnits } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const codesBy = (assessment: Assessment, change: Change, actor: string) =>
  codesOf(dispatch(assessment, change, { ...stampAt(assessment.ledger.length), actor }, sha256).issues);
const scored = scoredAssessment();
const rows = salted(publishedResults(valueOf(computeResults(scored.state))));

describe("who set the scheme", () => {
  const started = after(emptyAssessment, { kind: "document-loaded", rows: [smallBreakdown] });
  const setBy = (actor: string) =>
    valueOf(dispatch(started, { kind: "scheme-set", rows: [smallScheme] }, { ...stampAt(2), actor }, sha256));

  it("cannot be a reviewer, in whichever order the two are set", () => {
    const set = after(setBy(" 甲 "), { kind: "units-set", rows: smallUnits });
    expect(codesBy(set, { kind: "reviewers-set", rows: smallReviewers }, "公开办")).toEqual(["setter-scores"]);
    const other = after(
      setBy("公开办"),
      { kind: "units-set", rows: smallUnits },
      { kind: "reviewers-set", rows: smallReviewers },
    );
    expect(codesBy(other, { kind: "scheme-set", rows: [smallScheme] }, "甲")).toEqual(["setter-scores"]);
    expect(codesBy(other, { kind: "scheme-set", rows: [smallScheme] }, "公开办")).toEqual([]);
  });
});

describe("who gives scores", () => {
  it("cannot lock, publish or decide an appeal, nor be who another names as having decided it", () => {
    expect(codesBy(scored, { kind: "year-locked", rows }, "丁")).toEqual(["scorer-approves"]);
    expect(codesBy(scored, { kind: "results-published", rows }, "丁")).toContain("scorer-approves");
    expect(codesBy(scored, { kind: "year-locked", rows }, "公开办")).toEqual([]);
    const about = { id: "s1", unit: "czj", criterion: "c2", finding: null, ground: "没有超期", evidence: "" };
    const filed = { ...about, served: "2026-11-16", filed: "2026-11-18" };
    const appeal: Change = { kind: "appeal-filed", rows: [filed] };
    const taken = dispatch(scored, appeal, stampAt(scored.ledger.length), sha256);
    if (!taken.ok) throw new RangeError("an appeal: got it refused, want it taken");
    const appealed = taken.value;
    const said = {
      outcome: "rejected",
      date: "2026-11-20",
      reason: "查无此事",
      observations: [],
      findings: [],
    } as const;
    const decide = (by: string): Change => ({ kind: "appeal-decided", rows: [{ appeal: "s1", by, ...said }] });
    expect(codesBy(appealed, decide("复核组"), "公开办")).toEqual([]);
    expect(codesBy(appealed, decide("乙"), "公开办")).toEqual(["scorer-approves"]);
    expect(codesBy(appealed, decide("复核组"), "乙")).toEqual(["scorer-approves"]);
  });

  it("cannot approve that what they score does not apply", () => {
    const [own] = observed("jyj", "c1", [null]);
    if (!own) throw new RangeError("an observation: got none, want one");
    const said = (value: string): Change => ({ kind: "observations-recorded", rows: [{ ...own, value }] });
    expect(codesBy(scored, said("公开办"), "公开办")).toEqual([]);
    expect(codesBy(scored, said("甲"), "公开办")).toEqual(["scorer-approves"]);
  });
});

describe("who opens again what was closed", () => {
  it("is the first of the two who are named", () => {
    const locked = after(scored, { kind: "year-locked", rows });
    const unlock = (first: string): Change => ({
      kind: "year-unlocked",
      rows: [{ first, second: "李四", reason: "更正一处录入" }],
    });
    expect(codesBy(locked, unlock("张三"), "张三")).toEqual([]);
    expect(codesBy(locked, unlock("张三"), "王五")).toEqual(["unlock-not-actor"]);
  });
});

describe("a ledger in which a reviewer locked the year", () => {
  it("does not replay, though its hashes hold", () => {
    const forged = forgedBy("甲", scored, { kind: "year-locked", rows });
    expect(refusedCodes(replay(forged, sha256))).toEqual(["entry-not-allowed", "scorer-approves"]);
  });
});
