import { labelSource } from "./attributionLabel.ts";
import { attributionRoles, type AttributionRoles } from "./attributionRoles.ts";
import { gaps, type Script, type Stretch } from "./script.ts";
import { isUnitList } from "./unitNames.ts";
import type { Written } from "./written.ts";

/** An attribution found in running text (责任落实标注): where it stands and what it says. */
export type Attribution = Stretch & { readonly roles: AttributionRoles; readonly certain: boolean };

/** Something that opens like an attribution and could not be read. */
export type UnreadAttribution = Stretch & { readonly reason: "unclosed" | "unknown-units" };

export type Attributions = { readonly found: readonly Attribution[]; readonly unread: readonly UnreadAttribution[] };

const longestBracket = 1600;
const longestUnitLine = 160;
const deepestBracket = 4;
const freeLabel = new RegExp(`(?:${labelSource})(?:\\([^()]{0,12}\\))?:`, "gu");
const openingLabel = new RegExp(`^(?:${labelSource})(?:\\([^()]{0,12}\\))?(?::|[为是]?(?=各|省|市|区|县|州|同))`, "u");
const byWhom =
  /(?<=[。;]|^)(?<task>(?:此项|该项|本项|上述|以上)(?:工作|任务)|)(?=由|牵头单位[为是]|责任单位[为是])[^。;]{3,240}(?:[。;]|$)/gu;
/** A cheap look before the dear one: most brackets name nobody. */
const mayName = /[局委办厅部处室院会心府位门构关区县市镇乡街队司联协科股站所校组]|牵头|负责|落实|同上|同第|时限/u;
const sentenceEnd = "。;!?";

/** Finds the attributions in a stretch, in order; adjacent ones (（牵头…）（配合…）) are one. */
export const attributionsIn = (script: Script, within: Stretch): Attributions => {
  const unread: UnreadAttribution[] = [];
  const found: Attribution[] = [];
  for (const candidate of candidatesIn(script, within)) {
    const last = found.at(-1);
    if (last && candidate.start < last.end) continue;
    const attribution = candidate.open ? readFree(script, candidate) : readBracket(script, candidate, within.end);
    if (attribution === null) continue;
    if ("reason" in attribution) unread.push(attribution);
    else if (last && attribution.start === last.end && canJoin(last, attribution))
      found[found.length - 1] = joinTwo(script, last, attribution);
    else found.push(attribution);
  }
  if (found.length === 0) {
    const sentences = sentencesByWhom(script, within);
    for (const one of sentences.length > 0 ? sentences : unitLines(script, within)) found.push(one);
  }
  return { found: found.filter(({ roles }) => names(roles) > 0 || roles.reference !== null), unread };
};

type Candidate = Stretch & { readonly open: boolean; readonly closed: boolean };

const candidatesIn = (script: Script, within: Stretch): readonly Candidate[] => {
  const candidates = [...bracketsIn(script, within), ...labelsIn(script, within)];
  return candidates.sort((a, b) => a.start - b.start || b.end - a.end);
};

/** Pairs of brackets, outer ones first; a bracket that never closes runs to the end of the stretch. */
const bracketsIn = (script: Script, { start, end }: Stretch): readonly Candidate[] => {
  const pairs: Candidate[] = [];
  const open: number[] = [];
  for (let i = start; i < end; i++) {
    const code = script.chars.charCodeAt(i);
    if (code === 0x28) open.push(i);
    else if (code === 0x29) {
      const from = open.pop();
      if (from === undefined || open.length >= deepestBracket || i - from > longestBracket) continue;
      pairs.push({ start: from, end: i + 1, open: false, closed: true });
    }
  }
  const lost = open.at(-1);
  if (lost !== undefined && end - lost <= longestBracket) pairs.push({ start: lost, end, open: false, closed: false });
  return pairs;
};

