const digits = new Int8Array(0x10000).fill(-1);
for (const written of ["0123456789", "〇一二三四五六七八九"]) {
  for (let value = 0; value < 10; value++) digits[written.charCodeAt(value)] = value;
}
digits["零".charCodeAt(0)] = 0;
digits["两".charCodeAt(0)] = 2;
const [ten, hundred] = ["十".charCodeAt(0), "百".charCodeAt(0)];

/**
 * The value of a number written in Arabic or Chinese digits (中文数字): 12, 十二, 二十一, 一百零三, 二〇一八.
 * @returns a whole number in [0, 99999999], or null when the text is no number
 */
export const chineseNumber = (text: string): number | null => {
  if (text.length === 0 || text.length > 8) return null;
  /** Digit by digit, and what 十 and 百 have counted so far. */
  let [positional, counted, pending, counts] = [0, 0, 0, false];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === ten || code === hundred) {
      counted += (pending === 0 ? 1 : pending) * (code === hundred ? 100 : 10);
      pending = 0;
      counts = true;
      continue;
    }
    const digit = digits[code];
    if (digit === undefined || digit < 0) return null;
    positional = positional * 10 + digit;
    pending = digit;
  }
  return counts ? counted + pending : positional;
};
