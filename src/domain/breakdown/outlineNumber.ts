import { charTable } from "./charTable.ts";
import { chineseNumber } from "./chineseNumber.ts";
import { gapBefore, gaps, type Script } from "./script.ts";

/** 一、 is 1, （一） 2, 1. 3, 1.1 4, 1.1.1 5, （1） 6, ① 7: how deep a written number stands, whatever comes first. */
export type OutlineLevel = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const deepestLevel = 7;
/** From here on numbers count the points of one item, which are parts of one task unless each has its own unit. */
export const pointLevel = 6;

/** A number as it opens an item (序号): its level, value and the label that ids are made of. */
export type OutlineNumber = {
  readonly level: OutlineLevel;
  readonly value: number;
  readonly label: string;
  readonly start: number;
  /** Where the item's own words begin. */
  readonly end: number;
};

const han = "[一二三四五六七八九十百][一二三四五六七八九十百〇零]{0,4}";
/** Words that make digits a quantity or a date, so that no title begins with them. */
const counter =
  "(?:[年月日天号周个次名%]|小时|分钟|季度|项(?!目)|家(?!庭|长|政|园)|条(?!例|款|线)|件|种(?!植|子|业)|类(?!别)|批(?!复|准)|轮(?!候)|场(?!所|馆|地|景)|万|亿|元|人(?!员|才|大|民|社|事|口|力|居)|户(?!外|籍)|篇|位|期(?!刊|限))";
const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const bracketedHan = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";
const bracketed = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
const dotted = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";

const romans = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";
const latin = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
const formalDigits = "壹贰叁肆伍陆柒捌玖拾";

/** How a number may be written: its one group holds its digits; the first way that fits counts. */
type NumberWay = {
  readonly shape: string;
  readonly read: (digits: string, start: number, end: number) => OutlineNumber | null;
};

const inBrackets = (digits: string): string => `（${digits}）`;
const asWritten = (digits: string): string => digits;
const counting =
  (level: OutlineLevel, labelOf: (digits: string) => string): NumberWay["read"] =>
  (digits, start, end) => {
    const value = chineseNumber(digits);
    return value === null || value === 0 ? null : { level, value, label: labelOf(digits), start, end };
  };

const ways: readonly NumberWay[] = [
  { shape: `第(${han}|\\d{1,3})(?:章|编|部分)[、:.]?`, read: counting(1, asWritten) },
  { shape: `第(${han}|\\d{1,3})节[、:.]?`, read: counting(2, (digits) => `第${digits}节`) },
  { shape: `第(${han}|\\d{1,3})条[、:.]?`, read: counting(3, (digits) => `第${digits}条`) },
  {
    shape: `([第其][一二三四五六七八九十]{1,3})(?:[,:]|、(?![一二三四五六七八九十]))`,
    read: (words, start, end) => ordinalNumber(words, start, end),
  },
  {
    // 一是…；二是…: points of one item, unless each has its own unit.
    shape: `([一二三四五六七八九十]{1,2})是(?!否|不是|一)`,
    read: (words, start, end) => pointNumber(words, start, end),
  },
  { shape: `([${formalDigits}])[、.]`, read: (digit, start, end) => formalNumber(digit, start, end) },
  { shape: `([${romans}]|[IVX]{1,4})[、.](?!\\d)`, read: (sign, start, end) => romanNumber(sign, start, end) },
  { shape: `\\((${han})\\)[、.]?`, read: counting(2, inBrackets) },
  { shape: `(${han})(?:、|\\.(?!\\d))`, read: counting(1, asWritten) },
  { shape: `\\((\\d{1,3})\\)[、.]?`, read: counting(6, inBrackets) },
  { shape: `(\\d{1,3})\\)[、.]?`, read: counting(6, inBrackets) },
  {
    shape: `(\\d{1,3}(?:\\.\\d{1,3}){1,3})(?!\\d)(?:[、.]?(?=(?!${counter})[\\u4e00-\\u9fff“《"])|、(?=\\d{1,4}${counter}))`,
    read: (parts, start, end) => decimalNumber(parts, start, end),
  },
  {
    // "7.12345热线" is item 7, "2.11月30日前" is item 2 that begins with a date, not item 2.11.
    shape: `(\\d{1,3})(?:、|\\.(?!\\d)|\\.(?=\\d{4})|\\.(?=\\d{1,4}${counter}))`,
    read: counting(3, (digits) => String(Number(digits))),
  },
  {
    shape: `([${circled}${bracketedHan}${bracketed}${dotted}])[、.]?`,
    read: (sign, start, end) => signNumber(sign, start, end),
  },
];

