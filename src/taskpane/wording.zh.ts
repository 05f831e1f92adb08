import type { LeadMode } from "../domain/breakdown/breakdown.ts";
import { reviewWordingZh } from "./reviewWording.zh.ts";

/** Every word of the task pane in Chinese; `Wording` is the shape that other languages follow. */
export const wordingZh = {
  title: "考评",
  subtitle: "政务公开工作考核",
  actor: "经办人（姓名或岗位，记入留痕）",
  document: {
    heading: "1. 工作要点",
    hint: "把工作要点或任务分解表拖到窗格里，或选择文件（.docx、.xlsx、.pdf、.txt、.md、.html），或粘贴文字。",
    pick: "选择文件",
    drop: "把文件拖到这里",
    dropNow: "松开即可读取",
    paste: "粘贴文字",
    pasteLabel: "工作要点的文字",
    pasteHint: "在别处复制后粘贴到这里；表格会带着列一起粘贴。",
    pasteRead: "读取文字",
    pasteName: "粘贴的文字",
    cancel: "取消",
    waiting: (name: string) => `已读到“${name}”，但现在这份还有没写入的核对结果。换成新的，这些核对结果就没有了。`,
    replace: "换成新的",
    keep: "留着现在的",
  },
  review: reviewWordingZh,
  leadModes: {
    sole: "单独牵头",
    each: "分别牵头",
    joint: "共同牵头",
    unstated: "未写明",
  } satisfies Readonly<Record<LeadMode, string>>,
  scheme: {
    heading: "2. 方案和单位",
    hint: (criteria: number, units: number) =>
      `将使用简表方案（${criteria} 项指标，满分 100 分），被考核单位取自牵头单位，共 ${units} 个。`,
    write: "写入方案和评分表",
    written: "已写入方案、单位和评分表。",
  },
  ranking: {
    heading: "3. 评分和排名",
    hint: "在“评分”开头的工作表中填写得分，再按下面的按钮。",
    run: "收分并排名",
    written: "已写入“得分”和“排名”。",
  },
  busy: "正在处理，请稍候…",
  failed: (code: string) => `Excel 没有完成操作（${code}）。请退出单元格编辑、检查工作表是否受保护，然后再试。`,
  more: (count: number) => `还有 ${count} 条未列出。`,
  unsupported: "考评需要在 Excel 2021 或更高版本中打开。请在 Excel 中从“加载项”打开，或改用命令行。",
};

export type Wording = typeof wordingZh;
