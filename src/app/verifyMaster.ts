import type { Checkpoint, KeptCheckpoint } from "../domain/ledger/checkpoint.ts";
import type { Hashes, Sha256 } from "../domain/ledger/digest.ts";
import type { StoredRoots } from "../domain/ledger/storedLedger.ts";
import { done, errorAt, judged, type Issue, type Result } from "../domain/shared/result.ts";
import { identitySheetName, layoutsTextOf, overviewRow, overviewTextOf } from "../workbook/identity.ts";
import { rowsOf, widthOf, type SheetLayout } from "../workbook/sheetLayout.ts";
import { addressOf, cellText, type SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../workbook/snapshotOfLayout.ts";
import { assessmentCheckpoint } from "./assessmentCheckpoint.ts";
import { checkKept } from "./keptCheckpoints.ts";
import { isEditedSince, readLayoutRecord, saysAsRecorded, standsAsRecorded, type SheetRecord } from "./layoutRecord.ts";
import { shownWithOverview } from "./masterSheets.ts";
import { shownOtherwise } from "./numberFormats.ts";
import { masterLedgerText, openLedgerText } from "./openMaster.ts";
import { agrees } from "./cellAgrees.ts";
import { laidDigest } from "./laidDigest.ts";
import { formulaEdits } from "./formulaEdits.ts";
import type { BookFile } from "./ports.ts";
import type { Assessment } from "./state.ts";

export type Verified = { readonly assessment: Assessment; readonly checkpoint: Checkpoint };

/**
 * Checks a master against itself and against checkpoints kept elsewhere (核验): the ledger replays, every cell of our sheets
 * says what the replayed state says, each checkpoint pins down the ledger's beginning.
 *
 * @param sheets with the texts of their formulas, where the host was asked for them
 * @param kept published or printed checkpoints
 * @param held the roots over the ledger that these sheets hold, where `rootsOfQueue` came to some already
 * @returns the assessment, or the issues of `openMaster` and `checkKept`, `sheet-missing` (sheet), `cell-differs` (got, want),
 *   `overview-differs`
 */
export const verifyMaster = (
  sheets: readonly SheetSnapshot[],
  file: string,
  hashes: Hashes,
  kept: readonly KeptCheckpoint[],
  held: StoredRoots | null = null,
): Result<Verified> => {
  const text = masterLedgerText(sheets, file, hashes.sha256);
  const opened = text.ok ? openLedgerText(text.value, hashes.sha256, held !== null) : text;
  const formulas = (name: string) => formulasIn(sheets.find((sheet) => sheet.name === name));
  if (!opened.ok) return opened;
  const book = { sheet: sourceOf(sheets), formulas, formats: () => null };
  return verifyOpened(opened.value, book, file, hashes, kept, held);
};

const formulasIn = (sheet: SheetSnapshot | undefined): ReturnType<BookFile["formulas"]> =>
  sheet?.facts?.formulaTexts ? done(sheet.facts.formulaTexts) : null;

/** Where sheets are read from, one when it is asked for; null for one that is not there. */
export type SheetSource = (name: string) => Result<SheetSnapshot> | null;

const sourceOf =
  (sheets: readonly SheetSnapshot[]): SheetSource =>
  (name) => {
    const sheet = sheets.find((one) => one.name === name);
    return sheet ? done(sheet) : null;
  };

/**
 * `verifyMaster` for a master whose ledger was replayed already.
 *
 * @param book its sheets, and their formulas and number formats where the host has them
 * @param held the roots over the ledger, where they are known already
 * @returns as `verifyMaster`, and the issues of `formulaEdits` and `shownOtherwise`
 */
export const verifyOpened = (
  assessment: Assessment,
  { sheet: source, formulas, formats }: Pick<BookFile, "sheet" | "formulas" | "formats">,
  file: string,
  hashes: Hashes,
  kept: readonly KeptCheckpoint[],
  held: StoredRoots | null = null,
): Result<Verified> => {
  const { ledger } = assessment;
  const { shown, overview } = shownWithOverview(assessment);
  const edits = foundEdits(shown, source, file, hashes.sha256);
  const outdated = isOutdated(edits);
  const changed = outdated ? () => [] : formulaCheck(source, formulas, file, hashes.sha256);
  // A sheet's formulas and formats are asked for together: a file reads it once for both.
  const looks = shown.map((layout) => ({
    formulas: changed(layout),
    formats: shownOtherwise(layout, () => source(layout.name), formats(layout.name), file),
  }));
  const issues = [
    // The hidden sheet was checked when it was read: each piece of the ledger has its digest beside it.
    ...edits,
    ...looks.flatMap((look) => look.formulas),
    ...(outdated ? [] : overviewEdits(overview, source, file, hashes.sha256)),
    ...looks.flatMap((look) => look.formats),
    ...kept.flatMap((one) => checkKept(ledger, one, { kind: "file", name: file }, hashes)),
  ];
  return judged(() => ({ assessment, checkpoint: assessmentCheckpoint(ledger, hashes, held) }), issues);
};

/** Whether the hidden sheet says otherwise how far the year has come than the ledger does: a pane shows it before it replays. */
const overviewEdits = (overview: string, source: SheetSource, file: string, sha256: Sha256): readonly Issue[] => {
  const read = source(identitySheetName);
  const row = read?.ok ? overviewRow(read.value) : -1;
  if (!read?.ok || row < 0 || overviewTextOf(read.value, sha256) === overview) return [];
  const place = { kind: "cell", file, sheet: identitySheetName, address: addressOf(row, 2) } as const;
  return [errorAt(place, "overview-differs")];
};

/**
 * What the cells of a master say otherwise than its ledger, their formulas as well (核对单元格).
 *
 * @returns the issues of `foundEdits` and `formulaEdits`, `formulas-outdated` (sheet) for the formulas of a sheet that another version
 *   is said to have laid out
 */
export const cellEdits = (
  layouts: readonly SheetLayout[],
  source: SheetSource,
  formulas: BookFile["formulas"],
  file: string,
  sha256: Sha256,
): readonly Issue[] => {
  const edits = foundEdits(layouts, source, file, sha256);
  return isOutdated(edits) ? edits : [...edits, ...layouts.flatMap(formulaCheck(source, formulas, file, sha256))];
};

/** Holds the formulas of one sheet after another to those that were laid out; issues as of `cellEdits`. */
const formulaCheck = (
  source: SheetSource,
  formulas: BookFile["formulas"],
  file: string,
  sha256: Sha256,
): ((layout: SheetLayout) => readonly Issue[]) => {
  const laid = new Map(recordIn(source, sha256)?.map((one) => [one.name, one.laid]));
  return (layout) => {
    const found = formulaEdits(layout, formulas(layout.name), file);
    if (found.length === 0) return found;
    const isOwn = !laid.has(layout.name) || laid.get(layout.name) === laidDigest(layout, sha256);
    // A sheet that another version laid out has that version's formulas; that it did is the file's own word.
    return isOwn ? found : [errorAt({ kind: "file", name: file }, "formulas-outdated", { sheet: layout.name })];
  };
};

/**
 * What was done to a master outside, held to how its sheets were laid out when they were written (核对改动).
 *
 * @param layouts our sheets as the assessment has them now
 * @returns the issues of `outsideEdits`; or, where another version of kaoping laid the sheets out otherwise,
 *   `layouts-outdated` and `sheet-missing`, `layouts-edited` (sheet) for those that are gone or say something else since
 */
export const foundEdits = (
  layouts: readonly SheetLayout[],
  source: SheetSource,
  file: string,
  sha256: Sha256,
): readonly Issue[] => {
  const edits = editsBeside(layouts, source, file);
  const record = recordIn(source, sha256);
  if (!record) return edits;
  const same = standsAsRecorded(record, layouts) && (edits.length === 0 || saysAsRecorded(record, layouts, sha256));
  if (same) return edits;
  const place = { kind: "file", name: file } as const;
  return [
    errorAt(place, "layouts-outdated"),
    ...record.flatMap((one) => {
      const read = source(one.name);
      if (!read) return [errorAt(place, "sheet-missing", { sheet: one.name })];
      if (!read.ok) return read.issues;
      return isEditedSince(one, read.value, sha256) ? [errorAt(place, "layouts-edited", { sheet: one.name })] : [];
    }),
  ];
};

/** How a master's sheets were laid out when they were written; null where it does not say. */
export const recordIn = (source: SheetSource, sha256: Sha256): readonly SheetRecord[] | null => {
  const identity = source(identitySheetName);
  return identity?.ok ? readLayoutRecord(layoutsTextOf(identity.value, sha256)) : null;
};

/** Whether a master's sheets were found to be laid out as another version of kaoping does. */
export const isOutdated = (edits: readonly Issue[]): boolean => edits.some(({ code }) => code === "layouts-outdated");

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
const editsBeside = (layouts: readonly SheetLayout[], source: SheetSource, file: string): readonly Issue[] =>
  layouts.flatMap((layout) => {
    const read = source(layout.name);
    if (!read) return [errorAt({ kind: "file", name: file }, "sheet-missing", { sheet: layout.name })];
    return read.ok ? differences(layout, read.value, file) : read.issues;
  });

/**
 * A sheet as it was read, without what others noted below our rows (去掉下方备注): rows typed right below ours are meant for the
 * table, those behind an empty one are notes.
 */
export const withoutNotes = (layout: SheetLayout, sheet: SheetSnapshot): SheetSnapshot => {
  const [own, width] = [rowsOf(layout).length, widthOf(layout)];
  const isEmpty = (row: SheetSnapshot["cells"][number]): boolean =>
    row.slice(0, width).every((cell) => cellText(cell) === "");
  const end = sheet.cells.findIndex((row, index) => index >= own && isEmpty(row));
  return end < 0 ? sheet : { ...sheet, cells: sheet.cells.slice(0, end) };
};

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
      // What a file says of itself, no layout has.
      if (row === layout.fileSeal?.row && column === layout.fileSeal.column) continue;
      const place = { kind: "cell", file, sheet: layout.name, address: addressOf(row, column) } as const;
      issues.push(errorAt(place, "cell-differs", { got: cellText(is), want: cellText(valueOfCell(ought)) }));
    }
  }
  return issues;
};
