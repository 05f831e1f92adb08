import type { ComputedCells, ValuesDriver } from "../app/driven/valuesBook.ts";
import type { BookHint } from "../app/ports.ts";
import type { OpenedFile } from "../app/workbench/openFile.ts";
import { done, type Result } from "../domain/shared/result.ts";
import type { CellValue } from "../workbook/sheetSnapshot.ts";
import { applyOps, nothingTouched } from "../hosts/workbench/applyOps.ts";
import { gridBook, keysIn, type GridBook } from "../hosts/workbench/gridBook.ts";
import { gridDriver } from "../hosts/workbench/gridDriver.ts";
import type { Refusal } from "../hosts/workbench/mayType.ts";
import { Cancelled } from "../taskpane/paneActions.ts";
import type { Grid } from "../hosts/workbench/univerGrid.ts";
import type { FileSession } from "./workbenchWorker.ts";

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
  readonly driver: ValuesDriver;
  /** What the grid shows. */
  readonly current: () => GridBook;
  /** Types into a cell through the grid, as a person does; false where it was not taken. */
  readonly type: (sheet: string, row: number, column: number, value: CellValue) => Promise<boolean>;
};

/**
 * @param session what the core does with files
 * @param grid the grid, once it is there
 */
export const workbenchBook = (
  session: () => FileSession,
  grid: Promise<Grid>,
  hints: Set<(hint: BookHint) => void>,
): WorkbenchBook => {
  let book: GridBook = gridBook("", [], new Set());
  let opened: Uint8Array | null = null;
  let shown: Grid | null = null;
  const changed = new Set<() => void>();
  const openings = new Set<() => void>();
  const heard = new Set<(typed: number) => void>();
  /** Brings what the grid shows of formulas up to date; what is typed meanwhile is taken up once it is done. */
  const recalculate = once(async () => {
    const of = book;
    const { ops, typed } = await session().recalculate();
    if (of !== book) return;
    const touched = nothingTouched();
    applyOps(book, ops, touched);
    shown?.show(touched, false);
    for (const tell of heard) tell(typed);
  });
  const take = (next: GridBook, bytes: Uint8Array | null): void => {
    book = next;
    opened = bytes;
    shown?.open(book);
    for (const tell of openings) tell();
    recalculate();
  };
  void grid.then((ready) => {
    shown = ready;
    ready.open(book);
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
      const file = await session().openFile(bytes, name);
      if (!file.ok) return file;
      take(bookOf(name, file.value), bytes);
      return done(null, file.issues);
    },
    openNew: (name) => take(gridBook(name, [], new Set()), null),
    saveBytes: () => session().saveFile(opened, book.name),
    onChanged: listening(changed),
    onOpened: listening(openings),
    onRecalculated: listening(heard),
    current: () => book,
    type: async (...args) => (await grid).type(...args),
    driver: gridDriver(
      () => book,
      (touched) => {
        shown?.show(touched, true);
        tellChanged();
      },
      hints,
    ),
  };
};

const bookOf = (name: string, { sheets, ours, ops, computed }: OpenedFile): GridBook => {
  const book = gridBook(name, sheets, new Set(ours));
  applyOps(book, ops, nothingTouched());
  for (const { sheet, areas } of computed) markComputed(book, { sheet, areas });
  return book;
};

const markComputed = (book: GridBook, { sheet, areas }: ComputedCells): void => {
  const found = book.sheets.find(({ name }) => name === sheet);
  if (found) found.computed = new Set(areas.flatMap(keysIn));
};

/** Does a thing once at a time; asked for while it is being done, it is done once more. */
const once = (work: () => Promise<void>): (() => void) => {
  let state: "idle" | "busy" | "again" = "idle";
  const run = async (): Promise<void> => {
    state = "busy";
    try {
      await work();
    } catch (error) {
      // Ended together with its thread, and asked for again by what comes after.
      if (!(error instanceof Cancelled)) throw error;
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
