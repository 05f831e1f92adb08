import { at } from "../shared/at.ts";
import { charTable } from "./charTable.ts";
import { textOf } from "./codeText.ts";
import type { Stretch } from "./script.ts";

const furniture = [
  /^[-*_=~·.\s]+$/u,
  /^-+\s*\d{1,4}\s*-+$/u,
  /^第?\s*\d{1,4}\s*页(?:[\s,/]*共?\s*\d{1,4}\s*页)?$/u,
  /^\d{1,4}\s*\/\s*\d{1,4}$/u,
  /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/u,
];
/** 岚府办发〔2020〕33号      第2页: a running head, whatever it says. */
const runningHead = /\s第\s*\d{1,4}\s*页(?:[\s,/]*共?\s*\d{1,4}\s*页)?$/u;
const longestHead = 80;
const page = 0x9875;
const furnitureStarts = charTable("-*_=~·.第0123456789|:");
const furnitureEnds = charTable("-*_=~·.页0123456789|:");
const longestFurniture = 400;
const loneNumber = /^\d{1,4}$/u;

/** True for a line that is only a rule or a page number (分隔线、页码). [start, end) is the line without its margins. */
export const isFurniture = (codes: Uint16Array, start: number, end: number, keepsLoneNumbers: boolean): boolean => {
  if (end - start > longestFurniture) return false;
  if (
    codes[end - 1] === page &&
    end - start <= longestHead &&
    runningHead.test(textOf(codes.subarray(start, end), end - start))
  )
    return true;
  if (furnitureStarts[codes[start] as number] !== 1 || furnitureEnds[codes[end - 1] as number] !== 1) return false;
  const line = textOf(codes.subarray(start, end), end - start);
  if (!keepsLoneNumbers && loneNumber.test(line)) return true;
  return furniture.some((shape) => shape.test(line));
};

const serialNames = ["序号", "序號", "编号", "編號"];
const serialColumn = /(?:^|[\n|\t])[ \u3000]*(?:序号|序號|编号|編號)[ \u3000]*(?:$|[\r\n|\t])/u;

/** True where a column of serial numbers is announced, so that a number alone on its line is one of them. */
export const hasSerialColumn = (source: string): boolean =>
  serialNames.some((name) => source.includes(name)) && serialColumn.test(source);

/** — 3 — inside a line is the number of a page whose lines were joined; 2018 - 3 - 5 is a day. */
const pageInLine = "(?<=\\S) (?:[–—] ?\\d{1,3} ?[–—](?= \\S)|- ?\\d{1,3} ?-(?= [^\\d\\s]))";
const bookmark = new RegExp(`\\[bookmark:[^\\]\\n]{0,80}\\]|<br ?\\/?>|&nbsp;|${pageInLine}`, "iuy");
const bookmarkStarts = ["[", "<", "&", " -", " –", " —"];

/** What a converter left in the text, such as bookmarks, line breaks of HTML and numbers of pages; in order. */
export const hiddenStretches = (source: string): readonly Stretch[] => {
  const found: Stretch[] = [];
  const nexts = bookmarkStarts.map((char) => source.indexOf(char));
  for (;;) {
    const ahead = nexts.filter((place) => place >= 0);
    if (ahead.length === 0) return found;
    const start = Math.min(...ahead);
    bookmark.lastIndex = start;
    const end = bookmark.test(source) ? bookmark.lastIndex : start + 1;
    if (end > start + 1) found.push({ start, end });
    bookmarkStarts.forEach((char, i) => {
      const next = at(nexts, i);
      if (next >= 0 && next < end) nexts[i] = source.indexOf(char, end);
    });
  }
};

const signs = "●◆■▪➢◇□▶►★☆▲△▼▽◎※❖✓✔";
const bullet = new RegExp(
  `^(?:#{1,6}|>|[-+*•·${signs}]|\\[[ x]\\])(?=[\\s*#>])|^-(?=[\\u4e00-\\u9fff“《])|^[•·${signs}]`,
  "u",
);
const bulletStarts = charTable(`#>-+*•·${signs}[`);

const itemStarts = charTable(`-+*•·${signs}`);

/** Signs that adorn words (▲牵头单位) and say nothing in the middle of a line either. */
export const adorns = charTable(signs);

/** Where a line's words begin after its margin and at most four bullets or Markdown marks (项目符号), and whether a bullet made it an item. */
export const afterMarks = (
  codes: Uint16Array,
  start: number,
  end: number,
): { readonly start: number; readonly isItem: boolean } => {
  let [from, isItem] = [start, false];
  for (let turn = 0; turn < 4; turn++) {
    while (from < end && codes[from] === 0x20) from++;
    if (from >= end || bulletStarts[codes[from] as number] !== 1) break;
    const opening = codes.subarray(from, Math.min(end, from + 12));
    const mark = bullet.exec(textOf(opening, opening.length));
    if (!mark) break;
    isItem ||= itemStarts[codes[from] as number] === 1;
    from += mark[0].length;
  }
  return { start: from, isItem };
};
