import { charTable } from "./charTable.ts";
import { chineseNumber } from "./chineseNumber.ts";

/** 一、 is 1, （一） 2, 1. 3, （1） 4, ① 5: how deep a written number stands, whatever the document starts with. */
export type OutlineLevel = 1 | 2 | 3 | 4 | 5;

/** A number as it opens an item (序号): its level, value and the label that ids are made of. */
export type OutlineNumber = {
  readonly level: OutlineLevel;
  readonly value: number;
  readonly label: string;
  readonly start: number;
  /** Where the item's own words begin. */
  readonly end: number;
};

const han = "[一二三四五六七八九十百]{1,5}";
const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/** A stretch that is written like an outline number; which of them open items is the outline's to say. */
const numberShape = new RegExp(
  [
    `第(?<chapter>${han}|\\d{1,3})(?:章|编|部分)[、:.]?`,
    `第(?<article>${han}|\\d{1,3})(?:条|节)[、:.]?`,
    `\\((?<second>${han})\\)[、.]?`,
    `(?<first>${han})(?:、|\\.(?!\\d))`,
    `\\((?<fourth>\\d{1,3})\\)[、.]?`,
    `(?<half>\\d{1,3})\\)[、.]?`,
    `(?<parts>\\d{1,3}(?:\\.\\d{1,3}){1,3})[、.]?(?=(?!月)[\\u4e00-\\u9fff“《"])`,
    // "2.11月30日前" is item 2 that begins with a date, not item 2.11.
    `(?<third>\\d{1,3})(?:、|\\.(?!\\d)|\\.(?=\\d{1,2}月|\\d{4}年))`,
    `(?<circle>[${circled}])[、.]?`,
  ].join("|"),
  "uy",
);
const numberStarts = charTable(`第(一二三四五六七八九十百0123456789${circled}`);

/** A stretch written like a number; `number` is null when its digits are none. */
export type WrittenNumber = { readonly start: number; readonly end: number; readonly number: OutlineNumber | null };

/** The first stretch written like a number that begins in [from, limit), whatever lies beyond; null when none does. */
export const nextNumber = (chars: string, from: number, limit: number): WrittenNumber | null => {
  for (let start = from; start < limit; start++) {
    if (numberStarts[chars.charCodeAt(start)] !== 1) continue;
    numberShape.lastIndex = start;
    const match = numberShape.exec(chars);
    if (match) return { start, end: numberShape.lastIndex, number: numberOf(match) };
  }
  return null;
};

/** Reads one match of {@link numberShape}; null when its digits are no number. */
const numberOf = (match: RegExpExecArray): OutlineNumber | null => {
  const start = match.index;
  const end = start + match[0].length;
  const groups = match.groups ?? {};
  const made = (level: OutlineLevel, digits: string, label: (digits: string) => string): OutlineNumber | null => {
    const value = chineseNumber(digits);
    return value === null || value === 0 ? null : { level, value, label: label(digits), start, end };
  };
  if (groups["chapter"]) return made(1, groups["chapter"], (digits) => digits);
  if (groups["article"]) return made(3, groups["article"], (digits) => `第${digits}条`);
  if (groups["second"]) return made(2, groups["second"], (digits) => `（${digits}）`);
  if (groups["first"]) return made(1, groups["first"], (digits) => digits);
  if (groups["fourth"]) return made(4, groups["fourth"], (digits) => `（${digits}）`);
  if (groups["half"]) return made(4, groups["half"], (digits) => `（${digits}）`);
  if (groups["third"]) return made(3, groups["third"], (digits) => String(Number(digits)));
  if (groups["circle"]) {
    return { level: 5, value: circled.indexOf(groups["circle"]) + 1, label: groups["circle"], start, end };
  }
  return groups["parts"] ? decimalNumber(groups["parts"], start, end) : null;
};

const decimalNumber = (parts: string, start: number, end: number): OutlineNumber => {
  const numbers = parts.split(".");
  return { level: numbers.length > 2 ? 5 : 4, value: Number(numbers.at(-1)), label: parts, start, end };
};
