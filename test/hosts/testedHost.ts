import type { OpenBook } from "../../src/app/bookCommands.ts";
import type { BookOutcome } from "../../src/app/openedBook.ts";
import type { BookPort } from "../../src/app/ports.ts";
import { identitySheetName } from "../../src/workbook/identity.ts";
import type { SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { cellText, type CellValue, type SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { smallBreakdown } from "../fixtures/smallAssessment.ts";
import { smallObservations, smallReviewers, smallScheme, smallUnits } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

/** A host that has a workbook open, as the suite sees it (被测宿主). */
export type TestedHost = {
  /** A session that knows nothing of earlier ones. */
  readonly book: () => BookPort;
  /** Does what a person would; row and column count from 0. */
  readonly type: (sheet: string, row: number, column: number, value: CellValue) => Promise<void>;
  readonly rename: (sheet: string, name: string) => Promise<void>;
  /** Whether a sheet of ours that was renamed is found by its table, or asked for by its name before anything is written. */
  readonly renamed: "found" | "asked-for";
  readonly remove: (sheet: string) => Promise<void>;
  /** Lets formulas come to what they are laid out with, where the host computes none itself. */
  readonly calculate: (layouts: readonly SheetLayout[]) => void;
  /** A host with the same workbook, from which this one is independent; a watched one can tell which places of its next write are alike. */
  readonly copy: (watched?: boolean) => TestedHost;
  /** What a command cost since the last call; null where the host has no round trips. */
  readonly syncs: () => number | null;
  /** After a write: in how many places it could have broken off. */
  readonly steps: () => number;
  /** After a write: for each of these places the first that leaves the same workbook; hosts that cannot tell leave it out. */
  readonly alike?: () => readonly number[];
  /** The next write breaks off in one of these places, the reading before it does not. */
  readonly breakAt: (step: number, of: number) => void;
  /** All there is in the workbook, what nobody sees of it too, to be held to another's; hosts whose values are all there is leave it out. */
  readonly whole?: () => unknown;
  readonly close: () => void;
};

export const load = { change: { kind: "document-loaded", rows: [smallBreakdown] } } as const;
export const setUp = [
  { change: { kind: "scheme-set", rows: [smallScheme] } },
  { change: { kind: "units-set", rows: smallUnits } },
  { change: { kind: "reviewers-set", rows: smallReviewers } },
] as const;
export const scores = { change: { kind: "observations-recorded", rows: smallObservations } } as const;

export const valueOfDone = <T>(outcome: BookOutcome<T>): T => {
  if (outcome.kind !== "done") throw new RangeError(`an outcome: got ${JSON.stringify(outcome)}, want done`);
  return outcome.value;
};

/** What people see: texts, and numbers as far as programs agree on them; empty rows and cells at the ends apart. */
export const shown = ({ cells }: Pick<SheetSnapshot, "cells">): readonly (readonly string[])[] => {
  const texts = cells.map((row) => {
    const line = row.map((cell) => (typeof cell === "number" ? String(Number(cell.toPrecision(10))) : cellText(cell)));
    return line.slice(0, line.findLastIndex((text) => text !== "") + 1);
  });
  return texts.slice(0, texts.findLastIndex((line) => line.length > 0) + 1);
};

export const open = (book: BookPort): OpenBook => ({ book, sha256, name: "考核.xlsx" });
export const sheetsOf = async (host: TestedHost): Promise<readonly SheetSnapshot[]> => {
  const read = await host.book().read();
  if (!read.ok) throw new RangeError(JSON.stringify(read.failure));
  return read.value;
};
export const sheetOf = async (host: TestedHost, sheet: string): Promise<SheetSnapshot> => {
  const found = (await sheetsOf(host)).find((one) => one.name === sheet);
  if (!found) throw new RangeError(`a sheet: got no ${sheet}, want one`);
  return found;
};
/** What the hidden sheet says: the ledger and its seal. */
export const hiddenIn = (sheets: readonly SheetSnapshot[]): string =>
  JSON.stringify(shown(sheets.find(({ name }) => name === identitySheetName) ?? { cells: [] }));

export const hiddenText = async (host: TestedHost): Promise<string> => hiddenIn(await sheetsOf(host));
