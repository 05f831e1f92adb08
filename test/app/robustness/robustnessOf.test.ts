import { beforeAll, describe, expect, it } from "vitest";

import { computeResults, type Results } from "../../../src/app/computeResults.ts";
import { agreementOf } from "../../../src/app/robustness/agreementOf.ts";
import { closeCallCheck } from "../../../src/app/robustness/closeCallCheck.ts";
import { scoreCallsOf } from "../../../src/app/robustness/closeCallsOf.ts";
import { namedYear, weighedGroups } from "../../../src/app/robustness/namedYear.ts";
import { ratedThings } from "../../../src/app/robustness/ratedThings.ts";
import { robustnessOf } from "../../../src/app/robustness/robustnessOf.ts";
import { robustnessPage } from "../../../src/app/robustness/robustnessPage.ts";
import { usualTerms } from "../../../src/app/robustness/robustnessTerms.ts";
import type { Robustness } from "../../../src/app/robustness/robustness.ts";
import { yearOnYearOf } from "../../../src/app/robustness/yearOnYearOf.ts";
import { emptyState, type State } from "../../../src/app/state.ts";
import { arithmeticMean } from "../../../src/domain/ranking/advisory/weightedMeans.ts";
import { partsOf } from "../../../src/domain/ranking/advisory/weighedTable.ts";
import { pointsTable } from "../../../src/domain/ranking/robustness/weighGroup.ts";
import { stageFactors } from "../../../src/domain/ranking/robustness/stageFactors.ts";
import { finished } from "../../../src/domain/ranking/robustness/weightUncertainty.ts";
import type { Ledger } from "../../../src/domain/ledger/entry.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { compare, exact, exactText } from "../../../src/domain/shared/exact.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sampleYear } from "../../fixtures/sampleYear.ts";
import { criteriaStage, leafOf, stageOf, tableOf } from "../../fixtures/schemes.ts";

const state: State = { ...emptyState, ...sampleYear() };
const few = { ...usualTerms, draws: 500, resamples: 100 };
let results: Results;
let found: Robustness;

beforeAll(() => {
  results = valueOf(computeResults(state));
  found = finished(robustnessOf(state, results, [], few));
});

