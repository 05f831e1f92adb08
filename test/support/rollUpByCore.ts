import { rankUnits } from "../../src/domain/ranking/rankUnits.ts";
import { componentPoints } from "../../src/domain/scoring/components.ts";
import type { UnitScore } from "../../src/domain/scoring/score.ts";
import {
  compare,
  divide,
  exact,
  exactText,
  isZero,
  multiply,
  sum,
  whole,
  type Exact,
} from "../../src/domain/shared/exact.ts";
import { exactOf } from "../../src/server/rollup/exactOf.ts";
import type { RollUp } from "../../src/server/rollup/rollUp.ts";

/** A county as the core scored it: its units by id with their groups; cities and provinces are means of what is below. */
export type CoreCounty = {
  readonly code: string;
  readonly city: string;
  readonly province: string;
  readonly groups: ReadonlyMap<string, string>;
  readonly scores: readonly UnitScore[];
};

/** What of a roll-up is compared, each number as an exact text. */
export type Comparable = {
  readonly scores: readonly string[];
  readonly units: readonly string[];
  readonly criteria: readonly string[];
  readonly distribution: readonly string[];
};

const percent = { local: "60", towns: "30", departments: "10" } as const;

/** 6 : 3 : 1 by the core's own way of putting component units together; null where a part is missing and may not be. */
const weighed = (
  { groups }: CoreCounty,
  totals: readonly { readonly unit: string; readonly total: Exact | null }[],
  absent: "refuse" | "proportional",
): Exact | null => {
  const components = totals.flatMap(({ unit, total }) =>
    total === null
      ? []
      : [
          {
            unit: {
              id: unit,
              name: unit,
              group: "",
              aliases: [],
              partOf: { unit: "county", role: groups.get(unit) ?? "" },
            },
            score: { total: { state: "scored", points: total } as const },
          },
        ],
  );
  const stage = {
    op: "components",
    id: "all",
    name: "all",
    roles: Object.entries(percent).map(([role, weight]) => ({ role, weight })),
    absent: { kind: absent },
    bounds: { min: null, max: null },
    rounding: null,
  } as const;
  const outcome = componentPoints(stage, null, components, null);
  return outcome.state === "scored" ? outcome.points : null;
};

const totalOf = ({ total }: UnitScore): Exact | null => (total.state === "scored" ? total.points : null);

const meanBy = (scores: readonly (readonly [string, Exact])[]): readonly (readonly [string, Exact])[] =>
  [...new Set(scores.map(([above]) => above))].map((above) => {
    const own = scores.flatMap(([of, score]) => (of === above ? [score] : []));
    return [above, divide(sum(own), whole(own.length))];
  });

/** Ranks by the core's rule: equal totals share a rank, the next ones are skipped. */
const ranked = (totals: readonly (readonly [string, Exact | null])[]): ReadonlyMap<string, number | null> =>
  new Map(
    rankUnits(
      totals.map(([unit, total]) => ({ unit, total, compared: [], vetoes: [] })),
      { on: "exact", ties: "standard", tieBreaks: [] },
    ).map(({ unit, rank }) => [unit, rank]),
  );

/**
 * The roll-up by the core alone (核心复算): scores, ranks and exact numbers of its own, in the plainest way, without a database.
 *
 * @param full the most points of each criterion, by its id
 * @param bands the bounds of the distribution
 */