const labelsIn = (script: Script, within: Stretch): readonly Candidate[] => {
  const candidates: Candidate[] = [];
  let from = within.start;
  for (const match of script.chars.slice(within.start, within.end).matchAll(freeLabel)) {
    const start = within.start + match.index;
    const bounded =
      start === within.start ||
      (script.gap[start] ?? 0) > gaps.none ||
      `${sentenceEnd})`.includes(script.chars[start - 1] ?? "");
    if (start < from || !bounded || script.chars[start - 1] === "(") continue;
    const end = endOfLabels(script, start, within.end);
    candidates.push({ start, end, open: true, closed: true });
    from = end;
  }
  return candidates;
};

/** A labelled attribution runs to the end of its line, over further labelled lines and over a list that is not done. */
const endOfLabels = (script: Script, start: number, limit: number): number => {
  let end = start;
  for (let turn = 0; turn < 60; turn++) {
    const lineEnd = endOfLine(script, end + 1, limit);
    const stop = script.chars.slice(end, lineEnd).indexOf("。");
    const sentence = stop >= 0 ? end + stop + 1 : lineEnd;
    const unfinished = "、,;:及和(".includes(script.chars[sentence - 1] ?? "");
    const ahead = script.chars.slice(sentence, Math.min(limit, sentence + 24));
    if (sentence >= limit) return limit;
    const listGoesOn =
      sentence === lineEnd && isUnitLine(script, { start: sentence, end: endOfLine(script, sentence + 1, limit) });
    if (!unfinished && !openingLabel.test(ahead) && !listGoesOn) return sentence;
    end = sentence;
  }
  return end;
};

const endOfLine = (script: Script, from: number, limit: number): number => {
  for (let i = from; i < limit; i++) if ((script.gap[i] ?? 0) >= gaps.line) return i;
  return limit;
};

const isUnitLine = (script: Script, line: Stretch): boolean =>
  line.end - line.start <= longestUnitLine && line.end > line.start && isUnitList(writtenOf(script, line));

/** Lines that hold nothing but units, each with its level or 各: what is left of a table's last column. */
const unitLines = (script: Script, within: Stretch): readonly Attribution[] => {
  const found: Attribution[] = [];
  for (let start = endOfLine(script, within.start + 1, within.end); start < within.end;) {
    const end = endOfLine(script, start + 1, within.end);
    const line = { start, end };
    const afterSentence = sentenceEnd.includes(script.chars[start - 1] ?? "") || found.at(-1)?.end === start;
    const levelled = /^(?:各|[省市区县州盟旗](?!场|域))/u.test(script.chars.slice(start, start + 3));
    if (afterSentence && levelled && isUnitLine(script, line)) {
      const last = found.at(-1)?.end === start ? found.pop() : undefined;
      const whole = { start: last?.start ?? start, end };
      found.push({ ...whole, roles: attributionRoles(writtenOf(script, whole)), certain: false });
    }
    start = end;
  }
  return found;
};

/** The content with a mark wherever a break may part two units that have no other mark between them. */
export const writtenOf = (script: Script, { start, end }: Stretch): Written => {
  const folded: string[] = [];
  const ink: string[] = [];
  for (let i = start; i < end; i++) {
    const before = script.chars[i - 1] ?? "";
    const after = script.chars[i] ?? "";
    if (i > start && (script.gap[i] ?? 0) > gaps.none && partsUnits(before, after, script.chars, i)) {
      folded.push("、");
      ink.push("、");
    }
    folded.push(after);
    ink.push(script.ink[i] ?? "");
  }
  return { folded: folded.join(""), ink: ink.join("") };
};

const partsUnits = (before: string, after: string, chars: string, at: number): boolean =>
  "局委办厅院心府门位公司室构关部会处队".includes(before) &&
  "省市区县州盟旗各有相".includes(after) &&
  !/^(?:市场|区域|县域)/u.test(chars.slice(at, at + 2));

