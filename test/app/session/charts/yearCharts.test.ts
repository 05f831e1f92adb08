import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { criterionMap } from "../../../../src/app/session/charts/criterionMap.ts";
import { rankMoves } from "../../../../src/app/session/charts/rankMoves.ts";
import { scoreSpread } from "../../../../src/app/session/charts/scoreSpread.ts";
import { unitProgress } from "../../../../src/app/session/charts/unitProgress.ts";
import { yearCharts } from "../../../../src/app/session/charts/yearCharts.ts";
import { emptyState } from "../../../../src/app/state.ts";
import { groupResults, listOrder } from "../../../../src/domain/notice/yearResults.ts";
import type { LastResult } from "../../../../src/domain/ranking/lastResult.ts";
import { compare, exact } from "../../../../src/domain/shared/exact.ts";
import { notApplicable, points } from "../../../fixtures/observations.ts";
import { rankedYear } from "../../../fixtures/rankedYear.ts";
import { branchOf, criteriaStage, leafOf, stageOf, unitOf, yearOf } from "../../../fixtures/schemes.ts";
import { resultsFrom } from "../../../fixtures/yearResults.ts";

const ids = ["u1", "u2", "u3", "u4", "u5"];
const year = yearOf({
  criteria: [branchOf("open", "40", [leafOf("site", "30"), leafOf("gazette", "10")]), leafOf("late", "60")],
  units: ids.map((id) => unitOf(id)),
});

/** Five units: 61, 68.5, 70, 92, 92 points, by site, gazette and late. */
const scored = [
  ["21", "10", "30"],
  ["27.5", "1", "40"],
  ["20", "10", "40"],
  ["30", "8", "54"],
  ["29", "9", "54"],
];
const observations = ids.flatMap((unit, at) =>
  ["site", "gazette", "late"].map((leaf, place) => points(leaf, "a1", scored[at]?.[place] ?? "", { unit })),
);

const groupsOf = (rows = observations) => groupResults(resultsFrom(year, rows), listOrder(year.units));
const only = <T>(all: readonly T[]): T => {
  const [one] = all;
  if (all.length !== 1 || one === undefined) throw new RangeError(`got ${all.length}, want one`);
  return one;
};

describe("how a group's totals lie", () => {
  it("parts them into bands of one width, from the lowest to the highest", () => {
    const spread = scoreSpread(only(groupsOf()));
    expect(spread?.bands.map(({ from, to, units }) => [from, to, units.join("、")])).toEqual([
      ["60", "65", "单位u1"],
      ["65", "70", "单位u2"],
      ["70", "75", "单位u3"],
      ["75", "80", ""],
      ["80", "85", ""],
      ["85", "90", ""],
      ["90", "95", "单位u4、单位u5"],
    ]);
    expect([spread?.lowest, spread?.median, spread?.highest]).toEqual(["61", "70", "92"]);
    expect(spread?.medianAt).toBeCloseTo(10 / 35, 12);
  });

  it("says the mean of the two in the middle where they are even in number", () => {
    const four = { ...only(groupsOf()), rows: only(groupsOf()).rows.slice(0, 4) };
    expect(scoreSpread(four)?.median).toBe("81");
  });

  it("draws one band where all are equal", () => {
    const alike = { ...only(groupsOf()), rows: only(groupsOf()).rows.slice(0, 2) };
    expect(scoreSpread(alike)?.bands.map(({ from, to, units }) => [from, to, units.length])).toEqual([["92", "93", 2]]);
  });

  it("puts every unit that has a total into the one band that holds it, in at most ten, whatever the year", () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const ranked = rankedYear(g);
        const results = resultsFrom(ranked.assessed, ranked.observations);
        for (const group of groupResults(results, listOrder(ranked.assessed.units))) {
          const spread = scoreSpread(group);
          const totals = group.rows.filter(({ row }) => row.total !== null);
          expect(spread === null).toBe(totals.length === 0);
          if (!spread) continue;
          expect(spread.bands.length).toBeLessThanOrEqual(10);
          for (const { unit, row } of totals) {
            const holding = only(spread.bands.filter(({ units }) => units.includes(unit.name)));
            expect(row.total && compare(exact(holding.from), row.total)).not.toBe(1);
            expect(row.total && compare(row.total, exact(holding.to))).toBe(-1);
          }
          expect(spread.without.length).toBe(group.rows.length - totals.length);
          for (const at of [0, spread.bands.length - 1]) expect(spread.bands[at]?.units).not.toEqual([]);
        }
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });
});

