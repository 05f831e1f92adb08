import type { Place } from "../../domain/shared/place.ts";
import type { Issue } from "../../domain/shared/result.ts";
import { withWords } from "./counted.ts";
import { differenceDataEn } from "./differences.en.ts";
import { issuesEn } from "./issues.en.ts";
import { issuesZh } from "./issues.zh.ts";
import { listText } from "./listText.ts";

export type Language = "zh" | "en";

const sentences = { zh: issuesZh, en: issuesEn };

/** Words of our own that issues carry as data, by the name they go under; what is not listed is shown as it is. */
const words: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  zh: new Map([
    ["want decimal", '用引号括起的小数，如 "12.5"'],
    ["want ratio", '用引号括起的小数或分数，如 "0.6"、"4/3"'],
    ["want formula", "不超过 500 字的公式"],
    ["want id", "英文字母、数字组成的编号"],
    ["want name", "不超过 200 字的名称"],
    ["want words", "不超过 2000 字的文字"],
    ["want entries", "至少有一项的列表"],
    ["want Object", "用 { } 括起的对象"],
    ["want Array", "用 [ ] 括起的列表"],
    ["want string", "用引号括起的文字"],
    ["want boolean", "true 或 false"],
    ["want number", "不加引号的数"],
    ["want integer", "整数"],
    ["got []", "空列表"],
    ["got Object", "一个对象"],
    ["got Array", "一个列表"],
    ["part criteria", "指标分值"],
    ["part parties", "评审方权重"],
    ["part components", "绩效构成权重"],
    ["part stages", "环节权重"],
    ["part roles", "组成单位权重"],
    ["part stage", "环节"],
    ["part criteriaStage", "指标环节"],
    ["part rootCriterion", "一级指标"],
    ["part party", "评审方"],
    ["part round", "轮次"],
    ["part criterion", "指标"],
    ["part table", "考核表"],
    ["part grade", "等次"],
    ["part group", "分组"],
    ["part pool", "合并计分"],
    ["part role", "角色"],
    ["of master", "总台账"],
    ["of form", "自评表"],
    ["of pack", "评审包"],
  ]),
  en: new Map([
    ["want decimal", 'a decimal in quotes such as "12.5"'],
    ["want ratio", 'a decimal or ratio in quotes such as "0.6" or "4/3"'],
    ["want formula", "a formula of at most 500 characters"],
    ["want id", "an id of letters and digits"],
    ["want name", "a name of at most 200 characters"],
    ["want words", "at most 2,000 characters"],
    ["want entries", "a list with one entry at least"],
    ["want Object", "an object in { }"],
    ["want Array", "a list in [ ]"],
    ["want string", "text in quotes"],
    ["want boolean", "true or false"],
    ["want number", "a number without quotes"],
    ["want integer", "a whole number"],
    ["got []", "an empty list"],
    ["got Object", "an object"],
    ["got Array", "a list"],
    ["part criteriaStage", "criteria stage"],
    ["part rootCriterion", "first-level criterion"],
    ["part criteria", "criteria's points"],
    ["part parties", "parties' weights"],
    ["part components", "components' weights"],
    ["part stages", "stages' weights"],
    ["part roles", "roles' weights"],
    ["of master", "a master"],
    ["of form", "a form"],
    ["of pack", "a pack"],
  ]),
};

/** In other issues "want" is what people wrote themselves, a party's name for one; and "of" a unit's. */
const codesWithWords: ReadonlySet<string> = new Set([
  "field-missing",
  "field-invalid",
  "book-not-form",
  "book-not-pack",
]);

/**
 * The sentence of an issue, its data filled in; in English the words that go with a number among it, and lists put as there: "{units:list}" says
 * that the data under this name are names with 、 between them.
 */
export const issueText = (issue: Issue, language: Language): string => {
  const { code } = issue;
  const data = language === "en" ? differenceDataEn(issue) : issue.data;
  const sentence = sentences[language][code];
  if (sentence === undefined) throw new RangeError(`wording of ${code}: got none, want one in ${language}`);
  return withWords(sentence, data).replace(/\{(\w+)(:list)?\}/gu, (_, name: string, isList?: string) => {
    const value = data[name];
    if (value === undefined) throw new RangeError(`wording of ${code}: got no ${name}, want it in the issue's data`);
    const ours = name === "part" || codesWithWords.has(code) ? words[language].get(`${name} ${value}`) : undefined;
    const said = ours ?? (isList === undefined ? String(value) : listText(value, language));
    return said + (data[`${name}Many`] === undefined ? "" : more[language](data[`${name}Many`]));
  });
};

/** What stands behind the first few of a list: how many there are in all, as `fewNames` counts them. */
const more = {
  zh: (count: unknown) => `等 ${String(count)} 个`,
  en: (count: unknown) => ` and others, ${String(count)} in all`,
};

/** Where it is, in words that lead a person there; empty for the assessment as a whole. */
export const placeText = (place: Place, language: Language): string => {
  const zh = language === "zh";
  switch (place.kind) {
    case "text":
      return zh ? `正文第 ${place.line} 行` : `line ${place.line} of the text`;
    case "cell":
      return [place.file, `${place.sheet} ${place.address}`]
        .filter((part) => part !== undefined)
        .join(zh ? "，" : ", ");
    case "row": {
      const row = zh ? `${place.file} 第 ${place.row} 行` : `${place.file} line ${place.row}`;
      return place.column === undefined ? row : `${row} ${place.column}`;
    }
    case "field":
      return `${place.document} ${place.path}`.trim();
    case "file":
      return place.name;
    case "entry":
      return zh ? `第 ${place.index} 条记录` : `entry ${place.index}`;
    case "assessment":
      return "";
  }
};

const marks = {
  zh: { error: "错误", warning: "注意", note: "说明" },
  en: { error: "error", warning: "warning", note: "note" },
};

/**
 * A text in which marks that nobody sees are spelled out (显出控制符): file names and cells come from outside, and a mark can turn the
 * order of what is shown, or make a terminal do things.
 */
export const visibleText = (text: string): string =>
  text.replace(/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (mark) => {
    const point = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `<U+${point}>`;
  });

/** One line that says what, where and what to do (一行提示): severity, code, place, sentence. */
export const issueLine = (issue: Issue, language: Language): string => {
  const place = placeText(issue.place, language);
  const colon = language === "zh" ? "：" : ": ";
  const sentence = issueText(issue, language);
  const text = `${marks[language][issue.severity]} ${issue.code} ${place === "" ? "" : place + colon}${sentence}`;
  return visibleText(text.replace(/\s*[\r\n]+\s*/gu, " "));
};
