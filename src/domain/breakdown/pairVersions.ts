import { at } from "../shared/at.ts";
import { pairInOrder } from "./pairInOrder.ts";
import { similarityOf, similarPairs, type SimilarPair } from "./similarPairs.ts";

/** One task or duty of a version as far as it is looked for in the other: all folded, `heading` empty where it has none. */
export type Passage = {
  readonly text: string;
  readonly number: string;
  readonly section: string;
  readonly heading: string;
};

/**
 * Half of the character pairs shared. Within one real document two different tasks reach 0.49 at most (of 112 in a city's
 * 分工方案 of 2017), nine in ten stay below 0.4.
 */
const reworded = 0.5;
/** Under one heading less is asked: tasks beside each other under the same heading stay below 0.23 there. */
const rewordedUnderHeading = 0.3;

/**
 * Says which passage of a new version is which of the old (对应): first those of equal text, then the only ones under
 * their section and heading, then the most alike under one heading, then the most alike. One to one, best pairs first,
 * and the same whichever version is called old.
 */
export const pairVersions = (old: readonly Passage[], now: readonly Passage[]): readonly SimilarPair[] => {
  const paired: SimilarPair[] = [];
  const oldFree = new Set(old.keys());
  const newFree = new Set(now.keys());
  const pair = (one: SimilarPair): void => {
    if (!oldFree.has(one.old) || !newFree.has(one.new)) return;
    oldFree.delete(one.old);
    newFree.delete(one.new);
    paired.push(one);
  };
  const equal = (key: (passage: Passage) => string): void => {
    const pairs = pairInOrder(
      old.map((passage, i) => (oldFree.has(i) ? key(passage) : null)),
      now.map((passage, j) => (newFree.has(j) ? key(passage) : null)),
    );
    for (const [i, j] of pairs) pair({ old: i, new: j, similarity: 1 });
  };
  equal(({ text, number, section }) => join(text, number, section));
  equal(({ text, number }) => join(text, number));
  equal(({ text, section, heading }) => join(text, section, heading));
  equal(({ text }) => text);
  const left = { old: [...oldFree], now: [...newFree] };
  const alike = similarPairs(
    left.old.map((i) => at(old, i).text),
    left.now.map((j) => at(now, j).text),
    rewordedUnderHeading,
  ).map((one) => ({ ...one, old: at(left.old, one.old), new: at(left.now, one.new) }));
  for (const [i, j] of onlyUnderHeading(old, now)) {
    pair({ old: i, new: j, similarity: similarityOf(at(old, i).text, at(now, j).text) });
  }
  const sameHeading = (one: SimilarPair): boolean =>
    old[one.old]?.heading !== "" && old[one.old]?.heading === now[one.new]?.heading;
  for (const one of alike) if (sameHeading(one)) pair(one);
  for (const one of alike) if (one.similarity >= reworded) pair(one);
  return paired.sort((a, b) => a.new - b.new);
};

const join = (...parts: readonly string[]): string => parts.join("\u0000");

/** A section and heading that stand for one passage in each version name it, however it was reworded. */
const onlyUnderHeading = (old: readonly Passage[], now: readonly Passage[]): readonly (readonly [number, number])[] => {
  const oldOnly = onlyByHeading(old);
  const newOnly = onlyByHeading(now);
  return [...oldOnly].flatMap(([key, i]): readonly (readonly [number, number])[] => {
    const j = newOnly.get(key) ?? null;
    return i === null || j === null ? [] : [[i, j]];
  });
};

/** null where a section and heading stand for several. */
const onlyByHeading = (passages: readonly Passage[]): ReadonlyMap<string, number | null> => {
  const only = new Map<string, number | null>();
  passages.forEach(({ section, heading }, i) => {
    if (heading === "") return;
    const key = join(section, heading);
    only.set(key, only.has(key) ? null : i);
  });
  return only;
};
