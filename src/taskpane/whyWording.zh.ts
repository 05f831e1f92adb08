import type { WhyStep, WhyView } from "../app/session/whyView.ts";
import type { StepKind } from "../domain/scoring/score.ts";
import { punctuations } from "../app/wording/punctuation.ts";

type Data = Readonly<Record<string, string | number>>;
const text = (data: Data, name: string): string => String(data[name] ?? "");

/** What each step did, in a few words before its numbers. */
const steps: Readonly<Record<StepKind, (step: WhyStep) => string>> = {
  rule: ({ data }) => `${text(data, "reviewer")}的观测按规则折算：`,
  rounded: ({ data }) => `按方案修约到 ${text(data, "places")} 位小数：`,
  "reviewers-mean": ({ of }) => `${of}取评审人平均：`,
  "reviewers-weighted-mean": ({ of }) => `${of}按评审人权重平均：`,
  "reviewers-median": ({ of }) => `${of}取评审人中位数：`,
  "reviewers-trimmed-mean": ({ of }) => `${of}去掉最高、最低后平均：`,
  "missing-as-zero": ({ of }) => `${of}未报，方案规定按 0 分：`,
  "voices-omitted": ({ of }) => `${of}中不计的评审人：`,
  limited: ({ of }) => `${of}不得高于另一方：`,
  "parties-combined": () => "各评审方按权重相加：",
  "weight-passed-on": () => "没有评分的一方，权重由其余各方分担：",
  "criteria-summed": ({ of }) => `${of}是各项相加：`,
  "ended-at-zero": ({ of }) => `${of}扣到 0 分为止：`,
  "points-taken-over": ({ of }) => `${of}分担了不适用指标的分值：`,
  rescaled: () => "有不适用的指标，按其余指标的满分折算：",
  factor: () => "有不适用的指标，按方案规定的系数：",
  "events-summed": ({ of }) => `${of}各事项相加：`,
  "event-capped": ({ of, data }) => `${of}最多计 ${text(data, "most")} 分：`,
  "bonus-barred": () => "被否决，加分不计：",
  "stages-summed": ({ of }) => `${of}是各环节相加：`,
  "stages-weighted": ({ of }) => `${of}是各环节按权重相加：`,
  converted: ({ of }) => `${of}按满分换算：`,
  "gate-passed": ({ of }) => `${of}达到门槛，计入：`,
  "gate-closed": ({ of }) => `${of}没有达到门槛，不计：`,
  "components-combined": () => "各组成单位按权重合成：",
  vetoed: ({ data }) => `一票否决（${text(data, "veto")}）：`,
  formula: () => "按方案的公式：",
  bounded: () => "不超出方案的上下限：",
};

const rank: Readonly<Record<string, (value: string, among: string) => string>> = {
  vetoed: (value) => `一票否决（${value}）决定名次。`,
  "no-total": () => "一票否决，没有总分可以排名。",
  total: (value) => `名次按总分 ${value} 排。`,
  "tie-break": (value, among) => `总分相同（${among}），再比方案规定的一项：${value}。`,
  "tie-break-skipped": (_, among) => `这一项并列比较用不上：${among}中有单位不适用。`,
  shared: (_, among) => `各项都相同，${among}并列。`,
};

const grade: Readonly<Record<string, (grade: string, data: Data) => string>> = {
  reached: (to, data) =>
    `总分 ${text(data, "total")} 达到“${to}”${data["from"] ? `（${text(data, "from")} 分起）` : ""}。`,
  "no-total": (to) => `没有总分，等次为“${to}”。`,
  limited: (to, data) => `“${text(data, "limit")}”限定等次最高为“${to}”。`,
  vetoed: (to, data) =>
    `一票否决（${text(data, "veto")}）：等次${data["effect"] === "fixed" ? "为" : "最高为"}“${to}”。`,
  "place-taken": (to) => `否决定下的“${to}”占一个名额。`,
  placed: (to, data) => `“${to}” ${text(data, "places")} 个名额，按名次排到。`,
  "placed-with-tied": (to, data) => `“${to}” ${text(data, "places")} 个名额，末位并列 ${text(data, "tied")} 个都取。`,
  "no-place": (to, data) => `“${to}” ${text(data, "places")} 个名额，按名次没有排到。`,
  "not-placed-with-tied": (to, data) =>
    `“${to}” ${text(data, "places")} 个名额，末位并列 ${text(data, "tied")} 个都不取。`,
  "below-score-floor": (to, data) => `低于“${to}”的最低分 ${text(data, "floor")}。`,
  unranked: (to) => `没有名次，不占“${to}”的名额。`,
};

/** The words of a why in Chinese (为什么用语). */
export const whyWordingZh = {
  punctuation: punctuations.zh,
  /** What rules take that has no name of its own in the scheme. */
  inputs: {
    value: "填的",
    count: "次数",
    of: "应做",
    base: "起评分",
    ratio: "完成率",
    share: "得分率",
    max: "满分",
    applicable: "适用部分满分",
    "taken-over": "接过的分值",
  } as Readonly<Record<string, string>>,
  computing: "正在计算…",
  heading: (unit: string) => `${unit}为什么是这个结果`,
  hint: "点开任何一个数，看它由什么算出来；最里面是评审人填的观测、依据和条款。≈ 表示小数没有写完，计算用的是精确值。",
  close: "收起",
  taken: "被否决",
  clause: "条款",
  facts: "观测：",
  noFacts: "没有观测。",
  reason: "理由",
  evidence: "依据",
  step: (step: WhyStep) => steps[step.kind](step),
  rank: ({ kind, value, among }: WhyView["rank"][number]) =>
    rank[kind]?.(value, among.join(punctuations.zh.list)) ?? kind,
  grade: ({ kind, grade: to, data }: WhyView["grade"][number]) => grade[kind]?.(to, data) ?? kind,
};

export type WhyWording = typeof whyWordingZh;
