import { beforeAll, describe, expect, it } from "vitest";
import { computeResults } from "../../../src/app/computeResults.ts";
import { loadFormulasFor } from "../../../src/app/formulas.ts";
import { scoreCallsOf } from "../../../src/app/robustness/closeCallsOf.ts";
import { namedYear, weighedGroups } from "../../../src/app/robustness/namedYear.ts";
import { robustnessOf } from "../../../src/app/robustness/robustnessOf.ts";
import { concentrationOf } from "../../../src/app/robustness/robustnessTerms.ts";
import { emptyState, type State } from "../../../src/app/state.ts";
import { finished } from "../../../src/domain/ranking/robustness/weightUncertainty.ts";
import type { Leaf } from "../../../src/domain/scheme/criterion.ts";
import type { Stage } from "../../../src/domain/scheme/stage.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { fullScheme } from "../../fixtures/fullSchemes.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { observed, smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";
import { few, lookedAt, totalStage, yearBy } from "../../fixtures/robustYears.ts";

const callsIn = (state: State) => {
  const named = namedYear(state, valueOf(computeResults(state)));
  return weighedGroups(named).flatMap(({ group, weighed }) => scoreCallsOf(named, group, weighed, "0.1").calls);
};

const scaled: Leaf = {
  ...{ id: "c1", name: "主动公开", clause: "", maxPoints: "100" },
  rule: { kind: "points", scale: { lowest: "0", highest: "100" } },
};

describe("a lead that one score decides", () => {
  // 教育局: the office's three give about 100, the public 0. 财政局: the office gives 0, the public's one nearly 100.
  const apart = (last: string, own: string) =>
    callsIn(
      yearBy(
        { criteria: [scaled] },
        {
          observations: [
            ...observed("jyj", "c1", ["100", "100", last, "0"]),
            ...observed("czj", "c1", ["0", "0", "0", own]),
          ],
        },
      ),
    );

  it("is made up by raising the follower's score where the leader's cannot be lowered", () => {
    expect(apart("100", "99.95")).toEqual([
      {
        ahead: "市教育局",
        behind: "市财政局",
        gap: "0.025",
        flip: {
          reviewer: "丁",
          unit: "市财政局",
          criterion: "主动公开",
          given: "99.95",
          to: "100",
          by: "0.05",
          up: true,
        },
      },
    ]);
  });

  it("is told by the exact change where that is no decimal: 0.13/3", () => {
    const [call] = apart("99.98", "99.95");
    expect([call?.flip?.up, call?.flip?.by, call?.flip?.to]).toEqual([true, "≈0.0433", "≈99.9933"]);
  });

  it("is none where the two are further apart than one score may be off", () => {
    expect(apart("100", "99")).toEqual([]);
  });
});

describe("a year of one criterion and few reviewers", () => {
  it("has no other weights to draw: every unit keeps its rank", () => {
    const { groups } = lookedAt(
      yearBy(
        { criteria: [{ ...scaled, rule: { kind: "points", scale: null } }] },
        {
          reviewers: smallReviewers.filter(({ id }) => id === "r1" || id === "r4"),
          observations: ["jyj", "czj"].flatMap((unit, at) =>
            observed(unit, "c1", [at === 0 ? "90" : "0", null, null, at === 0 ? "80" : "0"]).filter(
              ({ reviewer }) => reviewer === "r1" || reviewer === "r4",
            ),
          ),
        },
      ),
    );
    const [group] = groups;
    expect(
      group?.units.map(({ name, rank, byReviewers, ranks, advisory }) => [
        name,
        rank,
        byReviewers,
        ranks,
        advisory.geometric,
      ]),
    ).toEqual([
      ["市教育局", 1, null, [1, 0], 1],
      ["市财政局", 2, null, [0, 1], null],
    ]);
    expect(group?.single).toEqual(["公开办", "社会评议"]);
    expect(group?.weightCalls.map(({ why }) => why)).toEqual(["never"]);
    expect(concentrationOf(few, 1)).toBe(1);
    // √(4 ÷ 100) is a fifth.
    expect(concentrationOf(few, 5)).toBeCloseTo(99, 9);
  });
});

describe("what stands between criteria and the total", () => {
  beforeAll(() => loadFormulasFor('"formula"'));

  const stage = (more: object): Stage =>
    ({ bounds: { min: null, max: null }, rounding: null, ...more }) as unknown as Stage;
  const scores = ["jyj", "czj"].flatMap((unit, at) => [
    ...observed(unit, "c1", ["10", "9", "9", at === 0 ? "8" : "7"]),
    ...observed(unit, "c2", ["20", "19", "18", "18"]),
    ...observed(unit, "c3", ["10", "9", "8", "7"]),
  ]);

  it("may be a formula: nothing is weighed then, and all units are left out", () => {
    const formula = stage({
      id: "final",
      name: "折算",
      op: "formula",
      formula: "a",
      inputs: [{ name: "a", stage: "total" }],
    });
    const found = lookedAt(yearBy({ stages: [totalStage, formula], total: "final" }, { observations: scores }));
    const [group] = found.groups;
    expect([group?.units, group?.leftOut, group?.unweighed]).toEqual([[], ["市教育局", "市财政局"], ["总分"]]);
    expect(String(group?.pairs.all)).toBe("0");
  });

  it("may be a minus sign: what is taken away weighs nothing, and a criterion is named with its stage", () => {
    const part = (id: string, name: string, criteria: readonly string[], outOf: string): Stage =>
      ({ ...totalStage, id, name, criteria, outOf }) as Stage;
    const stages = [
      part("own", "基础分", ["c2", "c3"], "90"),
      part("less", "扣减", ["c1"], "10"),
      stage({
        id: "sum",
        name: "合计",
        op: "sum",
        of: [
          { stage: "own", sign: "+" },
          { stage: "less", sign: "-" },
        ],
      }),
    ];
    const plain = yearBy({ stages, total: "sum" }, { observations: scores });
    // Of 10 percent 80 points in 100 leave 8, which is above the floor.
    const components = smallScheme.performance.components.map((one, at) => ({
      ...one,
      weight: at === 0 ? "10" : "90",
    }));
    const performance = { ...smallScheme.performance, components };
    const state: State = { ...plain, scheme: plain.scheme && { ...plain.scheme, performance } };
    expect(lookedAt(state).groups[0]?.unweighed).toEqual(["扣减"]);
    const named = namedYear(state, valueOf(computeResults(state)));
    const [group] = smallScheme.groups;
    if (!group) throw new RangeError("groups: got none, want two");
    expect(named.criterionName(group, "own", "c2")).toBe("依申请公开（基础分）");
    expect(named.criterionName(group, "own", "c9")).toBe("c9（基础分）");
    expect([named.unitName("qxj"), named.reviewerName("jyj"), named.reviewerName("r9"), named.partyName("x")]).toEqual([
      "qxj",
      "市教育局",
      "r9",
      "x",
    ]);
  });
});

describe("how each reviewer scores", () => {
  const third = { id: "sjj", name: "市审计局", group: "departments", aliases: [], partOf: null };
  const fifth = { id: "r5", name: "戊", party: "office", weight: null };
  const away = (unit: string, criterion: string): Observation => ({
    ...{ round: "annual", unit, criterion, task: "", party: "office", reviewer: "r5", kind: "points" },
    ...{ value: null, count: null, of: null, state: "abstained", reason: "曾在该单位任职", evidence: "" },
  });
  const units = [...smallUnits, third];
  const state = yearBy(
    {},
    {
      units,
      reviewers: [...smallReviewers, fifth],
      observations: units.flatMap(({ id }, at) => [
        ...observed(id, "c1", ["10", String(9 - at), "8", at === 2 ? null : "7"]),
        ...observed(id, "c2", ["20", "19", String(16 - at), "18"]),
        ...observed(id, "c3", ["70", String(60 + at), "65", String(62 - at)]),
        ...["c1", "c2", "c3"].map((criterion) => away(id, criterion)),
      ]),
      selfEvaluations: [
        {
          ...{ unit: "jyj", form: "f", claims: [] },
          scores: [
            { criterion: "c1", points: "10", account: "" },
            { criterion: "c2", points: "20", account: "" },
            { criterion: "c3", points: "70", account: "" },
            { criterion: "c9", points: "1", account: "" },
          ],
        },
        { unit: "czj", form: "g", claims: [], scores: [{ criterion: "c1", points: "10", account: "" }] },
        { unit: "sjj", form: "h", claims: [] },
      ],
    },
  );

  it("is told where one gives everybody the same, or what the units gave themselves", () => {
    // What does not apply to a unit in one reviewer's word is left to the scheme; here all others' words count.
    const counted: State = {
      ...state,
      scheme: state.scheme && {
        ...state.scheme,
        tables: state.scheme.tables.map((table) => ({
          ...table,
          notApplicable: { ...table.notApplicable, contested: "block" as const },
        })),
      },
      observations: state.observations.map((one) =>
        one.state === "notApplicable" ? { ...one, state: "scored", value: "6", reason: "" } : one,
      ),
    };
    const { reviewers, agreement } = lookedAt(counted);
    expect(reviewers.map(({ reviewer, oneValue, copied }) => [reviewer, oneValue?.count, copied?.count])).toEqual([
      ["甲", 9, 4],
      ["乙", undefined, undefined],
      ["丙", undefined, undefined],
      ["丁", undefined, undefined],
      ["戊", undefined, undefined],
    ]);
    expect(reviewers[4]?.severity).toBeNull();
    expect(agreement[0]?.reviewers).toBe(4);
  });
});

describe("a year with all that a scheme may have", () => {
  it.each(["a", "b"] as const)(
    "(%s) keeps its official totals, and gives each weighed unit ranks that come to 1",
    async (folder) => {
      await loadFormulasFor('"formula"');
      const { scheme, units, reviewers, observations, findings, breakdown, expected } = fullScheme(
        folder,
        folder === "a",
      );
      const rows = { units: units.rows, reviewers: reviewers.rows, observations: observations.rows };
      const state: State = { ...emptyState, ...rows, scheme, breakdown, findings: findings.rows };
      const { groups } = finished(
        robustnessOf(state, valueOf(computeResults(state)), [], { ...few, draws: 50, resamples: 5, within: "5" }),
      );
      for (const { units: looked } of groups) {
        for (const { unit, rank, ranks } of looked) {
          expect(rank).toBe(expected.find((one) => one.unit === unit)?.rank);
          expect(ranks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }
    },
  );
});
