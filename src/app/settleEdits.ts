import type { Sha256 } from "../domain/ledger/digest.ts";
import { exact, exactText } from "../domain/shared/exact.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { claimSheetName } from "../workbook/registers/claimRegister.ts";
import { bodyRows, placedTables, type SheetLayout } from "../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import type { Stamp } from "./dispatch.ts";
import { dispatchAll, type PlacedChange } from "./dispatchAll.ts";
import { masterSheets, shownSheets } from "./masterSheets.ts";
import type { Assessment } from "./state.ts";
import { typedRegisters } from "./typedRegisters.ts";
import { typedScores } from "./typedScores.ts";
import { outsideEdits, withoutNotes } from "./verifyMaster.ts";

/** What was done to a master outside (考评之外的改动): where, what the ledger has there, and what stands there now. */
export type OutsideEdit = {
  readonly sheet: string;
  readonly address: string;
  readonly old: string;
  readonly now: string;
};

/** The edits as rows for people; a sheet that is gone has no address. */
export const editsOf = (issues: readonly Issue[]): readonly OutsideEdit[] =>
  issues.map(({ code, place, data }) => ({
    sheet: place.kind === "cell" ? place.sheet : String(data["sheet"] ?? ""),
    address: place.kind === "cell" ? place.address : "",
    old: code === "sheet-missing" ? "有此表" : String(data["want"]),
    now: code === "sheet-missing" ? "缺少此表" : String(data["got"]),
  }));

/**
 * Records scores, findings, corrections and lists that were typed outside (认可改动): all that can be recorded is, and what cannot is handed back to be put
 * back or redone.
 *
 * @returns the assessment after it, how many rows came in, and the edits that are left, with the warning `claims-edited`
 *   where some are on 自评; or `edits-not-scores` where nothing can be recorded, and the issues of `typedRegisters`, `typedScores` and `dispatch`
 */
export const acceptEdits = (
  assessment: Assessment,
  sheets: readonly SheetSnapshot[],
  edits: readonly Issue[],
  file: string,
  stamp: Stamp,
  sha256: Sha256,
): Result<Accepted> => {
  const { state } = assessment;
  const layouts = new Map(shownSheets(assessment).map((layout) => [layout.name, layout]));
  const typedOn = sheets.map((sheet) => {
    const layout = layouts.get(sheet.name);
    return layout ? withoutNotes(layout, sheet) : sheet;
  });
  const registers = recordable(assessment, typedRegisters(state, typedOn), stamp, sha256);
  const scores = state.scheme ? typedScores(state, typedOn) : done([]);
  if (!scores.ok) return refused([...registers.issues, ...scores.issues]);
  // A list that cannot be taken does not keep scores out: its edits are left and handed back, with the reason.
  const typed = [...(registers.ok ? registers.value : []), ...scores.value];
  const told = registers.issues.map((issue) => (registers.ok ? issue : { ...issue, severity: "warning" as const }));
  const notes = [...claimEdits(edits), ...told, ...scores.issues];
  if (typed.length === 0) {
    const why = registers.ok ? [errorAt(wholeAssessment, "edits-not-scores")] : registers.issues;
    return refused([...claimEdits(edits), ...why]);
  }
  const changed = dispatchAll(assessment, typed, stamp, sha256);
  if (!changed.ok) return refused([...notes, ...changed.issues]);
  const differing = outsideEdits(masterSheets(changed.value, sha256), sheets, file);
  const still = new Set(differing.filter((edit) => !saysTheSame(edit)).map(keyOf));
  const left = edits.filter((edit) => still.has(keyOf(edit)));
  const recorded = typed.reduce((sum, { change }) => sum + change.rows.length, 0);
  return done({ assessment: changed.value, recorded, left }, [...notes, ...changed.issues]);
};

/** Changes of lists that the assessment takes as it stands, all of them or none. */
const recordable = (
  assessment: Assessment,
  registers: Result<readonly PlacedChange[]>,
  stamp: Stamp,
  sha256: Sha256,
): Result<readonly PlacedChange[]> => {
  if (!registers.ok) return registers;
  const tried = dispatchAll(assessment, registers.value, stamp, sha256);
  return tried.ok ? registers : refused([...registers.issues, ...tried.issues]);
};

/** What is said of edits on 自评, once, where the first of them is. */
const claimEdits = (edits: readonly Issue[]): readonly Issue[] => {
  const first = edits.find(({ place }) => place.kind === "cell" && place.sheet === claimSheetName);
  return first ? [warningAt(first.place, "claims-edited")] : [];
};

export type Accepted = {
  readonly assessment: Assessment;
  readonly recorded: number;
  readonly left: readonly Issue[];
};

/**
 * Our sheets as a file has them that was edited outside (改动后的版式): those with edits say something else than they were laid out,
 * so that saving writes them anew, and reach down to the last row that was typed below their table.
 */
export const layoutsAsFound = (layouts: readonly SheetLayout[], edits: readonly Issue[]): readonly SheetLayout[] =>
  layouts.map((layout) => {
    const rows = edits.flatMap(({ place }) =>
      place.kind === "cell" && place.sheet === layout.name ? [Number(/\d+$/u.exec(place.address)?.[0])] : [],
    );
    if (rows.length === 0) return layout;
    const last = placedTables(layout).at(-1);
    const below = last ? Math.max(...rows) - (last.headerRow + 1 + bodyRows(last.table)) : 0;
    return { ...reaching(layout, Math.max(below, 0)), title: "" };
  });

/** The sheet with so many more rows in its last table. */
const reaching = (layout: SheetLayout, rows: number): SheetLayout => {
  if (rows === 0 || !layout.table) return layout;
  const { below = [] } = layout;
  const longer = <T extends NonNullable<SheetLayout["table"]>>(table: T): T => ({
    ...table,
    spareRows: (table.spareRows ?? 0) + rows,
  });
  const last = below.at(-1);
  return last
    ? { ...layout, below: [...below.slice(0, -1), longer(last)] }
    : { ...layout, table: longer(layout.table) };
};

const keyOf = ({ code, place, data }: Issue): string =>
  place.kind === "cell" ? `${place.sheet}\n${place.address}` : `${code}\n${String(data["sheet"] ?? "")}`;

/** Whether a cell differs in writing alone: full-width digits, spaces around, zeros behind, a number kept as text. */
const saysTheSame = ({ code, data }: Issue): boolean =>
  code === "cell-differs" && plainly(String(data["got"])) === plainly(String(data["want"]));

const plainly = (text: string): string => {
  const plain = text.normalize("NFKC").trim();
  return /^\d{1,12}(?:\.\d{1,12})?$/u.test(plain) ? exactText(exact(plain)) : plain;
};
