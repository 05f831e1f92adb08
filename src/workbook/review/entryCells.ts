import type { Leaf } from "../../domain/scheme/criterion.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { countItem, ofItem, type Entry } from "./entries.ts";
import { abstainedText, noneText, notApplicableText } from "./voiceWords.ts";

/** The rows of a voice that its cells show: one that calls the leaf 不适用 or 回避 stands for all. */
export const shownRows = ({ rule }: Leaf, rows: readonly Observation[]): readonly Observation[] => {
  const whole = rule.kind === "tasks" ? rows.filter(({ task }) => task === "") : rows;
  const unscored = whole.find(({ state }) => state === "abstained") ?? whole.find(({ state }) => state !== "scored");
  if (unscored) return [unscored];
  const items = whole.filter((row) => !foundNone(row));
  return items.length > 0 ? items : whole.slice(0, 1);
};

/** A row that says: looked, and found none. */
const foundNone = ({ kind, value }: Observation): boolean => (kind === "part" || kind === "deduction") && !value;

/** What stands in an entry cell: a number, a choice or a word; null where nothing does. */
export type EntryText = number | string | null;

/**
 * What a leaf's entry cells show of a voice (填写格内容).
 *
 * @param rows of the voice on the leaf, or on a branch above it
 * @returns a cell an entry
 */
export const entryCells = (
  leaf: Leaf,
  entries: readonly Entry[],
  rows: readonly Observation[],
): readonly EntryText[] => {
  const shown = shownRows(leaf, rows);
  const [first] = shown;
  if (!first) return entries.map(() => null);
  const word = first.state === "scored" ? (foundNone(first) ? noneText : null) : stateWord(first.state);
  if (word !== null) return entries.map((_, index) => (index === 0 ? word : null));
  return entries.map((entry) => cellOf(entry, shown));
};

/** The word that stands for a state that is no score. */
export const stateWord = (state: "notApplicable" | "abstained"): string =>
  state === "abstained" ? abstainedText : notApplicableText;

const cellOf = (entry: Entry, rows: readonly Observation[]): EntryText => {
  const [first] = rows;
  if (entry.kind === "choice") return entry.options.find(({ id }) => id === first?.value)?.name ?? null;
  if (entry.item === "") return numberOf(first?.value);
  if (entry.item === countItem) return numberOf(first?.count);
  if (entry.item === ofItem) return numberOf(first?.of);
  return numberOf(rows.find(({ value }) => value === entry.item)?.count);
};

const numberOf = (text: string | null | undefined): number | null => (text == null ? null : Number(text));
