import { at } from "../shared/at.ts";
import { bracketLabelLength, candidatesIn, opensLabel, type Candidate } from "./attributionCandidates.ts";
import { contentOf, isBareList } from "./attributionContent.ts";
import { openingAttribution, unitColons } from "./attributionOpening.ts";
import type { AttributionRoles } from "./attributionRoles.ts";
import { isLevelled, lastSentence, sentencesByWhom } from "./attributionSentences.ts";
import { marksAt, charTable } from "./charTable.ts";
import { gapBefore, gaps, type Script, type Stretch } from "./script.ts";
import { endOfLine, isUnitLine } from "./unitLine.ts";

/** An attribution found in running text (责任落实标注): where it stands and what it says. */
export type Attribution = Stretch & {
  readonly roles: AttributionRoles;
  readonly certain: boolean;
  /** It stands before what has to be done, and not behind it. */
  readonly opens?: true;
};

/** Something that opens like an attribution and could not be read, or that stands beside nothing to do. */
export type UnreadAttribution = Stretch & { readonly reason: "attribution-unclosed" | "attribution-without-task" };

export type Attributions = { readonly found: readonly Attribution[]; readonly unread: readonly UnreadAttribution[] };

/** A cheap look before the dear one: most brackets name nobody. */
const namers = charTable("庭局委办厅部处室院会心府位门构关区县市镇乡街队司联协科股站所校组牵负落同限");
const mayName = ({ codes }: Script, { start, end }: Stretch): boolean => {
  for (let i = start; i < end; i++) if (namers[codes[i] as number] === 1) return true;
  return false;
};
const sentenceEnd = "。;!?";
const sentenceEnds = charTable(sentenceEnd);

/** Finds the attributions in a stretch, in order; adjacent ones (（牵头…）（配合…）) are one. Each stretch is read once. */
export const attributionsIn = (script: Script, within: Stretch): Attributions => {
  const known = readingsOf(script);
  const before = known.get(within.start);
  if (before?.end === within.end) return before.read;
  const read = readAttributions(script, within);
  known.set(within.start, { end: within.end, read });
  return read;
};

/** What the stretches of a script say, by where they start: an item is looked at before it is cut into tasks. */
const readings = new WeakMap<Script, Map<number, Reading>>();
type Reading = { readonly end: number; readonly read: Attributions };

const readingsOf = (script: Script): Map<number, Reading> => {
  const before = readings.get(script);
  if (before) return before;
  const known = new Map<number, Reading>();
  readings.set(script, known);
  return known;
};

const readAttributions = (script: Script, within: Stretch): Attributions => {
  const candidates = candidatesIn(script, within);
  const unread: UnreadAttribution[] = [];
  const runs: [Attribution, ...Attribution[]][] = [];
  let end = -1;
  for (const candidate of candidates) {
    if (candidate.start < end) continue;
    const attribution = candidate.open
      ? readFree(script, candidate, within.start)
      : readBracket(script, candidate, within);
    if (attribution === null) continue;
    if ("reason" in attribution) {
      unread.push(attribution);
      continue;
    }
    const run = runs.at(-1);
    if (run && attribution.start === end && canJoin(run[0], attribution)) run.push(attribution);
    else runs.push([attribution]);
    end = attribution.end;
  }
  const found = runs.length > 0 ? runs.map(joinRun) : otherwiseFound(script, within);
  if (found.length === 0 && unread.length === 0) return nothing;
  return { found: found.filter(({ roles }) => names(roles) > 0 || roles.reference !== null), unread };
};

const nothing: Attributions = { found: [], unread: [] };

const otherwiseFound = (script: Script, within: Stretch): readonly Attribution[] => {
  const sentences = sentencesByWhom(script, within);
  if (sentences[0]?.start === within.start) {
    // With nothing before them the units stand before what they have to do: 由市财政局牵头，6月底前公开预算。
    const opening = openingAttribution(script, within);
    if (opening?.start === within.start && opening.end < sentences[0].end) return [opening, ...sentences.slice(1)];
  }
  if (sentences.length > 0) return sentences;
  const colons = unitColons(script, within);
  if (colons.length > 0) return colons;
  const lines = unitLines(script, within);
  if (lines.length > 0) return lines;
  const last = lastSentence(script, within);
  if (last.length > 0) return last;
  const opening = openingAttribution(script, within);
  return opening ? [opening] : [];
};

