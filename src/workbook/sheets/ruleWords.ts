import type { NotApplicableRule } from "../../domain/scheme/criterion.ts";
import type { DeductionKind, EmptyDenominator, LeafRule, Option } from "../../domain/scheme/leafRule.ts";

/** A leaf's rule in a Chinese sentence (规则文字), complete: every kind, share and bound is in it. */
export const ruleWords = (rule: LeafRule): string => {
  switch (rule.kind) {
    case "points":
      return rule.scale
        ? `按 ${rule.scale.lowest} 至 ${rule.scale.highest} 打分，折算为分值 ×（打分 − ${rule.scale.lowest}）÷（${rule.scale.highest} − ${rule.scale.lowest}）。`
        : "直接打分，0 分至分值。";
    case "options":
      return `选一档，得分值 × 比例：${optionsWords(rule.options)}。`;
    case "parts":
      return `有哪几项得哪几项，得分值 × 比例之和：${optionsWords(rule.parts)}。`;
    case "proportion":
      return `得分值 × 完成数 ÷ 应完成数；超过应完成数的${rule.above === "cap" ? "按满分计" : "不计分，须核对"}；应完成数为 0 时${emptyWords[rule.noneDue]}。`;
    case "count":
      return `基本分 ${rule.base}，每一件加 ${rule.each} 分，最多 ${rule.ceiling} 分。`;
    case "deductions":
      return `从分值扣起：${kindsWords(rule.kinds)}；${capWords[rule.cap]}。`;
    case "minus":
      return `只扣不得：${kindsWords(rule.kinds)}；${rule.most === null ? "不设上限" : `最多扣 ${rule.most} 分`}。`;
    case "allOrNothing":
      return "没有发生得满分，发生一次即得 0 分。";
    case "completion":
      return `按完成值 ÷ 目标值${rule.between === "step" ? "分档" : "逐段按比例"}得分值 × 比例：${rule.curve.map(({ ratio, share }) => `达到 ${ratio} 得 ${share}`).join("，")}；目标值为 0 时${emptyWords[rule.noTarget]}。`;
    case "tasks":
      return `逐项任务评定：${optionsWords(rule.states)}；牵头的权重 ${rule.leadWeight}，配合的权重 ${rule.supportWeight}，得分值 × 加权平均；没有任务时${emptyWords[rule.noTasks]}。`;
    case "survey":
      return `按问卷份数加权：${optionsWords(rule.options)}；不足 ${rule.minimumSample} 份时${rule.belowMinimum === "notApplicable" ? "不适用" : "不能计分"}。`;
    case "findings":
      return `按问题台账从分值扣起：${kindsWords(rule.kinds)}；${capWords[rule.cap]}；整改后复查无问题的按 ${rule.rectified} 计扣。`;
    case "formula":
      return `按公式计分：${rule.formula}（${rule.inputs.map(({ id, name }) => `${id} 为${name}`).join("，")}，max 为分值）；结果超出 0 分至分值的${rule.outside === "cap" ? "按界限计" : "不计分，须核对"}。`;
  }
};

const optionsWords = (options: readonly Option[]): string =>
  options.map(({ name, share }) => `${name} ${share}`).join("，");

const kindsWords = (kinds: readonly DeductionKind[]): string =>
  kinds.map(({ name, points }) => `${name}每次扣 ${points} 分`).join("，");

const capWords = { leaf: "扣到 0 分为止", levelOne: "扣到一级指标 0 分为止", none: "不设下限" } as const;

const emptyWords: Readonly<Record<EmptyDenominator, string>> = {
  notApplicable: "不适用",
  full: "得满分",
  zero: "得 0 分",
  refuse: "不能计分，须核对",
};

/** What happens to the points of a criterion that does not apply. */
export const notApplicableWords = (rule: NotApplicableRule, nameOf: (id: string) => string): string => {
  switch (rule.kind) {
    case "rescale":
      return rule.within === "whole" ? "按其余指标的满分折算总分" : "按同一上级指标下其余指标的满分折算";
    case "factor":
      return `总分乘以 ${rule.factor}`;
    case "spread":
      return rule.over === "siblings" ? "分值平均分给同级适用指标" : "分值平均分给所有适用的末级指标";
    case "move":
      return `分值移给“${nameOf(rule.to)}”`;
    case "refuse":
      return "不允许不适用";
  }
};
