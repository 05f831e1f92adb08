import type { Ledger } from "../../domain/ledger/entry.ts";
import { at } from "../../domain/shared/at.ts";
import { reviewersSheet } from "../../workbook/registers/reviewerRegister.ts";
import { selfEvaluationSheet } from "../../workbook/registers/claimRegister.ts";
import { unitsSheet } from "../../workbook/registers/unitRegister.ts";
import { findingSheet } from "../../workbook/review/findingSheet.ts";
import { placedTables, type SheetLayout, type TableLayout } from "../../workbook/sheetLayout.ts";
import { cellText } from "../../workbook/sheetSnapshot.ts";
import { appealsSheet } from "../../workbook/sheets/appealsSheet.ts";
import { breakdownSheet, dutiesSheet } from "../../workbook/sheets/breakdownSheet.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import { applyChange } from "../applyChange.ts";
import { readChange, type ChangeKind } from "../change.ts";
import { frameOf } from "../frameOf.ts";
import { emptyState, type State } from "../state.ts";
import { blocksOf, stepOf, type CellStory, type SelectedCell, type StoryStep } from "./storyStep.ts";

/** A list that has a sheet of its own: how it is laid out, which changes it follows from, how many columns name a row. */
type Register = {
  readonly layout: (state: State) => SheetLayout | null;
  readonly kinds: readonly ChangeKind[];
  readonly keys: number;
};

const registers: readonly Register[] = [
  {
    layout: ({ units, scheme }) => unitsSheet(units, scheme),
    kinds: ["scheme-set", "units-set"],
    keys: 1,
  },
  {
    layout: ({ reviewers, scheme }) => (scheme ? reviewersSheet(reviewers, scheme) : null),
    kinds: ["scheme-set", "reviewers-set"],
    keys: 1,
  },
  {
    layout: ({ breakdown }) => (breakdown ? breakdownSheet(breakdown) : null),
    kinds: ["document-loaded", "breakdown-reviewed"],
    keys: 1,
  },
  {
    layout: ({ breakdown }) => (breakdown ? dutiesSheet(breakdown) : null),
    kinds: ["document-loaded", "breakdown-reviewed"],
    keys: 1,
  },
  {
    layout: (state) =>
      state.scheme ? findingSheet(frameOf({ ...state, scheme: state.scheme }), state.findings) : null,
    kinds: ["document-loaded", "breakdown-reviewed", "scheme-set", "units-set", "findings-recorded", "appeal-decided"],
    keys: 1,
  },
  {
    layout: ({ breakdown, units, selfEvaluations }) =>
      breakdown ? selfEvaluationSheet(breakdown, units, selfEvaluations) : null,
    kinds: ["document-loaded", "breakdown-reviewed", "units-set", "self-evaluations-collected"],
    keys: 2,
  },
  {
    layout: ({ scheme, units, appeals }) => (scheme ? appealsSheet(scheme, units, appeals) : null),
    kinds: ["scheme-set", "units-set", "appeal-filed", "appeal-decided"],
    keys: 1,
  },
];

/**
 * What a cell of a list came through (名册来历): the list is laid out as it was after each entry that it follows from, and a
 * step is an entry after which the cell shows something else.
 *
 * @returns null where the sheet is no list's
 */
export const registerStory = (
  state: State,
  ledger: Ledger,
  { sheet, row: label, header }: SelectedCell,
  place: { readonly row: number; readonly column: number },
): CellStory | null => {
  for (const { layout, kinds, keys } of registers) {
    const now = layout(state);
    if (now?.name !== sheet) continue;
    const [placed] = placedTables(now);
    if (!placed) return { about: [sheet], steps: [] };
    const { table } = placed;
    const named = label === undefined ? undefined : table.rows.find((cells) => cells.slice(0, 2).includes(label));
    const row = named ?? table.rows[place.row - placed.headerRow - 1];
    if (!row) return { about: [sheet], steps: [] };
    const key = row.slice(0, keys).map(textOf);
    const column = header === undefined ? place.column : table.columns.findIndex((one) => one.header === header);
    const title = table.columns[column]?.header;
    const shown = (of: State): string => cellIn(layout(of)?.table, key, title);
    return { about: [...key, ...(title === undefined ? [] : [title])], steps: stepsOf(ledger, kinds, shown) };
  }
  return null;
};

const stepsOf = (
  ledger: Ledger,
  kinds: readonly ChangeKind[],
  shown: (state: State) => string,
): readonly StoryStep[] => {
  let state: State = emptyState;
  let before = "";
  return blocksOf(ledger, kinds).flatMap((block): readonly StoryStep[] => {
    state = applyChange(state, changeOf(block.entry.action, block.rows, block.entry.index));
    const after = shown(state);
    if (after === before) return [];
    const step = stepOf(block, { of: "", before, after, words: "", evidence: "" });
    before = after;
    return [step];
  });
};

const changeOf = (...block: Parameters<typeof readChange>) => {
  const change = readChange(...block);
  if (!change.ok) throw new RangeError("a replayed ledger: got a change of another shape, want one as recorded");
  // Decided appeals also speak of scores; only what lists show is followed here.
  return change.value.kind === "appeal-decided"
    ? { ...change.value, rows: change.value.rows.map((row) => ({ ...row, observations: [] })) }
    : change.value;
};

/** What stands in the row of this key under this header; "" where there is no such cell. */
const cellIn = (table: TableLayout | null | undefined, key: readonly string[], title: string | undefined): string => {
  if (!table) return "";
  const row = table.rows.find((cells) => key.every((part, place) => textOf(at(cells, place)) === part));
  const column = table.columns.findIndex(({ header }) => header === title);
  return row && column >= 0 ? textOf(at(row, column)) : "";
};

const textOf = (cell: TableLayout["rows"][number][number]): string => cellText(valueOfCell(cell));
