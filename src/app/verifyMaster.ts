import { checkpointOf, type Checkpoint } from "../domain/ledger/checkpoint.ts";
import type { Sha256 } from "../domain/ledger/digest.ts";
import { errorAt, judged, type Issue, type Result } from "../domain/shared/result.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import { addressOf, cellText, type SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../workbook/snapshotOfLayout.ts";
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
  if (!opened.ok) return opened;
  const assessment = opened.value;
  const origin = assessmentOrigin(assessment.ledger);
  const issues = masterSheets(assessment, sha256).flatMap((layout) => differences(layout, sheets, file));
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
 * What was done to a master outside kaoping and would be lost by laying it out anew (考评之外的改动).
 *
 * @returns `cell-differs`, `sheet-missing`, and `sheet-foreign` (sheet) for sheets with something on them that are not ours
 */
export const outsideEdits = (
  assessment: Assessment,
  sheets: readonly SheetSnapshot[],
  file: string,
  sha256: Sha256,
): readonly Issue[] => {
  const layouts = masterSheets(assessment, sha256);
  const ours = new Set(layouts.map(({ name }) => name));
  const foreign = sheets.filter(
    ({ name, cells }) => !ours.has(name) && cells.some((row) => row.some((cell) => cell !== null)),
  );
  return [
    ...layouts.flatMap((layout) => differences(layout, sheets, file)),
    ...foreign.map(({ name }) => errorAt({ kind: "file", name: file }, "sheet-foreign", { sheet: name })),
  ];
};

const differences = (layout: SheetLayout, sheets: readonly SheetSnapshot[], file: string): readonly Issue[] => {
  const sheet = sheets.find(({ name }) => name === layout.name);
  if (!sheet) return [errorAt({ kind: "file", name: file }, "sheet-missing", { sheet: layout.name })];
  const want = snapshotOfLayout(layout).cells;
  const issues: Issue[] = [];
  const rows = Math.max(want.length, sheet.cells.length);
  for (let row = 0; row < rows; row++) {
    const wanted = want[row] ?? [];
    const found = sheet.cells[row] ?? [];
    for (let column = 0; column < Math.max(wanted.length, found.length); column++) {
      const got = cellText(found[column]);
      const text = cellText(wanted[column]);
      if (got === text) continue;
      const place = { kind: "cell", file, sheet: layout.name, address: addressOf(row, column) } as const;
      issues.push(errorAt(place, "cell-differs", { got, want: text }));
    }
  }
  return issues;
};
