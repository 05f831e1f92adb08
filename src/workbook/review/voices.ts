import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { FormulaEvaluator } from "../../domain/scoring/facts.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { unitTasks, type UnitTask } from "../../domain/scoring/voiceOutcome.ts";
import { criterionWords, type CriterionWords } from "./criterionWords.ts";
import { leafColumns, tableIdOf, type LeafColumns } from "./reviewPlan.ts";
import { voiceOf, type Seat } from "./seats.ts";

/** What the 评分 sheets are laid out by (评分依据); none of it changes while scores are typed. */
export type ReviewFrame = {
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  readonly tasks: ReadonlyMap<string, readonly UnitTask[]>;
  readonly words: ReadonlyMap<string, CriterionWords>;
  readonly formulas: FormulaEvaluator | null;
};

export const reviewFrame = (
  scheme: Scheme,
  units: readonly Unit[],
  breakdown: Breakdown | null,
  formulas: FormulaEvaluator | null,
): ReviewFrame => {
  const byTasks = scheme.tables.some((table) => JSON.stringify(table.criteria).includes('"tasks"'));
  return {
    scheme,
    units,
    tasks: new Map(byTasks ? units.map((unit) => [unit.id, unitTasks(unit, breakdown)]) : []),
    words: new Map(scheme.tables.map((table) => [table.id, criterionWords(table)])),
    formulas,
  };
};

/** The words of the table that a unit is assessed by. */
export const wordsFor = ({ scheme, words }: ReviewFrame, unit: Unit): CriterionWords => {
  const found = words.get(tableIdOf(scheme, unit));
  if (!found) throw new RangeError(`the table of unit ${unit.id}: got none, want one that was checked`);
  return found;
};

/** What one seat said (一席观测), found by unit, round and criterion. */
export type SeatVoices = {
  readonly rows: (unit: string, round: string, criterion: string) => readonly Observation[];
  /** A leaf's rows; where it has none, the row of the nearest branch above that is called 不适用 or left out. */
  readonly heard: (unit: Unit, column: Pick<LeafColumns, "round" | "leaf">) => readonly Observation[];
};

const none: readonly Observation[] = [];

/** @param observations in any order; those of other seats are left out */
export const seatVoices = (frame: ReviewFrame, seat: Seat, observations: readonly Observation[]): SeatVoices => {
  // Looked up hundreds of thousands of times: a map in a map spares a key put together each time.
  const byUnit = new Map<string, Map<string, Map<string, Observation[]>>>();
  for (const one of observations) {
    if (one.kind === "event" || one.reviewer !== voiceOf(seat, { id: one.unit }) || one.party !== seat.party) continue;
    const ofUnit = byUnit.get(one.unit) ?? new Map<string, Map<string, Observation[]>>();
    byUnit.set(one.unit, ofUnit);
    const ofRound = ofUnit.get(one.round) ?? new Map<string, Observation[]>();
    ofUnit.set(one.round, ofRound);
    const said = ofRound.get(one.criterion);
    if (said) said.push(one);
    else ofRound.set(one.criterion, [one]);
  }
  const rows: SeatVoices["rows"] = (unit, round, criterion) => byUnit.get(unit)?.get(round)?.get(criterion) ?? none;
  return {
    rows,
    heard: (unit, { round, leaf }) => {
      const own = rows(unit.id, round, leaf.id);
      if (own.length > 0) return own;
      const nearest = wordsFor(frame, unit)
        .above(leaf.id)
        .findLast((branch) => rows(unit.id, round, branch).length > 0);
      return nearest === undefined ? none : rows(unit.id, round, nearest);
    },
  };
};

/** A seat with the columns of its sheet. */
export type PlannedSeat = { readonly seat: Seat; readonly columns: readonly LeafColumns[] };

export const plannedSeat = ({ scheme }: ReviewFrame, seat: Seat): PlannedSeat => ({
  seat,
  columns: leafColumns(scheme, seat),
});

/** Whether a unit's table has the leaf of a column. */
export const isAsked = ({ scheme }: ReviewFrame, unit: Unit, { tables }: Pick<LeafColumns, "tables">): boolean =>
  tables.includes(tableIdOf(scheme, unit));
