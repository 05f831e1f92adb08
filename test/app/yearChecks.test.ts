import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { checkChange } from "../../src/app/checkChange.ts";
import { dispatch } from "../../src/app/dispatch.ts";
import { emptyState, type State } from "../../src/app/state.ts";
import { decision, filing } from "../fixtures/appealed.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";
import { finding, monitoredAssessment } from "../fixtures/monitoredYear.ts";
import { salted } from "../fixtures/salted.ts";
import {
  after,
  collectedAssessment,
  publishedAssessment,
  setUpAssessment,
  stampAt,
} from "../fixtures/smallAssessment.ts";
import { observed, smallReviewers, smallScheme, smallUnits } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const codes = (state: State, change: Change): readonly string[] => codesOf(checkChange(state, change));

const ready = setUpAssessment().state;
const bare: State = { ...emptyState, scheme: smallScheme };
const withUnits: State = { ...bare, units: smallUnits };
const pack = { pack: "p", units: ["jyj"], recused: [], due: null };
const last = (unit: string, year = 2025) => ({ unit, year, group: "市直部门", total: "90", rank: 1, grade: "优秀" });
const file = { name: "甲.xlsx", sha256: "ab12cd34".repeat(8) };

describe("a change that does not fit what is there", () => {
  it.each<[string, State, Change, readonly string[]]>([
    ["scores before any unit", bare, { kind: "observations-recorded", rows: [] }, ["units-absent"]],
    ["scores before any reviewer", withUnits, { kind: "observations-recorded", rows: [] }, ["reviewers-absent"]],
    ["no scores at all", ready, { kind: "observations-recorded", rows: [] }, ["rows-empty"]],
    ["findings before any unit", bare, { kind: "findings-recorded", rows: [finding()] }, ["units-absent"]],
    ["no findings at all", withUnits, { kind: "findings-recorded", rows: [] }, ["rows-empty"]],
    [
      "a pack of nobody known",
      ready,
      { kind: "packs-issued", rows: [{ ...pack, reviewer: "r9" }] },
      ["reviewer-unknown"],
    ],
    [
      "a pack on a unit that there is none of",
      ready,
      { kind: "packs-issued", rows: [{ ...pack, reviewer: "r1", units: ["qxj"] }] },
      ["unit-unknown"],
    ],
    [
      "a pack on a unit that its reviewer keeps out of",
      ready,
      { kind: "packs-issued", rows: [{ ...pack, reviewer: "r1", recused: [{ unit: "jyj", reason: "曾任职" }] }] },
      ["recused-and-assigned"],
    ],
    [
      "a version of a form that never came",
      collectedAssessment().state,
      { kind: "self-evaluation-chosen", rows: [{ unit: "jyj", file: "0".repeat(64) }] },
      ["version-unknown"],
    ],
    [
      "scores kept aside that there are none of",
      ready,
      { kind: "scores-chosen", rows: [{ reviewer: "r1", file: "" }] },
      ["scores-unknown"],
    ],
    [
      "a scheme whose weights are not 100 percent",
      ready,
      {
        kind: "scheme-set",
        rows: [
          {
            ...smallScheme,
            performance: {
              ...smallScheme.performance,
              components: smallScheme.performance.components.map((one) => ({ ...one, weight: "4" })),
            },
          },
        ],
      },
      ["points-do-not-add-up"],
    ],
    [
      "two reviewers of one name",
      ready,
      { kind: "reviewers-set", rows: smallReviewers.map((one) => (one.id === "r2" ? { ...one, name: "甲" } : one)) },
      ["name-repeated"],
    ],
    [
      "a round that ends before there is a scheme",
      emptyState,
      { kind: "round-closed", rows: [{ round: "annual", date: "2026-12-01" }] },
      ["scheme-absent"],
    ],
    [
      "a round that ends before there are units",
      bare,
      { kind: "round-closed", rows: [{ round: "annual", date: "2026-12-01" }] },
      ["units-absent"],
    ],
    [
      "a round opened again that there is none of",
      ready,
      { kind: "round-reopened", rows: [{ round: "q9", first: "张三", second: "李四", reason: "漏录" }] },
      ["round-not-closed"],
    ],
    ["an appeal before there is a scheme", emptyState, { kind: "appeal-filed", rows: [filing()] }, ["scheme-absent"]],
    ["no appeal at all", ready, { kind: "appeal-filed", rows: [] }, ["rows-empty"]],
    ["last year of nobody", emptyState, { kind: "last-year-set", rows: [last("jyj")] }, ["units-absent"]],
    [
      "last year of a unit that there is none of",
      ready,
      { kind: "last-year-set", rows: [last("qxj"), last("qxj")] },
      ["unit-unknown", "unit-unknown", "last-year-repeated"],
    ],
    [
      "last year twice of one unit",
      ready,
      { kind: "last-year-set", rows: [last("jyj"), last("jyj")] },
      ["last-year-repeated"],
    ],
    [
      "this year as last year",
      ready,
      { kind: "last-year-set", rows: [last("jyj", 2026), last("czj", 2026)] },
      ["last-year-later"],
    ],
  ])("%s is refused", (_, state, change, want) => {
    expect(codes(state, change)).toEqual(want);
  });

  it("is a key of the office that was its key before", () => {
    const key = { name: "公开办", publicKey: "AAAA", first: "张三", second: null, reason: "" };
    const keyed: State = { ...ready, keys: [key] };
    const again = { ...key, second: "李四", reason: "换人" };
    expect(codes(keyed, { kind: "office-key-set", rows: [again] })).toEqual(["key-repeated"]);
    expect(codes(keyed, { kind: "office-key-set", rows: [key] })).toEqual([
      "key-repeated",
      "key-second-missing",
      "key-without-reason",
    ]);
  });
});

