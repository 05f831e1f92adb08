import { describe, expect, it } from "vitest";

import { rankUnits, type Contender } from "../../../src/domain/ranking/rankUnits.ts";
import type { Criterion } from "../../../src/domain/scheme/criterion.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { nearestFloat } from "../../../src/domain/shared/exact.ts";
import { factsOf, said } from "../../fixtures/observations.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { asWeights, branchOf, leafOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

/** Composite indicators of 51 countries, 49 indicators in 4 levels, as the R package COINr aggregates them. */
type Composite = {
  readonly meta: readonly {
    readonly iCode: string;
    readonly Weight: number;
    readonly Parent: string | null;
    readonly Type: string;
  }[];
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly normalised_0_100: readonly (readonly (number | null)[])[];
};
type Case = {
  readonly weights?: readonly { readonly iCode: string; readonly Weight: number }[];
  readonly aggregates: readonly string[];
  readonly scores: readonly (readonly (number | null)[])[];
  readonly ranks: readonly (readonly (number | null)[])[];
};
const marks = { kind: "points", scale: { lowest: "0", highest: "100" } } as const;

/** The subtree beneath an aggregate, weights as the case says. */
const treeOf = ({ meta }: Composite, { weights = [] }: Case, code: string): Criterion => {
  const weight = weights.find(({ iCode }) => iCode === code) ?? meta.find(({ iCode }) => iCode === code);
  const share = String(weight?.Weight ?? 0);
  const children = meta
    .filter(({ Parent }) => Parent === code)
    .map(({ iCode }) => treeOf({ meta } as Composite, { weights } as unknown as Case, iCode));
  return children.length === 0 ? leafOf(code, share, marks) : branchOf(code, share, children);
};

/** Every unit's number for one aggregate, out of 100; null where it does not apply. */
const aggregate = (composite: Composite, one: Case, code: string, leastShare: string | null) => {
  const year = yearOf({
    criteria: asWeights([treeOf(composite, one, code)]),
    units: composite.units.map((id) => unitOf(id)),
    table: {
      weights: "relative",
      notApplicable: { contested: "block", rule: { kind: "rescale", within: "parent" }, leastShare },
    },
  });
  const beneath = new Set(year.scheme.tables.flatMap(({ criteria }) => leafIds(criteria)));
  const rows = composite.units.flatMap((unit, index) =>
    composite.indicators.flatMap((indicator, column) => {
      const value = composite.normalised_0_100[index]?.[column] ?? null;
      // The numbers have up to 16 digits; an observation takes 12 places.
      return beneath.has(indicator)
        ? said(indicator, { a1: value === null ? "不适用" : value.toFixed(12) }, { unit })
        : [];
    }),
  );
  return scoreUnits(year, factsOf(year, rows));
};

const leafIds = (criteria: readonly Criterion[]): readonly string[] =>
  criteria.flatMap((criterion) => ("children" in criterion ? leafIds(criterion.children) : [criterion.id]));

/** The largest difference from the expected numbers, and how many ranks and gaps differ. */
const compareAll = (composite: Composite, one: Case, leastShare: string | null) => {
  let [compared, gaps, most, wrongGaps, wrongRanks] = [0, 0, 0, 0, 0];
  one.aggregates.forEach((code, column) => {
    const scores = aggregate(composite, one, code, leastShare);
    const contenders = scores.flatMap(({ unit, total }): readonly Contender[] =>
      total.state === "scored" ? [{ unit, total: total.points, compared: [], vetoes: [] }] : [],
    );
    const ranks = new Map(
      rankUnits(contenders, { on: "exact", ties: "standard", tieBreaks: [] }).map(({ unit, rank }) => [unit, rank]),
    );
    scores.forEach(({ unit, total }, index) => {
      const want = one.scores[index]?.[column] ?? null;
      compared++;
      if (want === null) gaps++;
      if ((want === null) !== (total.state === "notApplicable")) wrongGaps++;
      else if (want !== null && total.state === "scored")
        most = Math.max(most, Math.abs(nearestFloat(total.points) - want));
      if ((ranks.get(unit) ?? null) !== (one.ranks[index]?.[column] ?? null)) wrongRanks++;
    });
  });
  return { compared, gaps, most, wrongGaps, wrongRanks };
};

describe.skipIf(!hasOracles)("a tree of relative weights", () => {
  it.each([
    ["with equal weights", "coinr_asem_complete.json", "case_weights_original", null, 0],
    ["with weights of all sizes", "coinr_asem_complete.json", "case_weights_random", null, 0],
    ["with gaps that are passed over", "coinr_asem_missing.json", "case_ignore_na", null, 0],
    ["with gaps that take their branch along below 90%", "coinr_asem_missing.json", "case_threshold_0.9", "0.9", 95],
  ] as const)("%s comes to what COINr says, and ranks so", (_, file, name, leastShare, leastGaps) => {
    const composite = readOracle(file) as Composite & Readonly<Record<string, Case>>;
    const one = composite[name];
    if (!one) throw new RangeError(`case ${name}: got none, want one`);
    const result = compareAll(composite, one, leastShare);
    expect(result).toMatchObject({ compared: 51 * 11, wrongGaps: 0, wrongRanks: 0 });
    expect(result.most).toBeLessThan(1e-9);
    expect(result.gaps).toBeGreaterThanOrEqual(leastGaps);
  });
});
