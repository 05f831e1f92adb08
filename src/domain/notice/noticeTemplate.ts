import { errorAt, judged, refused, warningAt, type Issue, type Result } from "../shared/result.ts";
import type { Place } from "../shared/place.ts";

/** What stands at the head of a notice's template (通报模板头), by the words that people write there. */
export const templateHeads = [
  "公布方式",
  "并列排序",
  "发文机关",
  "发文机关标志",
  "发文字号",
  "标题",
  "主送机关",
  "整改期限",
  "应公布日期",
  "成文日期",
  "加盖印章",
  "附注",
  "抄送",
  "印发机关",
  "印发日期",
] as const;
export type TemplateHead = (typeof templateHeads)[number];

/** What a head may say where it is a choice. */
const choices: Readonly<Partial<Record<TemplateHead, readonly string[]>>> = {
  公布方式: ["得分排名", "等次名单"],
  并列排序: ["机构序列", "笔画"],
  加盖印章: ["是", "否"],
};

/** Fields that stand for a text (通报字段), and `问题`, which stands for as many lines as there are problems. */
export const templateFields = [
  "辖区",
  "年份",
  "发文机关",
  "方案",
  "依据",
  "考核对象",
  "评审方式",
  "轮次",
  "指标",
  "总体结果",
  "得分情况",
  "等次结果",
  "靠前单位",
  "靠后单位",
  "问题",
  "整改情况",
  "整改期限",
  "公布日期",
  "存证",
] as const;
export type TemplateField = (typeof templateFields)[number];

/** A template that was read (通报模板): its head, and the lines of the body with the line of the file each stands in. */
export type NoticeTemplate = {
  readonly heads: ReadonlyMap<TemplateHead, string>;
  readonly headLines: ReadonlyMap<TemplateHead, number>;
  readonly body: readonly { readonly text: string; readonly line: number }[];
};

const bodyMark = "正文：";
const fieldPattern = /\{([^{}]*)\}/gu;
/** What a field that was mistyped leaves behind; it must not be printed as it stands. */
const loneBrace = /[{}｛｝]/u;

/**
 * Reads a template as people edit it (读取通报模板): lines "名称：内容", then "正文：", then the body line by line; empty lines count
 * for nothing, those that begin with "#" are remarks.
 *
 * @param placeOf the place of a line of the file, from 1
 * @returns `notice-head-unknown` (head, heads), `notice-head-repeated` (head), `notice-head-absent` (head, choices),
 *   `notice-not-template` (heads), `notice-choice-unknown` (head, got, choices), `notice-field-unknown` (field, fields), `notice-brace-alone`,
 *   `notice-date-unreadable` (head, got), `notice-body-absent`
 */
export const readNoticeTemplate = (text: string, placeOf: (line: number) => Place): Result<NoticeTemplate> => {
  const issues: Issue[] = [];
  const heads = new Map<TemplateHead, string>();
  const headLines = new Map<TemplateHead, number>();
  const body: { readonly text: string; readonly line: number }[] = [];
  let inBody = false;
  text.split(/\r\n|\r|\n/u).forEach((raw, index) => {
    const line = index + 1;
    const said = raw.trim();
    if (said === "" || said.startsWith("#")) return;
    if (!inBody && said.replace(":", "：") === bodyMark) {
      inBody = true;
      return;
    }
    for (const field of fieldsOf(said)) {
      if (isField(field)) continue;
      issues.push(errorAt(placeOf(line), "notice-field-unknown", { field, fields: templateFields.join("、") }));
    }
    if (loneBrace.test(said.replace(fieldPattern, ""))) issues.push(errorAt(placeOf(line), "notice-brace-alone"));
    if (inBody) {
      body.push({ text: said, line });
      return;
    }
    const read = readHead(said, heads, placeOf(line));
    issues.push(...read.issues);
    if (read.head !== null) headLines.set(read.head, line);
  });
  if (heads.size === 0 && body.length === 0)
    return refused([errorAt(placeOf(1), "notice-not-template", { heads: templateHeads.join("、") })]);
  // Nobody may be left to guess whether scores are disclosed: what is a choice is chosen.
  for (const head of templateHeads) {
    const allowed = choices[head];
    if (!allowed || heads.has(head)) continue;
    issues.push(errorAt(placeOf(1), "notice-head-absent", { head, choices: allowed.join("、") }));
  }
  if (body.length === 0) issues.push(errorAt(placeOf(1), "notice-body-absent"));
  return judged(() => ({ heads, headLines, body }), issues);
};

