import { create, addDependencies, compileDependencies, multiplyDependencies } from "mathjs";

import { rankAssessment } from "../src/domain/ranking/rankAssessment.ts";
import { gatherFacts, withPoints } from "../src/domain/scoring/gatherFacts.ts";
import { scoreAgain, scoreUnits } from "../src/domain/scoring/scoreUnits.ts";
import type { Measured } from "./compareTimes.ts";
import { largePartyWeights } from "../test/fixtures/largeScheme.ts";
import { largeYear, reviewersOfParty, type LargeYear } from "./largeYear.ts";

const leaves = 200;

const toRanks = ({ assessed, facts }: LargeYear): number => {
  const ranking = rankAssessment(assessed, scoreUnits(assessed, facts));
  if (!ranking.ok) throw new RangeError(`the large year: got ${ranking.issues.length} issues, want none`);
  return ranking.value.groups.length;
};

/** The same job in floats over typed arrays: means, parties, tree, total, rank in three groups. */
const inFloats = ({ assessed: { units }, facts: { columns } }: LargeYear): Uint16Array => {
  const { unit, criterion, reviewer, scaled } = columns;
  const parties = largePartyWeights.length;
  const sums = new Float64Array(units.length * leaves * parties);
  const counts = new Uint16Array(sums.length);
  for (let row = 0; row < scaled.length; row++) {
    const party = ((reviewer[row] as number) / reviewersOfParty) | 0;
    const slot = ((unit[row] as number) * leaves + (criterion[row] as number)) * parties + party;
    sums[slot] = (sums[slot] as number) + (scaled[row] as number) / 100;
    counts[slot] = (counts[slot] as number) + 1;
  }
  const totals = new Float64Array(units.length);
  for (let place = 0; place < units.length; place++) {
    let total = 0;
    for (let leaf = 0; leaf < leaves; leaf++) {
      let points = 0;
      for (let party = 0; party < parties; party++) {
        const slot = (place * leaves + leaf) * parties + party;
        points += ((largePartyWeights[party] as number) * (sums[slot] as number)) / (counts[slot] as number) / 100;
      }
      total += points;
    }
    totals[place] = total;
  }
  const ranks = new Uint16Array(units.length);
  for (let group = 0; group < 3; group++) {
    const members = Array.from({ length: units.length }, (_, place) => place).filter((place) => place % 3 === group);
    members.sort((a, b) => (totals[b] as number) - (totals[a] as number));
    members.forEach((place, index) => {
      const before = members[index - 1];
      const tied = before !== undefined && totals[before] === totals[place];
      ranks[place] = tied ? (ranks[before] as number) : index + 1;
    });
  }
  return ranks;
};

/** mathjs, compiled once and run a row: weight × points, no rank; its floor is the evaluation itself. */
const inMathjs = ({ assessed: { units }, facts: { columns } }: LargeYear): Float64Array => {
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

/** Scores to ranks at the design size, beside floats, mathjs and a tenth of the size; and one changed observation. */
export const scoringPairs = (size: number): readonly Measured[] => {
  const year = largeYear(Math.round(300 * size));
  const tenth = largeYear(Math.round(30 * size));
  const name = `observations to ranks, exact, ${year.facts.columns.scaled.length} observations`;
  const gathered = gatherFacts(year.assessed, year.facts);
  const before = scoreUnits(year.assessed, year.facts);
  const touched = new Set(["u1"]);
  const row = year.facts.columns.unit.indexOf(1);
  const ours = () => toRanks(year);
  return [
    { name, peer: "the same job in floats over typed arrays", ours, theirs: () => inFloats(year) },
    { name, peer: "mathjs compiled, w × s a row, no rank", ours, theirs: () => inMathjs(year) },
    { name: `${name}, ten times the observations`, peer: "once (10 is linear)", ours, theirs: () => toRanks(tenth) },
    {
      name: "one changed observation, to ranks again",
      peer: "everything anew",
      ours: () => rankAssessment(year.assessed, scoreAgain(withPoints(gathered, row, 30), before, touched)),
      theirs: ours,
    },
  ];
};
