import { createWriteStream } from "node:fs";
import { once } from "node:events";

import type { Scheme, Table } from "../src/domain/scheme/scheme.ts";
import type { Unit } from "../src/domain/scheme/unit.ts";
import type { Observation } from "../src/domain/scoring/observation.ts";
import { divide, exactText, multiply, ratio, whole, type Exact } from "../src/domain/shared/exact.ts";
import type { RollUpPlan } from "../src/server/rollup/plan.ts";
import { smallScheme, smallTable } from "../test/fixtures/smallYear.ts";

/** A made-up country (虚构全国): counties in cities of nine, cities in provinces of eleven; each county has 40 units in three groups. */
export type Country = { readonly counties: readonly number[]; readonly year: number };

/** Counties by number, from 1. */
export const firstCounties = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n + 1);

export const unitsOfCounty = 40;
export const criteriaOfTable = 60;
const [countiesOfCity, citiesOfProvince] = [9, 11];

/** In [0, n), from the seed and whatever it is drawn for; the same on every machine. */
const draw = (n: number, ...of: readonly number[]): number => {
  let hash = 20_261_127;
  for (const one of of) hash = Math.imul(hash ^ one, 0x01000193) ^ (hash >>> 13);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 16)) >>> 0) % n;
};

const groups = ["local", "towns", "departments"] as const;
/** The number of a unit's group: 10 of the county itself, 18 towns, 12 departments. */
export const groupOf = (unit: number): 1 | 2 | 3 => (unit <= 10 ? 1 : unit <= 28 ? 2 : 3);
/** Two of three leaves are worth 1.5 points, the others 2: 100 in all. In tenths. */
const fullOf = (criterion: number): number => (criterion % 3 === 0 ? 20 : 15);

/** A unit's points on a criterion in hundredths: mostly near full, 不适用 (null) in one of fifty. */
const pointsOf = (year: number, county: number, unit: number, criterion: number): number | null => {
  const chance = draw(10_000, year, county, unit, criterion);
  if (chance % 50 === 0) return null;
  const most = fullOf(criterion) * 10;
  const lost = draw(most + 1, year, county, unit, criterion, 7);
  return chance % 3 === 0 ? most - lost : most - Math.floor((lost * lost) / (4 * most));
};

/** 6 : 3 : 1 of a county's groups; a city is the mean of its counties, a province of its cities. */
export const countryPlan = (year: number): RollUpPlan => ({
  format: "kaoping-rollup/1",
  title: `${year}年度政务公开考核汇总`,
  year,
  groups: groups.map((id) => ({
    id,
    name: { local: "县本级", towns: "乡镇（街道）", departments: "县直部门" }[id],
    full: "100",
  })),
  levels: [
    {
      id: "county",
      name: "县（市、区）",
      parts: [
        { group: "local", weight: "6" },
        { group: "towns", weight: "3" },
        { group: "departments", weight: "1" },
      ],
      absentPart: "block",
      withoutTotal: "zero",
    },
    {
      id: "city",
      name: "市（州）",
      parts: [{ below: "county", weight: "1" }],
      absentPart: "block",
      withoutTotal: "zero",
    },
    {
      id: "province",
      name: "省（区、市）",
      parts: [{ below: "city", weight: "1" }],
      absentPart: "block",
      withoutTotal: "zero",
    },
  ],
  ranking: { on: "exact", ties: "standard" },
  shown: { places: 2, mode: "half-up" },
  bands: ["0.6", "0.8", "0.9"],
});

const leafId = (criterion: number): string => `c${criterion}`;

const table: Table = {
  ...smallTable,
  criteria: Array.from({ length: criteriaOfTable }, (_, n) => ({
    id: leafId(n + 1),
    name: `指标${n + 1}`,
    clause: "",
    maxPoints: String(fullOf(n + 1) / 10),
    rule: { kind: "points", scale: null },
  })),
  stages: smallTable.stages.map((stage) =>
    stage.op === "criteria" ? { ...stage, parties: [{ party: "office", weight: "100" }] } : stage,
  ),
};

/** The scheme that all counties of the country share: plain points, 不适用 leaves the denominator. */
export const countryScheme: Scheme = {
  ...smallScheme,
  groups: groups.map((id) => ({ ...smallScheme.groups[0], id, name: id, table: "main" }) as Scheme["groups"][number]),
  parties: smallScheme.parties.slice(0, 1),
  tables: [table],
};

