import { gaps, lineIndexAt, type Script, type ScriptLine, type Stretch } from "./script.ts";

const trailer =
  /^(?:附件?\d{0,2}[:.]|附[:：]|抄送|主送|抄报|印发机关|信息公开选项|公开方式|公开属性|\(?此件|版权所有|copyright|来源[:：]|分享到|打印本页|关闭窗口|相关链接|责任编辑|联系人:|网站地图|上一篇|下一篇|\[打印|扫一扫在?手机|相关(?:解读|文档|附件):)/iu;
/** Who keeps the page, with the numbers that a site has to show (网站标识码、备案号). */
const siteLine = /网站标识码|ICP备\d|公网安备/u;
const issuerLine =
  /^[\u4e00-\u9fff、()]{2,30}(?:人民政府|办公[厅室]|委员会|领导小组|公开办|管委会|办事处|局|厅|委|院|会|所|队|部|处|室|中心|大学|学校|公司|集团)(?:办公[厅室])?$/u;
const dateLine =
  /^(?:(?:19|20)\d\d|二〇[〇一二三四五六七八九]{2})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日(?:印发)?$/u;
const issuedLine = /(?:19|20)\d\d年\d{1,2}月\d{1,2}日印发$/u;
const addresses =
  /^(?:(?:工作|有关|相关|几点|其他|具体)?要求:)?(?:同时|此外|另外)?,?(?:请)?(?:以上任务|上述任务|各|全[省市区县]|[省市区县州][级直]|[省市区县]政府各|有牵头任务)[^。;]{0,50}?(?:要|应|须|必须|务必|需|请)/u;

/** True for a line that belongs to the letter, not to its tasks (落款、抄送、版权). `next` is the line after it. */
export const isTrailer = (line: string, next: string): boolean =>
  line.length <= 200 &&
  (trailer.test(line) ||
    siteLine.test(line) ||
    dateLine.test(line) ||
    (line.length <= 60 && issuedLine.test(line)) ||
    (issuerLine.test(line) && (dateLine.test(next) || issuedLine.test(next))));

/** Where the trailer begins among the lines of a stretch; the stretch's end when there is none. */
export const trailerStart = (script: Script, within: Stretch): number => {
  const from = lineIndexAt(script.lines, within.start);
  for (let i = from; i < script.lines.length; i++) {
    const line = script.lines[i];
    if (!line || line.start >= within.end) break;
    if (line.start <= within.start) continue;
    if (isTrailer(textOf(script, line), textOf(script, script.lines[i + 1]))) return line.start;
  }
  return within.end;
};

/**
 * Where the closing begins in the last item (结尾段): the first later paragraph that turns to everybody, or, once the
 * item is attributed, any later paragraph, and a sentence that does so right behind the attribution.
 * @param attributedTo the end of the item's last attribution, or null when it has none
 */
export const closingStart = (script: Script, within: Stretch, attributedTo: number | null): number => {
  const searchFrom = Math.max(within.start + 1, attributedTo ?? 0);
  for (let i = searchFrom; i < within.end; i++) {
    const gap = script.gap[i] as number;
    const behind = attributedTo !== null && i === attributedTo + (script.chars[attributedTo] === "。" ? 1 : 0);
    const afterSentence = behind || i === attributedTo || "。!?)".includes(script.chars.charAt(i - 1));
    if ((gap === gaps.none && !behind) || !afterSentence) continue;
    const turnsToAll = addresses.test(script.chars.slice(i, Math.min(within.end, i + 90)));
    if (turnsToAll || (attributedTo !== null && gap >= gaps.line)) return i;
  }
  return within.end;
};

const textOf = (script: Script, line: ScriptLine | undefined): string =>
  line ? script.chars.slice(line.start, Math.min(line.end, line.start + 220)) : "";
