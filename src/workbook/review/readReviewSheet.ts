import { isLeaf, type Leaf } from "../../domain/scheme/criterion.ts";
import { unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import { wantedKind, type Observation } from "../../domain/scoring/observation.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../../domain/shared/result.ts";
import { readTables } from "../readTables.ts";
import type { TableRow } from "../readTable.ts";
import type { SheetSnapshot } from "../sheetSnapshot.ts";
import { stateWord } from "./entryCells.ts";
import { readLeaf, type Said } from "./readLeaf.ts";
import { readReasons, type ReasonRow, type Reasons } from "./readReasons.ts";
import { readTaskCells } from "./readTaskSheet.ts";
import { reasonCaption, reasonHeaders } from "./reasonTable.ts";
import type { LeafColumns } from "./reviewPlan.ts";
import { unitHeader } from "./reviewSheet.ts";
import { voiceOf } from "./seats.ts";
import { isAsked, wordsFor, type PlannedSeat, type ReviewFrame } from "./voices.ts";
import { notAskedText } from "./voiceWords.ts";

/** What a seat's cells say of one part of a criterion, null where they are empty; `item` is a part's or a task's id. */
export type ReviewedCell = {
  readonly unit: string;
  readonly round: string;
  readonly criterion: string;
  readonly task: string;
  readonly item: string;
  readonly observation: Observation | null;
  readonly place: Place;
};

/**
 * Reads a seat's sheets back (读取评分表): cells joined with their rows of reasons. Empty cells are 未报.
 *
 * @param tasks the sheet of tasks, where the seat has one
 * @returns a cell a part of each criterion of the unit's table; or the issues of `readTables`, `readLeaf` and `readReasons`, and
 *   `unit-unknown`, `unit-name-repeated`, `cell-not-asked` (unit, got), `reason-missing` (word), `reason-without-cell`
 *   (unit, criterion, state), `not-applicable-without-approver`, `not-applicable-without-reason`, `abstained-without-reason`
 */
export const readReviewSheet = (
  sheet: SheetSnapshot,
  tasks: SheetSnapshot | null,
  frame: ReviewFrame,
  planned: PlannedSeat,
): Result<readonly ReviewedCell[]> => {
  const { columns } = planned;
  const headers = [unitHeader, ...columns.flatMap(({ entries }) => entries.map(({ header }) => header))];
  const { upper, lower } = readTables(sheet, headers, reasonCaption, Object.values(reasonHeaders));
  const ofTasks = tasks ? readTaskCells(tasks, frame, planned) : null;
  if (!upper.ok || !lower.ok) return judged(() => [], [...upper.issues, ...lower.issues, ...(ofTasks?.issues ?? [])]);
  const { reasons, issues: ofReasons } = readReasons(lower.value, sheet.name, frame);
  const issues: Issue[] = [...ofReasons, ...(ofTasks?.issues ?? [])];
  const join = joiner(frame, planned, reasons, issues);
  const cells: ReviewedCell[] = [];
  const find = unitFinder(frame.units);
  const seen = new Set<string>();
  for (const row of upper.value) {
    const unit = find(row.text(unitHeader));
    const at = (header: string): Place => ({ kind: "cell", sheet: sheet.name, address: row.address(header) });
    if (!unit || seen.has(unit.id)) {
      const text = row.text(unitHeader);
      issues.push(errorAt(at(unitHeader), unit ? "unit-name-repeated" : "unit-unknown", { unit: unit?.name ?? text }));
      continue;
    }
    seen.add(unit.id);
    for (const column of columns) {
      if (!isAsked(frame, unit, column)) {
        issues.push(...notAskedIssues(row, column, unit, at));
        continue;
      }
      const filled = column.entries.map((entry) => ({
        entry,
        value: row.value(entry.header),
        place: at(entry.header),
      }));
      const read = readLeaf(column.leaf, column.most, filled);
      issues.push(...read.issues);
      for (const said of read.said) cells.push(join(unit, column, "", said));
    }
  }
  for (const { unit, column, task, said } of ofTasks?.said ?? []) cells.push(join(unit, column, task, said));
  cells.push(...branchCells(planned, reasons, issues));
  for (const row of reasons.rest()) issues.push(unheard(row));
  return judged(() => cells, issues);
};

const notAskedIssues = (
  row: TableRow,
  { entries }: LeafColumns,
  unit: Unit,
  at: (header: string) => Place,
): readonly Issue[] =>
  entries.flatMap(({ header }) => {
    const got = row.text(header);
    return got === "" || got === notAskedText ? [] : [errorAt(at(header), "cell-not-asked", { unit: unit.name, got })];
  });

type Join = (unit: Unit, column: LeafColumns, task: string, said: Said) => ReviewedCell;

/** Joins what a cell says with its row of reasons. A word needs one, unless a branch above has a row that says the same. */
const joiner =
  (frame: ReviewFrame, { seat }: PlannedSeat, reasons: Reasons, issues: Issue[]): Join =>
  (unit, { round, leaf }, task, { item, place, said }) => {
    const about = { unit: unit.id, round, criterion: leaf.id, task, item, place };
    if (!said) return { ...about, observation: null };
    const row = reasons.take(unit.id, round, leaf.id, task === "" ? item : task);
    const { state } = said;
    if (state !== "scored" && !row) {
      const covered = wordsFor(frame, unit)
        .above(leaf.id)
        .some((branch) => reasons.peek(unit.id, round, branch)?.state === state);
      if (!covered || task !== "") issues.push(errorAt(place, "reason-missing", { word: stateWord(state) }));
      return { ...about, observation: null };
    }
    if (row && row.state !== state) issues.push(unheard(row));
    const observation = observationOf(unit, leaf, seat.party, voiceOf(seat, unit), round, task, said, row);
    issues.push(...wordIssues(observation, row?.place ?? place));
    return { ...about, observation };
  };

const observationOf = (
  unit: Unit,
  leaf: Leaf,
  party: string,
  reviewer: string,
  round: string,
  task: string,
  said: NonNullable<Said["said"]>,
  row: ReasonRow | undefined,
): Observation => {
  const kind = wantedKind[leaf.rule.kind];
  if (kind === null) throw new RangeError(`the cells of ${leaf.id}: got a rule without cells, want one with`);
  const value = said.state === "notApplicable" ? (row?.approver ?? "") : said.value;
  const words = { reason: row?.reason ?? "", evidence: row?.evidence ?? "" };
  return { round, unit: unit.id, criterion: leaf.id, task, party, reviewer, kind, ...said, value, ...words };
};

const wordIssues = ({ state, value, reason }: Observation, place: Place): readonly Issue[] => {
  if (state === "scored") return [];
  if (state === "abstained") return reason === "" ? [errorAt(place, "abstained-without-reason")] : [];
  return [
    ...(reason === "" ? [errorAt(place, "not-applicable-without-reason")] : []),
    ...((value ?? "") === "" ? [errorAt(place, "not-applicable-without-approver")] : []),
  ];
};

/** A branch has no cell of its own: its row of reasons is all it says. */
const branchCells = ({ seat, columns }: PlannedSeat, reasons: Reasons, issues: Issue[]): readonly ReviewedCell[] =>
  reasons.rest().flatMap((row): readonly ReviewedCell[] => {
    const { unit, round, criterion, state, place, approver, evidence, reason } = row;
    if (isLeaf(criterion) || state === "scored" || !columns.some((column) => column.round === round)) return [];
    reasons.take(unit.id, round, criterion.id, "");
    const value = state === "notApplicable" ? approver : null;
    const who = { party: seat.party, reviewer: voiceOf(seat, unit) };
    const about = { unit: unit.id, round, criterion: criterion.id, task: "" };
    const observation = {
      ...about,
      ...who,
      kind: "points" as const,
      value,
      count: null,
      of: null,
      state,
      reason,
      evidence,
    };
    issues.push(...wordIssues(observation, place));
    return [{ ...about, item: "", observation, place }];
  });

const unheard = ({ unit, criterion, state, place }: ReasonRow): Issue =>
  errorAt(place, "reason-without-cell", {
    unit: unit.name,
    criterion: criterion.name,
    state: state === "scored" ? "计分" : stateWord(state),
  });
