import { checkpointOf, type Checkpoint } from "../domain/ledger/checkpoint.ts";
import type { Sha256 } from "../domain/ledger/digest.ts";
import { done, errorAt, judged, type Issue, type Result } from "../domain/shared/result.ts";
import { rowsOf, widthOf, type LayoutCell, type SheetLayout } from "../workbook/sheetLayout.ts";
import { addressOf, cellText, type CellValue, type SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../workbook/snapshotOfLayout.ts";
import { assessmentOrigin } from "./assessmentOrigin.ts";
import { masterSheets } from "./masterSheets.ts";
import { openMaster } from "./openMaster.ts";
import type { Assessment } from "./state.ts";

export type Verified = { readonly assessment: Assessment; readonly checkpoint: Checkpoint };

/**
 * Checks a master against itself and, where given, against a checkpoint kept elsewhere (核验): the ledger replays, every
 * cell of our sheets says what the replayed state says, the checkpoint is the ledger's own.
 *
 * @param kept a published checkpoint
 * @returns the assessment, or the issues of `openMaster`, `sheet-missing` (sheet), `cell-differs` (got, want),
 *   `checkpoint-differs` (size, root)
 */
export const verifyMaster = (
  sheets: readonly SheetSnapshot[],
  file: string,
  sha256: Sha256,
  kept: Checkpoint | null,
): Result<Verified> => {
  const opened = openMaster(sheets, file, sha256);
  return opened.ok ? verifyOpened(opened.value, sourceOf(sheets), file, sha256, kept) : opened;
};

/** Where sheets are read from, one when it is asked for; null for one that is not there. */
export type SheetSource = (name: string) => Result<SheetSnapshot> | null;

const sourceOf =
  (sheets: readonly SheetSnapshot[]): SheetSource =>
  (name) => {
    const sheet = sheets.find((one) => one.name === name);
    return sheet ? done(sheet) : null;
  };

/** `verifyMaster` for a master whose ledger was replayed already. */
export const verifyOpened = (
  assessment: Assessment,
  source: SheetSource,
  file: string,
  sha256: Sha256,
  kept: Checkpoint | null,
): Result<Verified> => {
  const origin = assessmentOrigin(assessment.ledger);
  const issues = [...editsBeside(masterSheets(assessment, sha256), source, file)];
  if (kept) {
    const then = checkpointOf(assessment.ledger.slice(0, kept.size), origin, sha256);
    const reaches = kept.size > 0 && kept.size <= assessment.ledger.length;
    if (!reaches || then.root !== kept.root || origin !== kept.origin) {
      issues.push(errorAt({ kind: "file", name: file }, "checkpoint-differs", { size: kept.size, root: kept.root }));
    }
  }
  return judged(() => ({ assessment, checkpoint: checkpointOf(assessment.ledger, origin, sha256) }), issues);
};

/**
 * What was done to our cells of a master outside kaoping and would be lost by laying them out anew (考评之外的改动). What stands
 * on other sheets, right of our columns, or below our rows with an empty row between is others' and stays.
 *
 * @param layouts our sheets as the assessment has them: `masterSheets`
 * @returns `cell-differs`, `sheet-missing`
 */
export const outsideEdits = (
  layouts: readonly SheetLayout[],
  sheets: readonly SheetSnapshot[],
  file: string,
): readonly Issue[] => editsBeside(layouts, sourceOf(sheets), file);

/** `outsideEdits` of sheets that are read one by one. */
export const editsBeside = (layouts: readonly SheetLayout[], source: SheetSource, file: string): readonly Issue[] =>
  layouts.flatMap((layout) => {
    const read = source(layout.name);
    if (!read) return [errorAt({ kind: "file", name: file }, "sheet-missing", { sheet: layout.name })];
    return read.ok ? differences(layout, read.value, file) : read.issues;
  });

const differences = (layout: SheetLayout, sheet: SheetSnapshot, file: string): readonly Issue[] => {
  const want = rowsOf(layout);
  const width = widthOf(layout);
  const issues: Issue[] = [];
  for (let row = 0; row < Math.max(want.length, sheet.cells.length); row++) {
    const wanted = want[row] ?? [];
    const found = sheet.cells[row] ?? [];
    // A row typed right below ours is meant for the table; behind an empty one it is a note.
    if (row >= want.length && found.slice(0, width).every((cell) => cellText(cell) === "")) break;
    for (let column = 0; column < width; column++) {
      const [is, ought] = [found[column] ?? null, wanted[column] ?? null];
      if (is === ought || agrees(is, ought)) continue;
      const place = { kind: "cell", file, sheet: layout.name, address: addressOf(row, column) } as const;
      issues.push(errorAt(place, "cell-differs", { got: cellText(is), want: cellText(valueOfCell(ought)) }));
    }
  }
  return issues;
};

/** How far a formula may come out from our number: programs add floats in orders of their own. */
const slack = 1e-9;

/** Whether a cell says what we laid out; programs keep 15 digits of a number. */
export const agrees = (is: CellValue, ought: LayoutCell): boolean => {
  const value = valueOfCell(ought);
  if (typeof is !== "number" || typeof value !== "number") return cellText(is) === cellText(value);
  if (ought !== null && typeof ought === "object" && Math.abs(is - value) <= slack * Math.max(1, Math.abs(value)))
    return true;
  return Number(is.toPrecision(15)) === Number(value.toPrecision(15));
};
