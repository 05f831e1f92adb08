import type { OutlineNode } from "./outlineNodes.ts";
import { marksAt, charTable } from "./charTable.ts";
import { gapBefore, gaps, inkOf, type Script, type Stretch } from "./script.ts";

export const longestHeading = 60;
const general =
  /^(?:总体要求|(?:[\u4e00-\u9fff]{2})目标|总的要求|指导思想|基本原则|工作目标|主要目标|(?:工作|活动)要求|有关要求|相关要求|几点要求|目标要求|(?:工作|总体|年度|主要)?目标任务|基本要求|总体思路|工作思路)(?:和[\u4e00-\u9fff]{2,8})?[。:]?$/u;
const rules = /^(?:总则|附则)$/u;
const closing =
  /^(?:(?:切实|全面|进一步|着力)?(?:强化|加强|严格|健全|完善|做好|抓好|落实|明确)?(?:组织|工作|活动)(?:保障|领导|要求|实施)(?:措施)?|保障措施|(?:强化|加强|完善|健全)?保障(?:措施|机制)|(?:有关|相关|几点|具体|其他)要求)(?:[,，和与][\u4e00-\u9fff]{2,12})?[。:]?$/u;
const closingBesideTasks =
  /^[\u4e00-\u9fff,，]{0,12}(?:组织(?:领导|保障|实施|推进)|保障(?:措施|机制|力度)?|工作要求|督(?:查|导|促|办)[\u4e00-\u9fff]{0,6}|监督(?:检查|考核|保障|评价|管理)?|考核(?:监督|评价|评估|问效|奖惩|督查)?|责任(?:落实|追究)?|(?:贯彻|工作|任务|跟踪)落实|狠抓落实|抓好落实)[。:]?$/u;
const formal =
  /^为(?:了)?[^。]{4,}(?:,|;)?[^。,]{0,30}(?:特)?(?:制定|制订|印发|出台)(?:本|此)|(?:适用于?本|本[\u4e00-\u9fff]{1,8}适用于?)|^本[\u4e00-\u9fff]{2,10}所称|本(?:[\u4e00-\u9fff]{1,8})?自[^。]{1,24}(?:施行|实施|执行|生效)|自(?:印发|发布|公布|下发)之日起(?:施行|实施|执行|生效)|(?:负责|进行)解释[。;]?$|有效期(?:为|至)?[^。]{1,12}(?:年|日)[。;]?$|^未尽事宜|^(?:此前|以往|原)[^。]{2,30}(?:不一致|废止)/u;
const longestFormal = 160;

/** True for a section that says what the whole is for or how it stands (总体要求、总则、附则) and gives nobody a task. */
export const isGeneralTitle = (title: string, attributed: boolean): boolean =>
  rules.test(title) || (!attributed && general.test(title));

/**
 * True for the last section that only addresses everybody (组织保障、工作要求).
 * @param besideTasks other sections say who is responsible and this one does not, so that fainter titles do
 */
export const isClosingTitle = (title: string, besideTasks: boolean): boolean =>
  closing.test(title) || (besideTasks && title.length <= 24 && closingBesideTasks.test(title));

/** True for an article of form: purpose, scope, date of effect, who explains it (制定依据、适用范围、施行日期、解释权). */
export const isFormal = (script: Script, own: Stretch): boolean =>
  own.end - own.start <= longestFormal && formal.test(script.chars.slice(own.start, own.end));

/** What stands in a node below its heading. */
export const afterHeading = (script: Script, node: OutlineNode): Stretch => {
  const body = bodyOf(node);
  const start = body.start + titleOf(script, node.own).length;
  return node.children.length > 0 || gapBefore(script, start) > gaps.none ? { start, end: body.end } : body;
};

export const bodyOf = (node: OutlineNode): Stretch => ({ start: node.own.start, end: endOf(node) });

/** Where a node's last words end, those of the items below it included. */
export const endOf = (node: OutlineNode): number => {
  const last = node.children.at(-1);
  return last ? endOf(last) : node.own.end;
};

/** The item's first sentence or first line, whichever is shorter, unless it is long (标题). */
export const headingOf = (script: Script, own: Stretch, attributionStart: number | null): string =>
  headingTo(script, own, headingEnd(script, own, attributionStart));

const headingTo = (script: Script, { start }: Stretch, end: number): string => {
  const heading = inkOf(script, { start, end });
  return closesHeading[heading.charCodeAt(heading.length - 1)] === 1 ? heading.slice(0, -1) : heading;
};
const closesHeading = charTable("。:：");

/** The title of a section; where a document lost its line breaks a space ends it. */
export const titleOf = (script: Script, own: Stretch): string => {
  const heading = headingOf(script, own, null);
  for (let i = own.start + shortestTitle; i < Math.min(own.end, own.start + longestHeading); i++) {
    if (gapBefore(script, i) === gaps.none) continue;
    const words = script.chars.slice(own.start, i);
    return heading.length > 0 && heading.length <= words.length
      ? heading
      : /^[\u4e00-\u9fff]+$/u.test(words)
        ? words
        : heading;
  }
  return heading;
};
const shortestTitle = 4;

/** The same for an item that is itself the task: its only sentence is what has to be done, and no heading. */
export const ownHeading = (script: Script, own: Stretch, attributionStart: number | null): string => {
  const limit = Math.min(attributionStart ?? own.end, own.end);
  const end = headingEnd(script, own, attributionStart);
  const isSentence = limit - end <= 1 && /[。;,]/u.test(script.chars.slice(own.start, end + 1));
  return isSentence ? "" : headingTo(script, own, end);
};

const endsTitle = charTable("。;");

const headingEnd = (script: Script, own: Stretch, attributionStart: number | null): number => {
  const limit = Math.min(attributionStart ?? own.end, own.end);
  const furthest = Math.min(limit, own.start + longestHeading);
  for (let i = own.start + 1; i < furthest; i++) {
    if (marksAt(endsTitle, script.codes, i) || gapBefore(script, i) >= gaps.line) return i;
  }
  return limit - own.start <= longestHeading ? limit : own.start;
};
