import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Issue } from "../domain/shared/result.ts";
import { identitySheetName } from "../workbook/identity.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import type { BookMemory } from "./bookMemory.ts";
import { placeSheets } from "./edits/placeSheets.ts";
import { openMaster, readyToOpen } from "./openMaster.ts";
import { assessmentOf, layoutsOf } from "./remembered.ts";
import type { BookPort, HostFailure, ReadDepth } from "./ports.ts";
import { emptyAssessment, type Assessment } from "./state.ts";

/** How a command on an open workbook ended: done, refused for what the data says, or refused by the host. */
export type BookOutcome<T> =
  | { readonly kind: "done"; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly kind: "refused"; readonly issues: readonly Issue[] }
  | { readonly kind: "host-refused"; readonly failure: HostFailure };

/** The workbook a host has open, with what the core needs beside it. */
export type OpenBook = {
  readonly book: BookPort;
  readonly sha256: Sha256;
  readonly name: string;
  /** What a session knows of it from before; none where it has it open for one command. */
  readonly memory?: BookMemory;
};

/** An open workbook as it was read (读到的工作簿). */
export type ReadBook = {
  readonly assessment: Assessment;
  /** All sheets by the names that they bear now. */
  readonly found: readonly SheetSnapshot[];
  /** All sheets, ours by the names that we gave them, whatever they were renamed. */
  readonly sheets: () => readonly SheetSnapshot[];
  /** Our sheets as the ledger has them, laid out when first asked for; none of an ordinary workbook. */
  readonly layouts: () => readonly SheetLayout[];
};

/** Reads the open workbook and replays its ledger; an ordinary workbook holds an empty assessment. */
export const readOpenBook = async (open: OpenBook, depth: ReadDepth = "values"): Promise<BookOutcome<ReadBook>> => {
  const { book, sha256, name } = open;
  const read = await book.read(depth);
  if (!read.ok) return { kind: "host-refused", failure: read.failure };
  const found = read.value;
  if (!found.some((sheet) => sheet.name === identitySheetName)) {
    return {
      kind: "done",
      value: { assessment: emptyAssessment, found, sheets: () => found, layouts: () => [] },
      issues: [],
    };
  }
  await readyToOpen(found);
  const opened = openMaster(found, name, sha256, (text) => assessmentOf(open, text));
  if (!opened.ok) return { kind: "refused", issues: opened.issues };
  const layouts = () => layoutsOf(open, opened.value);
  const sheets = once(() => underOurNames(layouts(), found));
  return { kind: "done", value: { assessment: opened.value, found, sheets, layouts }, issues: opened.issues };
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

const underOurNames = (layouts: readonly SheetLayout[], found: readonly SheetSnapshot[]): readonly SheetSnapshot[] => {
  const ours = new Map<SheetSnapshot, string>();
  for (const [name, sheet] of placeSheets(layouts, found)) if (sheet) ours.set(sheet, name);
  return found.map((sheet) => {
    const name = ours.get(sheet);
    return name === undefined || name === sheet.name ? sheet : { ...sheet, name };
  });
};
