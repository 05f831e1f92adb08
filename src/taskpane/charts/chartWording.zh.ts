import { punctuations } from "../../app/wording/punctuation.ts";

/** The words of the pictures of a year in Chinese (图表用语). */
export const chartWordingZh = {
  punctuation: punctuations.zh,
  reading: "正在作图…",
  table: "看表格",
  unit: "单位",
  progress: {
    title: "各单位进度（自评表，已评 / 应评）",
    text: (form: string, heard: number, due: number) => `${form}，已评 ${heard} / ${due}`,
    state: "进度",
  },
  spread: {
    title: (group: string) => `${group}：得分分布`,
    meaning: (lowest: string, median: string, highest: string) =>
      `最低 ${lowest} 分，中位数 ${median} 分，最高 ${highest} 分；条越长，这一段的单位越多。`,
    without: (count: number) => `另有 ${count} 个单位没有总分（否决）。`,
    band: "分数段（含下限，不含上限）",
    count: "单位数",
    median: "◀ 中位数",
    range: (from: string, to: string) => `${from}～${to}`,
  },
  moves: {
    title: (group: string) => `${group}：名次与上年比`,
    meaning: (years: string) => `空心是 ${years} 年的名次，实心是今年的；越靠左名次越前。`,
    apart: (count: number) => `${count} 个单位上年不在本组或没有名次，不比较。`,
    last: "上年名次",
    now: "今年名次",
    change: "变化",
    up: (places: number) => `▲${places}`,
    down: (places: number) => `▼${places}`,
    same: "＝",
  },
  map: {
    title: (group: string) => `${group}：各指标得分率（%）`,
    meaning:
      "格里的数是得分占满分的百分比，四舍五入到整数；颜色越深越高，— 是不适用，? 是还没有得分，* 是只扣分的指标的得分。",
    which: "看哪一级指标",
    all: "全部末级指标",
    column: (index: number, name: string, full: string) => `${index} ${name}（满分 ${full}）`,
    columns: "各列是：",
    notApplicable: "不适用",
    open: "未定",
  },
};

export type ChartWording = typeof chartWordingZh;
