/** A rectangle of cells that were merged into one (合并单元格); all bounds count from 0 and belong to it. */
export type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** A cell of a table: `text` is that of the whole merged cell, `from` says where the merged cell begins. */
export type GridCell = { readonly text: string; readonly from: "itself" | "above" | "left" };

/** Rows of equal length. */
export type Grid = readonly (readonly GridCell[])[];

const blank: GridCell = { text: "", from: "itself" };

/** Lays a table out with its merged cells; columns and rows that nothing stands in are left out. */
export const gridOf = (rows: readonly (readonly string[])[], merges: readonly Merge[]): Grid => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const grid: GridCell[][] = rows.map((row) =>
    Array.from({ length: width }, (_, column) => ({ text: row[column] ?? "", from: "itself" })),
  );
  // Merged cells never overlap in a sound file: what goes beyond the table's own size is not worth the time.
  let budget = rows.length * width;
  for (const merge of merges) {
    const bottom = Math.min(merge.bottom, rows.length - 1);
    const right = Math.min(merge.right, width - 1);
    if (!(merge.top >= 0 && merge.left >= 0 && merge.top <= bottom && merge.left <= right)) continue;
    budget -= (bottom - merge.top + 1) * (right - merge.left + 1);
    if (budget < 0) break;
    spread(grid, { ...merge, bottom, right });
  }
  return withoutBlanks(grid);
};

const spread = (grid: GridCell[][], { top, left, bottom, right }: Merge): void => {
  const text = grid[top]?.[left]?.text ?? "";
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const cells = grid[row];
      if (!cells || (row === top && column === left)) continue;
      cells[column] = { text, from: column > left ? "left" : "above" };
    }
  }
};

const withoutBlanks = (grid: readonly (readonly GridCell[])[]): Grid => {
  const width = grid[0]?.length ?? 0;
  const kept = Array.from({ length: width }, (_, column) => column).filter((column) =>
    grid.some((row) => row[column]?.from !== "left" && (row[column]?.text ?? "") !== ""),
  );
  return grid
    .filter((row) => row.some(({ text, from }) => text !== "" && from === "itself"))
    .map((row) => kept.map((column) => row[column] ?? blank));
};
