/** Text in quotes, a quoted sheet name, or a reference: to a cell, to whole columns, to whole rows. */
const piece =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.\p{L}])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(.!\p{L}])|(?<![\w.\p{L}])(\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)(?![\w(.!\p{L}])/gu;

/**
 * A formula in the notation that reads the same wherever it is filled to (R1C1 记法): "B5*2" in C5 is "RC[-1]*2".
 *
 * @param row of the formula's own cell, like `column` from 0
 * @returns null where it speaks of whole rows or columns: such a formula is written cell by cell
 */
export const formulaR1C1 = (formula: string, row: number, column: number): string | null => {
  const stretches: string[] = [];
  const written = formula.replace(
    piece,
    (
      text: string,
      fixedColumn: string | undefined,
      letters: string | undefined,
      fixedRow: string | undefined,
      digits: string | undefined,
      stretch: string | undefined,
    ) => {
      if (stretch !== undefined) stretches.push(stretch);
      if (letters === undefined || digits === undefined) return text;
      const rowPart = fixedRow === "$" ? `R${digits}` : `R${offset(Number(digits) - 1 - row)}`;
      const at = columnOf(letters);
      return `${rowPart}C${fixedColumn === "$" ? at + 1 : offset(at - column)}`;
    },
  );
  return stretches.length > 0 ? null : written;
};

const offset = (by: number): string => (by === 0 ? "" : `[${by}]`);

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
