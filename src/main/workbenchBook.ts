import type { BookHint } from "../app/ports.ts";
import type { BookNames } from "../app/workbench/bookNames.ts";
import type { OpenedFile } from "../app/workbench/openFile.ts";
import { done, refused, type Result } from "../domain/shared/result.ts";
import type { CellValue } from "../workbook/sheetSnapshot.ts";
import { applyOps, nothingTouched } from "../hosts/workbench/applyOps.ts";
import { gridBook, markComputed, type GridBook } from "../hosts/workbench/gridBook.ts";
import { cellCount, viewOf, type GridView } from "../hosts/workbench/gridView.ts";
import { gridDriver, type GridDriver } from "../hosts/workbench/gridDriver.ts";
import type { Refusal } from "../hosts/workbench/mayType.ts";
import { Cancelled } from "../taskpane/paneActions.ts";
import type { Grid } from "../hosts/workbench/univerGrid.ts";
import type { FileSession } from "./filesWorker.ts";
import type { RecalculatingSession } from "./recalcWorker.ts";
import { untilCancelled } from "./startThread.ts";

/** Why something that was typed was not taken, and where. */
export type NotTaken = { readonly refusal: Refusal | { readonly code: "not-saved" }; readonly place: string };

/** The workbook of the workbench, as the page and whatever keeps it see it (工作台的工作簿). */
export type WorkbenchBook = {
  readonly name: () => string;
  /** Takes the place of the workbook that was open. */
  readonly openBytes: (bytes: Uint8Array, name: string) => Promise<Result<null>>;
  /** An empty workbook, to start a year from its work points. */
  readonly openNew: (name: string) => void;
  /** The file of the workbook as it stands, typed cells that are not recorded yet among it. */
  readonly saveBytes: () => Promise<Result<Uint8Array>>;
  /** Tells that cells were typed or written since, until the release is called. */
  readonly onChanged: (tell: () => void) => () => void;
  /** Tells that another workbook was opened, until the release is called. */
  readonly onOpened: (tell: () => void) => () => void;
  /** Tells how many scores are typed that no command recorded yet, until the release is called. */
  readonly onRecalculated: (tell: (typed: number) => void) => () => void;
  readonly driver: GridDriver;
  /** Which part of a large workbook is shown; null where all of it is. */
  readonly part: () => ShownPart | null;
  readonly onPart: (tell: () => void) => () => void;
  /** Shows another part of it; all of it can be typed into and is saved as before. */
  readonly choosePart: (view: GridView) => void;
  /** What the grid shows. */
  readonly current: () => GridBook;
  /** Types into a cell through the grid, as a person does; false where it was not taken. */
  readonly type: (sheet: string, row: number, column: number, value: CellValue) => Promise<boolean>;
};

/** The part of a workbook that is shown, what else could be, and how many cells there are in all. */
export type ShownPart = { readonly view: GridView; readonly names: BookNames; readonly cells: number };

/**
 * @param core what computes
 * @param files what reads and makes files, beside it
 * @param grid the grid, once it is there
 */
export const workbenchBook = (
  core: RecalculatingSession,
  files: FileSession,
  grid: Promise<Grid>,
  hints: Set<(hint: BookHint) => void>,
): WorkbenchBook => {
  let book: GridBook = gridBook("", [], new Set());
  let opened: Uint8Array | null = null;
  let shown: Grid | null = null;
  const changed = new Set<() => void>();
  const openings = new Set<() => void>();
  const heard = new Set<(typed: number) => void>();
  const parts = new Set<() => void>();
  let part: ShownPart | null = null;
  const lookAtPart = (): void => {
    const { view, names } = book;
    if (part?.view === (view ?? undefined) && part?.names === (view ? names : undefined)) return;
    part = view && { view, names, cells: cellCount(book) };
    for (const tell of parts) tell();
  };
  /** Brings what the grid shows of formulas up to date; what is typed meanwhile is taken up once it is done. */
  const recalculate = once(async () => {
    const of = book;
    const { ops, typed, names } = await core.recalculate();
    if (of !== book) return;
    if (names) book.names = names;
    const touched = nothingTouched();
    applyOps(book, ops, touched);
    await shown?.show(touched, false);
    if (of !== book) return;
    // A year that was begun here is too large for the first time once its units are known.
    if (names && viewOf(book)?.name !== book.view?.name) await shown?.redraw();
    lookAtPart();
    for (const tell of heard) tell(typed);
  });
  /** Done when it is drawn; a large workbook takes a while, in which the page answers and what its formulas come to is computed. */
  const take = (next: GridBook, bytes: Uint8Array | null): Promise<void> => {
    book = next;
    opened = bytes;
    recalculate();
    const drawn = shown?.open(book) ?? Promise.resolve();
    lookAtPart();
    for (const tell of openings) tell();
    return drawn;
  };
  void grid.then((ready) => {
    shown = ready;
    void ready.open(book);
    lookAtPart();
  });
  const tellChanged = (): void => {
    recalculate();
    for (const tell of changed) tell();
  };
  hints.add(({ kind }) => {
    if (kind === "edited") tellChanged();
  });
  const listening =
    <Tell>(all: Set<Tell>) =>
    (tell: Tell) => {
      all.add(tell);
      return () => void all.delete(tell);
    };
  return {
    name: () => book.name,
    openBytes: async (bytes, name) => {
      const file = await unlessCancelled(files.openFile(bytes, name));
      if (!file.ok) {
        // What is open stays, and is to be ready for what is typed next.
        recalculate();
        return file;
      }
      await take(bookOf(name, file.value), bytes);
      return done(null, file.issues);
    },
    openNew: (name) => void take(gridBook(name, [], new Set()), null),
    saveBytes: () => unlessCancelled(files.saveFile(opened, book.name)),
    onChanged: listening(changed),
    onOpened: listening(openings),
    onRecalculated: listening(heard),
    part: () => part,
    onPart: listening(parts),
    choosePart: (view) => {
      book.view = view;
      void shown?.redraw();
      lookAtPart();
    },
    current: () => book,
    type: async (...args) => (await grid).type(...args),
    driver: gridDriver(
      () => book,
      (touched) => {
        const drawn = shown?.show(touched, true);
        tellChanged();
        return drawn ?? Promise.resolve();
      },
      hints,
    ),
  };
};

const bookOf = (name: string, { sheets, ours, ops, computed, names }: OpenedFile): GridBook => {
  const book = gridBook(name, sheets, new Set(ours), names);
  applyOps(book, ops, nothingTouched());
  for (const { sheet, areas } of computed) markComputed(book, sheet, areas);
  return book;
};

/** What was cancelled did not come about; whoever cancelled it need not be told why. */
const unlessCancelled = async <T>(work: Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Cancelled) return refused([]);
    throw error;
  }
};

/** Does a thing once at a time; asked for while it is being done, it is done once more. */
const once = (work: () => Promise<void>): (() => void) => {
  let state: "idle" | "busy" | "again" = "idle";
  const run = async (): Promise<void> => {
    state = "busy";
    try {
      // Ended together with its thread, it is asked for again by what comes after.
      await untilCancelled(work());
    } finally {
      const isWanted = (state as string) === "again";
      state = "idle";
      if (isWanted) void run();
    }
  };
  return () => {
    if (state === "idle") void run();
    else state = "again";
  };
};
