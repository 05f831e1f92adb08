import type { Unit } from "../../domain/scheme/unit.ts";
import type { UnitTask } from "../../domain/scoring/voiceOutcome.ts";
import { choicesOf, wordsOf, type Entry } from "../review/entries.ts";
import type { LeafColumns } from "../review/reviewPlan.ts";
import { isAsked, type PlannedSeat, type ReviewFrame } from "../review/voices.ts";
import { abstainedText, notApplicableText } from "../review/voiceWords.ts";

/** One cell that a reviewer fills in for a unit (评审包的一行). */
export type PackRow = {
  /** What it is known by when it comes back, wherever it stands then. */
  readonly key: string;
  readonly unit: Unit;
  readonly column: LeafColumns;
  /** The task it is about, in a criterion that is scored task by task. */
  readonly task: UnitTask | null;
  readonly entry: Entry;
  /** Its place among the cells of its criterion, from 0. */
  readonly place: number;
  /** The words that may stand in it instead. */
  readonly words: readonly string[];
};

/** Every cell that a reviewer fills in for some units (评审包各行), unit by unit, criterion by criterion. */
export const packRows = (frame: ReviewFrame, { columns }: PlannedSeat, units: readonly Unit[]): readonly PackRow[] =>
  units.flatMap((unit) =>
    columns.filter((column) => isAsked(frame, unit, column)).flatMap((column) => rowsOf(frame, unit, column)),
  );

const rowsOf = (frame: ReviewFrame, unit: Unit, column: LeafColumns): readonly PackRow[] => {
  const { leaf, round, entries } = column;
  const keyOf = (task: string, item: string): string => [unit.id, round, leaf.id, task, item].join("|");
  const whole = entries.map((entry, place): PackRow => ({
    key: keyOf("", entry.item),
    unit,
    column,
    task: null,
    entry,
    place,
    words: place === 0 ? wordsOf(leaf.rule) : [],
  }));
  const { rule } = leaf;
  if (rule.kind !== "tasks") return whole;
  const words = [notApplicableText, abstainedText];
  const options = choicesOf(rule.states);
  const ofTasks = (frame.tasks.get(unit.id) ?? []).map((task): PackRow => {
    const entry: Entry = { kind: "choice", item: "", name: "", label: "", options };
    return { key: keyOf(task.id, ""), unit, column, task, entry, place: 0, words };
  });
  return [...whole, ...ofTasks];
};
