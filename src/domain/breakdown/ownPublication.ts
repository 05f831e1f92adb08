/** What a length of time is counted from, as the words right before it say: the document's own publication (印发之日). */
const issued = String.raw`(?:印发|下发|发布|公布|出台|发文)`;
const counted = String.raw`(?:之日起|之日后|之后|以后|后)?的?`;
const self = String.raw`(?:通知|方案|意见|文件|计划|(?:工作)?要点|分工方案|实施方案|任务分解表?)`;
const named = new RegExp(String.raw`(?:本|此|该)${self}?[^。;,]{0,8}(?:${issued}|公开)${counted}$`, "u");
const workPoints = new RegExp(
  String.raw`(?:^|[,、:]|自|从|在|于)(?:工作要点|要点|分工方案|任务分解表?|通知)(?:正式)?${issued}${counted}$`,
  "u",
);
const bare = new RegExp(
  String.raw`(?:^|[\n,、:]|[请要须]|应当?|需要?|务必|各?(?:部门|单位|地区|县区|牵头单位))(?:自|从)${issued}之日起$`,
  "u",
);
const otherDocument =
  /政策|文件|信息|公告|公示|决策|规划|预案|解读|名单|目录|规定|办法|答复|报告|预算|决算|通报|法规|规章/u;

/**
 * True where a length is counted from the document's own publication: 自本通知印发之日起, 在要点印发后; a bare 自印发之日起
 * only where its sentence speaks of no other document that is published.
 *
 * @param before the folded words of the sentence before the length, without white space but for line breaks
 * @param after the folded words of the sentence behind it
 */
export const isFromOwnPublication = (before: string, after: string): boolean =>
  named.test(before.replaceAll("\n", "")) ||
  workPoints.test(before.replaceAll("\n", "")) ||
  (bare.test(before) && !otherDocument.test(before) && !otherDocument.test(after));
