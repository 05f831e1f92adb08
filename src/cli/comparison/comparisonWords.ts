import type { LeadMode } from "../../domain/breakdown/breakdown.ts";

/** Every word of a comparison that people read (版本对比用语), in one language. */
export type ComparisonWords = {
  readonly old: string;
  readonly new: string;
  readonly tasks: string;
  readonly duties: string;
  readonly floors: string;
  readonly units: string;
  readonly same: string;
  readonly added: string;
  readonly dropped: string;
  readonly moved: string;
  readonly reworded: string;
  readonly columns: readonly [what: string, old: string, now: string, task: string];
  readonly field: Readonly<Record<Field, string>>;
  readonly mode: Readonly<Record<LeadMode, string>>;
  readonly none: string;
  readonly colon: string;
  readonly semicolon: string;
  readonly comma: string;
  readonly count: (tasks: number) => string;
  readonly unit: (unit: string, added: number, dropped: number, changed: number) => string;
  readonly onlyMoved: (units: number) => string;
  readonly noDifference: string;
  readonly remarks: (old: number, now: number) => string;
};

type Field =
  | "number"
  | "date"
  | "jurisdiction"
  | "year"
  | "title"
  | "section"
  | "heading"
  | "text"
  | "lead"
  | "support"
  | "leadMode"
  | "times"
  | "quote"
  | "who";

const zh: ComparisonWords = {
  old: "旧版",
  new: "新版",
  tasks: "任务",
  duties: "普遍要求",
  floors: "权重下限",
  units: "涉及单位",
  same: "未变",
  added: "新增",
  dropped: "取消",
  moved: "移动",
  reworded: "调整",
  columns: ["变动", "旧编号", "新编号", "任务"],
  field: {
    number: "发文字号",
    date: "成文日期",
    jurisdiction: "地区",
    year: "年度",
    title: "标题",
    section: "部分",
    heading: "任务标题",
    text: "文字",
    lead: "牵头",
    support: "配合",
    leadMode: "牵头方式",
    times: "时限",
    quote: "文字",
    who: "对象",
  },
  mode: { sole: "单独牵头", each: "分别牵头", joint: "共同牵头", unstated: "未写明" },
  none: "无",
  colon: "：",
  semicolon: "；",
  comma: "，",
  count: (tasks) => `${tasks} 项任务`,
  unit: (unit, added, dropped, changed) => `${unit}：新增 ${added}，取消 ${dropped}，调整 ${changed}`,
  onlyMoved: (units) => `另有 ${units} 个单位的任务只是换了编号或部分。`,
  noDifference: "两个版本没有差别。",
  remarks: (old, now) => `读取时有提示：旧版 ${old} 处，新版 ${now} 处；请用 read 逐条查看。`,
};

const en: ComparisonWords = {
  old: "old",
  new: "new",
  tasks: "tasks",
  duties: "duties",
  floors: "weight floors",
  units: "units touched",
  same: "unchanged",
  added: "added",
  dropped: "dropped",
  moved: "moved",
  reworded: "reworded",
  columns: ["what", "old no.", "new no.", "task"],
  field: {
    number: "number",
    date: "date",
    jurisdiction: "jurisdiction",
    year: "year",
    title: "title",
    section: "section",
    heading: "heading",
    text: "text",
    lead: "lead",
    support: "support",
    leadMode: "lead mode",
    times: "times",
    quote: "text",
    who: "whom",
  },
  mode: { sole: "one leads alone", each: "each leads", joint: "joint lead", unstated: "unstated" },
  none: "none",
  colon: ": ",
  semicolon: "; ",
  comma: ", ",
  count: (tasks) => `${tasks} tasks`,
  unit: (unit, added, dropped, changed) => `${unit}: added ${added}, dropped ${dropped}, reworded ${changed}`,
  onlyMoved: (units) => `For ${units} more units tasks only have another number or section.`,
  noDifference: "The two versions do not differ.",
  remarks: (old, now) =>
    `Reading remarked on ${old} places in the old and ${now} in the new version; see them with read.`,
};

export const comparisonWords = { zh, en } as const;