describe("a year's robustness", () => {
  it("starts from the official totals, exactly, and does not touch the results", () => {
    for (const { weighed } of weighedGroups({ assessed: { ...sampleYear() }, results })) {
      const { rows, weights } = pointsTable(weighed);
      rows.forEach((row, unit) => {
        const mean = arithmeticMean(partsOf(row, weights));
        expect(mean && exactText(mean)).toBe(exactText(weighed.totals[unit] ?? exact("0")));
      });
      // The sample adds criteria up and rescales what does not apply; what is left over are the points lost by findings.
      weighed.units.forEach((unit, place) => {
        const lost = compare(weighed.rest[place] ?? exact("1"), exact("0"));
        expect(lost).toBe(state.findings.some((one) => one.unit === unit) ? -1 : 0);
      });
    }
    expect(valueOf(computeResults(state))).toEqual(results);
  });

  it("gives each unit shares of ranks and grades that come to 1, and ranges that hold what mostly came out", () => {
    for (const { units } of found.groups) {
      for (const { ranks, grades, byWeights } of units) {
        expect(ranks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(grades.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        const within = ranks.slice(byWeights.from - 1, byWeights.to).reduce((sum, share) => sum + share, 0);
        expect(within).toBeGreaterThanOrEqual(0.9);
      }
    }
  });

  it("is the same to the byte for the same seed, and says how far it has come", () => {
    const run = robustnessOf(state, results, [], few);
    const heard: number[] = [];
    let step = run.next();
    for (; !step.done; step = run.next()) heard.push(step.value);
    expect(JSON.stringify(step.value)).toBe(JSON.stringify(found));
    expect(heard.every((part, at) => part >= (heard[at - 1] ?? 0) && part <= 1)).toBe(true);
  });

  it("finds every pair that one score of 0.1 points would level, as trying each score does", () => {
    const year = namedYear(state, results);
    for (const { group, weighed } of weighedGroups(year)) {
      const { calls } = scoreCallsOf(year, group, weighed, "0.1");
      const close = new Set(calls.filter(({ flip }) => flip).map(({ ahead, behind }) => `${ahead} ${behind}`));
      // Slow: every typed score a tenth up, then a tenth down, everything scored anew.
      const totalsWith = (observations: readonly Observation[]) =>
        valueOf(computeResults({ ...state, observations })).scores.map(({ unit, total }) => [unit, total] as const);
      const turned = new Set<string>();
      const before = new Map(weighed.units.map((unit, at) => [unit, weighed.totals[at] ?? exact("0")]));
      const near = weighed.units.filter((unit) =>
        weighed.units.some((other) => {
          const [a, b] = [Number(exactFloat(before.get(unit))), Number(exactFloat(before.get(other)))];
          return unit !== other && Math.abs(a - b) <= 0.1 && a !== b;
        }),
      );
      state.observations.forEach((one, at) => {
        if (one.kind !== "points" || one.state !== "scored" || !near.includes(one.unit)) return;
        for (const by of [0.1, -0.1]) {
          const value = (Math.round(1000 * (Number(one.value) + by)) / 1000).toString();
          const after = new Map(totalsWith(state.observations.map((o, i) => (i === at ? { ...one, value } : o))));
          const moved = after.get(one.unit);
          if (moved?.state !== "scored") continue;
          for (const [other, total] of before) {
            const was = compare(before.get(one.unit) ?? total, total);
            if (other === one.unit || was === 0 || compare(moved.points, total) === was) continue;
            const [ahead, behind] = was > 0 ? [one.unit, other] : [other, one.unit];
            turned.add(`${year.unitName(ahead)} ${year.unitName(behind)}`);
          }
        }
      });
      expect(close).toEqual(turned);
    }
  });

  it("is said before publishing: 市司法局 and 市财政局 by one score and by one weight", () => {
    const issues = closeCallCheck(state, results);
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      ["ranks-close-by-score", "warning"],
      ["ranks-close-by-weight", "warning"],
    ]);
    for (const { data } of issues) expect(data).toMatchObject({ count: 1, pairs: "市司法局—市财政局" });
  });

  it("is put into words of both languages with as many sections, each figure's meaning among them", () => {
    const [zh, en] = (["zh", "en"] as const).map((language) => robustnessPage(found, 7, null, language));
    expect(en?.sections.length).toBe(zh?.sections.length);
    expect(en?.sections.map(({ lines, table }) => [lines.length, table?.rows.length])).toEqual(
      zh?.sections.map(({ lines, table }) => [lines.length, table?.rows.length]),
    );
    const all = JSON.stringify(zh);
    for (const word of [
      "仅供参考",
      "不是测出来的",
      "九成以上",
      "不是“排对了的概率”",
      "不是差错的证据",
      "一致不等于正确",
    ]) {
      expect(all).toContain(word);
    }
    // Nothing here is the true rank, certain, or proved.
    expect(all).not.toMatch(/真实名次|真正名次|必然|肯定会|证明了|准确率|显著|可信度为/u);
    // Excel takes no table with two columns of one name.
    for (const { table } of [...(zh?.sections ?? []), ...(en?.sections ?? [])]) {
      if (table) expect(new Set(table.header).size).toBe(table.header.length);
    }
  });
});

describe("agreement of a year", () => {
  it("compares all reviewers, each party of several, and every criterion", () => {
    const year = namedYear(state, results);
    const { agreement } = finished(agreementOf(year, finished(ratedThings(year)), few));
    expect(agreement.map(({ scope, reviewers }) => [scope, reviewers])).toEqual([
      ["all", 4],
      ["party", 2],
      ...Array.from({ length: 8 }, () => ["criterion", 4]),
    ]);
    for (const { alpha } of agreement) {
      if (!alpha?.interval) throw new RangeError("alpha: got none, want one with its interval");
      expect(Number(alpha.interval.from)).toBeLessThanOrEqual(Number(alpha.interval.to));
    }
  });

  it("takes late changes from the ledger's times: 5 of 6 in the day before the lock", () => {
    const observations = state.observations.filter(({ reviewer }) => reviewer === "r1").slice(0, 6);
    const entry = (action: string, time: string, rows: readonly Observation[]): Ledger[number] =>
      ({ rows, entry: { action, time } }) as unknown as Ledger[number];
    const again = observations.map((one) => ({ ...one, value: "1" }));
    const ledger: Ledger = [
      entry("observations-recorded", "2026-11-01T08:00:00Z", observations),
      entry("observations-recorded", "2026-11-02T08:00:00Z", again.slice(0, 1)),
      entry("observations-recorded", "2026-11-20T08:00:00Z", again.slice(1)),
      entry("year-locked", "2026-11-21T07:00:00Z", []),
    ];
    const { reviewers } = finished(robustnessOf(state, results, ledger, { ...few, draws: 100 }));
    expect(reviewers.map(({ late }) => late)).toEqual([{ count: 5, of: 6 }, null, null, null]);
  });
});

