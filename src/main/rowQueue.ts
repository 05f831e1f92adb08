import type { TakeRow } from "../app/driven/bookDriver.ts";
import type { CellValue } from "../workbook/sheetSnapshot.ts";

/** Rows of a sheet, which counts from 0, on their way to another thread: JSON in UTF-8, some hundred kilobytes. */
export type PackedRows = { readonly sheet: number; readonly rows: Uint8Array };

/** Rows that wait for whoever takes them, packed as they come: cells by the million would be much to clear away (待取各行). */
type RowQueue = {
  readonly put: TakeRow;
  /** No more rows come. */
  readonly end: () => void;
  /** What was put next, once it is there; null once all was taken. Asked for by one at a time. */
  readonly next: () => Promise<PackedRows | null>;
};

/** Characters of a message: packed or unpacked within a few milliseconds. */
const lettersAtOnce = 200_000;

export const rowQueue = (): RowQueue => {
  const encoder = new TextEncoder();
  const full: PackedRows[] = [];
  let texts: string[] = [];
  let letters = 0;
  let open = 0;
  let ended = false;
  let wake = (): void => undefined;
  const close = (): void => {
    if (texts.length > 0) full.push({ sheet: open, rows: encoder.encode(`[${texts.join(",")}]`) });
    texts = [];
    letters = 0;
    wake();
  };
  return {
    put: (sheet, cells) => {
      if (sheet !== open) close();
      open = sheet;
      const text = JSON.stringify(cells);
      texts.push(text);
      letters += text.length;
      if (letters >= lettersAtOnce) close();
    },
    end: () => {
      ended = true;
      close();
    },
    next: async () => {
      while (full.length === 0 && !ended)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return full.shift() ?? null;
    },
  };
};

/**
 * What is handed over with an answer instead of copied (移交): the bytes of rows, which nobody here looks at again. Copies would be left for
 * the pane's thread to clear away, 20 MB of a large year.
 */
export const handedOver = (answer: unknown): ArrayBuffer[] => {
  const rows = typeof answer === "object" && answer !== null && "rows" in answer ? answer.rows : null;
  return rows instanceof Uint8Array && rows.buffer instanceof ArrayBuffer ? [rows.buffer] : [];
};

export const unpackedRows = ({ rows }: PackedRows): readonly (readonly CellValue[])[] =>
  JSON.parse(new TextDecoder().decode(rows)) as readonly (readonly CellValue[])[];