const readBracket = (script: Script, candidate: Candidate, limit: number): Attribution | UnreadAttribution | null => {
  const inner = { start: candidate.start + 1, end: candidate.closed ? candidate.end - 1 : candidate.end };
  if (inner.end - inner.start < 2 || !mayName.test(script.chars.slice(inner.start, inner.end))) return null;
  const content = writtenOf(script, inner);
  const isLabelled = openingLabel.test(content.folded.slice(0, 24));
  const roles = attributionRoles(content);
  if (roles.reference && names(roles) === 0) return { ...stretch(candidate), roles, certain: true };
  const units = roles.groups.flatMap((group) => group.units);
  const unlikely = units.filter(({ likely }) => !likely).length;
  if (!candidate.closed)
    return isLabelled || (roles.hasVerbs && unlikely === 0 && units.length > 0)
      ? { ...stretch(candidate), reason: "unclosed" }
      : null;
  if (isLabelled && roles.labelled) return { ...stretch(candidate), roles, certain: unlikely === 0 };
  if (units.length === 0 || !endsClause(script, candidate, limit)) return null;
  if (roles.hasVerbs && unlikely === 0) return { ...stretch(candidate), roles, certain: true };
  if (roles.hasVerbs && unlikely * 2 < units.length && /牵头|负责|落实|配合/u.test(content.folded)) {
    return { ...stretch(candidate), roles, certain: false };
  }
  const closesSentence =
    sentenceEnd.includes(script.chars[candidate.start - 1] ?? " ") || atBreak(script, candidate.end, limit);
  const bare = !roles.hasVerbs && unlikely === 0 && isUnitList(content) && closesSentence;
  return bare ? { ...stretch(candidate), roles, certain: true } : null;
};

const stretch = ({ start, end }: Stretch): Stretch => ({ start, end });

const atBreak = (script: Script, at: number, limit: number): boolean =>
  at >= limit || (script.gap[at] ?? 0) > gaps.none || sentenceEnd.includes(script.chars[at] ?? "。");

const endsClause = (script: Script, { start, end }: Stretch, limit: number): boolean =>
  atBreak(script, end, limit) ||
  ",(".includes(script.chars[end] ?? "") ||
  `${sentenceEnd})”》`.includes(script.chars[start - 1] ?? "") ||
  (script.gap[start] ?? 0) >= gaps.line;

const readFree = (script: Script, candidate: Candidate): Attribution | null => {
  const roles = attributionRoles(writtenOf(script, candidate));
  const units = roles.groups.flatMap((group) => group.units);
  if (units.length === 0 && roles.reference === null) return null;
  const unlikely = units.filter(({ likely }) => !likely).length;
  if (unlikely * 2 > units.length) return null;
  return { ...stretch(candidate), roles, certain: unlikely === 0 };
};

/** 由市财政局牵头，市审计局配合。: a sentence of its own at the end of a line. */
const sentencesByWhom = (script: Script, within: Stretch): readonly Attribution[] => {
  const found: Attribution[] = [];
  for (const match of script.chars.slice(within.start, within.end).matchAll(byWhom)) {
    const start = within.start + match.index;
    const end = start + match[0].length;
    if (end < within.end && (script.gap[end] ?? 0) < gaps.line) continue;
    const roles = attributionRoles(writtenOf(script, { start: start + (match.groups?.["task"]?.length ?? 0), end }));
    const units = roles.groups.flatMap((group) => group.units);
    const isRead = units.length > 0 && units.every(({ likely }) => likely) && (roles.hasVerbs || roles.labelled);
    if (isRead) found.push({ start, end, roles, certain: false });
  }
  return found;
};

const names = (roles: AttributionRoles): number => roles.groups.reduce((sum, { units }) => sum + units.length, 0);

/** （牵头单位：…）（配合单位：…） is one attribution written in two brackets; two bare brackets are one as well. */
const canJoin = (first: Attribution, second: Attribution): boolean =>
  second.roles.reference === null && first.roles.reference === null;

const joinTwo = (script: Script, first: Attribution, second: Attribution): Attribution => {
  const both = { start: first.start, end: second.end };
  const a = first.roles;
  const b = second.roles;
  const roles: AttributionRoles = {
    groups: [...a.groups, ...b.groups],
    labelled: a.labelled || b.labelled,
    hasVerbs: a.hasVerbs || b.hasVerbs,
    each: a.each || b.each,
    jointly: a.jointly || b.jointly,
    together: a.together || b.together,
    reference: null,
  };
  return { ...both, roles, certain: first.certain && second.certain && script.chars.length > 0 };
};
