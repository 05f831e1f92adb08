import { byId } from "../../shared/byId.ts";
import { at } from "../../shared/at.ts";
import type { Assessed, Facts, ObservationColumns } from "../../scoring/facts.ts";
import { gatherFacts, withPoints } from "../../scoring/gatherFacts.ts";
import { scopeOf, type Subject } from "../../scoring/observedSubject.ts";
import { scoreAgain, scoreUnits } from "../../scoring/scoreUnits.ts";
import { criteriaOf, isLeaf, leavesOf } from "../../scheme/criterion.ts";
import type { Group, Table } from "../../scheme/scheme.ts";
import type { Unit } from "../../scheme/unit.ts";
import {
  add,
  compare,
  divide,
  exact,
  isNegative,
  multiply,
  nearestFloat,
  negate,
  one,
  ratio,
  round,
  subtract,
  whole,
  zero,
  type Exact,
} from "../../shared/exact.ts";
import type { Lever } from "./closeCalls.ts";

/** One unit's movable scores, and its total if one of them were another. */
export type UnitLevers = {
  readonly levers: readonly Lever[];
  /** By a value of at most four decimals; null where there is no total then. */
  readonly totalAt: (lever: Lever, value: Exact) => Exact | null;
};

/** So many more decimals than were typed, whole points too: a score is moved by small steps. */
const finerPlaces = 4;

/**
 * The typed points of one unit, each with what its reviewer's next point does to the total (可动分数): found by scoring the unit anew with
 * that score changed, so that every rule of the scheme holds. Of scores that move the total alike one is tried for all.
 *
 * @param place the unit's place among the group's, as levers name it
 * @param facts whose columns may hold other units too
 */
export const scoreLevers = (assessed: Assessed, facts: Facts, unit: Unit, place: number): UnitLevers => {
  const own = aloneWith(assessed, unit);
  const fine = { ...facts, columns: finerColumns(facts.columns) };
  const gathered = gatherFacts(own, fine);
  const before = scoreUnits(own, fine);
  const { columns } = fine;
  const touched = new Set([unit.id]);
  const totalAtRow = (row: number, value: Exact): Exact | null => {
    const scaled = nearestFloat(round(multiply(value, whole(10 ** columns.places)), { places: 0, mode: "half-up" }));
    const after = scoreAgain(withPoints(gathered, row, scaled), before, touched).find(
      (score) => score.unit === unit.id,
    );
    return after?.total.state === "scored" ? after.total.points : null;
  };
  const total = before.find((score) => score.unit === unit.id)?.total;
  const rowOf = new Map<Lever, number>();
  if (total?.state === "scored") {
    const known = new Map<string, Exact | null>();
    for (const score of movable(own, columns, unit)) {
      const key = score.alike ?? `${score.row}`;
      const weight = known.has(key) ? (known.get(key) ?? null) : slopeAt(score, total.points, totalAtRow);
      known.set(key, weight);
      const { reviewer, criterion, given, lowest, highest, round: inRound } = score;
      if (!weight || compare(weight, zero) <= 0) continue;
      rowOf.set({ unit: place, reviewer, criterion, given, lowest, highest, weight, round: inRound }, score.row);
    }
  }
  return {
    levers: [...rowOf.keys()],
    totalAt: (lever, value) => {
      const row = rowOf.get(lever);
      if (row === undefined) throw new RangeError(`a lever of ${unit.id}: got one of another unit`);
      return totalAtRow(row, value);
    },
  };
};

/** The unit and what makes it up, with the groups and tables that these need: nothing else is planned anew. */
const aloneWith = (assessed: Assessed, unit: Unit): Assessed => {
  const units = assessed.units.filter(({ id, partOf }) => id === unit.id || partOf?.unit === unit.id);
  const groups = assessed.scheme.groups.filter(({ id }) => units.some(({ group }) => group === id));
  const tables = assessed.scheme.tables.filter(({ id }) => groups.some(({ table }) => table === id));
  return { ...assessed, units, scheme: { ...assessed.scheme, groups, tables } };
};

const finerColumns = (columns: ObservationColumns): ObservationColumns => ({
  ...columns,
  scaled: columns.scaled.map((scaled) => scaled * 10 ** finerPlaces),
  places: columns.places + finerPlaces,
});

type MovableScore = {
  readonly row: number;
  readonly round: string;
  readonly criterion: string;
  readonly reviewer: string;
  readonly party: string;
  /** Scores of the same key move the total alike; null where each may do so in its own way. */
  readonly alike: string | null;
  readonly given: Exact;
  readonly lowest: Exact;
  readonly highest: Exact;
};

