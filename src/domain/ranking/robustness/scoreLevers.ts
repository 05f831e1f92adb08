import type { Assessed, Facts, ObservationColumns } from "../../scoring/facts.ts";
import { gatherFacts, withPoints } from "../../scoring/gatherFacts.ts";
import { scopeOf, type Subject } from "../../scoring/observedSubject.ts";
import { scoreAgain, scoreUnits } from "../../scoring/scoreUnits.ts";
import type { Group } from "../../scheme/scheme.ts";
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

/** So many more decimals than were typed: a score is moved by small steps. */
const finer = 1000;

/**
 * The typed points of one unit, each with what its reviewer's next point does to the total (可动分数): found by scoring the unit anew with
 * that score changed, so that every rule of the scheme holds. Of scores that move the total alike one is tried for all.
 *
 * @param place the unit's place among the group's, as levers name it
 * @param facts whose columns may hold other units too
 */
export const scoreLevers = (assessed: Assessed, facts: Facts, unit: Unit, place: number): UnitLevers => {
  const own = {
    ...assessed,
    units: assessed.units.filter(({ id, partOf }) => id === unit.id || partOf?.unit === unit.id),
  };
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

const finerColumns = (columns: ObservationColumns): ObservationColumns => ({
  ...columns,
  scaled: columns.scaled.map((scaled) => scaled * finer),
  places: columns.places + 3,
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
  const group = scheme.groups.find(({ id }) => id === unit.group);
  if (!group) throw new RangeError(`group ${unit.group}: got none, want one that was checked`);
  const { subjects } = scopeOf(assessed, group);
  const partyOf = new Map(reviewers.map(({ id, party }) => [id, scheme.parties.find((known) => known.id === party)]));
  const unitsOfPoint = 10 ** columns.places;
  const alike = likeness(assessed, group, columns, subjects);
  return [...columns.scaled].flatMap((scaled, row): readonly MovableScore[] => {
    if (columns.units[columns.unit[row] ?? 0] !== unit.id) return [];
    const criterion = columns.criteria[columns.criterion[row] ?? 0] ?? "";
    const reviewer = columns.reviewers[columns.reviewer[row] ?? 0] ?? "";
    const party = partyOf.get(reviewer);
    const bounds = boundsOf(subjects.get(criterion));
    if (!party || !bounds) return [];
    return [
      {
        row,
        round: columns.rounds[columns.round[row] ?? 0] ?? "",
        criterion,
        reviewer,
        party: party.id,
        alike:
          party.combine.kind === "mean"
            ? alike(columns.rounds[columns.round[row] ?? 0] ?? "", criterion, party.id)
            : null,
        given: ratio(scaled, unitsOfPoint),
        ...bounds,
      },
    ];
  });
};

/**
 * Which scores of a party that takes the mean move the total alike: those of one leaf; and those of all leaves of plain points
 * where nothing was said but points, each leaf of a round counts once, and no party holds another down.
 */
const likeness = (
  { scheme }: Assessed,
  { table: id }: Group,
  columns: ObservationColumns,
  subjects: ReadonlyMap<string, Subject>,
): ((round: string, criterion: string, party: string) => string) => {
  const stages = (scheme.tables.find((table) => table.id === id)?.stages ?? []).flatMap((stage) =>
    stage.op === "criteria" ? [stage] : [],
  );
  const rounds = new Set(stages.map(({ round: own }) => own));
  const plain =
    columns.others.length === 0 && rounds.size === stages.length && stages.every(({ limits }) => limits.length === 0);
  const voices = new Map<string, number>();
  const keyOf = (round: string, criterion: string): string => `${round}\n${criterion}`;
  for (let row = 0; row < columns.scaled.length; row++) {
    const key = keyOf(
      columns.rounds[columns.round[row] ?? 0] ?? "",
      columns.criteria[columns.criterion[row] ?? 0] ?? "",
    );
    voices.set(key, (voices.get(key) ?? 0) + 1);
  }
  return (inRound, criterion, party) => {
    const subject = subjects.get(criterion);
    const leaf = subject?.kind === "leaf" ? subject.leaf : null;
    const simple = plain && leaf?.rule.kind === "points" && leaf.rule.scale === null;
    const own = simple
      ? `${(leaf.parties ?? []).join("\t")}\n${voices.get(keyOf(inRound, criterion)) ?? 0}`
      : `leaf ${criterion}`;
    return `${inRound}\n${party}\n${own}`;
  };
};

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
