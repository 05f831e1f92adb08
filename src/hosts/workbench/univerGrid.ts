import type { BookHint } from "../../app/ports.ts";
import type { Language } from "../../app/wording/issueText.ts";
import { addressOf, type CellValue } from "../../workbook/sheetSnapshot.ts";
import type { Touched } from "./applyOps.ts";
import { cellKey, type GridBook } from "./gridBook.ts";
import { seenIn, viewOf } from "./gridView.ts";
import { keepTyped } from "./typeInto.ts";
import { mayType, type Refusal } from "./mayType.ts";
import { startUniver, type UniverApp } from "./univerApp.ts";
import { cellData1, styleOf, workbookData } from "./workbookData.ts";

/** What the grid tells of what people do in it. */
export type GridHearing = {
  readonly hint: (hint: BookHint) => void;
  /** Something was not taken; why, and where. */
  readonly refused: (refusal: Refusal | { readonly code: "not-saved" }, place: string) => void;
};

/** The grid that shows the open workbook and lets people type into it (表格视图). */
export type Grid = {
  /** Done when it is shown, or another was opened meanwhile. */
  readonly open: (book: GridBook) => Promise<void>;
  /** Shows what of the workbook was changed by us, done when it is shown; after what was recorded, nothing typed before it is undone. */
  readonly show: (touched: Touched, isRecorded: boolean) => Promise<void>;
  /** Types into a cell as a person does; false where it was not taken. */
  readonly type: (sheet: string, row: number, column: number, value: CellValue) => Promise<boolean>;
  /** Draws the open workbook anew, after another part of it was chosen to be shown. */
  readonly redraw: () => Promise<void>;
  readonly dispose: () => void;
};

const setValues = "sheet.mutation.set-range-values";
const activate = "sheet.operation.set-worksheet-active";
const select = "sheet.operation.set-selections";

/** What people may do that is not in the file: it only changes how the grid shows it until it is opened anew. */
const viewOnly: ReadonlySet<string> = new Set([
  "sheet.mutation.set-worksheet-col-width",
  "sheet.mutation.set-worksheet-row-height",
  "sheet.mutation.set-worksheet-row-auto-height",
  "sheet.mutation.set-worksheet-row-is-auto-height",
  "sheet.mutation.set-frozen",
  "sheet.mutation.empty",
  "sheet.mutation.set-worksheet-row-count",
  "sheet.mutation.set-worksheet-column-count",
]);

type CellParams = { v?: unknown; t?: unknown; f?: unknown; p?: { body?: { dataStream?: string } } | null; s?: unknown };
type ValueParams = {
  readonly subUnitId: string;
  readonly cellValue?: Record<string, Record<string, CellParams | null>>;
};

/** @param breath makes what lets the page answer between two pieces of long work */
export const univerGrid = async (
  container: HTMLElement,
  language: Language,
  hearing: GridHearing,
  breath: () => () => Promise<void>,
): Promise<Grid> => {
  let book: GridBook | null = null;
  /** The workbook that is to be drawn next, as long as it is not; of two, the later is. */
  let coming: { readonly book: GridBook; readonly drawn: Promise<void> } | null = null;
  const selected = new Map<string, SelectedRange>();
  const app: UniverApp = await startUniver(container, language, {
    may: (id, params) => {
      if (!book || !id.startsWith("sheet.mutation.") || viewOnly.has(id)) return true;
      // Another takes its place already: what is typed into it now would be lost.
      if (coming && coming.book !== book) return false;
      if (id === setValues) return mayAll(book, params as ValueParams, hearing);
      hearing.refused({ code: "not-saved" }, book.front);
      return false;
    },
    did: (id, params) => {
      if (!book) return;
      if (id === setValues) keepAll(book, params as ValueParams, hearing);
      else if (id === activate) {
        book.front = (params as { readonly subUnitId: string }).subUnitId;
        hearing.hint({ kind: "activated", sheet: book.front, address: "" });
      } else if (id === select) {
        const { subUnitId, selections = [] } = params as Selected;
        const range = selections.at(-1)?.range;
        if (!range) return;
        selected.set(subUnitId, range);
        hearing.hint({ kind: "selected", sheet: subUnitId, address: addressOfRange(range) });
      }
    },
  });
  const activateFront = (): void => {
    if (book) app.run(activate, book.front, {});
  };
  const open = (opened: GridBook): Promise<void> => {
    opened.view = viewOf(opened);
    const draw = async (): Promise<void> => {
      const data = await workbookData(opened, breath());
      if (coming?.drawn !== drawn) {
        await coming?.drawn;
        return;
      }
      coming = null;
      book = opened;
      app.open(data);
      activateFront();
    };
    const drawn = Promise.resolve().then(draw);
    coming = { book: opened, drawn };
    return drawn;
  };
  /** The same workbook drawn anew, with the cell in sight that was selected. */
  const reopen = async (same: GridBook): Promise<void> => {
    const range = selected.get(same.front);
    await open(same);
    if (range && book === same)
      void app.ask("sheet.command.select-range", same.front, { subUnit: same.front, range, reveal: true });
  };
  return {
    open,
    show: async ({ cells, sheets, isListed }, isRecorded) => {
      // What is about to be drawn is drawn as it is by then.
      if (!book || (coming && coming.book !== book)) return coming?.drawn;
      if (isListed || sheets.size > 0) await reopen(book);
      else if (coming) await coming.drawn;
      else {
        for (const [name, keys] of cells) showCells(app, book, name, keys);
        if (isRecorded) activateFront();
      }
      if (isRecorded) app.forgetUndo();
    },
    redraw: async () => {
      if (book && (!coming || coming.book === book)) await reopen(book);
      else await coming?.drawn;
    },
    type: async (sheet, row, column, value) => {
      await coming?.drawn;
      const range = { startRow: row, endRow: row, startColumn: column, endColumn: column };
      return app.ask("sheet.command.set-range-values", sheet, { range, value: onlyValue(value) });
    },
    dispose: app.dispose,
  };
};