const movable = (assessed: Assessed, columns: ObservationColumns, unit: Unit): readonly MovableScore[] => {
  const { scheme, reviewers } = assessed;
  const group = byId(scheme.groups, unit.group);
  const { subjects } = scopeOf(assessed, group);
  const partyOf = new Map(reviewers.map(({ id, party }) => [id, scheme.parties.find((known) => known.id === party)]));
  const unitsOfPoint = 10 ** columns.places;
  const alike = likeness(assessed, group, columns, subjects);
  return [...columns.scaled].flatMap((scaled, row): readonly MovableScore[] => {
    if (columns.units[columns.unit[row] as number] !== unit.id) return [];
    const criterion = criterionOf(columns, row);
    const reviewer = reviewerOf(columns, row);
    const party = partyOf.get(reviewer);
    const bounds = boundsOf(subjects.get(criterion));
    if (!party || !bounds) return [];
    return [
      {
        row,
        round: roundOf(columns, row),
        criterion,
        reviewer,
        party: party.id,
        alike: party.combine.kind === "mean" ? alike(roundOf(columns, row), criterion, party.id) : null,
        given: ratio(scaled, unitsOfPoint),
        ...bounds,
      },
    ];
  });
};

const roundOf = ({ round, rounds }: ObservationColumns, row: number): string => at(rounds, round[row] as number);
const criterionOf = ({ criterion, criteria }: ObservationColumns, row: number): string =>
  at(criteria, criterion[row] as number);
const reviewerOf = ({ reviewer, reviewers }: ObservationColumns, row: number): string =>
  at(reviewers, reviewer[row] as number);

/**
 * Which scores of a party that takes the mean move the total alike: those of one leaf; and, within a first-level criterion, those of all
 * leaves of plain points that the same numbers of reviewers of each party scored, where each leaf of a round counts once, no
 * party holds another down, and what does not apply changes the weight of all the rest by one factor.
 */
const likeness = (
  { scheme, reviewers }: Assessed,
  { table: id }: Group,
  columns: ObservationColumns,
  subjects: ReadonlyMap<string, Subject>,
): ((round: string, criterion: string, party: string) => string) => {
  const table = byId(scheme.tables, id);
  const stages = table.stages.flatMap((stage) => (stage.op === "criteria" ? [stage] : []));
  const rounds = new Set(stages.map(({ round: own }) => own));
  const even =
    rounds.size === stages.length &&
    stages.every(({ limits }) => limits.length === 0) &&
    (columns.others.every(({ state }) => state === "scored") || rescalesWhole(table));
  const rootOf = new Map(
    table.criteria.flatMap((root) =>
      (isLeaf(root) ? [root] : leavesOf(root.children)).map((leaf) => [leaf.id, root.id] as const),
    ),
  );
  const partyOf = new Map(reviewers.map((reviewer) => [reviewer.id, reviewer.party]));
  const voices = new Map<string, Map<string, number>>();
  for (let row = 0; row < columns.scaled.length; row++) {
    const key = `${roundOf(columns, row)}\n${criterionOf(columns, row)}`;
    const party = partyOf.get(reviewerOf(columns, row)) ?? "";
    const counts = voices.get(key) ?? new Map<string, number>();
    counts.set(party, (counts.get(party) ?? 0) + 1);
    voices.set(key, counts);
  }
  return (inRound, criterion, party) => {
    const subject = subjects.get(criterion);
    const leaf = subject?.kind === "leaf" ? subject.leaf : null;
    if (!even || leaf?.rule.kind !== "points" || leaf.rule.scale !== null) return `${inRound}\n${party}\n${criterion}`;
    const counts = [...(voices.get(`${inRound}\n${criterion}`) ?? [])].sort().join("\t");
    return [inRound, party, "root", rootOf.get(criterion) ?? "", (leaf.parties ?? []).join("\t"), counts].join("\n");
  };
};

/** What does not apply is made up for by one factor on all the rest. */
const rescalesWhole = ({ criteria, notApplicable: { rule, leastShare } }: Table): boolean =>
  rule.kind === "rescale" &&
  rule.within === "whole" &&
  leastShare === null &&
  criteriaOf(criteria).every((criterion) => criterion.notApplicable === undefined);

/** Points that a person types lie between 0 and the most, or on the scale that the rule states. */
const boundsOf = (subject: Subject | undefined): { readonly lowest: Exact; readonly highest: Exact } | null => {
  if (subject?.kind !== "leaf" || subject.leaf.rule.kind !== "points") return null;
  const { scale } = subject.leaf.rule;
  return scale
    ? { lowest: exact(scale.lowest), highest: exact(scale.highest) }
    : { lowest: zero, highest: subject.max };
};

/** How far the total moves for each point, over a point at most towards where there is more room; null where it cannot be told. */
const slopeAt = (
  { row, given, lowest, highest }: MovableScore,
  total: Exact,
  totalAtRow: (row: number, value: Exact) => Exact | null,
): Exact | null => {
  const [up, down] = [subtract(highest, given), subtract(given, lowest)];
  const towards = compare(up, down) >= 0 ? up : negate(down);
  const step = compare(towards, one) > 0 ? one : compare(towards, negate(one)) < 0 ? negate(one) : towards;
  if (compare(step, zero) === 0) return null;
  const fine = round(step, { places: 3, mode: "half-up" });
  const after = compare(fine, zero) === 0 ? null : totalAtRow(row, add(given, fine));
  const slope = after && divide(subtract(after, total), fine);
  return slope && !isNegative(slope) ? slope : null;
};
