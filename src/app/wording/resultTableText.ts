import type { Language } from "./issueText.ts";
import { rankingTitleEn, resultHeadersEn, resultPhrasesEn, resultWordsEn } from "./resultWords.en.ts";

/** The header of a column of results (结果表头), in a language. */
export const resultHeaderText = (header: string, language: Language): string =>
  language === "en" ? (resultHeadersEn.get(header) ?? header) : header;

/** Columns that hold what people named: units and groups. */
const named: ReadonlySet<string> = new Set(["分组", "单位"]);
const before = " → ";

/** What stands under a header of results, in a language; names and numbers are left as they are. */
export const resultCellText = (header: string, cell: string, language: Language): string =>
  language === "zh" || named.has(header) ? cell : cell.split(before).map(wordEn).join(before);

const wordEn = (word: string): string =>
  resultWordsEn.get(word) ?? resultPhrasesEn.reduce((text, [said, english]) => text.replace(said, english), word);

/** The title of a group's ranking (分组排名), in a language. */
export const rankingTitleText = (title: string, language: Language): string =>
  language === "en" ? rankingTitleEn(title) : title;
