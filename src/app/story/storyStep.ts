import type { Block, Ledger } from "../../domain/ledger/entry.ts";
import type { ChangeKind } from "../change.ts";

/** One entry of the ledger as it concerns a cell (留痕一步): who, when, what was there before and after, and why. */
export type StoryStep = {
  /** The entry's number in the ledger. */
  readonly index: number;
  /** UTC, "2026-11-22T08:30:00Z". */
  readonly time: string;
  readonly actor: string;
  readonly action: ChangeKind;
  /** Whose word or which field it was: a reviewer's name, a column's header; "" where the cell itself says so. */
  readonly of: string;
  /** What the cell showed; "" for an empty cell, null where the entry is about more than a cell can show. */
  readonly before: string | null;
  readonly after: string | null;
  /** Why the entry was made, as whoever made it said. */
  readonly reason: string;
  /** The reason and the evidence that stand beside the score itself. */
  readonly words: string;
  readonly evidence: string;
};

/** What is known of a cell (单元格的来历), the first entry first. */
export type CellStory = {
  /** What the cell is about: a unit, a criterion, a reviewer, by name. */
  readonly about: readonly string[];
  readonly steps: readonly StoryStep[];
};

/** The cell a person selected; the texts that stand in its row and above it help where rows were sorted. */
export type SelectedCell = {
  readonly sheet: string;
  /** "B5"; of a range its first cell. */
  readonly address: string;
  /** The unit or the number that the cell's row names. */
  readonly row?: string;
  /** The header of the cell's column. */
  readonly header?: string;
};

/** What a step says beside its entry. */
export type StepContent = Pick<StoryStep, "of" | "before" | "after" | "words" | "evidence">;

export const stepOf = ({ entry }: Block, content: StepContent): StoryStep => ({
  index: entry.index,
  time: entry.time,
  actor: entry.actor,
  action: entry.action as ChangeKind,
  reason: entry.reason,
  ...content,
});

/** The entries of some kinds, in order. */
export const blocksOf = (ledger: Ledger, kinds: readonly ChangeKind[]): Ledger =>
  ledger.filter(({ entry }) => kinds.some((kind) => kind === entry.action));
