import { charTable } from "./charTable.ts";
import { gaps, type Script, type Stretch } from "./script.ts";
import { isUnitList } from "./unitNames.ts";
import type { Written } from "./written.ts";

const longestUnitLine = 160;

/** True for a line that is nothing but a list of units (单位行). */
export const isUnitLine = (script: Script, line: Stretch): boolean =>
  line.end - line.start <= longestUnitLine && line.end > line.start && isUnitList(writtenOf(script, line));

/** The line that starts at a place, cut off at `limit`; of a line too long for a unit line only that much. */
export const lineFrom = (script: Script, start: number, limit: number): Stretch => ({
  start,
  end: endOfLine(script, start + 1, Math.min(limit, start + longestUnitLine + 1)),
});

/** The first place in [from, limit) where a line starts; `limit` when none does. */
export const endOfLine = (script: Script, from: number, limit: number): number => {
  for (let i = from; i < limit; i++) if ((script.gap[i] ?? 0) >= gaps.line) return i;
  return limit;
};

/** The content with a mark wherever a break may part two units that have no other mark between them. */
export const writtenOf = (script: Script, { start, end }: Stretch): Written => {
  let [folded, ink] = ["", ""];
  let from = start;
  for (let i = start + 1; i < end; i++) {
    if ((script.gap[i] ?? 0) === gaps.none || !partsUnits(script.chars, i)) continue;
    folded += `${script.chars.slice(from, i)}、`;
    ink += `${script.ink.slice(from, i)}、`;
    from = i;
  }
  if (from === start) return { folded: script.chars.slice(start, end), ink: script.ink.slice(start, end) };
  return { folded: folded + script.chars.slice(from, end), ink: ink + script.ink.slice(from, end) };
};

const endsUnit = charTable("局委办厅院心府门位公司室构关部会处队");
const startsUnit = charTable("省市区县州盟旗各有相");

const partsUnits = (chars: string, at: number): boolean =>
  endsUnit[chars.charCodeAt(at - 1)] === 1 &&
  startsUnit[chars.charCodeAt(at)] === 1 &&
  !/^(?:市场|区域|县域)/u.test(chars.slice(at, at + 2));