describe("a decision on an appeal", () => {
  it("that changes what was published already says so", () => {
    const { state } = after(monitoredAssessment(), { kind: "appeal-filed", rows: [filing()] });
    const published = { ...state, published: publishedAssessment().state.published };
    expect(codes(published, { kind: "appeal-decided", rows: [decision()] })).toEqual(["results-outdated"]);
    const rejected = decision({ outcome: "rejected", findings: [] });
    expect(codes(published, { kind: "appeal-decided", rows: [rejected] })).toEqual([]);
  });

  it("settles that appeal and leaves the others open", () => {
    const filed = after(monitoredAssessment(), {
      kind: "appeal-filed",
      rows: [filing(), filing({ id: "s2", unit: "czj", criterion: "c2", finding: null })],
    });
    const { appeals } = after(filed, { kind: "appeal-decided", rows: [decision()] }).state;
    expect(appeals.map(({ id, decision: made }) => [id, made?.outcome])).toEqual([
      ["s1", "upheld"],
      ["s2", undefined],
    ]);
  });
});

describe("a year with something to be decided", () => {
  it("is not locked while a reviewer's two files differ; a unit's two forms are only told of", () => {
    const { state } = publishedAssessment();
    const rival = { reviewer: "r1", file, rows: observed("jyj", "c1", ["8"]) };
    const open: State = {
      ...state,
      rivalScores: [rival],
      rivals: [{ unit: "jyj", form: "f", claims: [] }],
    };
    const issues = checkChange(open, { kind: "year-locked", rows: state.published });
    expect(issues.map(({ code, severity, data }) => [code, severity, data["reviewer"] ?? data["unit"]])).toEqual([
      ["scores-undecided", "error", "甲"],
      ["form-undecided", "warning", "市教育局"],
    ]);
  });

  it("keeps the salts of its lock, and gives no two units the same", () => {
    const { state } = publishedAssessment();
    const locked: State = { ...state, locked: state.published };
    const other = state.published.map((row) => ({ ...row, salt: "0".repeat(32) }));
    expect(codes(locked, { kind: "results-published", rows: other })).toEqual(["salt-changed", "salt-changed"]);
    expect(codes(state, { kind: "results-published", rows: other })).toEqual(["salt-repeated"]);
    expect(codes(state, { kind: "results-published", rows: salted(state.published.slice(1)) })).toEqual([
      "results-differ",
    ]);
  });

  it("keeps the form that counts where that is the one that is chosen", () => {
    const collected = collectedAssessment();
    const [form] = collected.state.selfEvaluations;
    if (!form) throw new RangeError("forms: got none, want one");
    const own = after(collected, {
      kind: "self-evaluations-collected",
      rows: [{ ...form, file: { name: "一.xlsx", sha256: "a".repeat(64) } }],
    });
    const rival = { ...form, claims: [], file: { name: "二.xlsx", sha256: "b".repeat(64) } };
    const contested = after(own, { kind: "self-evaluations-contested", rows: [rival] });
    const choose = (letter: string) =>
      valueOf(
        dispatch(
          contested,
          { kind: "self-evaluation-chosen", rows: [{ unit: form.unit, file: letter.repeat(64) }] },
          stampAt(40),
          sha256,
        ),
      ).state;
    expect([choose("a").selfEvaluations[0]?.file?.name, choose("a").rivals]).toEqual(["一.xlsx", []]);
    expect([choose("b").selfEvaluations[0]?.file?.name, choose("b").rivals]).toEqual(["二.xlsx", []]);
  });
});
