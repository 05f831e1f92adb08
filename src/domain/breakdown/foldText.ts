import { traditionalPairs } from "./traditionalPairs.ts";

const punctuation: readonly (readonly [string, string])[] = [
  ["【】﹙﹚〔〕﹝﹞［］", "()()()()()"],
  ["､﹑｡﹒﹔﹕", "、、。.;:"],
  ["–—―－‒─━", "-------"],
  ["～〜", "~~"],
  [
    "\u00a0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u205f\u3000\ufeff",
    " ".repeat(18),
  ],
  ["\u2028\u2029\u0085\u000b\u000c", "\n\n\n\n\n"],
  ["○", "〇"],
];

const buildTable = (): Uint16Array => {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code++) table[code] = code;
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
  for (let i = 0; i < traditionalPairs.length; i += 2) {
    table[traditionalPairs.charCodeAt(i)] = traditionalPairs.charCodeAt(i + 1);
  }
  for (const [from, to] of punctuation) {
    for (let i = 0; i < from.length; i++) table[from.charCodeAt(i)] = to.charCodeAt(i);
  }
  return table;
};

const table = buildTable();

/** The code unit that a pattern sees for a written one (归一): half width, Simplified, plain spaces and dashes. */
export const foldCode = (code: number): number => table[code] as number;

/** Short texts folded whole; same length as written, so that offsets stay true. */
export const foldText = (text: string): string => {
  let folded = "";
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(foldCode(text.charCodeAt(i)));
  return folded;
};
