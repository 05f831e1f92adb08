import type { UnitAlias } from "./breakdown.ts";
import { isAbbreviation, isUnitPair } from "./abbreviation.ts";
import { gapBefore, gaps, inkOf, quoteOf, spanOf, type Script } from "./script.ts";

const definition =
  /\((?:以下|下文|以后)?(?:均)?(?:简称|下称|称)(?:为)?[:,]?(?:["“”'「『](?<quoted>[^()"“”'」』《》]{2,20})["“”'」』]|(?<plain>[\u4e00-\u9fff]{2,20}))\)/gu;
const longestName = 40;
const boundary = /[^\u4e00-\u9fff〇]/u;

/**
 * Finds where a document names a unit and says how it calls it from there on (文中写明的简称):
 * 市发展和改革委员会（以下简称市发改委）. Each with its words, from the full name to the closing bracket; linear.
 */
export const statedAliases = (script: Script, jurisdiction: string): readonly UnitAlias[] => {
  const aliases: UnitAlias[] = [];
  for (const match of script.chars.matchAll(definition)) {
    const { quoted, plain } = match.groups ?? {};
    const short = quoted ?? plain ?? "";
    const start = nameStart(script, match.index, short, jurisdiction);
    const full = script.chars.slice(start, match.index);
    if (!isUnitPair(short, full)) continue;
    const stretch = { start, end: match.index + match[0].length };
    const shortAt = match.index + match[0].lastIndexOf(short);
    aliases.push({
      short: inkOf(script, { start: shortAt, end: shortAt + short.length }),
      full: inkOf(script, { start, end: match.index }),
      source: "document",
      quote: quoteOf(script, stretch),
      place: spanOf(script, stretch),
    });
  }
  return aliases;
};

/** Where the name before a bracket begins: behind a mark, a line's start, a word such as 由, or another unit's end. */
const nameStart = (script: Script, end: number, short: string, jurisdiction: string): number => {
  let start = end;
  while (start > 0 && start > end - longestName && !boundary.test(script.chars.charAt(start - 1))) {
    start--;
    if (gapBefore(script, start) >= gaps.line) break;
  }
  let piece = script.chars.slice(start, end);
  const from = jurisdiction === "" ? -1 : piece.lastIndexOf(jurisdiction);
  if (from >= 0) return start + from;
  for (const lead of leads) piece = piece.slice(lead.exec(piece)?.[0].length ?? 0);
  return end - withoutTalk(piece, short).length;
};

const leads = [
  /^.*(?:(?<![自理])由|会同|报请|报送|成立|组建|设立|委托|授权|依托|牵头抓总|根据|按照)(?=[\u4e00-\u9fff]{4})/u,
  /^.*(?:局|委|办|厅|部|会|院|中心|政府|办公室)(?:以及|和|与|及)(?=[省市区县州盟旗])/u,
];
const talk = /[请要求将对向报给与和及的了在为按经是从]/u;

/** 全市要求市财政监督局 → 市财政监督局: what stands before the short name's first character and is no place's name goes. */
const withoutTalk = (piece: string, short: string): string => {
  for (let at = piece.lastIndexOf(short.charAt(0)); at > 0; at = piece.lastIndexOf(short.charAt(0), at - 1)) {
    const rest = piece.slice(at);
    if (!isAbbreviation(short, rest)) continue;
    const before = piece.slice(0, at);
    return before.length > 4 || talk.test(before) ? rest : piece;
  }
  return piece;
};