/** A stretch that is written like an outline number; which of them open items is the outline's to say. */
const numberShape = new RegExp(ways.map(({ shape }) => shape).join("|"), "uy");
const numberStarts = charTable(
  `第其任事要项措举问行工${formalDigits}${romans}IVX(一二三四五六七八九十百0123456789${circled}${bracketedHan}${bracketed}${dotted}`,
);
const spacedShape = new RegExp(
  `^(?:(?<parts>\\d{1,3}(?:\\.\\d{1,3}){1,3})|(?<digits>\\d{1,3})|(?<words>${han})|(?<roman>[${romans}]))(?<mark>[、.]?)$`,
  "u",
);
const counted = new RegExp(`^(?:[^\\u4e00-\\u9fff“《\\d]|\\d(?!\\d{3}年|\\d?月)|${counter})`, "u");
const taskShape = new RegExp(
  `(?:任务|事项|要点|项目|措施|举措|问题|行动|工程)(?:(?<digits>\\d{1,3})|(?<words>${han}))(?<mark>[:、.](?!\\d))?`,
  "uy",
);
const taskStarts = charTable("任事要项措举问行工");
/** 四，工作保障: a slip for 四、, which counts only at the start of a line and exactly in turn. */
const commaShape = new RegExp(`(${han}),`, "uy");
const longestSpaced = 14;

/** What may stand behind the first character of a number, unless it is one character by itself. */
const goesOn = charTable("一二三四五六七八九十百〇零0123456789、.)IVX是");
const isSign = charTable(`${circled}${bracketedHan}${bracketed}${dotted}`);

/** A stretch written like a number; `number` is null when its digits are none. */
export type WrittenNumber = {
  readonly start: number;
  readonly end: number;
  readonly number: OutlineNumber | null;
  /** Digits alone, which open an item only at the start of a line and exactly in turn. */
  readonly bare: boolean;
};

/**
 * The first stretch written like a number that begins in [from, limit), whatever lies beyond; null when none does.
 * @param inCell numbers without any mark, which stand at the start of a line, are not looked for
 */
export const nextNumber = (script: Script, from: number, limit: number, inCell = false): WrittenNumber | null => {
  const { chars, codes, gap } = script;
  for (let start = from; start < limit; start++) {
    if (numberStarts[codes[start] as number] !== 1) continue;
    const atLine = !inCell && gapBefore(script, start) >= gaps.line;
    const lineNumber = atLine
      ? (spacedNumberAt(chars, start, gap) ?? taskNumberAt(chars, start, gap) ?? commaNumberAt(chars, start))
      : null;
    const number = lineNumber ?? numberAt(chars, start);
    if (number) return number;
  }
  return null;
};

/** What is written like a number with its marks where it begins at a place of a text; null when nothing is. */
export const numberAt = (chars: string, start: number): WrittenNumber | null => {
  const code = chars.charCodeAt(start);
  if (numberStarts[code] !== 1 || (goesOn[chars.charCodeAt(start + 1)] !== 1 && isSign[code] !== 1)) return null;
  numberShape.lastIndex = start;
  const match = numberShape.exec(chars);
  return match ? { start, end: numberShape.lastIndex, number: numberOf(match), bare: false } : null;
};

