import type { Attribution } from "./attribution.ts";
import { contentOf } from "./attributionContent.ts";
import { namesOnlyUnits } from "./attributionRoles.ts";
import { scopeAt, scopeStarts } from "./scopeOpening.ts";
import { gaps, type Script, type Stretch } from "./script.ts";

/** An attribution that reaches beyond its own item (归口范围). */
export type ScopedAttribution = { readonly reach: "part" | "siblings"; readonly attribution: Attribution };

const longestLine = 260;
const openBracket = 0x28;

/** Finds the sentence or bracket at the end of a stretch that says who is responsible for more than its own item. */
export const scopedAttribution = (script: Script, within: Stretch): ScopedAttribution | null => {
  for (let i = Math.max(within.start, within.end - longestLine); i < within.end; i++) {
    const code = script.codes[i] ?? 0;
    const open = code === openBracket ? 1 : 0;
    if (scopeStarts[open === 1 ? (script.codes[i + 1] ?? 0) : code] !== 1) continue;
    const bounded = open === 1 || (script.gap[i] ?? 0) >= gaps.line || "。;".includes(script.chars[i - 1] ?? "。");
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
  return { reach: opening.reach, attribution: { start, end, roles, certain: true } };
};

const endOf = (script: Script, from: number, limit: number, marks: string): number => {
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const char = script.chars[i] ?? "";
    if (depth === 0 && marks.includes(char)) return i + 1;
    if (char === "(") depth++;
    else if (char === ")") depth--;
  }
  return limit;
};