describe("how totals lie far apart, or not at all", () => {
  it("parts thousands of points into at most ten bands of doubled width", () => {
    const wide = yearOf({ criteria: [leafOf("a", "10000")], units: [unitOf("u1"), unitOf("u2")] });
    const rows = [points("a", "a1", "0", { unit: "u1" }), points("a", "a1", "9999", { unit: "u2" })];
    const spread = scoreSpread(only(groupResults(resultsFrom(wide, rows), listOrder(wide.units))));
    // 9,999 points need a width of more than 1,000: twice 500 is 1,000, twice that 2,000.
    expect([spread?.bands[0]?.to, spread?.bands.length]).toEqual(["2000", 5]);
  });

  it("draws nothing of a group of which no unit has a total", () => {
    const group = only(groupsOf());
    const without = group.rows.map((one) => ({ ...one, row: { ...one.row, total: null } }));
    expect(scoreSpread({ ...group, rows: without })).toBeNull();
  });
});

describe("ranks beside last year's", () => {
  const last = (unit: string, rank: number | null, group = "分组main"): LastResult => ({
    unit,
    year: 2025,
    group,
    total: "80",
    rank,
    grade: "良好",
  });

  it("compares only units that were ranked in the same group both times", () => {
    const moves = rankMoves(only(groupsOf()), [
      last("u4", 3),
      last("u3", 3),
      last("u2", null),
      last("u1", 2, "另一组"),
      last("gone", 1),
    ]);
    expect(moves).toEqual({
      group: "分组main",
      years: [2025],
      moves: [
        { unit: "u4", name: "单位u4", last: 3, now: 1 },
        { unit: "u3", name: "单位u3", last: 3, now: 3 },
      ],
      lowest: 3,
      apart: ["单位u5", "单位u2", "单位u1"],
    });
  });

  it("draws nothing where no unit compares", () => {
    expect(rankMoves(only(groupsOf()), [])).toBeNull();
  });
});

describe("what units earned of each criterion", () => {
  it("says the share of full marks in whole percent, rounded half up, and the points", () => {
    const map = criterionMap(only(groupsOf()));
    expect(map.columns).toEqual([
      { stage: "", name: "指标site", root: "指标open", full: "30" },
      { stage: "", name: "指标gazette", root: "指标open", full: "10" },
      { stage: "", name: "指标late", root: "指标late", full: "60" },
    ]);
    expect(map.roots).toEqual(["指标open", "指标late"]);
    const second = map.rows.find(({ unit }) => unit === "u2");
    expect(second?.cells.map(({ percent, points: earned }) => [percent, earned])).toEqual([
      // 27.5 of 30 is 91.66…, 40 of 60 is 66.66…
      [92, "27.5"],
      [10, "1"],
      [67, "40"],
    ]);
  });

  it("tells the stages apart where there are several, each with its own criteria", () => {
    const stages = [
      criteriaStage({ id: "s", criteria: ["a"], outOf: "60" }),
      criteriaStage({ id: "m", criteria: ["b"], outOf: "40" }),
      stageOf({
        id: "t",
        op: "sum",
        of: [
          { stage: "s", sign: "+" },
          { stage: "m", sign: "+" },
        ],
      }),
    ];
    const two = yearOf({ criteria: [leafOf("a", "60"), leafOf("b", "40")], stages, table: { totalPoints: "100" } });
    const rows = [points("a", "a1", "30"), points("b", "a1", "40")];
    const map = criterionMap(only(groupResults(resultsFrom(two, rows), listOrder(two.units))));
    expect(map.columns).toEqual([
      { stage: "环节s", name: "指标a", root: "指标a", full: "60" },
      { stage: "环节m", name: "指标b", root: "指标b", full: "40" },
    ]);
    expect(map.rows[0]?.cells.map(({ percent }) => percent)).toEqual([50, 100]);
  });

  it("has no share where a criterion does not apply", () => {
    const rows = observations.map((one) =>
      one.unit === "u1" && one.criterion === "gazette" ? notApplicable("gazette", "a1", { unit: "u1" }) : one,
    );
    const cell = criterionMap(only(groupsOf(rows))).rows.find(({ unit }) => unit === "u1")?.cells[1];
    expect(cell).toEqual({ percent: null, state: "notApplicable", points: "" });
  });
});

describe("the year in pictures", () => {
  const state = { ...emptyState, ...year };

  it("shows each unit's progress before there is a ranking", () => {
    const charts = yearCharts({ ...state, observations: observations.slice(0, 5) });
    expect(charts.progress.map(({ name, form, due, heard }) => [name, form, due, heard])).toEqual([
      ["单位u1", "none", 3, 3],
      ["单位u2", "none", 3, 2],
      ["单位u3", "none", 3, 0],
      ["单位u4", "none", 3, 0],
      ["单位u5", "none", 3, 0],
    ]);
    expect([charts.spreads, charts.moves, charts.maps]).toEqual([[], [], []]);
  });

  it("draws a group each once all is scored", () => {
    const charts = yearCharts({ ...state, observations });
    expect(charts.spreads).toHaveLength(1);
    expect(charts.maps[0]?.rows).toHaveLength(5);
  });

  it("has nothing due of anybody before there is a scheme", () => {
    expect(unitProgress({ ...emptyState, units: year.units })[0]).toMatchObject({ due: 0, heard: 0, form: "none" });
  });
});
