/** What the issues of scoring say in Chinese (计分问题提示用语). */
export const scoringIssuesZh: Readonly<Record<string, string>> = {
  "observation-without-stage":
    "方案没有哪个计分环节会用到它（指标“{criterion}”，轮次 {round}，评审方 {party}）；请核对轮次、评审方和指标。",
  "kind-wrong": "指标“{criterion}”要的观测类型是 {want}，这里是 {got}；请按 {want} 填写。",
  "criterion-not-observed": "“{criterion}”是上级指标，不直接评分；请评它下面的末级指标，或填不适用。",
  "criterion-scored-by-findings": "指标“{criterion}”按问题台账计分，不能另录评分；请用 finding 命令录入问题。",
  "task-not-wanted": "指标“{criterion}”不按任务评分，task 列要空着（现为 {task}）。",
  "event-not-scored": "“{criterion}”是加减分或否决事项，只能记次数；没有发生就不录。",
  "event-recorded-twice": "{unit} 的“{criterion}”已由评审人 {reviewer} 录入，再录会重复计算；请改那一条。",
  "evidence-deducted-twice": "同一依据“{evidence}”在“{other}”和“{criterion}”都扣了分；请核对是否重复扣分。",
  "value-with-abstained": "回避的评审人不能有得分（{value}）；请删去得分，或改为已评分。",
  "silent-weights-unsaid":
    "评审方“{party}”按权重合成、只要求 {required} 人评分，而考核表把未报记为 0 分：哪一位未报的记 0 分会改变结果，方案却没有说；请把 required 改为 all，或把 missing 改为 block。",
  "observation-contradicts":
    "{reviewer} 对 {unit} 的“{criterion}”既有整体的话（不适用、回避或未发现问题），又逐项记录；请只留一种。",
  "branch-scored-beneath":
    "{reviewer} 把“{criterion}”整体记为不适用或回避，但其下的 {leaves} 另有记录，仍按各自的记录计；要改，请逐项写明。",
  "task-not-of-unit":
    "{unit} 没有编号为“{task}”的任务（指标“{criterion}”）；编号见总台账的“任务分解”表，或用 read --json 查看。",
  "value-not-wanted": "这类观测不填 {column} 列（现为 {got}）；请清空。",
  "value-not-number": "得分“{got}”不是数；请填阿拉伯数字，如 8.5。",
  "value-unknown": "不认识“{got}”；可以填：{want}。",
  "points-below-minimum": "打分 {value} 低于最低分 {minPoints}；请核对。",
  "count-not-whole": "次数“{got}”不是整数；请填整数。",
  "not-applicable-without-approver": "不适用没有写批准人；请写明（评分表里写在“批准人”，CSV 里写在 value 列）。",
  "abstained-without-reason": "回避没有写理由；请写明理由。",
  "finding-without-rule": "指标“{criterion}”不按问题台账计分；请核对指标编号。",
  "finding-dates": "日期 {later} 早于发现日期 {date}；请核对。",
  "finding-not-counted": "轮次 {round} 的问题按方案不计入“{criterion}”，只留存；请核对轮次。",
  "full-marks-differ": "“{table}”各项都得满分时算出 {got} 分，不是总分 {want} 分；请核对权重、折算和上下限。",
  "proportion-above-one": "“{criterion}”完成数 {count} 多于应完成数 {of}，方案规定不允许；请核对。",
  "denominator-empty": "“{criterion}”的分母是 0，按方案不能计分；请核对应完成数或目标值。",
  "survey-too-small": "“{criterion}”有效样本 {answers} 份，少于方案要求的 {want} 份；请补充样本。",
  "task-score-missing": "{unit} 的“{criterion}”还缺任务 {tasks} 的评分；请补齐。",
  "input-missing": "{unit} 的“{criterion}”公式还缺数据：{inputs}；请补齐。",
  "formula-without-evaluator": "“{criterion}”用了公式，但公式计算部件没有加载；请重新打开再试。",
  "formula-failed": "“{criterion}”的公式算不出来（{detail}）；请检查公式和数据。",
  "formula-outside": "“{criterion}”的公式算出 {got}，不在 0 到 {max} 之间，方案规定不允许；请核对。",
  "party-absent":
    "{unit} 的“{criterion}”缺评审方 {parties}（全部回避或不参评），方案没有规定由谁接替权重；请补评或修改方案。",
  "stage-not-applicable": "计分环节“{criterion}”的一部分整体不适用，方案没有规定怎么算；请修改方案。",
  "nothing-to-rescale": "“{criterion}”里适用的指标合计 0 分，没法按比例折算；请核对不适用的范围。",
  "nothing-to-spread-over": "“{criterion}”不适用，但没有指标可以分摊它的分值；请核对不适用的范围。",
  "move-target-not-applicable": "“{criterion}”不适用，分值应移到 {to}，但 {to} 也不适用；请核对。",
  "not-applicable-refused": "方案规定“{criterion}”不能不适用；请评分。",
  "component-missing": "{unit} 的“{criterion}”缺下级单位的得分；请核对单位名单的 part_of 和 role 列。",
};
