import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { at as standing } from "../../domain/shared/at.ts";
import { eventColumns, eventSheetName, firstEventRow } from "../../workbook/review/eventSheet.ts";
import { leafColumns } from "../../workbook/review/reviewPlan.ts";
import { reasonHeaders, reasonTable } from "../../workbook/review/reasonTable.ts";
import { firstUnitRow } from "../../workbook/review/reviewSheet.ts";
import { seatSheetName, seatsOf, taskSheetName, voiceOf, type Seat } from "../../workbook/review/seats.ts";
import { taskHeaders, taskSheet } from "../../workbook/review/taskSheet.ts";
import { plannedSeat, seatVoices, wordsFor } from "../../workbook/review/voices.ts";
import type { TableLayout } from "../../workbook/sheetLayout.ts";
import { cellAt, cellText } from "../../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import { frameOf } from "../frameOf.ts";
import type { Assessment, State } from "../state.ts";
import { registerStory } from "./registerStory.ts";
import { stepOf, type CellStory, type SelectedCell } from "./storyStep.ts";
import { criteriaNamed, voiceStory } from "./voiceStory.ts";

type Placed = { readonly row: number; readonly column: number };

/**
 * What the ledger knows of a cell (单元格留痕): every entry that touched what the cell shows, with who made it, when, what was
 * there before and after, and why. A computed cell tells of the words that it is computed from.
 *
 * @returns the story, without steps where the cell shows nothing that the ledger keeps (a title, a line); null where the
 *   sheet is none of ours or the address is none
 */
export const cellStory = (assessment: Assessment, cell: SelectedCell): CellStory | null => {
  const { state, ledger } = assessment;
  const at = cellAt(cell.address);
  if (!at) return null;
  const ofSeat = seatStory(assessment, cell, at) ?? eventStory(assessment, cell, at);
  if (ofSeat) return ofSeat;
  const ofList = registerStory(state, ledger, cell, at);
  if (ofList) return ofList;
  if (cell.sheet === ledgerSheetName) return entryStory(assessment, at);
  if (resultSheetNames.has(cell.sheet)) return resultStory(assessment, cell, at);
  if (schemeSheetNames.has(cell.sheet)) return schemeStory(assessment, cell.sheet);
  return cell.sheet === "封面" ? { about: [cell.sheet], steps: [] } : null;
};

const ledgerSheetName = "留痕";
const resultSheetNames: ReadonlySet<string> = new Set(["得分", "得分过程", "排名", "观测汇总"]);
const schemeSheetNames: ReadonlySet<string> = new Set(["指标体系", "规则", "绩效构成"]);
const firstLedgerRow = 3;

const entryStory = ({ ledger }: Assessment, { row }: Placed): CellStory => {
  const block = ledger[row - firstLedgerRow];
  const content = { of: "", before: null, after: null, words: "", evidence: "" };
  return { about: [ledgerSheetName], steps: block ? [stepOf(block, content)] : [] };
};

const schemeStory = ({ ledger }: Assessment, sheet: string): CellStory => ({
  about: [sheet],
  steps: ledger.flatMap((block) =>
    block.entry.action === "scheme-set"
      ? [stepOf(block, { of: "", before: null, after: null, words: "", evidence: "" })]
      : [],
  ),
});

/** 得分 lists the units in their order; the other sheets of results sort them, and only the row's own text says which it is. */
const resultStory = (assessment: Assessment, { sheet, row: label, header }: SelectedCell, at: Placed): CellStory => {
  const { state, ledger } = assessment;
  const unit = unitNamed(state, label) ?? (sheet === "得分" ? state.units[at.row - firstUnitRow] : undefined);
  if (!unit) return { about: [sheet], steps: [] };
  const named = header !== undefined && state.scheme !== null;
  const criteria = named ? criteriaNamed(state.scheme, unit, header) : new Set<string>();
  const asked = { unit: unit.id, ...(criteria.size > 0 ? { criteria } : {}) };
  return {
    about: [unit.name, ...(criteria.size > 0 && header !== undefined ? [header] : [])],
    steps: voiceStory(state, ledger, asked),
  };
};

const unitNamed = ({ units }: State, text: string | undefined): Unit | undefined =>
  text === undefined ? undefined : units.find(({ id, name }) => id === text || name === text);

const seatStory = (assessment: Assessment, cell: SelectedCell, at: Placed): CellStory | null => {
  const { scheme, reviewers } = assessment.state;
  if (!scheme) return null;
  for (const seat of seatsOf(scheme, reviewers)) {
    const seated = { ...assessment, scheme, seat };
    if (seatSheetName(seat) === cell.sheet) return wideStory(seated, cell, at);
    if (taskSheetName(seat) === cell.sheet) return taskStory(seated, cell, at);
  }
  return null;
};