export const rollUpByCore = (
  counties: readonly CoreCounty[],
  full: ReadonlyMap<string, Exact>,
  bands: readonly string[],
): Comparable => {
  const scored = counties.flatMap((county) => {
    const score = weighed(
      county,
      county.scores.map((one) => ({ unit: one.unit, total: totalOf(one) })),
      "refuse",
    );
    return score === null ? [] : [{ county, score }];
  });
  const cities = meanBy(scored.map(({ county, score }) => [county.city, score]));
  const provinceOf = new Map(counties.map(({ city, province }) => [city, province]));
  const provinces = meanBy(cities.map(([city, score]) => [provinceOf.get(city) ?? "", score]));
  const levels = [scored.map(({ county, score }) => [county.code, score] as const), cities, provinces];
  const units = counties.flatMap((county) =>
    county.scores.map((score) => ({
      id: `${county.code} ${score.unit}`,
      group: county.groups.get(score.unit) ?? "",
      total: totalOf(score),
    })),
  );
  const unitRanks = new Map(
    Object.keys(percent).flatMap((group) => [
      ...ranked(units.filter((unit) => unit.group === group).map(({ id, total }) => [id, total])),
    ]),
  );
  return {
    scores: levels
      .flatMap((level) => {
        const ranks = ranked(level);
        return level.map(([code, score]) => `${code} ${exactText(score)} ${ranks.get(code) ?? "-"}`);
      })
      .sort(),
    units: units
      .map(({ id, total }) => `${id} ${total === null ? "-" : exactText(total)} ${unitRanks.get(id) ?? "-"}`)
      .sort(),
    criteria: counties.flatMap((county) => criteriaOf(county, full)).sort(),
    distribution: [...full].map(([key, most]) => distributionOf(counties, key, most, bands)).sort(),
  };
};

const pointsOn = (score: UnitScore, key: string): Exact | null => {
  const outcome = score.criteria.find(({ criterion }) => criterion === key)?.outcome;
  return outcome?.state === "scored" ? outcome.points : null;
};

const criteriaOf = (county: CoreCounty, full: ReadonlyMap<string, Exact>): readonly string[] =>
  [...full.keys()].flatMap((key) => {
    const totals = county.scores.map((score) => ({ unit: score.unit, total: pointsOn(score, key) }));
    const mean = weighed(county, totals, "proportional");
    return mean === null ? [] : [`${county.code} ${key} ${exactText(mean)}`];
  });

const distributionOf = (
  counties: readonly CoreCounty[],
  key: string,
  most: Exact,
  bands: readonly string[],
): string => {
  const all = counties.flatMap(({ scores }) => scores.map((score) => pointsOn(score, key)));
  const values = all.filter((value) => value !== null).sort(compare);
  const at = (quarter: number): Exact | undefined => values[Math.ceil((values.length * quarter) / 4) - 1];
  const text = (value: Exact | undefined): string => (value ? exactText(value) : "-");
  const reaching = (share: string): number =>
    values.filter((value) => compare(value, multiply(most, exact(share))) >= 0).length;
  return [
    key,
    values.length,
    all.length - values.length,
    text(values[0]),
    ...[1, 2, 3].map((quarter) => text(at(quarter))),
    text(values.at(-1)),
    values.length > 0 ? exactText(divide(sum(values), whole(values.length))) : "-",
    values.filter(isZero).length,
    values.filter((value) => compare(value, most) >= 0).length,
    ...bands.map(reaching),
  ].join(" ");
};

/** What SQL computed, in the same form. */
export const comparable = ({ scores, units, criteria, distribution }: RollUp): Comparable => {
  const keys = new Map(distribution.map(({ criterion, key }) => [criterion, key]));
  const text = (points: string | null, divisor: string): string =>
    points === null ? "-" : exactText(exactOf(points, divisor));
  return {
    scores: scores.map(({ code, points, divisor, rank }) => `${code} ${text(points, divisor)} ${rank}`).sort(),
    units: units
      .map(({ code, unit, points, divisor, rank }) => `${code} ${unit} ${text(points, divisor)} ${rank ?? "-"}`)
      .sort(),
    criteria: criteria
      .map(({ code, criterion, points, divisor }) => `${code} ${keys.get(criterion) ?? ""} ${text(points, divisor)}`)
      .sort(),
    distribution: distribution
      .map((leaf) => {
        const { divisor } = leaf;
        const quarters = [leaf.quarter_1_points, leaf.quarter_2_points, leaf.quarter_3_points];
        const mean =
          leaf.sum_points === null ? "-" : exactText(divide(exactOf(leaf.sum_points, divisor), whole(leaf.applies)));
        return [
          ...[leaf.key, leaf.applies, leaf.applies_not, text(leaf.lowest_points, divisor)],
          ...quarters.map((points) => text(points, divisor)),
          ...[text(leaf.highest_points, divisor), mean, leaf.nothing, leaf.everything, ...leaf.reached],
        ].join(" ");
      })
      .sort(),
  };
};