/** Lines that hold nothing but units, each with its level or 各: what is left of a table's last column. */
const unitLines = (script: Script, within: Stretch): readonly Attribution[] => {
  const runs: { start: number; end: number }[] = [];
  for (let start = endOfLine(script, within.start + 1, within.end); start < within.end;) {
    const end = endOfLine(script, start + 1, within.end);
    const run = runs.at(-1);
    const goesOn = run?.end === start;
    const afterSentence = goesOn || marksAt(sentenceEnds, script.codes, start - 1);
    if (afterSentence && isLevelled(script, start) && isUnitLine(script, { start, end })) {
      if (run && goesOn) run.end = end;
      else runs.push({ start, end });
    }
    start = end;
  }
  return runs.map(({ start, end }) => ({ start, end, roles: contentOf(script, { start, end }).roles, certain: false }));
};

const readBracket = (script: Script, candidate: Candidate, within: Stretch): Attribution | UnreadAttribution | null => {
  const inner = { start: candidate.start + 1, end: candidate.closed ? candidate.end - 1 : candidate.end };
  if (bracketLabelLength(script.chars, candidate.start) >= candidate.end - candidate.start) return null;
  const opening = script.chars.slice(inner.start, Math.min(inner.end, inner.start + 24));
  const isLabelled = opensLabel(opening);
  const mayStand =
    isLabelled ||
    !candidate.closed ||
    opening.includes("同") ||
    opening.includes("与") ||
    endsClause(script, candidate, within);
  if (!mayStand || inner.end - inner.start < 2 || !mayName(script, inner)) return null;
  const content = contentOf(script, inner);
  const { written, roles } = content;
  const { start, end } = candidate;
  const units = names(roles);
  if (roles.reference && units === 0) return { start, end, roles, certain: true };
  const unlikely = unlikelyNames(roles);
  if (!candidate.closed)
    return isLabelled || (roles.hasVerbs && unlikely === 0 && units > 0)
      ? { start, end, reason: "attribution-unclosed" }
      : null;
  if (isLabelled && roles.labelled) return { start, end, roles, certain: unlikely === 0 };
  if (units === 0 || !endsClause(script, candidate, within)) return null;
  if ((roles.hasVerbs || roles.each || roles.jointly) && unlikely === 0) return { start, end, roles, certain: true };
  if (roles.hasVerbs && unlikely * 2 <= units && /牵头|负责|落实|配合/u.test(written.folded))
    return { start, end, roles, certain: false };
  const closesSentence = marksAt(sentenceEnds, script.codes, start - 1) || atBreak(script, end, within.end);
  const bare = !roles.hasVerbs && unlikely === 0 && closesSentence && isBareList(content);
  return bare ? { start, end, roles, certain: true } : null;
};

const atBreak = (script: Script, place: number, limit: number): boolean =>
  place >= limit || gapBefore(script, place) > gaps.none || sentenceEnd.includes(script.chars.charAt(place));

const endsClause = (script: Script, { start, end }: Stretch, within: Stretch): boolean =>
  start === within.start ||
  atBreak(script, end, within.end) ||
  ",(:".includes(script.chars.charAt(end)) ||
  `${sentenceEnd},)”》`.includes(script.chars.charAt(start - 1)) ||
  gapBefore(script, start) >= gaps.line;

const readFree = (script: Script, candidate: Candidate, opening: number): Attribution | null => {
  const roles = contentOf(script, candidate).roles;
  const [units, unlikely] = [names(roles), unlikelyNames(roles)];
  if (units === 0 && roles.reference === null) return null;
  // 牵头单位县财政局，公开…: at the head of an item what is no unit is what has to be done.
  const ahead = unlikely > 0 && candidate.start === opening ? openingAttribution(script, candidate) : null;
  if (ahead && ahead.end < candidate.end) return ahead;
  if (unlikely * 2 > units) return null;
  return { start: candidate.start, end: candidate.end, roles, certain: unlikely === 0 };
};

const names = ({ groups }: AttributionRoles): number => {
  let count = 0;
  for (const { units } of groups) count += units.length;
  return count;
};

const unlikelyNames = ({ groups }: AttributionRoles): number => {
  let count = 0;
  for (const { units } of groups) for (const { likely } of units) if (!likely) count++;
  return count;
};

/** （牵头单位：…）（配合单位：…） is one attribution written in two brackets; two bare brackets are one as well. */
const canJoin = (first: Attribution, second: Attribution): boolean =>
  second.roles.reference === null && first.roles.reference === null;

const joinRun = (run: readonly [Attribution, ...Attribution[]]): Attribution => {
  const [first] = run;
  if (run.length === 1) return first;
  const roles: AttributionRoles = {
    groups: run.flatMap((one) => one.roles.groups),
    labelled: run.some((one) => one.roles.labelled),
    hasVerbs: run.some((one) => one.roles.hasVerbs),
    each: run.some((one) => one.roles.each),
    jointly: run.some((one) => one.roles.jointly),
    together: run.some((one) => one.roles.together),
    reference: null,
  };
  return { start: first.start, end: at(run, run.length - 1).end, roles, certain: run.every(({ certain }) => certain) };
};
