import { documentIssuesZh } from "./documentIssues.zh.ts";
import { schemeIssuesZh } from "./schemeIssues.zh.ts";
import { formIssuesZh } from "./formIssues.zh.ts";
import { officeIssuesZh } from "./officeIssues.zh.ts";
import { packIssuesZh } from "./packIssues.zh.ts";
import { returnedIssuesZh } from "./returnedIssues.zh.ts";
import { rollupIssuesZh } from "./rollupIssues.zh.ts";
import { sheetIssuesZh } from "./sheetIssues.zh.ts";
import { ledgerIssuesZh } from "./ledgerIssues.zh.ts";
import { publishIssuesZh } from "./publishIssues.zh.ts";
import { savingIssuesZh } from "./savingIssues.zh.ts";
import { scoringIssuesZh } from "./scoringIssues.zh.ts";
import { yearIssuesZh } from "./yearIssues.zh.ts";

/** What every issue says in Chinese (问题提示用语): what happened, and what to do next. The place is put before it. */
export const issuesZh: Readonly<Record<string, string>> = {
  // files
  "file-absent": "找不到这个文件；请检查路径和文件名。",
  "file-is-folder": "这是文件夹，不是文件；请给出其中的文件。",
  "folder-is-file": "这里要的是文件夹，却是一个文件；请换一个位置。",
  "file-refused": "系统拒绝读写（{code}）；请换一个位置再试。",
  "folder-not-empty": "文件夹不是空的，也不是演示生成的；请换一个空文件夹，以免覆盖已有文件。",
  "files-several": "一次给了 {count} 个文件；请只给一个。",
  "file-empty": "文件是空的；请换成有内容的文件。",
  "file-too-large": "文件太大（{bytes} 字节，上限 {largest}）；请只保留正文再试。",
  "file-not-text": "这不是文本文件（看起来是 {format}）；请换成这里要的 .csv、.json 或 .txt 文件。",
  "text-undecodable": "认不出文字编码；请用 UTF-8 编码另存再导入。",
  "json-invalid":
    "从这里起不是有效的 JSON（{detail}）；请检查这一行和上一行的逗号、引号、括号，或用 template 命令生成样例对照。",
  "csv-invalid": "CSV 格式有误（{detail}）；请检查这一行的引号和列数。",
  "csv-header-repeated": "列名“{column}”重复；请删去一列。",
  "column-missing": "缺少“{column}”列；表头应为：{columns}。",
  "column-unknown": "不认识“{column}”列；表头应为：{columns}。",
  "columns-other": "这是另一种表（列为：{got}）；请检查是否拿错文件，这里的表头应为：{columns}。",
  "book-not-xlsx": "这不是 .xlsx 工作簿（看起来是 {format}）；请另存为 .xlsx 再试。",
  "book-damaged": "工作簿损坏，读不出来（{detail}）；请用备份，或在 Excel、WPS 中打开后另存。",
  "book-unknown": "这不是考评生成的工作簿；请选总台账或自评表原文件。",
  "book-not-master": "这是下发的自评表或评审包（{of}），不是总台账；请选总台账。",
  "book-not-form": "这是{of}，不是自评表；评审包请用 score 收回，总台账不用收回。",
  "sheet-missing":
    "缺少工作表“{sheet}”；改过名的请改回来；删掉的，总台账可用 settle --restore 重写，其他文件请用备份。",
  "header-repeated": "表头“{header}”出现了两次；请删去或改名多出的一列。",
  "header-missing": "找不到列“{header}”；请恢复表头再试。",
  "sheet-taken": "工作簿里已有内容不是考评写的工作表“{sheet}”；请把它改名，或换一个空白工作簿。",
  "file-exists": "这里已经有同名文件，不覆盖；请换一个文件名或空文件夹。",
  "rows-empty": "表里只有表头，没有数据；请检查是否选错文件。",
  "results-outdated": "结果已经公布过，这次改动会使公布的结果过时；请核对后重新公布。",
  "time-in-future": "时间 {got} 晚于现在（{now}）；请改正 --at，否则以后的操作都会被拒绝。",
  "document-inside-demo": "文件在演示文件夹里面，重做演示会删掉它；请先把它移到别处。",
  // shapes
  "field-missing": "缺少这一项（应为 {want}）；请补上，这里不设默认值。",
  "field-unknown": "这里没有这一项；请检查拼写，或删去（一个指标或有 children，或有 rule，不能都有）。",
  "field-repeated": "这一项写了两次，不知道以哪个为准；请只留一个。",
  "field-invalid": "写的是 {got}，应为 {want}；请改正。",
  "format-other": "这个文件是 {got}，这里要的是 {want}；拿错了请换文件，旧版的请照 template 命令生成的样例改过来。",
  "id-repeated": "编号“{id}”重复；每个编号只能用一次。",
  "name-repeated": "名称“{name}”重复；请改成不同的名称。",
  // days off
  "holiday-date-invalid": "“{date}”不是日历上的日期；应写成 2027-02-05 这样。",
  "holiday-outside-year": "{date} 不属于 {year} 年的放假安排；应在这一年内，或上一年 12 月 29 日至 31 日。",
  "holiday-repeated": "{date} 写了两次；放假和上班只能取一，请删去一处。",
  "worked-day-not-weekend": "{date} 不是周末，不必列为调休上班；请核对日期。",
  "holiday-year-repeated": "{year} 年的放假安排有两份；请只留一份。",
  "holidays-differ": "{year} 年的安排与随附的不同（{days}），已按您的文件计算；请与放假通知核对。",
  // observations
  "round-unknown": "轮次“{round}”不是计分轮次；方案的计分轮次是“{want}”。",
  "unit-unknown": "名单里没有“{unit}”这个单位；请核对名称，或在单位名单里加为别名。",
  "criterion-unknown": "方案里没有指标“{criterion}”；请用指标编号。",
  "reviewer-unknown": "名单里没有评审人“{reviewer}”；请用评审人编号。",
  "reviewer-of-other-party": "评审人“{reviewer}”属于“{want}”，不是“{party}”；请改正评审方。",
  "points-above-maximum": "得分 {value} 超过分值 {maxPoints}；请改到 0 至 {maxPoints} 之间。",
  "value-missing": "状态为已评分，却没有得分；请填得分，或改为不适用并写明理由。",
  "value-with-not-applicable": "不适用的指标不能有得分（{value}）；请删去得分，或改为已评分。",
  "not-applicable-without-reason": "不适用没有写理由；请写明理由。",
  "observation-repeated": "{reviewer} 对 {unit} 的指标 {criterion} 有两条评分；请只留一条。",
  // state and results
  "document-absent": "还没有导入工作要点；请先导入。",
  "document-without-leads": "文件里没有读到牵头单位，配不出演示数据；请换一份写明分工的文件。",
  "scheme-absent": "还没有考核方案；请先设定。",
  "units-absent": "还没有被考核单位；请先设定。",
  "reviewers-absent": "还没有评审人；请先设定。",
  "forms-out": "已下发 {forms} 份自评表、{packs} 个评审包，不能再换工作要点或单位；请另建一份总台账。",
  "change-too-late": "已录入 {observations} 项评分，不能再换方案、单位或评审人；请另建一份总台账。",
  "score-missing": "{unit}的“{criterion}”未报，缺 {reviewers} 的评分；请补齐再排名。",
  "issues-more": "另有 {count} 条同样的提示没有列出；全部见 --json。",
  "scores-missing":
    "{unit}有 {count} 项指标未报（{criteria}），缺 {reviewers} 的评分；请补齐再排名，逐项清单加 --json。",
  "not-applicable-contested": "{unit}的“{criterion}”，{reviewers} 认为不适用，其他人给了分；请统一意见再排名。",
  "nothing-applicable": "{unit} 的全部指标都不适用，没有得分；请核对，或把它移出名单。",
  "weight-below-floor-after":
    "{unit} 扣去不适用的部分后，政务公开最多只占 {weight}%，低于 {floor}% 的下限；请核对不适用，或改由其他指标折算。",
  "places-undecided":
    "{group}“{grade}”的名额共 {places} 个，{units} 并列第 {rank} 名，放不下全部；请加并列比较的依据，或在方案中写明并列时怎么取。",
  "results-differ": "要公布的 {got} 行结果与重新计算的 {want} 行不一致；请重新排名后再公布。",
  "salt-changed": "“{unit}”的盐值与锁定时的不同，发出的回执会对不上；请用锁定时的重新公布。",
  "salt-repeated": "“{unit}”与别的单位用了同一个盐值：拿到回执的单位能试出别人的结果；请重新生成。",
  "actor-missing": "没有写明经办人；请填上姓名或岗位（命令行用 --as）。",
  "time-invalid": "时间“{got}”写法不对；应为 2026-11-22T08:30:00Z 这样的协调世界时。",
  "time-before-last": "时间 {got} 早于上一条记录 {last}；请检查电脑时钟。",
  // forms
  "units-without-task":
    "{count} 个单位在任务分解中没有点名的任务，自评表里没有任务一项：{units}；文件里用的是别名的，要在下发前加到单位名单，已经下发的请另建总台账。",
  "units-without-form": "{count} 个单位没有任何要自评的内容，未生成自评表：{units}；请核对单位名单和方案。",
  "form-unknown": "{unit} 的这份自评表（{form}）不是本台账下发的；请用本年度下发的原表。",
  "form-repeated":
    "{unit} 的自评表已经收过，这份内容不同：两份都留着，差异见下；核实后用 collect --keep {id}={first}（先收的）或 {id}={second}（这份）确定。",
  "task-unknown": "任务“{task}”不在下发的表里；请用原表，不要增删行。",
  "state-missing": "任务“{task}”没有选完成情况；请从 {want} 中选一项。",
  "state-unknown": "任务“{task}”的完成情况“{got}”不在选项中；请从 {want} 中选一项。",
  "claim-without-reason": "任务“{task}”选了不适用，没有写理由；请在自评说明中写明。",
  "claim-without-evidence": "任务“{task}”选了完成，没有佐证材料；请补上网址或文号。",
  ...documentIssuesZh,
  ...formIssuesZh,
  ...ledgerIssuesZh,
  ...officeIssuesZh,
  ...rollupIssuesZh,
  ...packIssuesZh,
  ...returnedIssuesZh,
  ...publishIssuesZh,
  ...savingIssuesZh,
  ...schemeIssuesZh,
  ...scoringIssuesZh,
  ...sheetIssuesZh,
  ...yearIssuesZh,
};
