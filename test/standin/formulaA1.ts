import { columnName, MAX_COLUMNS, MAX_ROWS } from "./addresses.ts";
import { refuse } from "./hostError.ts";

const PIECE = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.\p{L}])R(\d+|\[-?\d+\])?C(\d+|\[-?\d+\])?(?![\w.([\p{L}])/gu;

/** A formula in R1C1 notation as it reads in a cell (docs: `Range.formulasR1C1`; support: "R1C1 reference style"). */
export function formulaA1(formula: string, row: number, column: number): string {
  return formula.replaceAll(PIECE, (whole: string, down: string | undefined, right: string | undefined) => {
    if (whole.startsWith('"') || whole.startsWith("'")) return whole;
    const at = (part: string | undefined, own: number, size: number): { index: number; fixed: string } => {
      const given = part?.replaceAll(/[[\]]/g, "");
      const fixed = part !== undefined && !part.startsWith("[");
      const index = fixed ? Number(given) - 1 : own + Number(given ?? 0);
      if (index < 0 || index >= size) refuse("InvalidArgument", `${whole} leaves the sheet`);
      return { index, fixed: fixed ? "$" : "" };
    };
    const [r, c] = [at(down, row, MAX_ROWS), at(right, column, MAX_COLUMNS)];
    return `${c.fixed}${columnName(c.index)}${r.fixed}${r.index + 1}`;
  });
}
