import type { Sha256 } from "../../domain/ledger/digest.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { dispatchAll } from "../dispatchAll.ts";
import type { Stamp } from "../dispatch.ts";
import { masterSheets } from "../masterSheets.ts";
import { readOpenBook, type BookOutcome, type OpenBook } from "../openedBook.ts";
import type { Assessment } from "../state.ts";
import { typedChanges } from "./typedChanges.ts";
import { bookEdits } from "./bookEdits.ts";
import { editBlocks } from "./editBlocks.ts";
import { editId, type FoundEdit, type UnloggedEdit } from "./edit.ts";

/**
 * What was done to the open workbook and is not in its ledger (未留痕的改动), by effect, in the order of our sheets; sheets that
 * are none of ours come last. Typed scores that nobody collected yet are among them.
 *
 * @returns the assessment and the edits; or the issues of `openMaster`, or the host's refusal
 */
export const unloggedEdits = async (
  open: OpenBook,
): Promise<BookOutcome<{ readonly assessment: Assessment; readonly edits: readonly UnloggedEdit[] }>> => {
  const read = await readOpenBook(open, "formulas");
  if (read.kind !== "done") return read;
  const { assessment, found, layouts } = read.value;
  const ours = layouts();
  const edits = ours.length === 0 ? [] : editsIn(assessment, ours, found, open.sha256);
  return { ...read, value: { assessment, edits } };
};

/**
 * The same of a workbook that was read already.
 *
 * @param layouts our sheets as the assessment has them
 */
export const editsIn = (
  assessment: Assessment,
  layouts: readonly SheetLayout[],
  found: readonly SheetSnapshot[],
  sha256: Sha256,
): readonly UnloggedEdit[] => {
  const first = bookEdits(layouts, found, null);
  // An untouched workbook needs no second look.
  if (first.every(({ kind }) => kind === "sheet-added")) return first.map((edit) => judgedAs(edit, "leave"));
  const later = layoutsLater(assessment, layouts, found, sha256);
  const all = later ? bookEdits(layouts, found, later) : first;
  const left = leftIn(later ? bookEdits(later, found, null) : all);
  return all.flatMap((edit): readonly UnloggedEdit[] => {
    if (edit.kind === "sheet-added") return [judgedAs(edit, "leave")];
    if (edit.cells.length === 0) return [judgedAs(edit, left.edits.has(editId(edit)) ? "put-back" : "record")];
    const stays = edit.cells.filter(({ address }) => left.cells.has(`${edit.sheet}\n${address}`));
    if (stays.length === 0) return [judgedAs(edit, "record")];
    if (stays.length === edit.cells.length || !isOfCells(edit)) return [judgedAs(edit, "put-back")];
    const goes = edit.cells.filter((cell) => !stays.includes(cell));
    const again = (cells: typeof stays): readonly FoundEdit[] =>
      editBlocks(
        edit.sheet,
        cells.map((cell) => ({ kind: edit.kind, cell })),
      );
    return [
      ...again(goes).map((one) => judgedAs(one, "record")),
      ...again(stays).map((one) => judgedAs(one, "put-back")),
    ];
  });
};

/** Whether an edit is no more than what happened to each of its cells. */
const isOfCells = ({ kind }: FoundEdit): boolean =>
  kind !== "cells-moved" && kind !== "rows-added" && kind !== "rows-removed";

/** What would still differ, as a whole and cell by cell. */
const leftIn = (
  edits: readonly FoundEdit[],
): { readonly edits: ReadonlySet<string>; readonly cells: ReadonlySet<string> } => ({
  edits: new Set(edits.map(editId)),
  cells: new Set(edits.flatMap(({ sheet, cells }) => cells.map(({ address }) => `${sheet}\n${address}`))),
});

const judgedAs = (edit: FoundEdit, remedy: UnloggedEdit["remedy"]): UnloggedEdit => ({
  id: editId(edit),
  ...edit,
  remedy,
});

/** Our sheets as they would be once all that can be recorded is; null where nothing can. */
const layoutsLater = (
  assessment: Assessment,
  layouts: readonly SheetLayout[],
  found: readonly SheetSnapshot[],
  sha256: Sha256,
): readonly SheetLayout[] | null => {
  const { changes } = typedChanges(assessment.state, layouts, found);
  if (changes.length === 0) return null;
  const changed = dispatchAll(assessment, changes, trial(assessment), sha256);
  return changed.ok ? masterSheets(changed.value, sha256) : null;
};

/** A stamp for what is only tried; no entry of it is kept. */
const trial = ({ ledger }: Assessment): Stamp => ({
  actor: "—",
  time: ledger.at(-1)?.entry.time ?? "2000-01-01T00:00:00Z",
  reason: "",
});
