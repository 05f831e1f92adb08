import type { CellAt } from "../cellReference.ts";
import type { VoiceCells } from "../review/voiceCells.ts";
import type { CellPlace } from "./formulaTable.ts";
import type { InputCells } from "./inputCells.ts";

/** The cells of the 评分 sheets as formulas speak of them (评分表来源格). */
export const reviewInputs = ({ points, event }: VoiceCells): InputCells => ({
  voice: ({ reviewer, unit, stage, leaf }) => placeOf(points(reviewer, unit, stage, leaf)),
  event: ({ unit, round, item }) => placeOf(event(unit, round, item)),
});

const placeOf = (at: CellAt | null): CellPlace | null => {
  if (!at) return null;
  const [, letters, digits] = /^([A-Z]+)(\d+)$/u.exec(at.address) ?? [];
  if (letters === undefined || digits === undefined)
    throw new RangeError(`an address: got ${at.address}, want like B5`);
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { sheet: at.sheet, row: Number(digits) - 1, column: column - 1 };
};
