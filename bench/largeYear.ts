import type { Criterion } from "../src/domain/scheme/criterion.ts";
import type { Scheme } from "../src/domain/scheme/scheme.ts";
import type { Assessed, Facts, ObservationColumns } from "../src/domain/scoring/facts.ts";

/** A year of the design size (DESIGN.md section 1): units × 200 leaves × 3 parties of 5, all typed points. */
export type LargeYear = { readonly assessed: Assessed; readonly facts: Facts };

const parties = ["office", "third", "peers"] as const;
export const partyWeights = [40, 35, 25] as const;
export const reviewersOfParty = 5;

/** 10 first-level criteria of 10 points, 5 below each, 4 leaves of 0.5 points below each of those. */
const criteria = (): readonly Criterion[] =>
  Array.from({ length: 10 }, (_, one) => ({
    id: `a${one}`,
    name: `一级${one}`,
    clause: "",
    maxPoints: "10",
    children: Array.from({ length: 5 }, (_unused, two) => ({
      id: `a${one}-${two}`,
      name: `二级${one}-${two}`,
      clause: "",
      maxPoints: "2",
      children: Array.from({ length: 4 }, (_again, three) => ({
        id: `a${one}-${two}-${three}`,
        name: `三级${one}-${two}-${three}`,
        clause: "",
        maxPoints: "0.5",
        rule: { kind: "points" as const, scale: null },
      })),
    })),
  }));

const scheme = (): Scheme => ({
  format: "kaoping-scheme/1",
  title: "设计规模",
  year: 2026,
  rounds: [{ id: "year-end", name: "年终考核" }],
  parties: parties.map((id) => ({ id, name: id, by: "reviewers", combine: { kind: "mean" }, required: "all" })),
  groups: [0, 1, 2].map((index) => ({
    id: `g${index}`,
    name: `组${index}`,
    table: "main",
    ranking: { on: "exact", ties: "standard", tieBreaks: [] },
    grading: {
      on: "exact",
      grades: [
        { name: "优秀", from: "90" },
        { name: "良好", from: "80" },
        { name: "合格", from: "60" },
        { name: "不合格", from: null },
      ],
      quotas: [],
      limits: [],
    },
    shown: { places: 2, mode: "half-up" },
  })),
  tables: [
    {
      id: "main",
      name: "考核表",
      totalPoints: "100",
      weights: "points",
      criteria: criteria(),
      missing: "block",
      notApplicable: { contested: "block", rule: { kind: "rescale", within: "whole" }, leastShare: null },
      stages: [
        {
          id: "total",
          name: "总分",
          op: "criteria",
          round: "year-end",
          criteria: "all",
          outOf: "100",
          order: "criterion-first",
          parties: parties.map((party, index) => ({ party, weight: String(partyWeights[index]) })),
          absentParty: { kind: "refuse" },
          limits: [],
          roundings: { observed: null, reviewer: null, party: null, criterion: null },
          bounds: { min: "0", max: "100" },
          rounding: null,
        },
      ],
      total: "total",
    },
  ],
  performance: {
    openGovernment: "open",
    components: [
      { id: "open", name: "政务公开", weight: "4", pool: null, groups: "all", floor: null },
      { id: "other", name: "其他", weight: "96", pool: null, groups: "all", floor: null },
    ],
    pools: [],
    notAssessed: "rescale",
    bonusPoints: "0",
    contributionAtMostWeight: true,
  },
});

/** Every reviewer scores every leaf of every unit; rows in the order of reviewers, as packs come back. */
export const largeYear = (unitCount: number): LargeYear => {
  const units = Array.from({ length: unitCount }, (_, index) => ({
    id: `u${index}`,
    name: `单位${index}`,
    group: `g${index % 3}`,
    aliases: [],
    partOf: null,
  }));
  const reviewers = parties.flatMap((party) =>
    Array.from({ length: reviewersOfParty }, (_, index) => ({
      id: `${party}${index}`,
      name: `${party}${index}`,
      party,
      weight: null,
    })),
  );
  const made = scheme();
  const leaves = Array.from({ length: 200 }, (_, leaf) => {
    const [one, two, three] = [Math.floor(leaf / 20), Math.floor(leaf / 4) % 5, leaf % 4];
    return `a${one}-${two}-${three}`;
  });
  const length = unitCount * leaves.length * reviewers.length;
  const columns: ObservationColumns = {
    rounds: ["year-end"],
    units: units.map(({ id }) => id),
    criteria: leaves,
    reviewers: reviewers.map(({ id }) => id),
    round: new Uint8Array(length),
    unit: new Uint16Array(length),
    criterion: new Uint16Array(length),
    reviewer: new Uint16Array(length),
    scaled: new Float64Array(length),
    places: 2,
    others: [],
  };
  let row = 0;
  for (let reviewer = 0; reviewer < reviewers.length; reviewer++) {
    for (let unit = 0; unit < unitCount; unit++) {
      for (let leaf = 0; leaf < leaves.length; leaf++) {
        columns.reviewer[row] = reviewer;
        columns.unit[row] = unit;
        columns.criterion[row] = leaf;
        columns.scaled[row] = 25 + ((unit * 7919 + leaf * 104_729 + reviewer * 1299) % 26);
        row++;
      }
    }
  }
  return {
    assessed: { scheme: made, units, reviewers },
    facts: { columns, findings: [], breakdown: null, formulas: null },
  };
};
