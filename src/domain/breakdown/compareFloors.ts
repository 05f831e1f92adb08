import { at } from "../shared/at.ts";
import type { WeightFloor } from "./breakdown.ts";
import type { FloorChange } from "./comparison.ts";
import { foldedWords } from "./foldedWords.ts";
import { pairInOrder } from "./pairInOrder.ts";

/** What became of the weight floors (权重下限): of the same subject first, then of the same percentage, one to one. */
export const compareFloors = (old: readonly WeightFloor[], now: readonly WeightFloor[]): readonly FloorChange[] => {
  const [before, after] = [old.map(wordsOf), now.map(wordsOf)];
  const oldFree = new Set(old.keys());
  const oldOf = new Map<number, number>();
  const keys: readonly ((words: Words) => string)[] = [
    ({ percent, subject, quote }) => [percent, subject, quote].join("\n"),
    ({ percent, subject }) => [percent, subject].join("\n"),
    ({ subject }) => subject,
    ({ percent }) => percent,
  ];
  for (const key of keys) {
    const pairs = pairInOrder(
      before.map((words, i) => (oldFree.has(i) ? key(words) : null)),
      after.map((words, j) => (oldOf.has(j) ? null : key(words))),
    );
    for (const [i, j] of pairs) {
      oldFree.delete(i);
      oldOf.set(j, i);
    }
  }
  const kept = now.map((floor, j): FloorChange => ({ old: old[oldOf.get(j) ?? -1] ?? null, new: floor }));
  const dropped = [...oldFree].map((i): FloorChange => ({ old: at(old, i), new: null }));
  return [...kept, ...dropped].filter((change) => !saysTheSame(change));
};

type Words = Pick<WeightFloor, "percent" | "subject" | "quote">;

const wordsOf = ({ percent, subject, quote }: Words): Words => ({
  percent,
  subject: foldedWords(subject),
  quote: foldedWords(quote),
});

const saysTheSame = ({ old, new: now }: FloorChange): boolean =>
  old !== null && now !== null && JSON.stringify(wordsOf(old)) === JSON.stringify(wordsOf(now));
