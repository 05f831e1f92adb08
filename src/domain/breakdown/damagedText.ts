/** Stretches of a document where characters were lost or decoded wrongly (乱码). */
export type Damage = { readonly start: number; readonly end: number };

const shapes = [
  /\ufffd+/gu,
  /(?:锟斤拷|锟斤|烫烫烫|屯屯屯)+/gu,
  // A lost byte takes its neighbour along: 学?；巨k學, 科目??h、.
  /(?<=[\u4e00-\u9fff》”])\?{1,3}(?=[？；?;a-z\u4e00-\u9fff]|袊)[？；?;]?(?:[\u4e00-\u9fff]?[a-z](?=[\u4e00-\u9fff、，]))?/gu,
  /[\ue000-\uf8ff]+/gu,
  /(?:[ÃÂâäåæçèé][\u0080-\u00bf]){2,}/gu,
];
const suspects = new Uint8Array(0x10000).fill(1, 0xe000, 0xf900);
for (const char of "\ufffd锟烫屯?ÃÂâäåæçèé") suspects[char.charCodeAt(0)] = 1;
const most = 50;

/** Finds damaged stretches, in order, at most 50; nothing is repaired. */
export const damageIn = (text: string): readonly Damage[] => {
  const found: Damage[] = [];
  if (!isSuspect(text)) return found;
  for (const shape of shapes) {
    for (const match of text.matchAll(shape)) {
      found.push({ start: match.index, end: match.index + match[0].length });
      if (found.length >= most * shapes.length) break;
    }
  }
  return found.sort((a, b) => a.start - b.start).slice(0, most);
};

/** A cheap look before the dear ones: most documents hold no character that damage begins with. */
const isSuspect = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (suspects[text.charCodeAt(i)] === 1) return true;
  return false;
};
