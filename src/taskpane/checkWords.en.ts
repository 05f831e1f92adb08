/** What the live checks of forms and packs say in their cells, in English. */
const checkWords: ReadonlyMap<string, string> = new Map([
  ["未填", "not filled in"],
  ["缺说明", "the account is missing"],
  ["缺佐证", "evidence is missing"],
  ["不是数", "no number"],
  ["小于0", "below 0"],
  ["超过满分", "above full marks"],
  ["缺对应编号", "the number of what it is about is missing"],
  ["没有这个编号", "there is no such number"],
  ["缺材料名称", "the title is missing"],
  ["不在本年度", "not of this year"],
  ["日期不明", "the date is unclear"],
  ["重复", "listed twice"],
  ["缺整改日期", "the day it was put right is missing"],
  ["未评", "not scored"],
  ["缺理由", "the reason is missing"],
  ["缺批准人", "who approved it is missing"],
  ["不在选项中", "none of the choices"],
  ["超出范围", "out of bounds"],
  ["扣分缺理由", "the reason for points taken off is missing"],
]);

/** A check that somebody else put into the sheet is left as it is. */
export const checkEn = (says: string): string => checkWords.get(says) ?? says;
