import { marksAt } from "./charTable.ts";
import type { Attribution } from "./attribution.ts";
import { contentOf } from "./attributionContent.ts";
import { namesOnlyUnits } from "./attributionRoles.ts";
import { scopeAt, scopeStarts, type ItemRange } from "./scopeOpening.ts";
import { gapBefore, gaps, type Script, type Stretch } from "./script.ts";

/** An attribution that reaches beyond its own item (归口范围). */
export type ScopedAttribution = {
  readonly reach: "part" | "siblings";
  /** The items meant (以上第2至4项); null where all are. */
  readonly items: ItemRange | null;
  readonly attribution: Attribution;
};

const longestLine = 260;
const openBracket = 0x28;

/** Finds the sentence or bracket at the end of a stretch that says who is responsible for more than its own item. */
export const scopedAttribution = (script: Script, within: Stretch): ScopedAttribution | null => {
  for (let i = Math.max(within.start, within.end - longestLine); i < within.end; i++) {
    const open = script.codes[i] === openBracket ? 1 : 0;
    if (!marksAt(scopeStarts, script.codes, i + open)) continue;
    const bounded = open === 1 || gapBefore(script, i) >= gaps.line || "。;".includes(script.chars.charAt(i - 1));
    if (!bounded) continue;
    const found = scopedAt(script, i, open, within.end);
    if (found) return found;
  }
  return null;
};

/** The same, where it must begin at one place. */
export const scopedAt = (script: Script, start: number, open: number, limit: number): ScopedAttribution | null => {
  const opening = scopeAt(script.chars, start + open);
  if (!opening) return null;
  const from = opening.end;
  const end = endOf(script, from, limit, open === 1 ? ")" : "。;");
  const { roles } = contentOf(script, { start: from, end: end - (open === 1 ? 1 : 0) });
  if (!namesOnlyUnits(roles)) return null;
  return { reach: opening.reach, items: opening.items, attribution: { start, end, roles, certain: true } };
};

const endOf = (script: Script, from: number, limit: number, marks: string): number => {
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const char = script.chars.charAt(i);
    if (depth === 0 && marks.includes(char)) return i + 1;
    if (char === "(") depth++;
    else if (char === ")") depth--;
  }
  return limit;
};
