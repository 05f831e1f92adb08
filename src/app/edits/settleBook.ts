import { errorAt, refused, type Issue } from "../../domain/shared/result.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { placedTables, type SheetLayout } from "../../workbook/sheetLayout.ts";
import type { CellValue, SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../workbook/snapshotOfLayout.ts";
import type { Stamp } from "../dispatch.ts";
import { dispatchAll } from "../dispatchAll.ts";
import { readOpenBook, type BookOutcome, type OpenBook } from "../openedBook.ts";
import { layoutsOf, rememberWritten } from "../remembered.ts";
import type { Assessment } from "../state.ts";
import type { UnloggedEdit } from "./edit.ts";
import { typedChanges } from "./typedChanges.ts";
import { editsIn } from "./unloggedEdits.ts";

/** What a person decided about edits, by their ids; those in neither list stay as they are for now. */
export type EditDecisions = { readonly accept: readonly string[]; readonly putBack: readonly string[] };

export type Settled = {
  readonly assessment: Assessment;
  /** How many rows came into the ledger. */
  readonly recorded: number;
  /** The edits that still differ. */
  readonly left: readonly UnloggedEdit[];
};

/**
 * Records accepted edits in the ledger, with the reason of the stamp, and puts others back as the ledger has them (认可或恢复).
 * An accepted edit that cannot be recorded is handed back.
 *
 * @returns what was recorded and what is left; or `edit-reason-missing`, `edits-changed` where an id is none of the edits that
 *   are there now, and the issues of reading the sheets and of `dispatch`
 */
export const settleBook = async (
  open: OpenBook,
  decisions: EditDecisions,
  stamp: Stamp,
): Promise<BookOutcome<Settled>> => {
  if (decisions.accept.length > 0 && stamp.reason.trim() === "") return refusedFor("edit-reason-missing");
  const read = await readOpenBook(open);
  if (read.kind !== "done") return read;
  const { assessment, found, layouts } = read.value;
  const edits = editsIn(assessment, layouts(), found, open.sha256);
  const byId = new Map(edits.map((edit) => [edit.id, edit]));
  if ([...decisions.accept, ...decisions.putBack].some((id) => !byId.has(id))) return refusedFor("edits-changed");
  const accepted = edits.filter(({ id, remedy }) => remedy === "record" && decisions.accept.includes(id));
  const changed = recorded(open, assessment, layouts(), accepted, stamp);
  if (changed.kind !== "done") return changed;
  const settled = new Set([...accepted.map(({ id }) => id), ...decisions.putBack]);
  const left = edits.filter(({ id, remedy }) => remedy !== "leave" && !settled.has(id));
  // A sheet with something still to be decided on it is not laid out anew.
  const waiting = new Set(left.map(({ sheet }) => sheet));
  const sheets = layoutsOf(open, changed.value.assessment).filter(({ name }) => !waiting.has(name));
  const touched = accepted[0]?.sheet ?? edits.find(({ id }) => decisions.putBack.includes(id))?.sheet;
  const shown = sheets.find(({ name, visibility }) => name === touched && visibility === "visible");
  const written = await open.book.write(sheets, shown?.name ?? "封面");
  if (!written.ok) return { kind: "host-refused", failure: written.failure };
  rememberWritten(open, changed.value.assessment);
  return { kind: "done", value: { ...changed.value, left }, issues: changed.issues };
};

const refusedFor = (code: string): { readonly kind: "refused"; readonly issues: readonly Issue[] } => ({
  kind: "refused",
  issues: refused([errorAt(wholeAssessment, code)]).issues,
});

/** Reads the accepted edits, and no others, as what was typed, and makes them changes. */
const recorded = (
  { sha256 }: OpenBook,
  assessment: Assessment,
  layouts: readonly SheetLayout[],
  accepted: readonly UnloggedEdit[],
  stamp: Stamp,
): BookOutcome<{ readonly assessment: Assessment; readonly recorded: number }> => {
  if (accepted.length === 0) return { kind: "done", value: { assessment, recorded: 0 }, issues: [] };
  const sheets = layouts.map((layout) =>
    sheetWith(
      layout,
      accepted.filter(({ sheet }) => sheet === layout.name),
    ),
  );
  const { changes, issues } = typedChanges(assessment.state, layouts, sheets);
  const errors = issues.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { kind: "refused", issues: errors };
  const changed = dispatchAll(assessment, changes, stamp, sha256);
  if (!changed.ok) return { kind: "refused", issues: changed.issues };
  const rows = changes.reduce((sum, { change }) => sum + change.rows.length, 0);
  return {
    kind: "done",
    value: { assessment: changed.value, recorded: rows },
    issues: [...issues, ...changed.issues],
  };
};

/** A sheet as the ledger has it, with some edits made on it. */
const sheetWith = (layout: SheetLayout, edits: readonly UnloggedEdit[]): SheetSnapshot => {
  const sheet = snapshotOfLayout(layout);
  if (edits.length === 0) return sheet;
  const cells: CellValue[][] = sheet.cells.map((row) => [...row]);
  const put = (row: number, column: number, value: CellValue): void => {
    while (cells.length <= row) cells.push([]);
    const at = (cells[row] ??= []);
    while (at.length <= column) at.push(null);
    at[column] = value;
  };
  for (const edit of edits) {
    if (edit.kind === "rows-added") addRows(layout, edit, cells, put);
    else for (const { home, value } of edit.cells) if (home) put(home.row, home.column, value);
  }
  return { ...sheet, cells };
};

/** Added rows come to stand in the first empty rows of their table, or behind it where it is the last. */
const addRows = (
  layout: SheetLayout,
  edit: UnloggedEdit,
  cells: readonly (readonly CellValue[])[],
  put: (row: number, column: number, value: CellValue) => void,
): void => {
  const placed = placedTables(layout).find(({ table }) => table.name === edit.table);
  if (!placed) return;
  const { table, headerRow } = placed;
  let next = headerRow + 1 + table.rows.length;
  const isFree = (row: number): boolean => (cells[row] ?? []).every((cell) => cell === null);
  const rows = new Map<string, number>();
  for (const cell of edit.cells) {
    const key = /\d+$/u.exec(cell.address)?.[0] ?? "";
    let row = rows.get(key);
    if (row === undefined) {
      while (!isFree(next)) next++;
      row = next;
      rows.set(key, row);
    }
    put(
      row,
      table.columns.findIndex(({ header }) => header === cell.header),
      cell.value,
    );
  }
};
