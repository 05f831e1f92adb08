import { quotedText } from "../cellReference.ts";
import { taskStateLabel } from "../registers/claimRegister.ts";
import { notApplicableText } from "../review/voiceWords.ts";

/** What the live checks of a form say (检查用语): what is still to be filled in, and what cannot be. */
export const openText = "未填";
export const faultTexts = {
  account: "缺说明",
  evidence: "缺佐证",
  number: "不是数",
  negative: "小于0",
  above: "超过满分",
  code: "缺对应编号",
  unknown: "没有这个编号",
  title: "缺材料名称",
  year: "不在本年度",
  date: "日期不明",
  repeated: "重复",
  rectifiedDate: "缺整改日期",
} as const;

const text = quotedText;
const fault = (key: keyof typeof faultTexts): string => text(faultTexts[key]);

/** Of a task: its state, an account where it is not done or does not apply, evidence where it is done in whole or part. */
export const taskCheck = (state: string, account: string, count: string): string => {
  const { done, partly, open, notApplicable } = taskStateLabel;
  const excused = `AND(OR(${state}=${text(open)},${state}=${text(notApplicable)}),${account}="")`;
  const unproved = `AND(OR(${state}=${text(done)},${state}=${text(partly)}),${count}=0)`;
  return `IF(${state}="",${text(openText)},IF(${excused},${fault("account")},IF(${unproved},${fault("evidence")},"")))`;
};

export const dutyCheck = (state: string, account: string): string => {
  const { open, notApplicable } = taskStateLabel;
  const excused = `AND(OR(${state}=${text(open)},${state}=${text(notApplicable)}),${account}="")`;
  return `IF(${state}="",${text(openText)},IF(${excused},${fault("account")},""))`;
};

/** Of a criterion: points between 0 and its own, or 不适用 with an account. */
export const pointsCheck = (points: string, account: string, most: string): string =>
  `IF(${points}="",${text(openText)},IF(${points}=${text(notApplicableText)},IF(${account}="",${fault("account")},""),` +
  `IF(NOT(ISNUMBER(${points})),${fault("number")},IF(${points}<0,${fault("negative")},IF(${points}>${most},${fault("above")},"")))))`;

/** The cells of a row of evidence, and the whole columns that they stand in. */
export type MaterialCells = Readonly<Record<"about" | "title" | "number" | "date" | "url", string>>;

/** Of a piece of evidence: what it is about, a title, a day of the year, and that it is not there twice for the same. */
export const materialCheck = (
  row: MaterialCells,
  all: MaterialCells,
  codes: readonly string[],
  year: number | null,
): string => {
  const { about, title, number, date, url } = row;
  const blank = `${about}&${title}&${number}&${date}&${url}=""`;
  const known = codes.map((block) => `SUMPRODUCT(--(${block}=${about}))`).join("+");
  const outside =
    year === null
      ? ""
      : `IF(ISNUMBER(${date}),IF(OR(${date}<DATE(${year},1,1),${date}>DATE(${year},12,31)),${fault("year")},@),@)`;
  const same = (["about", "title", "number", "url"] as const).map((part) => `(${all[part]}=${row[part]})`).join("*");
  const twice = `IF(SUMPRODUCT(${same})>1,${fault("repeated")},"")`;
  const dated = outside === "" ? twice : outside.replaceAll("@", twice);
  const named = `IF(${title}="",${fault("title")},${dated})`;
  const found = codes.length === 0 ? named : `IF(${known}=0,${fault("unknown")},${named})`;
  return `IF(${blank},"",IF(${about}="",${fault("code")},${found}))`;
};

/** Of a finding: whether it was put right, when, and how or why not. */
export const answerCheck = (rectified: string, date: string, account: string, yes: string): string =>
  `IF(${rectified}="",${text(openText)},IF(AND(${rectified}=${text(yes)},${date}=""),${fault("rectifiedDate")},` +
  `IF(${account}="",${fault("account")},"")))`;
