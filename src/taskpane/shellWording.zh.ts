import type { StepId, StepNote, StepNoteCode, StepState } from "../app/session/stepIds.ts";
import { punctuations } from "../app/wording/punctuation.ts";

type Data = StepNote["data"];
const text = (data: Data, name: string): string => String(data[name] ?? "");
/** Names as they are listed, and how many there are where those are not all. */
const few = (data: Data, list: string): string =>
  text(data, list) + (data[`${list}Many`] === undefined ? "" : `等 ${text(data, `${list}Many`)} 个`);

const stepNames: Readonly<Record<StepId, string>> = {
  tasks: "任务",
  scheme: "指标",
  forms: "自评",
  scores: "评分",
  ranking: "排名",
  notice: "通报",
  ledger: "留痕",
};

/** The words of the pane's frame in Chinese (窗格框架用语): what is seen before any step is opened. */
export const shellWordingZh = {
  title: "考评",
  subtitle: "政务公开工作考核",
  actor: "经办人（姓名或岗位，记入留痕）",
  steps: "全年步骤",
  stepNames,
  stateMarks: { done: "✓", now: "●", attention: "⚠", open: "○", later: "·" } satisfies Readonly<
    Record<StepState, string>
  >,
  states: {
    done: "已完成",
    now: "现在做这步",
    attention: "要看一看",
    open: "可以做",
    later: "还没轮到",
  } satisfies Readonly<Record<StepState, string>>,
  notes: {
    "tasks-none": () => "还没有导入工作要点",
    "tasks-read": (d) => `${text(d, "tasks")} 项任务，${text(d, "duties")} 条普遍要求`,
    "scheme-none": () => "还没有考核方案、单位和评审人",
    "scheme-units-none": () => "还没有被考核单位",
    "scheme-reviewers-none": () => "还没有评审人",
    "scheme-set": (d) => `${text(d, "criteria")} 项指标，${text(d, "units")} 个单位，${text(d, "reviewers")} 个评审人`,
    "forms-none": () => "自评表还没有下发（不做自评可以跳过）",
    "forms-missing": (d) => `下发 ${text(d, "out")} 份，还差 ${text(d, "missing")} 份：${few(d, "units")}`,
    "forms-contested": (d) => `有两份、待确定：${few(d, "units")}`,
    "forms-back": (d) => `${text(d, "out")} 份自评表都收回了`,
    "scores-missing": (d) => `已评 ${text(d, "heard")} / ${text(d, "due")} 项，还缺：${few(d, "voices")}`,
    "scores-all": (d) => `${text(d, "due")} 项都评了`,
    "scores-contested": (d) => `有两份评分、待确定：${few(d, "voices")}`,
    "findings-open": (d) => `问题 ${text(d, "all")} 项，${text(d, "open")} 项没有整改`,
    "rounds-open": (d) => `没有结束的轮次：${few(d, "rounds")}`,
    "ranking-waits": () => "评分还不全",
    "ranking-contested": (d) => `不适用有分歧 ${text(d, "count")} 项`,
    "ranking-floors": (d) => `权重低于下限 ${text(d, "count")} 处`,
    "ranking-undecided": (d) => `${text(d, "count")} 处不能排定`,
    "ranking-ready": (d) => `${text(d, "units")} 个单位排定`,
    "notice-unlocked": () => "核对排名后锁定全年，再公布",
    "notice-appeals": (d) => `没有决定的申诉 ${text(d, "count")} 件：${few(d, "appeals")}`,
    "notice-unpublished": () => "已锁定，还没有公布",
    "notice-outdated": () => "公布之后结果有变动，要重新公布",
    "notice-published": (d) => `已公布 ${text(d, "units")} 个单位的结果`,
    "notice-lock-late": () => "已经公布，全年还没有锁定",
    "ledger-none": () => "还没有记录",
    "ledger-entries": (d) => `${text(d, "entries")} 条记录`,
    waits: (d) => `先完成“${stepNames[d["step"] as StepId]}”`,
  } satisfies Readonly<Record<StepNoteCode, (data: Data) => string>>,
  pasteName: "粘贴的文字",
  formsTaken: "拖入的自评表已看过：合格的已收回，写入“自评”；有问题的逐条列在下面。",
  packsTaken: "拖入的评审包已看过：合格的评分已录入；有问题的逐条列在下面。",
  punctuation: punctuations.zh,
  next: "下一步",
  open: (step: string) => `打开“${step}”`,
  allDone: "全年的步骤都完成了。",
  opening: "正在打开…",
  reading: "正在读取工作簿…",
  busy: "正在处理，请稍候…",
  writing: "正在写入 Excel，请稍候…",
  progress: (done: number, of: number) => `已处理 ${done} / ${of}`,
  cancel: "取消",
  cancelled: "已取消，工作簿没有改动。",
  broken: (what: string) =>
    `考评内部出错（${what}）。工作簿里的留痕没有受影响；请关闭窗格再打开，仍然出错请把这行字发给维护人。`,
  /** What Excel refused, by its code; what is not named here is said in general. */
  refusals: {
    "cell-in-the-way": (_, cell) =>
      `${cell} 里有别的内容，考评的表要用到这一格，所以什么都没有写。请把它移到别处或清空，再试一次。`,
    "write-not-kept": (_, sheet) =>
      `“${sheet}”写进去以后没有保存住，可能是工作簿只读、正被别人编辑或在受保护的视图里。请改为可编辑后再试；上次记下的留痕没有受影响。`,
    AccessDenied: () =>
      "工作簿或工作表受保护，Excel 不让写。请在“审阅”里撤消工作表（工作簿）保护，或另存一份可编辑的，再试。",
    InvalidOperationInCellEditMode: () => "有单元格正在编辑。请按 Enter 或 Esc 结束编辑，再试一次。",
    ResponsePayloadSizeLimitExceeded: () =>
      "工作簿太大，Excel 网页版一次答不完。请删去考评之外的大表，或用桌面版 Excel 打开。",
    RequestPayloadSizeLimitExceeded: () => "这一步要写的太多，Excel 网页版一次收不下。请用桌面版 Excel 打开再试。",
    InvalidReference: () => "考评要用的工作表被改名或删除了。请撤消改动，或到“留痕”里检查改动后恢复。",
    ItemNotFound: () => "考评要用的工作表或表格被改名或删除了。请撤消改动，或到“留痕”里检查改动后恢复。",
  } as Readonly<Record<string, (code: string, detail: string) => string>>,
  failed: (code: string) => `Excel 没有完成操作（${code}）。请退出单元格编辑、检查工作表是否受保护，然后再试。`,
  stepFailed: "这一步没有载入，可能是网站暂时连不上。请检查网络，再关闭窗格重新打开。",
  unsupported: "考评需要在 Excel 2021 或更高版本中打开。请在 Excel 中从“加载项”打开，或改用命令行。",
  noHost:
    "没有连上 Excel：office.js 没有载入。请检查网络或加载项网站，再关闭窗格重新打开；单位网络连不上微软网站时，请管理员改用自带的 office.js（见部署说明）。",
};

export type ShellWording = Omit<typeof shellWordingZh, "notes"> & {
  readonly notes: Readonly<Record<StepNoteCode, (data: Data) => string>>;
};
