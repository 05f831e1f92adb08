import type { BookDriver } from "../app/driven/bookDriver.ts";
import { batchesOf, type BookOp } from "../app/driven/bookOps.ts";
import type { HostResult, ReadDepth } from "../app/ports.ts";
import type { CellValue, SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { rowQueue, unpackedRows, type PackedRows } from "./rowQueue.ts";

/** A part of what is to be done: `batch` and `op` count from 0; parts of one action follow each other. */
type GivenOp = { readonly batch: number; readonly op: number; readonly part: BookOp };

/**
 * A driver that hands its cells over, and takes its actions, a piece a message (分块传递): what one message holds is packed and unpacked
 * in one stretch of work, during which nobody is answered.
 */
export type PieceDriver = Pick<BookDriver, "watch"> & {
  /** The sheets without their cells; `rows` gives them meanwhile. */
  readonly read: (depth: ReadDepth, large: boolean) => Promise<HostResult<readonly SheetSnapshot[]>>;
  /** The next rows of what is being read, once they are there; null after the last. */
  readonly rows: () => Promise<PackedRows | null>;
  /** Takes a part of what `run` is to do; the first forgets what was given before. */
  readonly give: (first: boolean, ops: readonly GivenOp[]) => null;
  readonly run: (checks: Parameters<BookDriver["run"]>[1]) => ReturnType<BookDriver["run"]>;
};

/** Bytes of a message: packed or unpacked within a few milliseconds. */
const bytesAtOnce = 200_000;

/** The thread on which the program is: offers a driver in pieces. */
export const inPieces = (driver: BookDriver): PieceDriver => {
  let reading = rowQueue();
  let given: BookOp[][] = [];
  return {
    read: async (depth, large) => {
      const queue = rowQueue();
      reading = queue;
      try {
        const read = await driver.read(depth, large, queue.put);
        if (!read.ok) return read;
        // A driver that holds all cells gives them now.
        for (const [place, { cells }] of read.value.entries()) for (const row of cells) queue.put(place, row);
        return { ok: true, value: read.value.map((sheet) => ({ ...sheet, cells: [] })) };
      } finally {
        queue.end();
      }
    },
    rows: () => reading.next(),
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
    const cells: (readonly CellValue[])[][] = [];
    const take = async (): Promise<void> => {
      for (let next = await far().rows(); next; next = await far().rows()) {
        const rows = (cells[next.sheet] ??= []);
        for (const row of unpackedRows(next)) rows.push(row);
      }
    };
    const [read] = await Promise.all([far().read(depth, large), take()]);
    if (!read.ok) return read;
    return { ok: true, value: read.value.map((sheet, place) => ({ ...sheet, cells: cells[place] ?? [] })) };
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
