import { at } from "../shared/at.ts";
import { attributionsIn } from "./attribution.ts";
import type { OutlineItem } from "./outline.ts";
import { longestHeading } from "./outlineHeading.ts";
import { pointLevel } from "./outlineNumber.ts";
import { gapBefore, gaps, type Script, type Stretch } from "./script.ts";

/**
 * Paragraphs without numbers below a section's title (一、), each ending in who is responsible: items of their own, for
 * which the title is the section and no heading. None where the title does not stand on a line of its own.
 */
export const paragraphItems = (script: Script, { number, own }: OutlineItem): readonly OutlineItem[] => {
  const titled = number.level === 1 ? titleEnd(script, own) : null;
  if (titled === null) return [];
  const { found } = attributionsIn(script, own);
  const first = found[0];
  if (!first || first.opens === true || first.start <= titled + shortestWords) return [];
  const starts = [titled];
  const last = at(found, found.length - 1);
  for (const { end } of found) {
    const next = script.chars[end] === "。" ? end + 1 : end;
    if (next < last.start && gapBefore(script, next) >= gaps.line) starts.push(next);
  }
  return starts.map((start, i) => {
    const body = { start, end: starts[i + 1] ?? own.end };
    const label = String(i + 1);
    return { number: { level: pointLevel, value: i + 1, label, start, end: start }, body, own: body, children: [] };
  });
};

const shortestWords = 6;

/** Where the words below a title begin; a title is one short line without a sentence. */
const titleEnd = (script: Script, own: Stretch): number | null => {
  const furthest = Math.min(own.end, own.start + longestHeading + 1);
  for (let i = own.start + 1; i < furthest; i++) {
    if (gapBefore(script, i) < gaps.line) continue;
    return /[。;:]/u.test(script.chars.slice(own.start, i)) || script.gap[i] === gaps.bullet ? null : i;
  }
  return null;
};