/** A seat of the scheme that the assessment has. */
type Seated = Assessment & { readonly scheme: Scheme; readonly seat: Seat };

const wideStory = (seated: Seated, cell: SelectedCell, at: Placed): CellStory => {
  const { state, ledger, scheme, seat } = seated;
  const { units } = state;
  const sayer = seat.reviewer ? [seat.reviewer.name] : [];
  if (at.row >= firstUnitRow + units.length) return reasonStory(seated, at);
  const unit = unitNamed(state, cell.row) ?? units[at.row - firstUnitRow];
  if (!unit) return { about: [cell.sheet], steps: [] };
  const column = leafColumns(scheme, seat).find((one) =>
    [...one.entries, ...one.computed].some(({ column: place, header }) =>
      cell.header === undefined ? place === at.column : header === cell.header,
    ),
  );
  const who = { unit: unit.id, party: seat.party, reviewer: voiceOf(seat, unit) };
  if (!column) return { about: [unit.name, ...sayer], steps: voiceStory(state, ledger, who) };
  const above = wordsFor(frameOf({ ...state, scheme }), unit).above(column.leaf.id);
  const asked = { ...who, round: column.round, criteria: new Set([column.leaf.id, ...above]) };
  const steps = voiceStory(state, ledger, asked);
  const alone = steps.every(({ of }) => of === steps[0]?.of);
  return {
    about: [unit.name, column.header, ...sayer],
    steps: alone ? steps.map((step) => ({ ...step, of: (seat.reviewer ?? unit).name })) : steps,
  };
};

const reasonStory = ({ state, ledger, scheme, seat }: Seated, at: Placed): CellStory => {
  const { units, observations } = state;
  const nothing = { about: [seatSheetName(seat)], steps: [] };
  const frame = frameOf({ ...state, scheme });
  const table = reasonTable(frame, plannedSeat(frame, seat), seatVoices(frame, seat, observations));
  // An empty row, the caption and the header stand between the two tables.
  const said = labelled(table, at.row - (firstUnitRow + units.length + 3));
  const unit = unitNamed(state, said?.get(reasonHeaders.unit));
  const criterion = unit && wordsFor(frame, unit).find(said?.get(reasonHeaders.criterion) ?? "");
  if (!unit || !criterion) return nothing;
  const asked = { unit: unit.id, party: seat.party, reviewer: voiceOf(seat, unit), criteria: new Set([criterion.id]) };
  return {
    about: [unit.name, criterion.name, ...(seat.reviewer ? [seat.reviewer.name] : [])],
    steps: voiceStory(state, ledger, asked),
  };
};

const taskStory = ({ state, ledger, scheme, seat }: Seated, cell: SelectedCell, at: Placed): CellStory => {
  const nothing = { about: [cell.sheet], steps: [] };
  const frame = frameOf({ ...state, scheme });
  const sheet = taskSheet(frame, plannedSeat(frame, seat), seatVoices(frame, seat, state.observations));
  const said = sheet?.table ? labelled(sheet.table, at.row - (sheet.lines.length + 2)) : null;
  const unit = unitNamed(state, said?.get(taskHeaders.unit));
  const task = said?.get(taskHeaders.task);
  if (!unit || task === undefined) return nothing;
  return {
    about: [unit.name, task, ...(seat.reviewer ? [seat.reviewer.name] : [])],
    steps: voiceStory(state, ledger, { unit: unit.id, party: seat.party, reviewer: voiceOf(seat, unit), task }),
  };
};

/** A row's texts by their headers; null where there is no such row. */
const labelled = ({ columns, rows }: TableLayout, row: number): ReadonlyMap<string, string> | null => {
  const cells = rows[row];
  return cells
    ? new Map(columns.map(({ header }, column) => [header, cellText(valueOfCell(standing(cells, column)))]))
    : null;
};

const eventStory = ({ state, ledger }: Assessment, cell: SelectedCell, at: Placed): CellStory | null => {
  const { scheme, units } = state;
  if (!scheme || cell.sheet !== eventSheetName) return null;
  const unit = unitNamed(state, cell.row) ?? units[at.row - firstEventRow];
  const event = eventColumns(scheme).find(({ column, header }) =>
    cell.header === undefined ? column === at.column : header === cell.header,
  );
  if (!unit || !event) return { about: [cell.sheet], steps: [] };
  return {
    about: [unit.name, event.header],
    steps: voiceStory(state, ledger, { unit: unit.id, round: event.round, criteria: new Set([event.id]) }),
  };
};
