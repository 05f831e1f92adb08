import type { ReadCounts } from "../app/reviewTasks.ts";
import type { Correction } from "../app/reviewRow.ts";
import { punctuations } from "../app/wording/punctuation.ts";

const fields: Readonly<Record<Correction["field"], string>> = {
  heading: "任务名称",
  lead: "牵头单位",
  support: "配合单位",
  leadMode: "牵头方式",
  due: "截止日",
};

/** The words of the pane's review in Chinese (核对用语). */
export const reviewWordingZh = {
  punctuation: punctuations.zh,
  heading: "核对读取结果",
  from: (document: string, title: string) => (title === "" ? document : `${title}（${document}）`),
  counts: ({ tasks, duties, units, times }: ReadCounts) =>
    `读到 ${tasks} 项任务、${duties} 条普遍要求、${units} 个单位、${times} 处时限。`,
  recorded: "以下是工作簿里已写入的内容，可以继续更正。",
  nothingWritten: "写入之前，工作簿没有任何改动。",
  moreNotes: (count: number) => `还有 ${count} 条提示`,
  open: (count: number) => `还有 ${count} 项请核对。`,
  noneOpen: "需要核对的任务都核对了。",
  noneNeeded: "没有需要核对的任务；仍可打开任何一项更正。",
  filter: "列出",
  needed: (count: number) => `请核对（${count}）`,
  decided: (count: number) => `已处理（${count}）`,
  all: (count: number) => `全部（${count}）`,
  search: "在全部任务里查找",
  list: "任务列表",
  keys: "Tab 键换按钮，上下方向键换任务，回车键更正，Esc 键取消。",
  empty: "没有符合的任务。",
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  previous: "上一页",
  next: "下一页",
  state: {
    open: "请核对",
    confirmed: "已确认",
    together: "已成批确认",
    corrected: "已更正",
    removed: "已删除（不是任务）",
  },
  undone: "已撤销",
  fields,
  none: "（无）",
  quoteAt: (line: number) => `原文第 ${line} 行`,
  quoteRecorded: "读到的文字",
  wholeQuote: "看全文",
  read: (value: string, corrected: string) => `读到“${value}”，更正为“${corrected}”`,
  confirm: "确认",
  correct: "更正",
  remove: "删除（不是任务）",
  undo: "撤销",
  namesHint: "几个单位之间用顿号隔开。",
  dueHint: "写成 2026-06-30 这样；没有就留空。",
  dueOf: (quote: string) => `截止日（“${quote}”）`,
  save: "保存更正",
  cancel: "取消",
  bulk: "全部确认…",
  bulkWarning: (count: number) =>
    `还有 ${count} 项没有逐项核对。全部确认，表示已通读这些任务并认为读得没有错；留痕里会记为“成批确认”。`,
  bulkConfirm: (count: number) => `我已通读，确认这 ${count} 项`,
  write: "写入任务分解",
  writeChanges: "写入更正",
  written: "已写入“任务分解”。",
  gate: (count: number) => `还有 ${count} 项请核对；逐项确认、更正或删除之后才能写入。`,
  nothingNew: "没有要写入的改动。",
  duties: (count: number) => `普遍要求（${count}）`,
  dutiesHint: "印发通知和结尾对各单位的共同要求。列为共同指标的，随任务分解一起记下，设定方案时取用。",
  who: "对象",
  times: "时限",
  common: "列为共同指标",
  isCommon: "已列为共同指标",
};

export type ReviewWording = typeof reviewWordingZh;
