import { roleOfLabel, type Role } from "./attributionLabel.ts";

/** What a column of a 任务分解表 holds, read from its name. */
export type Column = "serial" | "section" | "task" | "requirement" | "strong" | "weak" | "support" | "time" | "other";

const serial = /^(?:序号|编号|项次|序列|No\.?|号|序|项目编号|任务编号|事项编号)$/iu;
const section =
  /^(?:类别|分类|项目|领域|板块|重点领域|工作类别|任务类别|一级指标|一级任务|工作领域|公开领域|大类|方面|总体任务|工作板块)$/u;
const task =
  /^(?:(?:主要|重点|工作|目标|年度|公开|二级|政务公开){0,2}(?:任务|工作|事项|要点|项目)(?:名称|事项|项目|内容|安排|清单|要点)?|公开要点|工作内容|主要内容|任务内容|公开事项|公开内容|重点内容|工作事项)$/u;
const requirement =
  /^(?:(?:具体|工作|主要|目标|任务|落实|细化|推进|公开|分解|保障|重点)?(?:要求|措施|举措|任务|内容|标准|目标|步骤|做法)(?:及要求|和要求|及措施|及标准|及目标)?|任务分解|分解任务|工作任务分解|三级指标|具体工作|(?:细化|任务|具体|工作)分工|分工内容|落实内容|工作标准|任务及要求|内容及要求)$/u;

/** 主要措施及成果, 推进举措与进度: whatever else it holds, what has to be done stands there. */
const otherRequirement =
  /^(?!.*(?:考核|评分|评价|评估|验收|统计|扣分|进展|完成情况))[\u4e00-\u9fff]{0,6}(?:措施|举措|要求|做法)(?:[及和与、][\u4e00-\u9fff]{2,6})?$/u;

/** The column that a header cell names; null when it names none. `name` is folded and without white space. */
export const columnOf = (name: string): Column | null => {
  const plain = name.includes("(") ? name.replace(/\([^()]*\)/gu, "") : name;
  if (plain.length < 1 || plain.length > 14) return null;
  if (serial.test(plain)) return "serial";
  const role = columnRole(roleOfLabel(plain));
  if (role === "time") return role;
  if (role && !/任务$|内容$|^(?:具体|主要|重点|工作)任务|要求$|措施$|事项$/u.test(plain)) return role;
  if (section.test(plain)) return "section";
  if (/^(?:具体|分解|细化)/u.test(plain) && requirement.test(plain)) return "requirement";
  if (task.test(plain)) return "task";
  if (requirement.test(plain) || otherRequirement.test(plain)) return "requirement";
  return /^(?:备注|说明|依据|来源|联系电话|电话|(?:启动|开始|起始|开工|立项|印发)(?:时间|日期|节点)|完成情况|进展情况|落实情况|完成状态|联系人|责任人|分管领导|成果形式|公开方式|公开渠道|公开形式|考核分值|分值)$/u.test(
    plain,
  )
    ? "other"
    : (role ?? null);
};

const columnRole = (role: Role | null): Column | null => {
  if (role === "strong" || role === "weak" || role === "support" || role === "time") return role;
  return role === null ? null : "other";
};

/** A header cell that says nothing known names the work, where units and a number or a time stand beside it. */
export const withUnknownTask = (columns: readonly (Column | null)[]): readonly (Column | null)[] => {
  const has = (...wanted: readonly Column[]): boolean => wanted.some((column) => columns.includes(column));
  const isTasks = has("strong", "weak", "support") && has("serial", "time") && !has("task", "requirement");
  const unknown = columns.indexOf(null);
  return isTasks && unknown >= 0 ? columns.map((column, i) => (i === unknown ? "task" : column)) : columns;
};

/** Where several columns name the work and none the requirements, the last of them says what has to be done. */
export const settledColumns = <T extends Column | null>(columns: readonly T[]): readonly (T | Column)[] => {
  const works = columns.flatMap((column, i) => (column === "task" ? [i] : []));
  if (columns.includes("requirement" as T) || works.length < 2) return columns;
  return columns.map((column, i) =>
    i === works.at(-1) ? "requirement" : works.length > 2 && i === works[0] ? "section" : column,
  );
};

/** True where the columns make a table of tasks: something to do and somebody to do it. */
export const isTaskHeader = (columns: readonly (Column | null)[]): boolean => {
  const has = (...wanted: readonly Column[]): boolean =>
    columns.some((column) => column !== null && wanted.includes(column));
  return has("task", "requirement") && has("strong", "weak", "support");
};
