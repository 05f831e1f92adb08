import { describe, expect, it } from "vitest";

import { collectPack } from "../../src/app/collectPack.ts";
import { issuePacks, type PackOptions } from "../../src/app/issuePacks.ts";
import type { Change } from "../../src/app/change.ts";
import type { State } from "../../src/app/state.ts";
import type { Observation } from "../../src/domain/scoring/observation.ts";
import { plainReturn } from "../../src/workbook/returned/returnedBook.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { monitoredStart } from "../fixtures/monitoredYear.ts";
import { after, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { smallReviewers, smallScheme, smallUnits } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const options: PackOptions = { recusals: [], each: 1, seed: "2026", due: null };
const out = (reviewer: string, ...units: readonly string[]) =>
  units.map((unit) => ({ reviewer, unit, reason: "曾在该单位任职" }));
const abstained = (changes: readonly Change[]): readonly Observation[] =>
  changes.flatMap((change) => (change.kind === "observations-recorded" ? change.rows : []));

describe("a reviewer who keeps out", () => {
  it("of all units gets no pack, and says so at once of each criterion that reviewers score", () => {
    const made = issuePacks(monitoredStart(), { ...options, recusals: out("r1", "jyj", "czj") }, sha256);
    if (!made.ok) throw new RangeError("packs: got none, want them");
    expect(made.issues.map(({ code, data }) => [code, data["reviewer"]])).toEqual([["reviewer-without-unit", "甲"]]);
    expect(made.value.packs.map(({ name }) => name)).toEqual(["乙", "丙", "丁"]);
    // What findings cost, no reviewer scores.
    expect(abstained(made.value.changes).map(({ unit, criterion, state }) => [unit, criterion, state])).toEqual([
      ["jyj", "c2", "abstained"],
      ["jyj", "c3", "abstained"],
      ["czj", "c2", "abstained"],
      ["czj", "c3", "abstained"],
    ]);
  });

  it("is nobody's of a party that has nobody else", () => {
    const made = issuePacks(setUpAssessment(), { ...options, recusals: out("r4", "jyj") }, sha256);
    expect(refusalOf(made).map(({ code, data }) => [code, data["unit"], data["party"]])).toEqual([
      ["unit-short-of-reviewers", "市教育局", "社会评议"],
    ]);
  });
});

describe("packs", () => {
  const ready = setUpAssessment();

  it("are not for units' own voices: those speak by their forms", () => {
    const scheme = {
      ...smallScheme,
      parties: [...smallScheme.parties, { ...smallScheme.parties[0], id: "self", name: "自评", by: "self" }],
    } as typeof smallScheme;
    const reviewers = [...smallReviewers, { id: "r9", name: "戊", party: "self", weight: null }];
    const made = issuePacks({ ...ready, state: { ...ready.state, scheme, reviewers } }, options, sha256);
    expect(made.ok && made.value.packs.map(({ name }) => name)).toEqual(["甲", "乙", "丙", "丁"]);
    expect(codesOf(made.issues)).toEqual(["reviewer-without-unit"]);
  });

  it("are made of nothing less than a scheme, units and reviewers", () => {
    const without = (less: Partial<State>) =>
      refusedCodes(issuePacks({ ...ready, state: { ...ready.state, ...less } }, options, sha256));
    expect(without({ scheme: null, units: [], reviewers: [] })).toEqual([
      "scheme-absent",
      "units-absent",
      "reviewers-absent",
    ]);
    expect(without({ reviewers: [] })).toEqual(["reviewers-absent"]);
    const unknown = { ...options, recusals: out("r9", "qxj") };
    expect(refusedCodes(issuePacks(ready, unknown, sha256))).toEqual(["reviewer-unknown", "unit-unknown"]);
  });

  it("come back to nobody where their reviewer is not on the list, and are told from a later one by its units", () => {
    const prepared = valueOf(issuePacks(ready, options, sha256));
    const { state } = after(ready, ...prepared.changes);
    const book = plainReturn((prepared.packs[0]?.sheets ?? []).map(snapshotOfLayout));
    const told = (less: Partial<State>) =>
      refusalOf(collectPack({ ...state, ...less }, book, "甲.xlsx", sha256)).map(({ code, data }) => [code, data]);
    expect(told({ reviewers: [] })).toEqual([["pack-unknown", { reviewer: "r1" }]]);
    const [first] = state.packs;
    if (!first) throw new RangeError("packs: got none, want some");
    const later = { ...first, pack: "later", units: ["czj"] };
    expect(told({ packs: [...state.packs, later] })).toEqual([["pack-outdated", { gone: "市教育局", added: "—" }]]);
    expect(told({ packs: [...state.packs, later], units: smallUnits.slice(1) })).toEqual([
      ["pack-outdated", { gone: "jyj", added: "—" }],
    ]);
  });
});
