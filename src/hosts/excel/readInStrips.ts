import { readPieces, type TakeCells } from "./readPieces.ts";
import type { UsedRange } from "./strips.ts";
import { usedStrips } from "./usedStrips.ts";

/**
 * Reads ranges that are too many cells for one answer (分条读取): first which of their cells are used, then these.
 *
 * @param lost round trips that were made in vain before
 */
export const readInStrips = async (
  context: Excel.RequestContext,
  ranges: readonly UsedRange[],
  lost: number,
  take: TakeCells,
  breathe: () => Promise<void>,
): Promise<void> => {
  const used = await usedStrips(context, ranges, breathe);
  await readPieces(context, ranges, used.strips, lost + used.lost, take, breathe);
};
