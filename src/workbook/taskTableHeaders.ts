/** The headers of 任务分解 by which the workbook is known when it is read again; 任务 and 类别 may be left out. */
export const taskTableHeaders = {
  number: "编号",
  section: "类别",
  heading: "任务",
  text: "工作要求",
  lead: "牵头单位",
  support: "配合单位",
  leadMode: "牵头方式",
  times: "时限",
  due: "到期日",
  lastDue: "最后到期日",
  source: "来源",
  check: "核对",
} as const;

export const taskTableName = "任务分解";
export const dutyTableName = "普遍要求";
export const dutyTableHeaders = { who: "对象", text: "共同要求" } as const;

export const documentTableName = "权重下限与文件信息";
export const documentTableHeaders = { subject: "事项", quote: "原文" } as const;
export const floorSubject = "权重下限";
