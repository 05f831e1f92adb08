import { addDependencies, compileDependencies, create, multiplyDependencies } from "mathjs";

import { largePartyWeights } from "../test/fixtures/largeScheme.ts";
import { reviewersOfParty, type LargeYear } from "./largeYear.ts";
import { optionShares, type MixedYear } from "./mixedYear.ts";

/** Ranks with ties, grades and contributions in the groups, in floats. */
const ranksInFloats = ({ assessed: { units } }: LargeYear, totals: Float64Array): Uint16Array => {
  const ranks = new Uint16Array(units.length);
  const grades = new Uint8Array(units.length);
  const contributions = new Float64Array(units.length);
  for (const group of new Set(units.map((unit) => unit.group))) {
    const members = units.flatMap((unit, place) => (unit.group === group ? [place] : []));
    members.sort((a, b) => (totals[b] as number) - (totals[a] as number));
    members.forEach((place, index) => {
      const total = totals[place] as number;
      const before = members[index - 1];
      const tied = before !== undefined && totals[before] === total;
      ranks[place] = tied ? (ranks[before] as number) : index + 1;
      grades[place] = [90, 80, 60, -Infinity].findIndex((from) => total >= from);
      contributions[place] = Math.min((total / 100) * 4, 4);
    });
  }
  return ranks;
};

/** The same job in floats over the same columns: means, parties, tree, bounds, total, and what follows from it. */
export const inFloats = (year: LargeYear): Uint16Array =>
  ranksInFloats(year, totalsInFloats(year.assessed.units.length, year.facts.columns));

const totalsInFloats = (unitCount: number, columns: LargeYear["facts"]["columns"]): Float64Array => {
  const { round, unit, criterion, reviewer, scaled, criteria } = columns;
  const parties = largePartyWeights.length;
  const leaves = criteria.length;
  const sums = new Float64Array(columns.rounds.length * unitCount * leaves * parties);
  const counts = new Uint16Array(sums.length);
  for (let row = 0; row < scaled.length; row++) {
    const party = ((reviewer[row] as number) / reviewersOfParty) | 0;
    const at = ((round[row] as number) * unitCount + (unit[row] as number)) * leaves + (criterion[row] as number);
    const slot = at * parties + party;
    sums[slot] = (sums[slot] as number) + (scaled[row] as number) / 100;
    counts[slot] = (counts[slot] as number) + 1;
  }
  const totals = new Float64Array(unitCount);
  for (let place = 0; place < unitCount; place++) {
    let total = 0;
    for (let branch = 0; branch < leaves; branch += 4) {
      let points = 0;
      for (let leaf = branch; leaf < branch + 4; leaf++) {
        for (let party = 0; party < parties; party++) {
          const slot = (place * leaves + leaf) * parties + party;
          if (counts[slot] !== reviewersOfParty) throw new RangeError("a mean: got too few voices, want all");
          points += ((largePartyWeights[party] as number) * (sums[slot] as number)) / (counts[slot] as number) / 100;
        }
      }
      total += points;
    }
    totals[place] = Math.min(100, Math.max(0, total));
  }
  return totals;
};

/** The same mixed job in floats: each voice by its leaf's rule, then a trimmed mean, a median and a mean. */
export const mixedInFloats = ({ year, columns }: MixedYear): Uint16Array => {
  const { unit, criterion, reviewer, scaled, criteria } = columns;
  const parties = largePartyWeights.length;
  const slots = year.assessed.units.length * criteria.length * parties;
  const voices = new Float64Array(slots * reviewersOfParty);
  for (let row = 0; row < scaled.length; row++) {
    const [place, leaf, who] = [unit[row] as number, criterion[row] as number, reviewer[row] as number];
    const slot = (place * criteria.length + leaf) * parties + ((who / reviewersOfParty) | 0);
    voices[slot * reviewersOfParty + (who % reviewersOfParty)] = voiceInFloats(leaf % 3, scaled[row] as number);
  }
  const totals = new Float64Array(year.assessed.units.length);
  for (let slot = 0; slot < slots; slot++) {
    const party = slot % parties;
    const said = voices.subarray(slot * reviewersOfParty, (slot + 1) * reviewersOfParty).sort();
    const [, low = 0, middle = 0, high = 0] = said;
    const number = [(low + middle + high) / 3, middle, said.reduce((sum, value) => sum + value, 0) / 5][party] ?? 0;
    const place = Math.floor(slot / parties / criteria.length);
    totals[place] = (totals[place] as number) + ((largePartyWeights[party] as number) * number) / 100;
  }
  return ranksInFloats(year, totals);
};

const voiceInFloats = (rule: number, scaled: number): number => {
  if (rule === 0) return scaled / 100;
  if (rule === 1) return 0.5 * (optionShares[scaled % 4] as number);
  return Math.max(0, 0.5 - (scaled % 5) * (scaled % 2 === 1 ? 0.1 : 0.05));
};

/** mathjs, compiled once and run a row: weight × points, no rank; its floor is the evaluation itself. */
export const inMathjs = ({ assessed: { units }, facts: { columns } }: LargeYear): Float64Array => {
  const math = create({ ...addDependencies, ...compileDependencies, ...multiplyDependencies });
  const compiled = math.compile("w * s");
  const scope = new Map([
    ["w", 0],
    ["s", 0],
  ]);
  const totals = new Float64Array(units.length);
  for (let row = 0; row < columns.scaled.length; row++) {
    scope.set("w", (largePartyWeights[((columns.reviewer[row] ?? 0) / reviewersOfParty) | 0] ?? 0) / 500);
    scope.set("s", (columns.scaled[row] ?? 0) / 100);
    const place = columns.unit[row] ?? 0;
    totals[place] = (totals[place] ?? 0) + Number(compiled.evaluate(scope));
  }
  return totals;
};
