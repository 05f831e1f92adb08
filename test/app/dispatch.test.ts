import { describe, expect, it } from "vitest";

import { applyChange } from "../../src/app/applyChange.ts";
import type { Change } from "../../src/app/change.ts";
import { digestOf, dispatch, type Stamp } from "../../src/app/dispatch.ts";
import { dispatchAll } from "../../src/app/dispatchAll.ts";
import { replay } from "../../src/app/replay.ts";
import { emptyAssessment, emptyState, type Assessment } from "../../src/app/state.ts";
import { canonicalJson } from "../../src/domain/shared/canonicalJson.ts";
import { codesOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import {
  publishedAssessment,
  scoredAssessment,
  setUpAssessment,
  smallBreakdown,
  stampAt,
} from "../fixtures/smallAssessment.ts";
import { observed, smallObservations, smallReviewers, smallScheme, smallUnits } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const document: Change = { kind: "document-loaded", rows: [smallBreakdown] };
const send = (assessment: Assessment, change: Change, stamp: Partial<Stamp> = {}) =>
  dispatch(assessment, change, { ...stampAt(assessment.ledger.length), ...stamp }, sha256);

describe("a change", () => {
  it("gives a new state and one entry that says who did what to what, when and why", () => {
    const changed = valueOf(send(emptyAssessment, document));
    expect(changed.state).toEqual({ ...emptyState, breakdown: smallBreakdown });
    expect(changed.ledger).toHaveLength(1);
    expect(changed.ledger[0]?.entry).toMatchObject({
      index: 0,
      time: "2026-11-22T08:00:00Z",
      actor: "公开办经办人",
      action: "document-loaded",
      subject: "breakdown",
      before: null,
      after: digestOf(changed.state, "breakdown", sha256),
      rows: { count: 1 },
      reason: "年度考核",
      parent: null,
    });
    expect(changed.ledger[0]?.rows).toEqual([smallBreakdown]);
  });

  it("names the state before it where there was one", () => {
    const once = valueOf(send(emptyAssessment, document));
    const twice = valueOf(send(once, { kind: "document-loaded", rows: [{ ...smallBreakdown, number: "" }] }));
    expect(twice.ledger[1]?.entry.before).toBe(once.ledger[0]?.entry.after);
    expect(twice.ledger[1]?.entry.parent).toBe(once.ledger[0]?.entry.hash);
  });

  it("is one entry also in bulk", () => {
    const { ledger, state } = scoredAssessment();
    expect(ledger.at(-1)?.entry.rows.count).toBe(24);
    expect(state.observations).toHaveLength(24);
  });

  it("of a score already recorded replaces it in its place, and the ledger keeps both", () => {
    const scored = scoredAssessment();
    const [first] = scored.state.observations;
    const change: Change = { kind: "observations-recorded", rows: observed("jyj", "c1", ["7"]) };
    const changed = valueOf(send(scored, change));
    expect(changed.state.observations).toEqual([{ ...first, value: "7" }, ...scored.state.observations.slice(1)]);
    expect(changed.ledger.slice(0, -1)).toEqual(scored.ledger);
  });

  it("leaves the old state as it was", () => {
    const before = canonicalJson(emptyState);
    applyChange(emptyState, document);
    expect(canonicalJson(emptyState)).toBe(before);
  });
});

describe("a change is refused, and nothing has changed,", () => {
  const scored = scoredAssessment();
  const frozen = canonicalJson([scored.state, scored.ledger]);

  it.each<[string, Change, Partial<Stamp>, readonly string[]]>([
    ["without an actor", document, { actor: " " }, ["actor-missing"]],
    ["at a time written otherwise", document, { time: "2026-11-22 08:30" }, ["time-invalid"]],
    ["at a time with an offset", document, { time: "2026-11-22T08:30:00+08:00" }, ["time-invalid"]],
    ["at a time that no day has", document, { time: "2026-13-01T08:30:00Z" }, ["time-invalid"]],
    ["before the last entry", document, { time: "2026-11-22T07:59:59Z" }, ["time-before-last"]],
    ["at a day that the calendar lacks", document, { time: "2027-02-30T08:30:00Z" }, ["time-invalid"]],
    ["under forms that are out", { kind: "units-set", rows: smallUnits }, {}, ["forms-out"]],
    ["under recorded scores", { kind: "reviewers-set", rows: smallReviewers }, {}, ["change-too-late"]],
    ["with forged results", { kind: "results-published", rows: [] }, {}, ["results-differ"]],
  ])("%s", (_, change, stamp, codes) => {
    expect(refusedCodes(send(scored, change, stamp))).toEqual(codes);
    expect(canonicalJson([scored.state, scored.ledger])).toBe(frozen);
  });

  it("but not at the very second of the last entry", () => {
    const again: Change = { kind: "observations-recorded", rows: smallObservations.slice(0, 1) };
    valueOf(send(scored, again, { time: scored.ledger.at(-1)?.entry.time ?? "" }));
  });

  const miscounted = (count: string) => observed("jyj", "c1", ["5"]).map((one) => ({ ...one, count }));

  // What the replay would refuse must not get into the ledger: nobody could open the workbook again.
  it.each<[string, unknown]>([
    ["a count below 0", { kind: "observations-recorded", rows: miscounted("-5") }],
    ["a count that is no decimal", { kind: "observations-recorded", rows: miscounted("九") }],
    ["an unknown kind", { kind: "results-forged", rows: [] }],
    ["two schemes", { kind: "scheme-set", rows: [smallScheme, smallScheme] }],
    ["a field more", { kind: "reviewers-set", rows: smallReviewers.map((one) => ({ ...one, phone: "1" })) }],
    ["no rows", { kind: "units-set" }],
    ["half a character", { kind: "observations-recorded", rows: observed("jyj", "c1", ["5"], "\uD83D") }],
  ])("with %s, which is not the shape of such a change", (_, change) => {
    const ready = setUpAssessment();
    const codes = refusedCodes(send(ready, change as Change));
    expect(codes.every((code) => code.startsWith("field-"))).toBe(true);
  });

  it.each<[Readonly<Record<string, string>>, string]>([
    [{ value: "-5" }, "value-not-number"],
    [{ value: "九" }, "value-not-number"],
    [{ value: "1e3" }, "value-not-number"],
    [{ value: "" }, "value-not-number"],
    [{ value: "10.01" }, "points-above-maximum"],
    [{ task: "一/（一）" }, "task-not-wanted"],
    [{ count: "3" }, "value-not-wanted"],
    [{ of: "5" }, "value-not-wanted"],
    [{ kind: "count" }, "kind-wrong"],
  ])("with %j on a criterion of 10 points that are typed", (said, code) => {
    const rows = observed("jyj", "c1", ["5"]).map((one) => ({ ...one, ...said }));
    expect(refusedCodes(send(setUpAssessment(), { kind: "observations-recorded", rows }))).toEqual([code]);
  });
});

describe("what dispatch let into the ledger", () => {
  it("replays, also where names came with spaces around them", () => {
    const spaced = smallUnits.map((unit) => ({ ...unit, name: ` ${unit.name}\u3000` }));
    const changed = valueOf(send(emptyAssessment, { kind: "units-set", rows: spaced }));
    expect(valueOf(replay(changed.ledger, sha256))).toEqual(changed);
    expect(changed.state.units.map(({ name }) => name)).toEqual(smallUnits.map(({ name }) => name));
  });
});

describe("several changes", () => {
  const setUp = [
    { change: { kind: "scheme-set", rows: [smallScheme] } },
    { change: { kind: "units-set", rows: smallUnits } },
    { change: { kind: "reviewers-set", rows: smallReviewers } },
  ] as const;

  it("are made all, in order, each with its entry", () => {
    const made = valueOf(dispatchAll(emptyAssessment, setUp, stampAt(0), sha256));
    expect(made.ledger.map(({ entry }) => entry.action)).toEqual(["scheme-set", "units-set", "reviewers-set"]);
  });

  it("are made none where one is refused, and warnings of the others are told too", () => {
    const late = { change: { kind: "scheme-set", rows: [{ ...smallScheme, year: 2025 }] } } as const;
    const bad = { change: { kind: "units-set", rows: [] } } as const;
    const loaded = valueOf(send(emptyAssessment, document));
    const result = dispatchAll(loaded, [late, bad, ...setUp], stampAt(9), sha256);
    expect(result.ok).toBe(false);
    expect(codesOf(result.issues)).toEqual(["scheme-year-differs", "units-empty"]);
  });

  it("that are none change nothing", () => {
    const year = publishedAssessment();
    expect(valueOf(dispatchAll(year, [], stampAt(0), sha256))).toBe(year);
  });
});
