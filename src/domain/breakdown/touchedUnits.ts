import type { Task } from "./breakdown.ts";
import type { Comparison, TouchedUnit } from "./comparison.ts";
import { foldedWords } from "./foldedWords.ts";

type Count = { unit: string; added: number; dropped: number; changed: number; moved: number };

/** Counts for each unit what is different about its tasks (涉及单位), the most touched first, then by name. */
export const touchedUnits = ({ added, dropped, moved, reworded }: Comparison["tasks"]): readonly TouchedUnit[] => {
  const counts = new Map<string, Count>();
  const count = (name: string, what: Exclude<keyof Count, "unit">): void => {
    const key = foldedWords(name);
    const known = counts.get(key) ?? { unit: name, added: 0, dropped: 0, changed: 0, moved: 0 };
    known[what]++;
    counts.set(key, known);
  };
  for (const { task } of added) for (const name of unitsOf(task).values()) count(name, "added");
  for (const { task } of dropped) for (const name of unitsOf(task).values()) count(name, "dropped");
  for (const pair of moved) for (const name of unitsOf(pair.new).values()) count(name, "moved");
  for (const pair of reworded) {
    const before = unitsOf(pair.old);
    const after = unitsOf(pair.new);
    for (const [key, name] of after) count(name, before.has(key) ? "changed" : "added");
    for (const [key, name] of before) if (!after.has(key)) count(name, "dropped");
  }
  return [...counts.values()].sort((a, b) => weight(b) - weight(a) || (a.unit < b.unit ? -1 : 1));
};

/** A task that only stands elsewhere weighs nothing beside one that reads differently. */
const weight = ({ added, dropped, changed }: Count): number => added + dropped + changed;

/** Who leads or supports, by folded name. */
const unitsOf = ({ lead, support }: Task): ReadonlyMap<string, string> =>
  new Map([...lead, ...support].map((name) => [foldedWords(name), name]));
