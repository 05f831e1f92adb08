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

/** One name, and what the same person could write to seem another. */
const spellings: readonly (readonly [name: string, other: string, how: string])[] = [
  ["张三", "张 三", "a space"],
  ["张三", "张　三", "a wide space"],
  ["张三", "张\u200b三", "a space of no width"],
  ["张三", "\u2060张三", "a joiner that nobody sees"],
  ["张三", "张\ufe00三", "a variation selector"],
  ["张三", "张\u{e0100}三", "a variation selector for Han"],
  ["张三", "张三\u202c", "a reading direction"],
  ["买买提·艾力", "买买提•艾力", "another dot"],
  ["买买提·艾力", "买买提艾力", "no dot"],
  ["李未", "李末", "a character of almost the same strokes"],
  ["金山", "⾦山", "a radical"],
  ["Zhang San", "ZHANG  SAN", "capital letters"],
  ["Zhang San", "Zhаng Sаn", "Cyrillic letters"],
  ["Zhang San", "Ｚｈａｎｇ Ｓａｎ", "wide letters"],
  ["José", "Jose\u0301", "an accent of its own"],
];

describe("one person under two spellings of a name", () => {
  const locked = after(scored, { kind: "year-locked", rows });
  const closing = after(emptyAssessment, { kind: "document-loaded", rows: [smallBreakdown] });

  it.each(spellings)("%s and %s, by %3$s, cannot open the year again as two", (first, second) => {
    const unlock: Change = { kind: "year-unlocked", rows: [{ first, second, reason: "更正一处录入" }] };
    expect(codesBy(locked, unlock, first)).toEqual(["unlock-same-name"]);
  });

  it.each(spellings)("%s and %s, by %3$s, cannot set the scheme and review", (name, other) => {
    const set = valueOf(
      dispatch(closing, { kind: "scheme-set", rows: [smallScheme] }, { ...stampAt(2), actor: name }, sha256),
    );
    const listed = after(set, { kind: "units-set", rows: smallUnits });
    const reviewers = smallReviewers.map((one, at) => (at === 0 ? { ...one, name: other } : one));
    expect(codesBy(listed, { kind: "reviewers-set", rows: reviewers }, "公开办")).toContain("setter-scores");
  });

  it("cannot vouch for a new key as two", () => {
    const key = (publicKey: string, second: string | null): Change => ({
      kind: "office-key-set",
      rows: [{ name: "公开办", publicKey, first: "张三", second, reason: "U 盘丢失" }],
    });
    const [old, fresh] = [`${"A".repeat(42)}A=`, `${"A".repeat(42)}E=`];
    const keyed = valueOf(
      dispatch(scored, key(old, null), { ...stampAt(scored.ledger.length), actor: "张三" }, sha256),
    );
    expect(codesBy(keyed, key(fresh, "张\u200b三"), "张三")).toContain("unlock-same-name");
  });

  it("are different people where the names are different for everybody to see", () => {
    const unlock = (first: string, second: string): Change => ({
      kind: "year-unlocked",
      rows: [{ first, second, reason: "更正一处录入" }],
    });
    for (const [first, second] of [
      ["张三", "李四"],
      ["张三", "张三丰"],
      ["王敏（一科）", "王敏（二科）"],
      ["Li Ming", "Li Min"],
    ] as const) {
      expect(codesBy(locked, unlock(first, second), first)).toEqual([]);
    }
  });
});

describe("an entry by nobody", () => {
  it("is neither made nor replayed, though its name is a character that nobody sees", () => {
    expect(codesBy(scored, { kind: "year-locked", rows }, "\u200b")).toEqual(["actor-missing"]);
    const forged = forgedBy("\u200b", scored, { kind: "year-locked", rows });
    expect(refusedCodes(replay(forged, sha256))).toEqual(["entry-not-allowed", "actor-missing"]);
  });
});

describe("a reviewer's own 不适用", () => {
  it("is not approved by that reviewer by way of an appeal either", () => {
    const [own] = observed("czj", "c2", [null]);
    if (!own) throw new RangeError("an observation: got none, want one");
    const filed = {
      ...{ id: "s1", unit: "czj", criterion: "c2", finding: null, ground: "没有这项工作", evidence: "" },
      ...{ served: "2026-11-16", filed: "2026-11-18" },
    };
    const taken = dispatch(scored, { kind: "appeal-filed", rows: [filed] }, stampAt(scored.ledger.length), sha256);
    if (!taken.ok) throw new RangeError("an appeal: got it refused, want it taken");
    const appealed = taken.value;
    const decide = (value: string): Change => ({
      kind: "appeal-decided",
      rows: [
        {
          ...{ appeal: "s1", outcome: "upheld", date: "2026-11-20", by: "复核组", reason: "确无此项工作" },
          observations: [{ ...own, value }],
          findings: [],
        },
      ],
    });
    const reviewer = smallReviewers.find(({ id }) => id === own.reviewer);
    expect(codesBy(appealed, decide("公开办"), "公开办")).toEqual([]);
    expect(codesBy(appealed, decide(reviewer?.name ?? ""), "公开办")).toContain("scorer-approves");
  });
});

describe("salts of results", () => {
  const swapped = rows.map((row, at) => ({ ...row, salt: rows[(at + 1) % rows.length]?.salt ?? "" }));
  const alike = rows.map((row) => ({ ...row, salt: rows[0]?.salt ?? "" }));

  it("are those that the lock gave to each unit, however often the results are published", () => {
    const locked = after(scored, { kind: "year-locked", rows });
    expect(codesBy(locked, { kind: "results-published", rows }, "公开办")).toEqual([]);
    expect(codesBy(locked, { kind: "results-published", rows: swapped }, "公开办")).toEqual(
      rows.map(() => "salt-changed"),
    );
  });

  it("are one for each unit: who knew a neighbour's could try out its result", () => {
    expect(codesBy(scored, { kind: "year-locked", rows: alike }, "公开办")).toEqual(["salt-repeated"]);
    expect(codesBy(scored, { kind: "results-published", rows: alike }, "公开办")).toContain("salt-repeated");
  });
});
