/** The headers of the tables of results, in English. */
export const resultHeadersEn: ReadonlyMap<string, string> = new Map([
  ["分组", "Group"],
  ["单位", "Unit"],
  ["名次", "Rank"],
  ["总分", "Total"],
  ["等次", "Grade"],
  ["较上年", "Since last year"],
  ["绩效得分", "Performance points"],
]);

/** Words that stand there instead of a number, in English. */
export const resultWordsEn: ReadonlyMap<string, string> = new Map([
  ["无", "none"],
  ["不排名", "not ranked"],
  ["上年未参评", "not assessed last year"],
  ["上年不在本组", "in another group last year"],
  ["持平", "same"],
]);

/** Words with a number in them. */
export const resultPhrasesEn: readonly (readonly [said: RegExp, english: string])[] = [
  [/^(\d+)（并列）$/u, "$1 (tied)"],
  [/^上升(\d+)位$/u, "▲$1"],
  [/^下降(\d+)位$/u, "▼$1"],
];

/** The title of a group's ranking, in English. */
export const rankingTitleEn = (title: string): string => title.replace(/排名$/u, ": ranking");
