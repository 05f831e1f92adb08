import { plainName } from "../../domain/scheme/unit.ts";
import { errorAt } from "../../domain/shared/result.ts";
import { cellText } from "../sheetSnapshot.ts";
import type { ReturnedCell } from "./findTable.ts";
import type { Complain } from "./readCell.ts";

/**
 * Holds what a row shows to what it showed when it went out (行内容核对): where keys were moved and words were not, as by sorting some of
 * the columns, an answer would be taken for another question's. Spaces and width aside; a cell that was emptied says nothing.
 *
 * @param want what the cell said when it went out
 * @returns by `complain` the error `row-altered` (got, want)
 */
export const alteredRow = (cell: ReturnedCell, want: string, complain: Complain): void => {
  const got = cellText(cell.value);
  if (got === "" || cell.formula !== null || sameWords(got, want)) return;
  complain(errorAt(cell.place, "row-altered", { got: shortened(got), want: shortened(want) }));
};

/** Programs write a break of lines as they like, and some drop marks that nobody sees. */
const sameWords = (a: string, b: string): boolean => a === b || bare(a) === bare(b);

const bare = (text: string): string => plainName(text.replaceAll("_x000D_", "")).replace(/[\p{Cc}\p{Cf}]/gu, "");

const shortened = (text: string): string =>
  text.length > 30 ? `${text.slice(0, 30).replace(/[\uD800-\uDBFF]$/u, "")}……` : text;
