/** The sheets of a form (自评表各表). */
export const formSheetNames = {
  cover: "封面",
  tasks: "任务自评",
  duties: "普遍要求自评",
  criteria: "指标自评",
  materials: "佐证材料",
  findings: "问题整改",
} as const;

export const taskHeaders = {
  task: "编号",
  heading: "任务",
  text: "工作要求",
  part: "职责",
  times: "时限",
  state: "完成情况",
  account: "自评说明",
  count: "佐证件数",
  check: "检查",
} as const;

export const dutyHeaders = {
  duty: "编号",
  who: "对象",
  quote: "要求",
  times: "时限",
  state: "完成情况",
  account: "自评说明",
  check: "检查",
} as const;

export const criterionHeaders = {
  criterion: "编号",
  path: "指标",
  clause: "评分标准",
  most: "满分",
  points: "自评分",
  account: "自评说明",
  check: "检查",
} as const;

export const materialHeaders = {
  about: "对应编号",
  title: "材料名称",
  number: "文号",
  date: "日期",
  url: "网址",
  check: "检查",
} as const;

export const answerHeaders = {
  finding: "编号",
  criterion: "指标",
  what: "问题",
  count: "数量",
  date: "发现日期",
  due: "整改期限",
  rectified: "是否整改",
  rectifiedDate: "整改日期",
  account: "整改措施",
  check: "检查",
} as const;

export const coverHeaders = { item: "事项", content: "内容" } as const;

/** The items of the cover that people fill in. */
export const signedItems = { by: "填报人", phone: "联系电话", approvedBy: "审核人", date: "填报日期" } as const;

export const rectifiedWords = { yes: "已整改", no: "未整改" } as const;

/** The place of a header among those of its table, from 0. */
export const columnIn = (headers: Readonly<Record<string, string>>, header: string): number =>
  Object.values(headers).indexOf(header);
