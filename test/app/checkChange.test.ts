import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { checkChange } from "../../src/app/checkChange.ts";
import { emptyState, type State } from "../../src/app/state.ts";
import { codesOf } from "../fixtures/issues.ts";
import {
  collectedAssessment,
  publishedAssessment,
  scoredAssessment,
  setUpAssessment,
  smallBreakdown,
} from "../fixtures/smallAssessment.ts";
import {
  observed,
  smallObservations,
  smallReviewers,
  smallScheme,
  smallTable,
  smallUnits,
} from "../fixtures/smallYear.ts";

const ready = setUpAssessment().state;
const collected = collectedAssessment().state;
const scored = scoredAssessment().state;
const published = publishedAssessment().state;
const codes = (state: State, change: Change) => codesOf(checkChange(state, change));
const strict = {
  ...smallBreakdown,
  weightFloors: smallBreakdown.weightFloors.map((floor) => ({ ...floor, percent: "5" })),
};

describe("loading a document", () => {
  it("is let pass, before and after there is a scheme", () => {
    expect(codes(emptyState, { kind: "document-loaded", rows: [smallBreakdown] })).toEqual([]);
    expect(codes(ready, { kind: "document-loaded", rows: [smallBreakdown] })).toEqual([]);
  });

  it("is refused where the scheme weighs less than the document wants", () => {
    expect(codes(ready, { kind: "document-loaded", rows: [strict] })).toEqual(["weight-below-clause"]);
  });

  it("of another year than the scheme's gets a warning", () => {
    const issues = checkChange(ready, { kind: "document-loaded", rows: [{ ...smallBreakdown, year: 2025 }] });
    expect(codesOf(issues)).toEqual(["scheme-year-differs"]);
    expect(issues[0]?.severity).toBe("warning");
    expect(codes(ready, { kind: "document-loaded", rows: [{ ...smallBreakdown, year: null }] })).toEqual([]);
  });
});

describe("setting the scheme", () => {
  const set = (state: State, scheme = smallScheme) => codes(state, { kind: "scheme-set", rows: [scheme] });

  it("is let pass before scores are in", () => {
    expect(set(emptyState)).toEqual([]);
    expect(set(ready)).toEqual([]);
  });

  it("is refused for what is wrong with the scheme itself", () => {
    expect(set(emptyState, { ...smallScheme, tables: [{ ...smallTable, totalPoints: "99" }] })).toEqual([
      "full-marks-differ",
    ]);
  });

  it("is refused below the loaded document's floor", () => {
    expect(set({ ...emptyState, breakdown: strict })).toEqual(["weight-below-clause"]);
  });

  it("is refused where units that are set have no group in it", () => {
    expect(set(ready, { ...smallScheme, groups: smallScheme.groups.slice(1) })).toEqual([
      "group-unknown",
      "group-unknown",
    ]);
  });

  it("is refused where reviewers that are set have no party in it: their scores could not be counted", () => {
    const renamed = JSON.parse(JSON.stringify(smallScheme).replaceAll('"public"', '"peers"')) as typeof smallScheme;
    expect(set(ready, renamed)).toEqual(["party-unknown", "party-without-reviewer"]);
  });

  it("of another year than the document's gets a warning", () => {
    expect(set(ready, { ...smallScheme, year: 2025 })).toEqual(["scheme-year-differs"]);
  });

  it("is too late once scores are recorded", () => {
    const issues = checkChange(scored, { kind: "scheme-set", rows: [smallScheme] });
    expect(codesOf(issues)).toEqual(["change-too-late"]);
    expect(issues[0]?.data).toEqual({ observations: smallObservations.length });
  });
});