describe("last year's master beside this one", () => {
  it("parts a change: weights of 主动公开 and 重点领域信息公开 exchanged, one score another", () => {
    const { scheme } = sampleYear();
    const table = scheme.tables[0];
    if (!table) throw new RangeError("a table: got none, want one");
    const [c1, c2] = table.criteria;
    const swapped = table.criteria.map((one) =>
      one.id === c1?.id
        ? { ...one, maxPoints: c2?.maxPoints ?? "" }
        : one.id === c2?.id
          ? { ...one, maxPoints: c1?.maxPoints ?? "" }
          : one,
    );
    const scaled = state.observations.map((one) => {
      const factor = one.criterion === c1?.id ? 17.5 / 25 : one.criterion === c2?.id ? 25 / 17.5 : 1;
      return one.kind === "points" && one.value !== null
        ? { ...one, value: (Math.floor(100 * Number(one.value) * factor) / 100).toString() }
        : one;
    });
    const last: State = {
      ...state,
      scheme: { ...scheme, year: 2025, tables: [{ ...table, criteria: swapped }] },
      observations: scaled,
    };
    const former = valueOf(computeResults(last));
    const { year, groups } = yearOnYearOf({ state: last, results: former }, { state, results });
    expect(year).toBe(2025);
    expect(groups.map(({ units }) => units.length)).toEqual([14, 6]);
    const number = (text: string): number => Number(text.replace("≈", "").replace("−", "-"));
    for (const { total } of groups.flatMap(({ units }) => units)) {
      expect(number(total.byUnit) + number(total.byScheme)).toBeCloseTo(number(total.change), 3);
      // Shares stayed but for the cents that were cut off, up to a cent of 17.5 points on the one and of 25 on the other.
      expect(Math.abs(number(total.byUnit))).toBeLessThan(0.03);
    }
  });
});

describe("what a stage's point does to the total", () => {
  it("is the product of weights, signs and conversions, and unknown behind a formula", () => {
    const scale = (lowest: string, highest: string) => ({ lowest, highest });
    const table = tableOf({
      criteria: [leafOf("c", "100")],
      stages: [
        criteriaStage({ id: "s" }),
        criteriaStage({ id: "m" }),
        stageOf({ id: "half", op: "convert", of: "m", from: scale("0", "100"), to: scale("0", "50") }),
        stageOf({
          id: "both",
          op: "weighted",
          of: [
            { stage: "s", weight: "60" },
            { stage: "half", weight: "40" },
          ],
          absent: { kind: "refuse" },
        }),
        stageOf({ id: "late", op: "events", effect: "penalty", rounds: ["y"], items: [] }),
        stageOf({
          id: "t",
          op: "sum",
          of: [
            { stage: "both", sign: "+" },
            { stage: "late", sign: "-" },
          ],
        }),
      ],
    });
    const texts = [...stageFactors(table)].map(([id, factor]) => [id, factor && exactText(factor)]);
    expect(texts).toEqual([
      ["s", "0.6"],
      ["m", "0.2"],
      ["half", "0.4"],
      ["both", "1"],
      ["late", "-1"],
      ["t", "1"],
    ]);
    const formula = tableOf({
      criteria: [leafOf("c", "100")],
      stages: [
        criteriaStage({ id: "s" }),
        stageOf({ id: "t", op: "formula", formula: "a*a", inputs: [{ name: "a", stage: "s" }] }),
      ],
    });
    expect(stageFactors(formula).get("s")).toBeNull();
  });
});

const exactFloat = (value: ReturnType<typeof exact> | undefined): string =>
  value
    ? exactText(value)
        .split("/")
        .map(Number)
        .reduce((a, b) => a / b)
        .toString()
    : "0";
