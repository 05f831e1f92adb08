import type { Attribution } from "./attribution.ts";
import { contentOf } from "./attributionContent.ts";
import { labelSource } from "./attributionLabel.ts";
import { namesOnlyUnits } from "./attributionRoles.ts";
import { isLevelled } from "./attributionSentences.ts";
import { charTable } from "./charTable.ts";
import { isUnitLine } from "./unitLine.ts";
import { gapBefore, gaps, type Script, type Stretch } from "./script.ts";

const longestHeading = 60;
const longestOpening = 200;
const by = 0x7531;
const endsSentence = 0x3002;
const endsClause = charTable("。;:,");
const plainLabel = new RegExp(`(?:${labelSource})(?<=单位|部门|科室|处室|股室)[:为是]?`, "uy");
const leads = /(?:牵头|主办|负责)(?:落实|实施|组织|推进)?$/u;
const saysRole = /(?:牵头|主办|负责|承办|配合|协助|协同|参与|参加|支持|落实|实施|保障)$/u;

/**
 * 由市财政局牵头，市审计局配合，按季度公开…: the first clauses of a stretch, or of the sentence below its heading, when
 * they are nothing but units and what they are; what has to be done follows them.
 */
export const openingAttribution = (script: Script, within: Stretch): Attribution | null => {
  const limit = Math.min(within.end, within.start + longestHeading);
  for (let i = within.start; i < limit; i++) {
    const opens = i === within.start || gapBefore(script, i) >= gaps.line;
    if (!opens && script.codes[i - 1] !== endsSentence) continue;
    const read = openingAt(script, i, within.end);
    if (read) return read;
    if (!opens) return null;
  }
  return null;
};

const openingAt = (script: Script, start: number, limit: number): Attribution | null => {
  const { chars, codes } = script;
  const isBy = codes[start] === by;
  const label = isBy ? 0 : labelLength(chars, start);
  if (!isBy && label === 0 && !isLevelled(script, start) && !hasColon(script, start, limit)) return null;
  const from = start + (isBy ? 1 : 0);
  let end: number | null = null;
  for (let at = from; at < limit;) {
    const next = endOfClause(script, at, Math.min(limit, start + longestOpening));
    if (next === null) break;
    const words = chars.slice(at, next);
    const isFirst = at === from;
    if (isFirst && !isBy && label === 0 && chars[next] === ":" && namesAhead(script, at, next)) {
      end = next;
      break;
    }
    const speaks = isFirst ? label > 0 || leads.test(words) : saysRole.test(words);
    const known = speaks && (label > 0 && isFirst ? isUnits(script, at + label, next) : namesUnits(script, at, next));
    if (!known) break;
    end = next;
    if (chars[next] !== ",") break;
    at = next + 1;
  }
  if (end === null) return null;
  const { roles } = contentOf(script, { start: from, end });
  return { start, end: end + 1, roles, certain: false, opens: true };
};

/** 县财政局：公开预算: units and a colon with words behind it in its line, unless these are a letter's (各县人民政府：现将…). */
const namesAhead = (script: Script, start: number, colon: number): boolean => {
  const { chars, gap } = script;
  const after = colon + 1;
  return (
    colon - start >= shortestUnit &&
    (gap[after] ?? gaps.line) < gaps.line &&
    closesItself(chars.slice(start, colon)) &&
    !salutes.test(chars.slice(after, after + 3)) &&
    isUnitLine(script, { start, end: colon })
  );
};
/** The label in 标题（责任单位：…） opens no line. */
const closesItself = (words: string): boolean => words.lastIndexOf("(") <= words.lastIndexOf(")");
const shortestUnit = 3;
const salutes = /^(?:现|《|为|根据|经|按|近|今|目前|关于|你|我)/u;

const longestUnits = 60;
const hasColon = (script: Script, start: number, limit: number): boolean => {
  const to = Math.min(limit, start + longestUnits);
  for (let i = start; i < to; i++) {
    const code = script.codes[i] as number;
    if (code === colonCode) return true;
    if (code === endsSentence || (i > start && (script.gap[i] as number) >= gaps.line)) return false;
  }
  return false;
};
const colonCode = 0x3a;

/** The lines of a stretch that open with units and a colon, where there are at least two (分工名单). */
export const unitColons = (script: Script, within: Stretch): readonly Attribution[] => {
  const found: Attribution[] = [];
  for (let i = within.start; i < within.end; i++) {
    if (i > within.start && (script.gap[i] as number) < gaps.line) continue;
    if (!hasColon(script, i, within.end)) continue;
    const read = openingAt(script, i, within.end);
    if (read && script.codes[read.end - 1] === colonCode) found.push(read);
  }
  return found.length < 2 ? [] : found;
};

const labelLength = (chars: string, at: number): number => {
  plainLabel.lastIndex = at;
  return plainLabel.test(chars) ? plainLabel.lastIndex - at : 0;
};

/** Where the clause that starts at a place is closed by a mark; null when none is found before `limit`. */
const endOfClause = ({ codes }: Script, from: number, limit: number): number | null => {
  for (let i = from; i < limit; i++) if (endsClause[codes[i] as number] === 1) return i;
  return null;
};

const isUnits = (script: Script, start: number, end: number): boolean =>
  namesOnlyUnits(contentOf(script, { start, end }).roles);

const namesUnits = (script: Script, start: number, end: number): boolean =>
  isUnits(script, start, end) && contentOf(script, { start, end }).roles.hasVerbs;