const readHead = (
  said: string,
  heads: Map<TemplateHead, string>,
  place: Place,
): { readonly head: TemplateHead | null; readonly issues: readonly Issue[] } => {
  const [, name = "", value = ""] = /^([^：:]*)[：:](.*)$/u.exec(said) ?? [];
  const head = templateHeads.find((one) => one === name.trim());
  if (!head) {
    const data = { head: name || said, heads: templateHeads.join("、") };
    return { head: null, issues: [errorAt(place, "notice-head-unknown", data)] };
  }
  if (heads.has(head)) return { head: null, issues: [errorAt(place, "notice-head-repeated", { head })] };
  const got = value.trim();
  heads.set(head, got);
  const allowed = choices[head];
  if (allowed && !allowed.includes(got)) {
    return { head, issues: [errorAt(place, "notice-choice-unknown", { head, got, choices: allowed.join("、") })] };
  }
  if (got === "" || isDayOf(head, got)) return { head, issues: [] };
  return { head, issues: [errorAt(place, "notice-date-unreadable", { head, got })] };
};

/** Heads that say a day; the day by which to publish is not the day on which it was done, so no field stands for it. */
const isDayOf = (head: TemplateHead, got: string): boolean =>
  head === "应公布日期"
    ? isoDay(got) !== null
    : (head !== "成文日期" && head !== "印发日期") || got === "{公布日期}" || isoDay(got) !== null;

/** "2026-11-22" or "2026年11月22日" as an ISO date; null for anything else. */
export const isoDay = (text: string): string | null => {
  const [, year = "", month = "", day = ""] =
    /^(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?$/u.exec(text.normalize("NFKC")) ?? [];
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const days = [31, Number(year) % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= days ? iso : null;
};

const fieldsOf = (text: string): readonly string[] => [...text.matchAll(fieldPattern)].map(([, name = ""]) => name);
const isField = (name: string): name is TemplateField => templateFields.some((one) => one === name);

/** The texts that a template's fields stand for; `问题` has several lines. */
export type FieldTexts = Readonly<Record<Exclude<TemplateField, "问题">, string>> & {
  readonly 问题: readonly string[];
};

/**
 * The body with its fields filled in (填写模板). A line with a field that has nothing to say is left out, and said to be so: a
 * sentence with a hole in it must not be published.
 *
 * @returns `notice-line-left-out` (field) as warnings
 */
export const fillTemplate = (
  { body }: NoticeTemplate,
  texts: FieldTexts,
  placeOf: (line: number) => Place,
): { readonly lines: readonly string[]; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  const lines = body.flatMap(({ text, line }) => {
    const empty = gapIn(text, texts);
    if (empty !== undefined) {
      issues.push(warningAt(placeOf(line), "notice-line-left-out", { field: empty }));
      return [];
    }
    return text === "{问题}" ? texts.问题 : [fill(text, texts)];
  });
  return { lines, issues };
};

/** The first field of a text that has nothing to say. */
export const gapIn = (text: string, texts: FieldTexts): string | undefined =>
  fieldsOf(text).find((field) => isField(field) && texts[field].length === 0);

/** A text with its fields filled in; of several lines, all in a row. */
export const fill = (text: string, texts: FieldTexts): string =>
  text.replace(fieldPattern, (_, field: string) => {
    const said = isField(field) ? texts[field] : "";
    return typeof said === "string" ? said : said.join("");
  });
