import { punctuations } from "../app/wording/punctuation.ts";

/** The words of the list of edits in Chinese (考评之外的改动). */
export const editsWordingZh = {
  punctuation: punctuations.zh,
  heading: "考评之外的改动",
  hint: "在工作表里直接改的、还没有记入留痕的地方。认可的写明理由后记入留痕，不认可的恢复成原样。",
  find: "检查改动",
  none: "没有考评之外的改动。",
  found: (count: number) => `找到 ${count} 处改动`,
  decide: "怎样处理",
  cell: "单元格",
  cells: (count: number) => `逐格看原来和现在（${count} 格）`,
  empty: "（空）",
  choices: { wait: "先不处理", accept: "认可", putBack: "恢复" },
  was: "原来",
  now: "现在",
  reason: "认可的理由",
  settle: (count: number) => `处理 ${count} 处`,
  settled: "已处理：认可的记入留痕，其余恢复原样。",
};
