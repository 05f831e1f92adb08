import { roleOfLabel } from "./attributionLabel.ts";
import { charTable } from "./charTable.ts";
import { gapBefore, gaps, inkOf, type Script, type Stretch } from "./script.ts";
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
  for (let i = from; i < limit; i++) if ((script.gap[i] as number) >= gaps.line) return i;
  return limit;
};

/** The content with a mark wherever a break may part two units that have no other mark between them. */
export const writtenOf = (script: Script, { start, end }: Stretch): Written => {
  let [folded, ink] = ["", ""];
  let from = start;
  for (let i = start + 1; i < end; i++) {
    if (script.gap[i] === gaps.none) continue;
    const mark = endsLabel(script, start, i)
      ? ":"
      : partsUnits(script.chars, i, script.gap[i] === gaps.space)
        ? "、"
        : "";
    if (mark === "") continue;
    folded += script.chars.slice(from, i) + mark;
    ink += inkOf(script, { start: from, end: i }) + mark;
    from = i;
  }
  if (from === start) return { folded: script.chars.slice(start, end), ink: inkOf(script, { start, end }) };
  return { folded: folded + script.chars.slice(from, end), ink: ink + inkOf(script, { start: from, end }) };
};

/** "责任单位 市财政局": a space behind a label is its colon. */
const endsLabel = (script: Script, start: number, at: number): boolean => {
  const { chars } = script;
  const last = chars.charCodeAt(at - 1);
  if (labelEnds[last] !== 1) return false;
  let from = at - 1;
  while (from > start && at - from < longestLabel && gapBefore(script, from) === gaps.none) from--;
  return chars[at] !== ":" && roleOfLabel(chars.slice(from, at)) !== null;
};
const labelEnds = charTable("位门室构体");
const longestLabel = 10;

const endsUnit = charTable("庭局委办厅院心府门位司室构关部会处队社所站台团行联科股");
/** A space behind a place parts two units (各乡镇 县直各部门), where a line break may only have wrapped one name. */
const endsPlace = charTable("镇乡道区县市园村校企业");
const startsUnit = charTable("省市区县州盟旗镇乡各有相");
/** 区政府各部门, 市直各单位 and 市政府有关部门 are one name, wherever the line breaks. */
const goesOnAs = /(?:政府|[党市省区县州]委|直属?|机关|系统)$/u;
const asCollective = /^(?:各|有关|相关|直属|组成)/u;

const partsUnits = (chars: string, at: number, isSpace: boolean): boolean => {
  const ends = endsUnit[chars.charCodeAt(at - 1)] === 1 || (isSpace && endsPlace[chars.charCodeAt(at - 1)] === 1);
  if (!ends || startsUnit[chars.charCodeAt(at)] !== 1) return false;
  if (/^(?:市场|区域|县域|[镇乡]村)/u.test(chars.slice(at, at + 2))) return false;
  if (isSpace && /^(?:园区|乡镇|校区)$/u.test(chars.slice(at - 1, at + 1))) return false;
  const before = chars.slice(Math.max(0, at - 3), at);
  if (asCollective.test(chars.slice(at, at + 2)) && goesOnAs.test(before)) return false;
  return !/(?:^|[^\u4e00-\u9fff])[省市区县州盟旗镇乡]委$/u.test(before);
};
