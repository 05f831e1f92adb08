import type { Attribution } from "./attribution.ts";
import { marksAt, charTable } from "./charTable.ts";
import { longestHeading } from "./outlineHeading.ts";
import type { Script, Stretch } from "./script.ts";

/** The text of a clause starts after the mark that ends the one before it and without a number of its own; a dash before its attribution ends it. */
export const trimmed = (script: Script, { start, end }: Stretch, isLater = false): Stretch => {
  let from = start;
  while (from < end && marksAt(endsClause, script.codes, from)) from++;
  if (isLater) from += ownNumber.exec(script.chars.slice(from, Math.min(end, from + 6)))?.[0].length ?? 0;
  let to = end;
  while (to > from && script.chars[to - 1] === "-") to--;
  return { start: Math.min(from, to), end: to };
};
const endsClause = charTable("。;,、:.!");
const ownNumber = /^(?:\([\d一二三四五六七八九十]{1,3}\)|[①-⑳]|\d{1,2}[.、](?!\d))/u;

/** Whether a stretch says something in a whole sentence. */
export const hasSentence = (script: Script, own: Stretch): boolean =>
  /[。;]/u.test(script.chars.slice(own.start, Math.min(own.end, own.start + 400)));

/** Whether nothing but a heading stands before an attribution. */
export const isHeadingOnly = (script: Script, own: Stretch, attribution: Attribution): boolean => {
  const before = script.chars.slice(own.start, Math.min(attribution.start, own.start + longestHeading + 2));
  return attribution.start - own.start <= longestHeading && !/。./u.test(before) && own.end - attribution.end <= 1;
};