const showCells = (app: UniverApp, book: GridBook, name: string, keys: ReadonlySet<number>): void => {
  const sheet = book.sheets.find((one) => one.name === name);
  if (sheet?.visibility !== "visible") return;
  const cellValue: Record<number, Record<number, unknown>> = {};
  const seen = seenIn(book, sheet);
  for (const key of keys) {
    const [row, column] = [Math.floor(key / cellKey(1, 0)), key % cellKey(1, 0)];
    if (!seen.row(row) || !seen.column(column)) continue;
    (cellValue[row] ??= {})[column] = cellData1(book, sheet, row, column);
  }
  app.run(setValues, name, { cellValue });
};

/** Holds what is typed or pasted to what each cell takes, all of it or nothing, and leaves the value alone of each. */
const mayAll = (book: GridBook, { subUnitId, cellValue = {} }: ValueParams, hearing: GridHearing): boolean => {
  const sheet = book.sheets.find(({ name }) => name === subUnitId);
  if (!sheet) return false;
  const taken: (() => void)[] = [];
  for (const [row, column, cell] of cellsIn(cellValue)) {
    const typed = typedIn(cell);
    if (typed === undefined) {
      taken.push(() => delete cellValue[row]?.[column]);
      continue;
    }
    const may = mayType(book, sheet, row, column, typed);
    if (!may.ok) {
      hearing.refused(may.refusal, `${subUnitId}!${addressOf(row, column)}`);
      return false;
    }
    taken.push(() => {
      const line = cellValue[row];
      if (line) line[column] = { ...onlyValue(may.value), s: styleOf(book, sheet, row, column, may.value) };
    });
  }
  for (const take of taken) take();
  return true;
};

const onlyValue = (value: CellValue): CellParams => ({
  v: typeof value === "boolean" ? (value ? 1 : 0) : value,
  t: value === null ? null : typeof value === "number" ? 2 : typeof value === "boolean" ? 3 : 1,
  f: null,
  p: null,
});

const keepAll = (book: GridBook, { subUnitId, cellValue = {} }: ValueParams, hearing: GridHearing): void => {
  const sheet = book.sheets.find(({ name }) => name === subUnitId);
  if (!sheet) return;
  let first: string | null = null;
  for (const [row, column, cell] of cellsIn(cellValue)) {
    keepTyped(sheet, row, column, typedIn(cell) ?? null);
    first ??= addressOf(row, column);
  }
  if (first !== null) hearing.hint({ kind: "edited", sheet: subUnitId, address: first });
};

function* cellsIn(
  cellValue: NonNullable<ValueParams["cellValue"]>,
): Generator<readonly [number, number, CellParams | null]> {
  for (const [row, line] of Object.entries(cellValue)) {
    for (const [column, cell] of Object.entries(line)) yield [Number(row), Number(column), cell];
  }
}

/** What a cell is to say; undefined where only its look is meant. */
const typedIn = (cell: CellParams | null): CellValue | undefined => {
  if (cell === null) return null;
  if (typeof cell.f === "string" && cell.f !== "") return cell.f.startsWith("=") ? cell.f : `=${cell.f}`;
  const rich = cell.p?.body?.dataStream;
  if (rich !== undefined) return rich.replace(/\r\n$/u, "").replaceAll("\r", "\n");
  if (!("v" in cell)) return undefined;
  const { v, t } = cell;
  if (v === null || v === undefined) return null;
  if (t === 3) return v === 1 || v === true;
  if (typeof v === "number" || typeof v === "string" || typeof v === "boolean") return v;
  return undefined;
};

type SelectedRange = {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
};
type Selected = { readonly subUnitId: string; readonly selections?: readonly { readonly range: SelectedRange }[] };

const addressOfRange = ({ startRow, startColumn, endRow, endColumn }: SelectedRange): string => {
  const [from, to] = [addressOf(startRow, startColumn), addressOf(endRow, endColumn)];
  return from === to ? from : `${from}:${to}`;
};
