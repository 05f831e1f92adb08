import { errorAt, type Issue } from "../shared/result.ts";
import type { At, Written } from "./checkLists.ts";

/** Words that a formula language keeps for itself, and `max`, which is the leaf's own points. */
const reserved: ReadonlySet<string> = new Set(
  "max and or xor not mod to in true false null undefined NaN Infinity end i".split(" "),
);

/** Names that a formula can say (公式变量名): a letter first, then letters, digits and "_"; else `formula-name-unfit`. */
export const checkNames = (names: readonly Written[], at: At): readonly Issue[] =>
  names
    .filter(({ text }) => !/^[A-Za-z]\w*$/u.test(text) || reserved.has(text))
    .map(({ text, path }) => errorAt(at(path), "formula-name-unfit", { name: text }));
