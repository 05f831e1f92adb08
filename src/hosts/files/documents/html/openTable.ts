import { textOfCell, type Block } from "../blocks.ts";
import type { Merge } from "../table/grid.ts";

type Cell = { readonly blocks: readonly Block[]; readonly rowSpan: number; readonly columnSpan: number };

/** A table of a page while its cells come in. */
export type OpenTable = { readonly rows: Cell[][]; readonly captions: Block[] };

const widest = 200;
const highest = 10_000;
/** A cell of a table for reading holds less; one that holds more lays out the page. */
const longestCell = 3000;

const spanOf = (value: string | undefined, most: number): number => {
  const span = Math.trunc(Number(value ?? 1));
  return span >= 1 ? Math.min(span, most) : 1;
};

export const addCell = (table: OpenTable, blocks: readonly Block[], rowSpan: string, columnSpan: string): void => {
  if (table.rows.length === 0) table.rows.push([]);
  table.rows.at(-1)?.push({ blocks, rowSpan: spanOf(rowSpan, highest), columnSpan: spanOf(columnSpan, widest) });
};

/** A table as a block, or, where it only lays out the page, what stands in its cells. */
export const tableBlocks = ({ rows, captions }: OpenTable): readonly Block[] => {
  const cells = rows.flat();
  const isLayout =
    rows.every((row) => row.length < 2) ||
    cells.some(({ blocks }) => blocks.some(({ kind }) => kind === "table") || sizeOf(blocks) > longestCell);
  if (isLayout) return [...captions, ...cells.flatMap(({ blocks }) => blocks)];
  const { texts, merges } = placed(rows);
  return [...captions, { kind: "table", rows: texts, merges }];
};

const sizeOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (block.kind === "line" ? block.text.length : 0), 0);

/** Puts each cell into the first column that no cell above reaches into. Source: HTML living standard, 4.9.12.1. */
const placed = (rows: readonly (readonly Cell[])[]): { texts: readonly string[][]; merges: readonly Merge[] } => {
  const texts: string[][] = rows.map(() => []);
  const merges: Merge[] = [];
  const takenUntil: number[] = [];
  rows.forEach((row, top) => {
    let left = 0;
    for (const { blocks, rowSpan, columnSpan } of row) {
      while ((takenUntil[left] ?? 0) > top) left++;
      const right = left + columnSpan - 1;
      const bottom = Math.min(top + rowSpan - 1, rows.length - 1);
      const cells = texts[top] ?? [];
      while (cells.length <= right) cells.push("");
      cells[left] = textOfCell(blocks);
      for (let column = left; column <= right; column++) takenUntil[column] = bottom + 1;
      if (bottom > top || right > left) merges.push({ top, left, bottom, right });
      left = right + 1;
    }
  });
  return { texts, merges };
};
