import { at as itemAt } from "../../domain/shared/at.ts";
import { areaAddress, cellAt, type CellArea } from "../../workbook/sheetSnapshot.ts";
import type { EditedCell, EditKind, FoundEdit } from "./edit.ts";

/** A cell with what happened to it. */
export type CellEdit = { readonly kind: EditKind; readonly cell: EditedCell };

/** Cells of a rectangle to which the same happened. */
type Block = { area: CellArea; readonly cells: EditedCell[] };

/**
 * Puts cells to which the same happened together (归并): side by side first, then one below the other, so that a paste or a fill
 * is one edit. What was cleared in one place and stands in another was moved there.
 */
export const editBlocks = (sheet: string, edits: readonly CellEdit[]): readonly FoundEdit[] => {
  const kinds = [...new Set(edits.map(({ kind }) => kind))];
  const blocks = kinds.flatMap((kind) =>
    blocksOf(edits.flatMap((edit) => (edit.kind === kind ? [edit.cell] : []))).map((block) => ({ kind, ...block })),
  );
  const moved = new Set<(typeof blocks)[number]>();
  const moves = blocks.flatMap((from): readonly FoundEdit[] => {
    if (from.kind !== "cell-cleared") return [];
    const to = blocks.find(
      (one) =>
        (one.kind === "cell-filled" || one.kind === "cell-changed") && !moved.has(one) && holdsWhatWasIn(from, one),
    );
    if (!to) return [];
    moved.add(from).add(to);
    const [was, is] = [areaAddress(from.area), areaAddress(to.area)];
    const cells = [...from.cells, ...to.cells];
    return [{ kind: "cells-moved", sheet, address: is, count: to.cells.length, was, is, cells }];
  });
  const others = blocks.flatMap((block): readonly FoundEdit[] => {
    if (moved.has(block)) return [];
    const { kind, area, cells } = block;
    return [{ kind, sheet, address: areaAddress(area), count: cells.length, was: "", is: "", cells }];
  });
  return [...moves, ...others];
};

const holdsWhatWasIn = (from: Block, to: Block): boolean =>
  from.area.rows === to.area.rows &&
  from.area.columns === to.area.columns &&
  from.cells.every(({ old }, place) => old !== "" && old === to.cells[place]?.now);

const blocksOf = (cells: readonly EditedCell[]): readonly Block[] => {
  const placed = cells
    .flatMap((cell) => {
      const at = cellAt(cell.address);
      return at ? [{ cell, ...at }] : [];
    })
    .sort((a, b) => a.row - b.row || a.column - b.column);
  const done: Block[] = [];
  /** Blocks that end in the row above, by their first column and width. */
  let open = new Map<string, Block>();
  for (let first = 0; first < placed.length;) {
    const row = itemAt(placed, first).row;
    const next = new Map<string, Block>();
    while (placed[first]?.row === row) {
      const start = first;
      const column = itemAt(placed, start).column;
      while (placed[first]?.row === row && placed[first]?.column === column + first - start) first++;
      const run = placed.slice(start, first).map(({ cell }) => cell);
      const key = `${column} ${run.length}`;
      const above = open.get(key);
      const joins = above && above.area.row + above.area.rows === row;
      const block = joins ? above : { area: { row, column, rows: 0, columns: run.length }, cells: [] };
      if (!joins) done.push(block);
      block.cells.push(...run);
      block.area = { ...block.area, rows: block.area.rows + 1 };
      next.set(key, block);
    }
    open = next;
  }
  return done;
};
