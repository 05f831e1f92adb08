import type { CellArea } from "../../workbook/sheetSnapshot.ts";

/** Rectangles that grow row by row: give every row from the first, then ask for all. */
type AreaGatherer = {
  /** @param holds for which of the row's first `columns` cells it holds */
  readonly row: (columns: number, holds: (column: number) => boolean) => void;
  readonly areas: () => readonly CellArea[];
};

/** Joins cells for which something holds into rectangles (合成矩形): runs in a row, joined with equal ones below. */
export const gatherAreas = (): AreaGatherer => {
  const done: CellArea[] = [];
  let open = new Map<string, CellArea>();
  let row = 0;
  return {
    row: (columns, holds) => {
      const next = new Map<string, CellArea>();
      for (let column = 0; column < columns; column++) {
        if (!holds(column)) continue;
        let end = column + 1;
        while (end < columns && holds(end)) end++;
        const key = `${column} ${end}`;
        const above = open.get(key);
        open.delete(key);
        next.set(key, above ? { ...above, rows: above.rows + 1 } : { row, column, rows: 1, columns: end - column });
        column = end;
      }
      done.push(...open.values());
      open = next;
      row++;
    },
    areas: () => [...done, ...open.values()],
  };
};

/** The cells of a block for which something holds, as rectangles. */
export const areasWhere = (
  rows: number,
  columns: number,
  holds: (row: number, column: number) => boolean,
): readonly CellArea[] => {
  const gathered = gatherAreas();
  for (let row = 0; row < rows; row++) gathered.row(columns, (column) => holds(row, column));
  return gathered.areas();
};

/** Neighbours that are alike, as stretches: `from` and how many. */
export const stretchesOf = <T>(
  all: readonly T[],
  alike: (a: T, b: T) => boolean,
): readonly { readonly from: number; readonly count: number; readonly first: T }[] => {
  const stretches: { from: number; count: number; readonly first: T }[] = [];
  all.forEach((one, place) => {
    const last = stretches.at(-1);
    if (last && alike(last.first, one)) last.count++;
    else stretches.push({ from: place, count: 1, first: one });
  });
  return stretches;
};

export const isWithin = (area: CellArea, row: number, column: number): boolean =>
  row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;

export const movedBy = (area: CellArea, row: number, column: number): CellArea => ({
  ...area,
  row: area.row + row,
  column: area.column + column,
});
