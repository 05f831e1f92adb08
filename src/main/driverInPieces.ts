import type { BookDriver } from "../app/driven/bookDriver.ts";
import { batchesOf, type BookOp } from "../app/driven/bookOps.ts";
import type { HostResult, ReadDepth } from "../app/ports.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";

type Rows = SheetSnapshot["cells"];

/** A part of what is to be done: `batch` and `op` count from 0; parts of one action follow each other. */
type GivenOp = { readonly batch: number; readonly op: number; readonly part: BookOp };

/**
 * A driver that hands its cells over, and takes its actions, a piece a message (分块传递): what one message holds is packed and unpacked
 * in one stretch of work, during which nobody is answered.
 */
export type PieceDriver = Pick<BookDriver, "watch"> & {
  /** The sheets without their cells, and how many rows each has; `rows` gives them. */
  readonly read: (
    depth: ReadDepth,
    large: boolean,
  ) => Promise<HostResult<readonly { readonly sheet: SheetSnapshot; readonly rows: number }[]>>;
  /** The rows of a sheet that was read from there on, as many as one message takes; at least one. They are given once. */
  readonly rows: (sheet: number, from: number) => Rows;
  /** Takes a part of what `run` is to do; the first forgets what was given before. */
  readonly give: (first: boolean, ops: readonly GivenOp[]) => null;
  readonly run: (checks: Parameters<BookDriver["run"]>[1]) => ReturnType<BookDriver["run"]>;
};

/** Cells and bytes of a message: packed or unpacked within a few milliseconds. */
const cellsAtOnce = 12_000;
const bytesAtOnce = 200_000;

/** The thread on which the program is: offers a driver in pieces. */
export const inPieces = (driver: BookDriver): PieceDriver => {
  let found: Rows[] = [];
  let given: BookOp[][] = [];
  return {
    read: async (depth, large) => {
      found = [];
      const read = await driver.read(depth, large);
      if (!read.ok) return read;
      found = read.value.map(({ cells }) => cells);
      return {
        ok: true,
        value: read.value.map((sheet) => ({ sheet: { ...sheet, cells: [] }, rows: sheet.cells.length })),
      };
    },
    rows: (sheet, from) => {
      const cells = found[sheet] ?? [];
      let end = from;
      for (let held = 0; end < cells.length && (held < cellsAtOnce || end === from); end++)
        held += cells[end]?.length ?? 0;
      // The other thread has them all now; kept here too they would only be there to be cleared away.
      if (end === cells.length) found[sheet] = [];
      return cells.slice(from, end);
    },
    give: (first, ops) => {
      if (first) given = [];
      for (const { batch, op, part } of ops) {
        const batchOps = (given[batch] ??= []);
        const known = batchOps[op];
        batchOps[op] = known && known.op === "cells" && part.op === "cells" ? joined(known, part) : part;
      }
      return null;
    },
    run: (checks) => {
      const batches = given;
      given = [];
      return driver.run(batches, checks);
    },
    watch: driver.watch,
  };
};

type CellsOp = Extract<BookOp, { readonly op: "cells" }>;

const joined = (first: CellsOp, next: CellsOp): CellsOp => ({
  ...first,
  area: { ...first.area, rows: first.area.rows + next.area.rows },
  entries: [...first.entries, ...next.entries],
});

/** What the other thread offers, as every method of it is called across threads. */
type Far<T> = {
  readonly [Name in keyof T]: T[Name] extends (...args: infer Args) => infer Value
    ? (...args: Args) => Promise<Awaited<Value>>
    : never;
};

/** A driver in pieces as the core reaches it. */
export type FarDriver = Far<Pick<PieceDriver, "read" | "rows" | "give" | "run">>;

/** The thread on which the core is: a whole driver from one in pieces. @param far what the other thread offers, once it is asked for */
export const fromPieces = (far: () => FarDriver): BookDriver => ({
  read: async (depth, large) => {
    const read = await far().read(depth, large);
    if (!read.ok) return read;
    const sheets: SheetSnapshot[] = [];
    for (const [place, { sheet, rows }] of read.value.entries()) {
      const cells: Rows[number][] = [];
      while (cells.length < rows) for (const row of await far().rows(place, cells.length)) cells.push(row);
      sheets.push({ ...sheet, cells });
    }
    return { ok: true, value: sheets };
  },
  run: async (batches, checks) => {
    let first = true;
    for (const [batch, ops] of batches.entries()) {
      const parts = ops.flatMap((one, op) =>
        batchesOf([one], bytesAtOnce).flatMap((pieces) => pieces.map((part): GivenOp => ({ batch, op, part }))),
      );
      for (const message of messagesOf(parts)) {
        await far().give(first, message);
        first = false;
      }
    }
    if (first) await far().give(true, []);
    return far().run(checks);
  },
  watch: () => Promise.reject(new RangeError("a watch: got one from the core, want it on the pane's thread")),
});

/** Parts in messages of a few hundred kilobytes; most actions are small. */
const messagesOf = (parts: readonly GivenOp[]): readonly (readonly GivenOp[])[] => {
  const cut = batchesOf(
    parts.map(({ part }) => part),
    bytesAtOnce,
  );
  let at = 0;
  return cut.map((ops) => {
    const message = parts.slice(at, at + ops.length);
    at += ops.length;
    return message;
  });
};
