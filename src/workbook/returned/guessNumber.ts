import { chineseNumber } from "../../domain/breakdown/chineseNumber.ts";

/**
 * What number a text seems to mean (猜数): 九十五 is 95, "约90" may be 90, "2000万" 20000000. Only to ask about: nothing is ever taken so.
 *
 * @returns null where nothing suggests itself
 */
export const guessNumber = (text: string): string | null => {
  const plain = text.normalize("NFKC").replace(/\s+/gu, "");
  const [, number = "", scale = ""] = /(\d{1,12}(?:\.\d{1,6})?)(万|亿)?/u.exec(plain) ?? [];
  if (number !== "") {
    if (/\d/u.test(plain.replace(number, ""))) return null;
    return scale === "" ? number : String(Number(number) * (scale === "万" ? 10_000 : 100_000_000));
  }
  const words = /[〇零一二三四五六七八九十百两]{1,8}/u.exec(plain)?.[0];
  const value = words === undefined ? null : chineseNumber(words);
  return value === null ? null : String(value);
};
