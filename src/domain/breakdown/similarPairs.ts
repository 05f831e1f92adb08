import { at } from "../shared/at.ts";
/** Two texts of two versions by their index, and how alike they are (相似度): Dice over character pairs, in (0, 1]. */
export type SimilarPair = { readonly old: number; readonly new: number; readonly similarity: number };

/** What more texts share than this is a turn of phrase and tells none of them apart. */
const commonFrom = 128;
/** So many of the likeliest partners of a text, on either side, are compared in full. */
const closest = 16;
/** Texts made of turns of phrase have few partners; they are compared with those as far from the start, give or take. */
const nearby = 8;

/** The different pairs of characters of a text, by number, ascending. */
type Pairs = Uint32Array;

/**
 * Finds the texts of two versions that are alike, best first. Partners are looked up by the pairs of characters that few
 * texts share, so that the work grows with the number of texts and not with its square; of up to 16 texts a side all are
 * compared. Exchanging the versions exchanges `old` and `new` and changes nothing else.
 *
 * @param old folded texts, like `now`
 * @param least pairs less alike are left out; in (0, 1]
 */
export const similarPairs = (old: readonly string[], now: readonly string[], least: number): readonly SimilarPair[] => {
  const numbers = new Map<number, number>();
  const oldPairs = old.map((text) => characterPairs(text, numbers));
  const newPairs = now.map((text) => characterPairs(text, numbers));
  const found: SimilarPair[] = [];
  candidatesOf(oldPairs, newPairs, numbers.size).forEach((partners, i) => {
    for (const j of partners) {
      const similarity = dice(oldPairs[i], newPairs[j]);
      if (similarity >= least) found.push({ old: i, new: j, similarity });
    }
  });
  return found.sort(closerFirst);
};

/** How alike two folded texts are, in [0, 1]. */
export const similarityOf = (a: string, b: string): number => {
  const numbers = new Map<number, number>();
  return dice(characterPairs(a, numbers), characterPairs(b, numbers));
};

/** Of pairs equally alike those come first that stand alike, then the earlier ones; the same seen from either version. */
const closerFirst = (a: SimilarPair, b: SimilarPair): number =>
  b.similarity - a.similarity || Math.abs(a.old - a.new) - Math.abs(b.old - b.new) || a.old + a.new - (b.old + b.new);

/** @param numbers each pair of characters met so far, numbered from 0; grows */
const characterPairs = (text: string, numbers: Map<number, number>): Pairs => {
  const pairs = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const code = text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1);
    const number = numbers.get(code) ?? numbers.size;
    if (number === numbers.size) numbers.set(code, number);
    pairs.add(number);
  }
  return Uint32Array.from(pairs).sort();
};

const dice = (a: Pairs | undefined, b: Pairs | undefined): number => {
  if (!a || !b || a.length + b.length === 0) return 0;
  let shared = 0;
  let j = 0;
  for (const pair of a) {
    while (j < b.length && (b[j] as number) < pair) j++;
    if (b[j] === pair) shared++;
  }
  return (2 * shared) / (a.length + b.length);
};

/** For each old text the new ones worth comparing. */
const candidatesOf = (old: readonly Pairs[], now: readonly Pairs[], size: number): readonly ReadonlySet<number>[] => {
  const { where, isCommon } = indexOf(old, now, size);
  const chosen = old.map(() => new Set<number>());
  const bestOfNew = now.map((): SimilarPair[] => []);
  const shared = new Uint32Array(now.length);
  old.forEach((pairs, i) => {
    const touched: number[] = [];
    for (const pair of pairs) {
      if (isCommon(pair)) continue;
      for (const j of where[pair] ?? []) {
        if (shared[j] === 0) touched.push(j);
        shared[j] = (shared[j] as number) + 1;
      }
    }
    const best: SimilarPair[] = [];
    for (const j of touched) {
      const similarity = (2 * (shared[j] as number)) / (pairs.length + at(now, j).length);
      shared[j] = 0;
      const others = at(bestOfNew, j);
      if (similarity < leastKept(best) && similarity < leastKept(others)) continue;
      const pair = { old: i, new: j, similarity };
      keep(best, pair);
      keep(others, pair);
    }
    for (const pair of best) chosen[i]?.add(pair.new);
    if (best.length < closest) for (const j of near(i, now.length)) chosen[i]?.add(j);
  });
  bestOfNew.forEach((best, j) => {
    for (const pair of best) chosen[pair.old]?.add(j);
    if (best.length < closest) for (const i of near(j, old.length)) chosen[i]?.add(j);
  });
  return chosen;
};

/** Where each pair of characters stands in the new texts, and which are in too many texts of both versions. */
const indexOf = (old: readonly Pairs[], now: readonly Pairs[], size: number) => {
  const texts = new Uint32Array(size);
  const where: (number[] | undefined)[] = new Array<undefined>(size).fill(undefined);
  for (const pairs of old) for (const pair of pairs) texts[pair] = (texts[pair] as number) + 1;
  now.forEach((pairs, j) => {
    for (const pair of pairs) {
      texts[pair] = (texts[pair] as number) + 1;
      (where[pair] ??= []).push(j);
    }
  });
  return { where, isCommon: (pair: number): boolean => (texts[pair] as number) > commonFrom };
};

const near = (i: number, length: number): readonly number[] =>
  Array.from({ length: 2 * nearby + 1 }, (_, k) => i - nearby + k).filter((j) => j >= 0 && j < length);

/** What a pair must reach to be among the best; anything does while there are few. */
const leastKept = (best: readonly SimilarPair[]): number => best[closest - 1]?.similarity ?? 0;

/** Keeps the best in order. */
const keep = (best: SimilarPair[], pair: SimilarPair): void => {
  const last = best[closest - 1];
  if (last && closerFirst(pair, last) >= 0) return;
  const place = best.findIndex((other) => closerFirst(pair, other) < 0);
  best.splice(place < 0 ? best.length : place, 0, pair);
  if (best.length > closest) best.pop();
};
