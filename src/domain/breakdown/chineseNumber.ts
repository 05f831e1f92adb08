const digits = "〇一二三四五六七八九";
const digitOf = (char: string): number =>
  char === "零" ? 0 : char === "两" ? 2 : char >= "0" && char <= "9" ? Number(char) : digits.indexOf(char);

/**
 * The value of a number written in Arabic or Chinese digits (中文数字): 12, 十二, 二十一, 一百零三, 二〇一八.
 * @returns a whole number in [0, 99999999], or null when the text is no number
 */
export const chineseNumber = (text: string): number | null => {
  if (text.length === 0 || text.length > 8) return null;
  if (/^[0-9]+$/u.test(text)) return Number(text);
  if (!/[十百]/u.test(text)) return positional(text);
  let total = 0;
  let pending = 0;
  for (const char of text) {
    if (char === "百" || char === "十") {
      total += (pending === 0 ? 1 : pending) * (char === "百" ? 100 : 10);
      pending = 0;
    } else {
      const digit = digitOf(char);
      if (digit < 0) return null;
      pending = digit;
    }
  }
  return total + pending;
};

const positional = (text: string): number | null => {
  let total = 0;
  for (const char of text) {
    const digit = digitOf(char);
    if (digit < 0) return null;
    total = total * 10 + digit;
  }
  return total;
};