describe("setting units and reviewers", () => {
  it("is let pass before scores are in, and too late after", () => {
    expect(codes(emptyState, { kind: "units-set", rows: smallUnits })).toEqual([]);
    expect(codes(ready, { kind: "reviewers-set", rows: smallReviewers })).toEqual([]);
    expect(codes({ ...scored, forms: [] }, { kind: "units-set", rows: smallUnits })).toEqual(["change-too-late"]);
    expect(codes(scored, { kind: "reviewers-set", rows: smallReviewers })).toEqual(["change-too-late"]);
  });

  it("is refused once forms are out, and so is another document", () => {
    const out: State = { ...ready, forms: [{ unit: "jyj", form: "f" }] };
    expect(codes(out, { kind: "units-set", rows: smallUnits })).toEqual(["forms-out"]);
    const document: Change = { kind: "document-loaded", rows: [smallBreakdown] };
    expect(codes(ready, document)).toEqual([]);
    expect(codes(out, document)).toEqual(["forms-out"]);
  });

  it("is refused for what is wrong with them, at their rows", () => {
    const at = (row: number) => ({ kind: "row", file: "units.csv", row: row + 2 }) as const;
    const issues = checkChange(ready, { kind: "units-set", rows: [...smallUnits, ...smallUnits.slice(0, 1)] }, at);
    expect(issues.map(({ code, place }) => `${code} ${place.kind === "row" ? place.row : ""}`)).toEqual([
      "id-repeated 4",
      "unit-name-repeated 4",
      "unit-name-repeated 4",
    ]);
    expect(codes(ready, { kind: "units-set", rows: [] })).toEqual(["units-empty"]);
    expect(codes(ready, { kind: "reviewers-set", rows: [] })).toEqual([
      "party-without-reviewer",
      "party-without-reviewer",
    ]);
  });

  it("of reviewers needs a scheme", () => {
    expect(codes(emptyState, { kind: "reviewers-set", rows: smallReviewers })).toEqual(["scheme-absent"]);
  });

  it("of reviewers is refused where two would get a sheet of one name", () => {
    const long = "市政务公开工作领导小组办公室第三方评估机构联络员第一评审小组";
    const named = (first: string, second: string) =>
      codes(ready, {
        kind: "reviewers-set",
        rows: smallReviewers.map((one, index) => ({ ...one, name: [first, second][index] ?? one.name })),
      });
    expect(named("评审人", "评审人")).toEqual(["name-repeated"]);
    expect(named(`${long}甲`, `${long}乙`)).toEqual(["name-repeated"]);
    expect(named("A组", "a组")).toEqual(["name-repeated"]);
    expect(named("甲/乙", "甲:乙")).toEqual(["name-repeated"]);
  });
});

describe("sending forms out and taking self-evaluations in", () => {
  const [form] = collected.forms;
  const back = (change: object) => ({ unit: "jyj", form: form?.form ?? "", claims: [], ...change });

  it("needs a document and known units", () => {
    expect(codes(emptyState, { kind: "forms-issued", rows: [{ unit: "jyj", form: "f" }] })).toEqual([
      "document-absent",
      "unit-unknown",
    ]);
    expect(codes(ready, { kind: "forms-issued", rows: [{ unit: "jyj", form: "f" }] })).toEqual([]);
  });

  it("takes only what was sent out, to whom it was sent", () => {
    expect(codes(collected, { kind: "self-evaluations-collected", rows: [back({})] })).toEqual([]);
    expect(codes(collected, { kind: "self-evaluations-collected", rows: [back({ form: "0".repeat(16) })] })).toEqual([
      "form-unknown",
    ]);
    expect(codes(collected, { kind: "self-evaluations-collected", rows: [back({ unit: "czj" })] })).toEqual([
      "form-unknown",
    ]);
    expect(codes(collected, { kind: "self-evaluations-collected", rows: [back({ unit: "wjw" })] })).toEqual([
      "unit-unknown",
      "form-unknown",
    ]);
  });
});

describe("recording observations", () => {
  it("needs a scheme, then units, then reviewers", () => {
    const record: Change = { kind: "observations-recorded", rows: smallObservations };
    expect(codes(emptyState, record)).toEqual(["scheme-absent"]);
    expect(codes({ ...emptyState, scheme: smallScheme }, record)).toEqual(["units-absent"]);
    expect(codes({ ...emptyState, scheme: smallScheme, units: smallUnits }, record)).toEqual(["reviewers-absent"]);
    expect(codes(ready, record)).toEqual([]);
    expect(codes(scored, record)).toEqual([]);
  });

  it("is refused for what is wrong with them", () => {
    expect(codes(ready, { kind: "observations-recorded", rows: observed("jyj", "c1", ["10.1"]) })).toEqual([
      "points-above-maximum",
    ]);
  });
});

describe("publishing results", () => {
  it("is let pass with exactly what the state gives", () => {
    expect(codes(scored, { kind: "results-published", rows: published.published })).toEqual(["published-unlocked"]);
  });

  it("is refused with a forged total, rank, order, unit or nothing", () => {
    const [first, second] = published.published;
    if (!first || !second) throw new RangeError("results: got none, want two");
    const forgeries = [
      [{ ...first, total: "99.99" }, second],
      [first, { ...second, rank: 1 }],
      [{ ...first, grade: "良好" }, second],
      [{ ...first, contribution: "4" }, second],
      [second, first],
      [first],
      [{ ...first, unit: "wjw" }, second],
      [],
    ];
    for (const rows of forgeries)
      expect(codes(scored, { kind: "results-published", rows })).toEqual(["results-differ"]);
  });

  it("is refused while there is nothing to publish, with what is missing", () => {
    expect(codes(emptyState, { kind: "results-published", rows: [] })).toEqual([
      "scheme-absent",
      "units-absent",
      "reviewers-absent",
    ]);
    expect(codes(ready, { kind: "results-published", rows: [] })).toContain("score-missing");
  });
});
