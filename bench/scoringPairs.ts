import { rankAssessment } from "../src/domain/ranking/rankAssessment.ts";
import { gatherFacts, withPoints } from "../src/domain/scoring/gatherFacts.ts";
import { scoreAgain, scoreUnits } from "../src/domain/scoring/scoreUnits.ts";
import type { Measured } from "./compareTimes.ts";
import { largeYear, type LargeYear } from "./largeYear.ts";
import { mixedYear } from "./mixedYear.ts";
import { inFloats, inMathjs, mixedInFloats } from "./scoringPeers.ts";

/** Every unit's rank, in the units' order. */
export const toRanks = ({ assessed, facts }: LargeYear): Uint16Array => {
  const ranking = rankAssessment(assessed, scoreUnits(assessed, facts));
  if (!ranking.ok) throw new RangeError(`the large year: got ${ranking.issues.length} issues, want none`);
  const placeOf = new Map(assessed.units.map(({ id }, place) => [id, place]));
  const ranks = new Uint16Array(assessed.units.length);
  for (const { rows } of ranking.value.groups) {
    for (const { unit, rank } of rows) ranks[placeOf.get(unit) ?? 0] = rank ?? 0;
  }
  return ranks;
};

/** A peer that ranks anything otherwise, but for ties that floats break, does not do the same job. */
const sameJob = (ours: Uint16Array, theirs: Uint16Array): void => {
  const apart = ours.filter((rank, place) => Math.abs(rank - (theirs[place] ?? 0)) > 2).length;
  if (apart > 0) throw new RangeError(`the float peer: got ${apart} ranks otherwise, want none`);
};

/**
 * Scores to ranks at the design size, beside floats, mathjs and a tenth of the size; one changed observation; and a year of
 * options, deductions, medians and trimmed means.
 */
export const scoringPairs = (size: number): readonly Measured[] => {
  const year = largeYear(Math.round(300 * size));
  const tenth = largeYear(Math.round(30 * size));
  const count = year.facts.columns.scaled.length;
  const name = `typed points to ranks, exact, ${count} observations`;
  const gathered = gatherFacts(year.assessed, year.facts);
  const before = scoreUnits(year.assessed, year.facts);
  const touched = new Set(["u1"]);
  const row = year.facts.columns.unit.indexOf(1);
  const ours = () => toRanks(year);
  sameJob(ours(), inFloats(year));
  const mixed = mixedYear(Math.round(30 * size));
  sameJob(toRanks(mixed.year), mixedInFloats(mixed));
  return [
    {
      name,
      peer: "the same job in floats over typed arrays",
      ours,
      theirs: () => inFloats(year),
      bar: "at most 500 ms and 5 times the floats",
    },
    {
      name,
      peer: "mathjs compiled, w × s a row, no rank",
      ours,
      theirs: () => inMathjs(year),
      bar: "faster",
    },
    { name: `${name}, ten times the observations`, peer: "once (10 is linear)", ours, theirs: () => toRanks(tenth) },
    {
      name: "one changed observation, to ranks again",
      peer: "everything anew",
      ours: () => rankAssessment(year.assessed, scoreAgain(withPoints(gathered, row, 30), before, touched)),
      theirs: ours,
      bar: "at most 20 ms",
    },
    {
      name: `points, options and deductions with medians and trimmed means to ranks, exact, ${count / 10} observations`,
      peer: "the same job in floats over typed arrays",
      ours: () => toRanks(mixed.year),
      theirs: () => mixedInFloats(mixed),
    },
  ];
};
