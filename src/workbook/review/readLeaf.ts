import type { Leaf } from "../../domain/scheme/criterion.ts";
import { wantedKind, type Observation } from "../../domain/scoring/observation.ts";
import { valueIssues } from "../../domain/scoring/observedValue.ts";
import type { Exact } from "../../domain/shared/exact.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, noteAt, type Issue } from "../../domain/shared/result.ts";
import type { CellValue } from "../sheetSnapshot.ts";
import { countItem, ofItem, wordsOf, type Entry } from "./entries.ts";
import { readEntry, type ReadEntry } from "./readEntry.ts";
import { abstainedText, noneText } from "./voiceWords.ts";

/** An entry cell as it stands on a sheet. */
export type FilledCell = { readonly entry: Entry; readonly value: CellValue; readonly place: Place };

/** What a leaf's cells say of one part of it, before reasons are joined; `said` is null where a cell is empty. */
export type Said = {
  readonly item: string;
  readonly place: Place;
  readonly said: Pick<Observation, "value" | "count" | "of" | "state"> | null;
};

/**
 * Reads a leaf's cells in one row (读取一项).
 *
 * @returns a `Said` a part, and `cell-not-points`, `cell-not-number`, `cell-not-choice`, `cell-beside-word`, `cell-incomplete`, the
 *   note `cell-understood`, and those of `valueIssues`, at their cells
 */
export const readLeaf = (
  leaf: Leaf,
  max: Exact,
  cells: readonly FilledCell[],
): { readonly said: readonly Said[]; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  const read = cells.map(({ entry, value, place }, index) => {
    const one = readEntry(value, entry, index === 0 ? wordsOf(leaf.rule) : []);
    issues.push(...entryIssues(leaf, one, { entry, value, place }));
    return one;
  });
  const [first] = cells;
  if (!first) return { said: [], issues };
  const word = read[0]?.kind === "word" ? read[0].text : null;
  if (word !== null) {
    for (const [index, cell] of cells.entries()) {
      if (index === 0 || read[index]?.kind === "empty") continue;
      issues.push(errorAt(cell.place, "cell-beside-word", { word, got: String(cell.value) }));
    }
    const state = word === noneText ? "scored" : word === abstainedText ? "abstained" : "notApplicable";
    const count = word === noneText ? "0" : null;
    return { said: [{ item: "", place: first.place, said: { value: null, count, of: null, state } }], issues };
  }
  const paired = cells.length === 2 && first.entry.item === countItem;
  const said = paired ? [pairSaid(cells, read, issues)] : cells.map((cell, index) => itemSaid(cell, read[index]));
  for (const one of said) if (one.said) issues.push(...valueFaults(leaf, max, one));
  return { said, issues };
};

const entryIssues = (leaf: Leaf, read: ReadEntry, { entry, value, place }: FilledCell): readonly Issue[] => {
  const got = String(value);
  if (read.kind === "unclear") {
    if (entry.kind === "choice") {
      const want = [...entry.options.map(({ name }) => name), ...wordsOf(leaf.rule)].join("、");
      return [errorAt(place, "cell-not-choice", { got, want })];
    }
    return [errorAt(place, leaf.rule.kind === "points" ? "cell-not-points" : "cell-not-number", { got })];
  }
  return "text" in read && read.understood ? [noteAt(place, "cell-understood", { got, as: read.text })] : [];
};

/** Two numbers that are one observation: both or neither. */
const pairSaid = (cells: readonly FilledCell[], read: readonly ReadEntry[], issues: Issue[]): Said => {
  const [first, second] = cells;
  if (!first || !second) throw new RangeError(`cells of a pair: got ${cells.length}, want 2`);
  const [count, of] = read.map((one) => (one.kind === "number" ? one.text : null));
  const said = count != null && of != null ? { value: null, count, of, state: "scored" as const } : null;
  const wanting = [first, second].filter((_, index) => read[index]?.kind === "empty");
  if (wanting.length === 1 && wanting[0]) issues.push(errorAt(wanting[0].place, "cell-incomplete"));
  return { item: "", place: first.place, said };
};

const itemSaid = ({ entry, place }: FilledCell, read: ReadEntry | undefined): Said => {
  const item = entry.item === countItem || entry.item === ofItem ? "" : entry.item;
  if (read?.kind !== "number" && read?.kind !== "choice") return { item, place, said: null };
  const { text } = read;
  const state = "scored" as const;
  if (entry.item === "") return { item, place, said: { value: text, count: null, of: null, state } };
  return { item, place, said: { value: item === "" ? null : item, count: text, of: null, state } };
};

const valueFaults = (leaf: Leaf, max: Exact, { said, place }: Said): readonly Issue[] => {
  const kind = wantedKind[leaf.rule.kind];
  if (!said || kind === null) return [];
  const about = {
    round: "",
    unit: "",
    criterion: leaf.id,
    task: "",
    party: "",
    reviewer: "",
    reason: "",
    evidence: "",
  };
  const subject = { kind: "leaf", leaf, max, name: leaf.name, stages: [] } as const;
  return valueIssues({ ...about, kind, ...said }, subject).map(([code, data]) => errorAt(place, code, data));
};
