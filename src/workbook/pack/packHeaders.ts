/** The sheet that a reviewer scores on, and its columns (评审包评分表). */
export const packScoreName = "评分";

export const packHeaders = {
  unit: "单位",
  round: "轮次",
  criterion: "指标",
  clause: "评分标准",
  item: "分项或任务",
  most: "满分",
  selfScore: "自评分",
  selfAccount: "自评说明与佐证",
  findings: "问题",
  last: "上年",
  entry: "填写",
  reason: "理由",
  evidence: "依据",
  approver: "批准人",
  check: "检查",
  key: "行标识",
} as const;

/** The sheet on which a reviewer keeps out of a unit, and its columns (单位与回避). */
export const packUnitsName = "单位与回避";

export const packUnitHeaders = {
  unit: "单位",
  lastTotal: "上年总分",
  lastRank: "上年名次",
  lastGrade: "上年等次",
  findings: "问题数",
  self: "自评",
  due: "应填",
  open: "未评",
  faults: "待改",
  recused: "回避",
  reason: "回避理由",
  check: "检查",
  key: "行标识",
} as const;
