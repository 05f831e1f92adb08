import { charTable } from "./charTable.ts";

/**
 * What a label, a column or a verb makes of the units beside it (角色): 牵头 is `strong`, 责任/负责/落实 `weak`
 * (lead unless somebody 牵头), 配合 `support`, 组织/审核/承办 `aux` (lead only when alone); `person` and `ignored`
 * name no unit, `time` holds a time limit.
 */
export type Role = "strong" | "weak" | "support" | "aux" | "person" | "ignored" | "time";

const unitWord = "(?:单位|部门|科室|处室|股室|机构|机关|科股|方|主体|局)";
const roleWord =
  "(?:牵头|责任|配合|协办|主办|承办|落实|实施|完成|协助|协同|参与|参加|负责|执行|主责|主管|主要|第一|共同|联合|支持|会办|分工|督办|督导|督查|联系|指导|推进|具体|任务|市级|县级|区级|省级|分管|包抓|包保|包联|挂联|挂点)";
/** Words that name who does something only with 单位 or 部门 behind them (发布主体, 归口部门). */
const deedWord =
  "(?:办理|经办|归口(?:管理)?|协作|发布|公开|管理|审核|编制|起草|报送|提供|组织)(?:单位|部门|科室|处室|股室|机构|主体)";
const timeWord =
  "(?:(?:完成|办结|整改|工作|任务|推进|落实|公开|更新|时间|计划|具体|截止|截至|责任){0,3}(?:时限|时间|期限|节点|时间节点|日期|频次|频率|进度)(?:要求|安排|节点)?)";

const and = "(?:及|和|与|、|/)";
const roleLabel = `总?${roleWord}{1,4}${and}?${roleWord}{0,3}(?:${unitWord}{1,2}|人员?|领导|同志|地区)?${and}?(?:${unitWord}|责任人|联系人)?`;

/** The words before a colon that open an attribution: 牵头单位, 责任科室, 完成时限; 执行局 is a unit. Not anchored, for use in other patterns. */
export const labelSource = `(?!执行局)(?:${roleLabel}(?:${and}${roleWord}{1,2}${unitWord})?|${deedWord}|${timeWord})`;

/** The characters that {@link labelSource} can start with. */
export const labelStarts = charTable(
  "牵责配协主承落实完参负执第共联支会分督指推具任市县区省包办整工公更时计截期节日频进经归发管审编起报提组总",
);

const wholeLabel = new RegExp(`^${labelSource}$`, "u");
const wholeTime = new RegExp(`^${timeWord}$`, "u");

/** The role that a label or column name gives; null when it is neither. `name` is folded, at most 20 characters. */
export const roleOfLabel = (name: string): Role | null => {
  const label = name.includes("(") ? name.replace(/\([^()]*\)/gu, "") : name;
  if (label.length < 2 || labelStarts[label.charCodeAt(0)] !== 1 || label.length > 14 || !wholeLabel.test(label))
    return null;
  if (wholeTime.test(label)) return "time";
  if (/(?:人|人员|领导|同志)$/u.test(label) && !/单位|部门/u.test(label)) return "person";
  if (/督办|督导|督查|联系|包抓|包保|包联|挂联|挂点|分管/u.test(label)) return "ignored";
  if (/牵头|主办|主责|第一责任|主要责任|主要负责/u.test(label)) return "strong";
  if (/配合|协办|协助|协同|参与|参加|支持|会办|指导|协作|审核|提供/u.test(label)) return "support";
  return /责任|落实|承办|实施|完成|负责|执行|主管|分工|共同|推进|任务|办理|经办|归口|发布|公开|管理|编制|起草|报送|组织/u.test(
    label,
  )
    ? "weak"
    : null;
};