/** What one reviewer of a county observed: the core scores and ranks it for itself. */
export const observationsOf = (year: number, county: number): readonly Observation[] =>
  Array.from({ length: unitsOfCounty * criteriaOfTable }, (_, n) => {
    const [unit, criterion] = [Math.floor(n / criteriaOfTable) + 1, (n % criteriaOfTable) + 1];
    const points = pointsOf(year, county, unit, criterion);
    return {
      round: "annual",
      unit: `u${unit}`,
      criterion: leafId(criterion),
      task: "",
      party: "office",
      reviewer: "r1",
      kind: "points",
      value: points === null ? "公开办" : exactText(ratio(points, 100)),
      count: null,
      of: null,
      state: points === null ? "notApplicable" : "scored",
      reason: points === null ? "没有这项职责" : "",
      evidence: "",
    };
  });

const cityOf = (county: number): number => Math.ceil(county / countiesOfCity);
const provinceOf = (city: number): number => Math.ceil(city / citiesOfProvince);

/** A county's code and those above it. */
export const codesOf = (county: number) => ({
  code: `x${county}`,
  city: `s${cityOf(county)}`,
  province: `p${provinceOf(cityOf(county))}`,
});

/** The register as rows of its table: provinces, then cities, then counties, so that each stands behind the one above. */
export const registerRows = ({ counties }: Country): readonly string[] => {
  const cities = [...new Set(counties.map(cityOf))];
  const provinces = [...new Set(cities.map(provinceOf))];
  return [
    ...provinces.map((n) => `${200_000 + n},p${n},省${n},province,`),
    ...cities.map((n) => `${100_000 + n},s${n},市${n},city,${200_000 + provinceOf(n)}`),
    ...counties.map((n) => `${n},x${n},县${n},county,${100_000 + cityOf(n)}`),
  ];
};

/** Total as the loader writes it: points, and a divisor where decimals do not end. */
const columnsOf = (text: string): string => {
  const [points = "", divisor = ""] = text.split("/");
  return `${points},${divisor}`;
};

/** A unit's sum in the country's own arithmetic: hundredths over what applies, in the proportion to 100. */
const totalOf = (hundredths: number, applies: number): string =>
  exactText(divide(multiply(ratio(hundredths, 100), whole(100)), ratio(applies, 10)));

/** Writes the rows of a year's tables as CSV; units alone for a year before. */
export const writeYear = async (
  country: Country,
  paths: { readonly units: string; readonly results: string | null },
): Promise<void> => {
  const { counties, year } = country;
  const units = createWriteStream(paths.units);
  const results = paths.results === null ? null : createWriteStream(paths.results, { highWaterMark: 1 << 20 });
  for (const county of counties) {
    let [unitLines, resultLines] = ["", ""];
    for (let unit = 1; unit <= unitsOfCounty; unit++) {
      let [hundredths, applies] = [0, 0];
      const group = groupOf(unit);
      for (let criterion = 1; criterion <= criteriaOfTable; criterion++) {
        const points = pointsOf(year, county, unit, criterion);
        if (points !== null) {
          hundredths += points;
          applies += fullOf(criterion);
        }
        if (results !== null) {
          resultLines += `${county},${year},${group},${unit},${criterion},${points === null ? "" : points / 100},\n`;
        }
      }
      unitLines += `${county},${year},${unit},u${unit},县${county}单位${unit},${group},${columnsOf(totalOf(hundredths, applies))},kept,,合格\n`;
    }
    if (!units.write(unitLines)) await once(units, "drain");
    if (results !== null && !results.write(resultLines)) await once(results, "drain");
  }
  const ended = [units, ...(results ? [results] : [])].map((stream) => {
    stream.end();
    return once(stream, "finish");
  });
  await Promise.all(ended);
};

/** The units of a county, as the core has them. */
export const countyUnits: readonly Unit[] = Array.from({ length: unitsOfCounty }, (_, n) => ({
  id: `u${n + 1}`,
  name: `单位${n + 1}`,
  group: groups[groupOf(n + 1) - 1] ?? "",
  aliases: [],
  partOf: null,
}));

/** The most points of each criterion, by its id. */
export const countryFull: ReadonlyMap<string, Exact> = new Map(
  Array.from({ length: criteriaOfTable }, (_, n) => [leafId(n + 1), ratio(fullOf(n + 1), 10)]),
);

export const criterionRows = (): readonly string[] =>
  Array.from(
    { length: criteriaOfTable },
    (_, n) => `${n + 1},total,${leafId(n + 1)},指标${n + 1},${fullOf(n + 1) / 10},1`,
  );

export const groupRows = (): readonly string[] => groups.map((id, n) => `${n + 1},${id}`);
