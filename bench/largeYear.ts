import type { Assessed, Facts, ObservationColumns } from "../src/domain/scoring/facts.ts";
import { largeParties, largeScheme } from "../test/fixtures/largeScheme.ts";

/** A year of the design size (DESIGN.md section 1): units × 200 leaves × 3 parties of 5, all typed points. */
export type LargeYear = { readonly assessed: Assessed; readonly facts: Facts };

export const reviewersOfParty = 5;

/** Every reviewer scores every leaf of every unit; rows in the order of reviewers, as packs come back. */
export const largeYear = (unitCount: number): LargeYear => {
  const units = Array.from({ length: unitCount }, (_, index) => ({
    id: `u${index}`,
    name: `单位${index}`,
    group: `g${index % 3}`,
    aliases: [],
    partOf: null,
  }));
  const reviewers = largeParties.flatMap((party) =>
    Array.from({ length: reviewersOfParty }, (_, index) => ({
      id: `${party}${index}`,
      name: `${party}${index}`,
      party,
      weight: null,
    })),
  );
  const made = largeScheme({ seconds: 5, thirds: 4 }, () => ({ kind: "points", scale: null }));
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
