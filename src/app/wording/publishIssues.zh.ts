/** What is said of notices, their template and what is published (通报、模板、公布). */
export const publishIssuesZh: Readonly<Record<string, string>> = {
  "notice-head-unknown": "模板里不认识“{head}”；“正文：”之前每行写“名称：内容”，名称有：{heads}。",
  "notice-head-repeated": "模板里“{head}”写了两次；请删去一行。",
  "notice-choice-unknown": "模板里“{head}”写成“{got}”；只能写：{choices}。",
  "notice-date-unreadable": "模板里“{head}”的日期“{got}”看不懂；请写成 2026-11-22 或 2026年11月22日。",
  "notice-field-unknown": "模板里不认识字段“{field}”；可用的字段：{fields}。",
  "notice-body-absent": "模板没有正文；请另起一行写“正文：”，下面逐段写正文（template notice 可生成样例）。",
  "notice-not-template":
    "这不是通报模板：没有“名称：内容”，也没有“正文：”；请用 template notice 生成样例来改。可写的名称：{heads}。",
  "notice-line-left-out": "通报模板的这一行没有印出，因为“{field}”没有内容；需要时请在模板里写明。",
  "notice-head-absent": "模板里没有“{head}”；请在“正文：”之前写一行“{head}：”，只能写：{choices}。",
  "notice-brace-alone": "模板的这一行有不成对的花括号或全角花括号；字段写成 {总体结果} 的样子，两边都用半角花括号。",
  "notice-head-left-out": "通报模板里“{head}”没有印出，因为“{field}”没有内容；需要时请在模板里写明。",
  "notice-title-gap": "通报的标题里“{field}”没有内容，标题缺了这几个字；请核对，或在模板里写明。",
  "notice-title-absent": "通报没有标题；请在模板里写“标题：”。",
  "notice-points-left-out": "“各项得分”超过 {most} 列，一页排不下，没有作为通报附件；各单位的得分见反馈表。",
  "appeals-open": "还有申诉没有决定（{appeals}），公布的结果之后可能变动；请先录入决定（appeal）。",
  "findings-unrectified": "还有 {count} 项问题没有整改记录：{units}；请核对问题台账。",
  "claims-unproved": "有 {count} 项任务报了完成却没有佐证：{units}；请核对自评。",
  "ranks-close-by-score":
    "{group}有 {count} 对单位，一名评审人改 {within} 分以内总分就会持平：{pairs}；公布前可再核对相关评分，详见 robustness。",
  "ranks-close-by-weight":
    "{group}有 {count} 对名次相邻的单位，一项权重只要在假设的 ±{spread}% 出入内变动就会持平：{pairs}；只是提示，结果不变，详见 robustness。",
  "published-reviewer":
    "要公布的 {files} 个文件里出现评审人“{reviewer}”的名字（“{text}”），没有公布。说的是这个人：请在相应的理由、佐证、方案或模板文字里改掉；“{reviewer}”只是一个常用的词：请在“评审人”表里把名字改成全名，用 settle 认可（窗格里是“检查改动”；已锁定的先解锁），再公布。",
  "published-comment": "要公布的文件里有批注，没有公布；这是程序的错误，请反馈。",
  "published-hidden-sheet": "要公布的文件里有隐藏的工作表，没有公布；这是程序的错误，请反馈。",
  "published-path":
    "要公布的文件里出现本机路径“{path}”（{files} 个文件），没有公布；请在相应的佐证或文字里改成网址或文号再试。",
};