/** A number at the start of a line that a space parts from the words, which may begin with digits: "2.1 2025年", "1 标题". */
const spacedNumberAt = (chars: string, start: number, gap: Uint8Array): WrittenNumber | null => {
  let end = start + 1;
  while (end < start + longestSpaced && gap[end] === gaps.none) end++;
  if (gap[end] !== gaps.space) return null;
  const { parts, digits, words, roman, mark } = spacedShape.exec(chars.slice(start, end))?.groups ?? {};
  if (parts !== undefined) return { start, end, number: decimalNumber(parts, start, end), bare: false };
  if (roman !== undefined) return { start, end, number: romanNumber(roman, start, end), bare: false };
  const label = digits ?? words;
  const value = chineseNumber(label ?? "");
  const bare = mark === "";
  if (label === undefined || value === null || value === 0) return null;
  if (bare && counted.test(chars.slice(end, end + 5))) return null;
  return { start, end, number: { level: digits === undefined ? 1 : 3, value, label, start, end }, bare };
};

/** 任务一：at the start of a line. */
const taskNumberAt = (chars: string, start: number, gap: Uint8Array): WrittenNumber | null => {
  if (taskStarts[chars.charCodeAt(start)] !== 1) return null;
  taskShape.lastIndex = start;
  const match = taskShape.exec(chars);
  const label = match?.groups?.["digits"] ?? match?.groups?.["words"];
  const value = chineseNumber(label ?? "");
  if (!match || label === undefined || value === null || value === 0) return null;
  const end = start + match[0].length;
  if (match.groups?.["mark"] === undefined && gap[end] !== gaps.space) return null;
  return { start, end, number: { level: 3, value, label, start, end }, bare: false };
};

const commaNumberAt = (chars: string, start: number): WrittenNumber | null => {
  commaShape.lastIndex = start;
  const words = commaShape.exec(chars)?.[1];
  const value = chineseNumber(words ?? "");
  if (words === undefined || value === null || value === 0) return null;
  const end = commaShape.lastIndex;
  return { start, end, number: { level: 1, value, label: words, start, end }, bare: true };
};

/** Reads one match of {@link numberShape}; null when its digits are no number. */
const numberOf = (match: RegExpExecArray): OutlineNumber | null => {
  for (let i = 0; i < ways.length; i++) {
    const digits = match[i + 1];
    if (digits !== undefined) return ways[i]?.read(digits, match.index, match.index + match[0].length) ?? null;
  }
  return null;
};

const signs = [
  { all: circled, level: 7, label: (_: string, sign: string) => sign },
  {
    all: bracketedHan,
    level: 2,
    label: (digits: string) => `（${"一二三四五六七八九十".charAt(Number(digits) - 1)}）`,
  },
  { all: bracketed, level: 6, label: (digits: string) => `（${digits}）` },
  { all: dotted, level: 3, label: (digits: string) => digits },
] as const;

/** ①, ㈠, ⑴ and ⒈ are one character each. */
const signNumber = (sign: string, start: number, end: number): OutlineNumber | null => {
  const kind = signs.find(({ all }) => all.includes(sign));
  if (!kind) return null;
  const value = kind.all.indexOf(sign) + 1;
  return { level: kind.level, value, label: kind.label(String(value), sign), start, end };
};

/** 第一， and 其二： count where they stand. */
const ordinalNumber = (words: string, start: number, end: number): OutlineNumber | null => {
  const value = chineseNumber(words.slice(1));
  return value === null || value === 0 ? null : { level: 3, value, label: words, start, end };
};

/** 一是 counts the points of an item. */
const pointNumber = (words: string, start: number, end: number): OutlineNumber | null => {
  const value = chineseNumber(words);
  return value === null || value === 0 ? null : { level: deepestLevel, value, label: `${words}是`, start, end };
};

/** 壹、 stands where 一、 does. */
const formalNumber = (digit: string, start: number, end: number): OutlineNumber => {
  const value = formalDigits.indexOf(digit) + 1;
  return { level: 1, value, label: digit, start, end };
};

/** Ⅱ or II; null where the letters are no number that an outline would reach. */
const romanNumber = (sign: string, start: number, end: number): OutlineNumber | null => {
  const value = (romans.includes(sign) ? romans.indexOf(sign) : latin.indexOf(sign)) + 1;
  return value === 0 ? null : { level: 1, value, label: sign, start, end };
};

const decimalNumber = (parts: string, start: number, end: number): OutlineNumber => {
  const numbers = parts.split(".");
  return { level: numbers.length > 2 ? 5 : 4, value: Number(numbers.at(-1)), label: parts, start, end };
};
