import { textOfCell, type Block } from "../blocks.ts";
import type { Merge } from "../table/grid.ts";

/** A table of a Word document while its cells come in. */
export type OpenTable = {
  readonly rows: string[][];
  readonly merges: { top: number; left: number; bottom: number; right: number }[];
  /** The merged cells that the row above left open, by their first column. */
  readonly reaching: Map<number, { top: number; left: number; bottom: number; right: number }>;
  column: number;
  dropsRow: boolean;
  cell: { columnSpan: number; continues: boolean | null };
  /** What stands in a table of one column, which only frames it. */
  readonly framed: Block[];
};

const noCell = (): OpenTable["cell"] => ({ columnSpan: 1, continues: null });

export const newTable = (): OpenTable => ({
  rows: [],
  merges: [],
  reaching: new Map(),
  column: 0,
  dropsRow: false,
  cell: noCell(),
  framed: [],
});

export const openRow = (table: OpenTable): void => {
  table.rows.push([]);
  table.column = 0;
  table.dropsRow = false;
};

export const openCell = (table: OpenTable): void => {
  table.cell = noCell();
};

/** Source: ECMA-376 part 1, 17.4.17 (gridSpan) and 17.4.84 (vMerge). */
export const closeCell = (table: OpenTable, blocks: readonly Block[]): void => {
  const row = table.rows.length - 1;
  const cells = table.rows[row];
  if (!cells) return;
  const { columnSpan, continues } = table.cell;
  const left = table.column;
  const right = left + columnSpan - 1;
  table.column = right + 1;
  while (cells.length <= right) cells.push("");
  const above = table.reaching.get(left);
  if (continues === true && above && !table.dropsRow) {
    above.bottom = row;
    return;
  }
  cells[left] = textOfCell(blocks);
  for (const block of blocks) table.framed.push(block);
  table.reaching.delete(left);
  if (continues === null && columnSpan === 1) return;
  const merge = { top: row, left, bottom: row, right };
  table.merges.push(merge);
  if (continues !== null) table.reaching.set(left, merge);
};

export const closeRow = (table: OpenTable): void => {
  if (!table.dropsRow) return;
  const row = table.rows.length - 1;
  table.rows.pop();
  const kept = table.merges.filter(({ top }) => top < row);
  table.merges.splice(0, table.merges.length, ...kept);
};

/** A table as a block; one that only frames its text is that text. */
export const tableBlock = ({ rows, merges, framed }: OpenTable): readonly Block[] => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const isFrame = width < 2 || rows.every((row) => row.filter((text) => text !== "").length < 2);
  return isFrame ? framed : [{ kind: "table", rows, merges: merges satisfies readonly Merge[] }];
};
