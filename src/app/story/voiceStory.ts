import { isLeaf, criteriaOf, type Criterion } from "../../domain/scheme/criterion.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Ledger } from "../../domain/ledger/entry.ts";
import { observationKey, observationShape, voiceKey, type Observation } from "../../domain/scoring/observation.ts";
import { at } from "../../domain/shared/at.ts";
import { checkShape } from "../../domain/shared/checkShape.ts";
import { exact } from "../../domain/shared/exact.ts";
import type { Json } from "../../domain/shared/json.ts";
import { entriesOf } from "../../workbook/review/entries.ts";
import { entryCells, stateWord } from "../../workbook/review/entryCells.ts";
import { cellText } from "../../workbook/sheetSnapshot.ts";
import type { State } from "../state.ts";
import { tableOfUnit } from "../tableOfUnit.ts";
import { blocksOf, stepOf, type StoryStep } from "./storyStep.ts";

/** Which words are asked for: all that is left out is any. `criteria` are the ids of leaves, branches and events. */
export type VoicesAsked = {
  readonly unit: string;
  readonly criteria?: ReadonlySet<string>;
  readonly round?: string;
  readonly party?: string;
  readonly reviewer?: string;
  readonly task?: string;
};

/**
 * What was said of a unit, word by word (评分来历): a step an entry and voice, with what the voice's cells showed before and
 * after it. Decided appeals put other words in the place of those that stood.
 */
export const voiceStory = (state: State, ledger: Ledger, asked: VoicesAsked): readonly StoryStep[] => {
  const known = new Map<string, Map<string, Observation>>();
  return blocksOf(ledger, ["observations-recorded", "appeal-decided"]).flatMap((block): readonly StoryStep[] => {
    const rows = rowsIn(block.entry.action, block.rows, asked);
    const voices = new Map<string, readonly Observation[]>();
    for (const row of rows) {
      const key = `${voiceKey(row)}\n${row.task}`;
      voices.set(key, [...(voices.get(key) ?? []), row]);
    }
    return [...voices].map(([key, said]) => {
      const before = known.get(key) ?? new Map<string, Observation>();
      const after = afterSaying(before, said);
      known.set(key, after);
      const last = at(said, said.length - 1);
      return stepOf(block, {
        of: sayerOf(state, last, asked),
        before: textOf(state, [...before.values()]),
        after: textOf(state, [...after.values()]),
        words: last.reason,
        evidence: last.evidence,
      });
    });
  });
};

const rowsIn = (action: string, rows: readonly Json[], asked: VoicesAsked): readonly Observation[] => {
  const listed =
    action === "appeal-decided" ? rows.flatMap((row) => fieldOf(row, "observations") as readonly Json[]) : rows;
  return listed.flatMap((row) => {
    if (fieldOf(row, "unit") !== asked.unit) return [];
    for (const field of ["round", "party", "reviewer", "task"] as const) {
      const wanted = asked[field];
      if (wanted !== undefined && fieldOf(row, field) !== wanted) return [];
    }
    const criterion = fieldOf(row, "criterion");
    if (asked.criteria && !(typeof criterion === "string" && asked.criteria.has(criterion))) return [];
    const typed = checkShape(observationShape, row, "ledger");
    if (!typed.ok) throw new RangeError("a replayed ledger: got an observation of another shape, want one as recorded");
    return [typed.value];
  });
};

/** Looked at before a row is typed: of a long ledger only few rows are asked for. A replayed ledger's rows are objects. */
const fieldOf = (row: Json, field: string): Json | undefined => (row as Readonly<Record<string, Json>>)[field];

/** A word on the whole takes the place of single ones and the other way round, as `latestObservations` has it. */
const afterSaying = (
  before: ReadonlyMap<string, Observation>,
  said: readonly Observation[],
): Map<string, Observation> => {
  const isWhole = ({ state, kind, value }: Observation): boolean =>
    state !== "scored" || ((kind === "part" || kind === "deduction") && !value);
  const after = new Map<string, Observation>();
  const whole = said.some(isWhole);
  for (const [key, row] of before) if (!whole && !isWhole(row)) after.set(key, row);
  for (const row of said) after.set(observationKey(row), row);
  return after;
};

const sayerOf = ({ reviewers, units, scheme }: State, row: Observation, asked: VoicesAsked): string => {
  const name = [...reviewers, ...units].find(({ id }) => id === row.reviewer)?.name ?? row.reviewer;
  const criterion = criterionOf(scheme, row.criterion)?.name ?? row.criterion;
  return [...(asked.criteria?.size === 1 ? [] : [criterion]), ...(row.task === "" ? [] : [row.task]), name].join("·");
};

/** What a voice's cells show, side by side; "" for none. */
const textOf = ({ scheme }: State, rows: readonly Observation[]): string => {
  const [first] = rows;
  if (!first) return "";
  const criterion = criterionOf(scheme, first.criterion);
  // An event stands in no tree and is only counted; a branch is only called 不适用 or left out.
  if (!criterion || !isLeaf(criterion)) return first.state === "scored" ? (first.count ?? "") : stateWord(first.state);
  if (first.state === "scored" && criterion.rule.kind === "tasks") {
    const { states } = criterion.rule;
    return at(
      states,
      states.findIndex(({ id }) => id === first.value),
    ).name;
  }
  // A leaf of a weighted table may have no points of its own; how many there are does not change what cells show.
  const entries = entriesOf(criterion.rule, exact(criterion.maxPoints ?? "0"));
  const filled = entryCells(criterion, entries, rows).flatMap((cell, index) =>
    cell === null ? [] : [typeof cell === "number" ? withLabel(cellText(cell), at(entries, index).name) : cell],
  );
  return filled.join("；");
};

/** A word instead of a number, 不适用 or 无, speaks of all cells and bears no label of one. */
const withLabel = (cell: string, label: string): string => (label === "" ? cell : `${label} ${cell}`);

const criterionOf = (scheme: State["scheme"], id: string): Criterion | undefined => {
  for (const { criteria } of scheme?.tables ?? []) {
    const found = criteriaOf(criteria).find((one) => one.id === id);
    if (found) return found;
  }
  return undefined;
};

/** The criteria of a unit's table that a header speaks of: one, those below it where it is a branch; none for others. */
export const criteriaNamed = (scheme: Scheme, unit: Unit, header: string): ReadonlySet<string> => {
  const named = criteriaOf(tableOfUnit(scheme, unit).criteria).filter(
    ({ name }) => header === name || header.includes(name),
  );
  const longest = Math.max(0, ...named.map(({ name }) => name.length));
  return new Set(named.filter(({ name }) => name.length === longest).flatMap(idsBelow));
};

const idsBelow = (criterion: Criterion): readonly string[] => [
  criterion.id,
  ...(isLeaf(criterion) ? [] : criterion.children.flatMap(idsBelow)),
];
