import type { Attribution } from "./attribution.ts";
import { contentOf } from "./attributionContent.ts";
import { namesOnlyUnits } from "./attributionRoles.ts";
import { marksAt, charTable } from "./charTable.ts";
import { gapBefore, gaps, type Script, type Stretch } from "./script.ts";

const byWhom =
  /(?<task>(?:(?:此项|该项|本项|本条|上述|以上|具体|日常|相关|有关)?(?:工作|任务|事项|内容|措施|要求)?(?:均|统一|具体)?)|)(?=由|(?:牵头|责任|主办|承办)(?:单位|部门|科室|主体)[为是])[^。;]{3,240}(?:[。;]|$)/uy;
const byWhomStarts = charTable("此该本上以由牵责主承具日相有工任事内措要均统");
const longestByWhom = 280;
/** What a clause in the middle of a sentence must say to mean who is responsible: 审核后由办公室发布 does not. */
const firmly = /^由[^,]+(?:负责|牵头|主办|承办|分别落实|负责落实|配合)/u;
const sentenceEnds = charTable("。;!?");

/** 由市财政局牵头，市审计局配合。: a sentence of its own, or the last clause of one (…，由市财政局负责；). */
export const sentencesByWhom = (script: Script, within: Stretch): readonly Attribution[] => {
  const found: Attribution[] = [];
  for (let start = within.start; start < within.end;) {
    const read = byWhomAt(script, start, within);
    if (read) found.push(read);
    start = read?.end ?? endOfClause(script, start, within.end);
  }
  return found;
};

const byWhomAt = (script: Script, start: number, within: Stretch): Attribution | null => {
  const { chars, codes } = script;
  if (!marksAt(byWhomStarts, codes, start)) return null;
  byWhom.lastIndex = 0;
  const match = byWhom.exec(chars.slice(start, Math.min(within.end, start + longestByWhom)));
  if (!match) return null;
  const isInner = start > within.start && chars[start - 1] === ",";
  if (isInner && !firmly.test(match[0])) return null;
  const end = start + match[0].length;
  const isBounded = start > within.start && (isInner || marksAt(sentenceEnds, codes, start - 1));
  const isClosed = isBounded && marksAt(sentenceEnds, codes, end - 1);
  if (end < within.end && gapBefore(script, end) < gaps.line && !isClosed) return null;
  const { roles } = contentOf(script, { start: start + (match.groups?.["task"]?.length ?? 0), end });
  const isRead = namesOnlyUnits(roles) && (roles.hasVerbs || roles.labelled);
  return isRead ? { start, end, roles, certain: false } : null;
};

/** The place after the next mark from a place on, cut off at `limit`. */
const endOfClause = ({ codes }: Script, from: number, limit: number): number => {
  for (let i = from; i < limit; i++) {
    const code = codes[i];
    if (code === 0x3002 || code === 0x3b || code === 0x2c) return i + 1;
  }
  return limit;
};

const longestLastSentence = 120;
const saysWho = /牵头|负责|配合|承办|主办|会同|分别落实|组织实施/u;

/** 市教育局、市财政局负责。: the last sentence of an item, when it is nothing but units and what they are. */
export const lastSentence = (script: Script, { start, end }: Stretch): readonly Attribution[] => {
  let from = end - 1;
  while (from > start && end - from <= longestLastSentence && !marksAt(sentenceEnds, script.codes, from - 1)) from--;
  if (from <= start || end - from > longestLastSentence || !isLevelled(script, from)) return [];
  if (!saysWho.test(script.chars.slice(from, end))) return [];
  const { roles } = contentOf(script, { start: from, end });
  const isRead = roles.hasVerbs && namesOnlyUnits(roles);
  return isRead ? [{ start: from, end, roles, certain: false }] : [];
};

const levelled = charTable("各省市区县州盟旗");

/** True where a unit may begin: with its level or with 各. */
export const isLevelled = ({ chars, codes }: Script, at: number): boolean =>
  marksAt(levelled, codes, at) && /^(?:各|[省市区县州盟旗](?!场|域))/u.test(chars.slice(at, at + 3));
