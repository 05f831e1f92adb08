import { at } from "../shared/at.ts";
/** Stretches of a document where characters were lost or decoded wrongly (乱码). */
export type Damage = { readonly start: number; readonly end: number };

const shapes = [
  /\ufffd+/uy,
  /(?:锟斤拷|锟斤|烫烫烫|屯屯屯)+/uy,
  // A lost byte takes its neighbour along: 学?；巨k學, 科目??h、.
  /(?<=[\u4e00-\u9fff》”])\?{1,3}(?=[？；?;a-z\u4e00-\u9fff]|袊)[？；?;]?(?:[\u4e00-\u9fff]?[a-z](?=[\u4e00-\u9fff、，]))?/uy,
  /[\ue000-\uf8ff]+/uy,
  /(?:[ÃÂâäåæçèé][\u0080-\u00bf]){2,}/uy,
];
const suspects = new Uint8Array(0x10000).fill(1, 0xe000, 0xf900);
for (const char of "\ufffd锟烫屯?ÃÂâäåæçèé") suspects[char.charCodeAt(0)] = 1;
const most = 50;

/** Finds damaged stretches, in order, at most 50; nothing is repaired. Shapes are tried only where one of them may begin. */
export const damageIn = (text: string): readonly Damage[] => {
  const found: Damage[] = [];
  const ends = shapes.map(() => 0);
  for (let start = nextSuspect(text, 0); start >= 0 && found.length < most; start = nextSuspect(text, start + 1)) {
    shapes.forEach((shape, i) => {
      shape.lastIndex = start;
      if (start < at(ends, i) || !shape.test(text)) return;
      ends[i] = shape.lastIndex;
      found.push({ start, end: shape.lastIndex });
    });
  }
  return found.slice(0, most);
};

const nextSuspect = (text: string, from: number): number => {
  for (let i = from; i < text.length; i++) if (suspects[text.charCodeAt(i)] === 1) return i;
  return -1;
};
