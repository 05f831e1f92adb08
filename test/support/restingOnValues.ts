import { formulaIn } from "../../src/workbook/filledFormula.ts";
import { placedTables, type SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { addressOf } from "../../src/workbook/sheetSnapshot.ts";

/** Only here do cells stand in for formulas, and only here are they read. */
const resultSheets: ReadonlySet<string> = new Set(["得分", "得分过程", "排名", "绩效构成"]);

/** "sheet A1" of all cells that rest on a cell that is a value for want of a formula, directly or through others. */
export const restingOnValues = (laid: readonly SheetLayout[]): ReadonlySet<string> => {
  const tables = laid
    .filter(({ name }) => resultSheets.has(name))
    .flatMap((layout) => placedTables(layout).map((placed) => ({ name: layout.name, ...placed })));
  const resting = new Set(
    tables.flatMap(({ name, table, headerRow }) =>
      (table.marks ?? []).map(({ row, column }) => `${name} ${addressOf(headerRow + 1 + row, column)}`),
    ),
  );
  if (resting.size === 0) return resting;
  const formulas = tables.flatMap(({ name, table, headerRow }) =>
    table.rows.flatMap((row, at) =>
      row.flatMap((cell, column) =>
        cell !== null && typeof cell === "object"
          ? [
              {
                key: `${name} ${addressOf(headerRow + 1 + at, column)}`,
                reads: cellsRead(formulaIn(cell, headerRow + 1 + at), name),
              },
            ]
          : [],
      ),
    ),
  );
  for (let before = -1; before < resting.size;) {
    before = resting.size;
    for (const { key, reads } of formulas) if (reads.some((one) => resting.has(one))) resting.add(key);
  }
  return resting;
};

/** The cells that a formula reads, ranges cell by cell. */
const cellsRead = (formula: string, own: string): readonly string[] =>
  [
    ...formula.matchAll(/(?:('[^']+'|[\p{Script=Han}\w]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?/gu),
  ].flatMap(([, sheet = own, left = "A", top = "1", right = left, bottom = top]) => {
    const name = sheet.replaceAll("'", "");
    const cells: string[] = [];
    for (let column = columnOf(left); column <= columnOf(right); column++) {
      for (let row = Number(top); row <= Number(bottom); row++) cells.push(`${name} ${addressOf(row - 1, column)}`);
    }
    return cells;
  });

const columnOf = (letters: string): number => {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};
