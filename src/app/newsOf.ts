import type { Observation } from "../domain/scoring/observation.ts";
import type { Place } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";
import type { ReviewedCell } from "../workbook/review/readReviewSheet.ts";

/** What is new on a sheet, where each row of it stands, and what was recorded before and is gone. */
export type News = {
  readonly rows: readonly Observation[];
  readonly places: readonly Place[];
  readonly cleared: readonly Issue[];
};

/**
 * Compares what a sheet says with what it would say by the ledger (比对), cell by cell. A word such as 不适用 takes the place of
 * all of a criterion's cells, and numbers take the place of a word; anything else that was recorded and is gone is asked about.
 *
 * @param top where to place what the ledger knows and no row of the sheet speaks of
 */
export const newsOf = (typed: readonly ReviewedCell[], known: readonly ReviewedCell[], top: Place): News => {
  const before = new Map(known.map((cell) => [keyOf(cell), cell.observation] as const));
  const spoken = new Set(typed.map(keyOf));
  const saying = new Map<string, Observation>();
  for (const cell of typed) if (cell.observation) saying.set(voiceOf(cell), cell.observation);
  const rows: Observation[] = [];
  const places: Place[] = [];
  const cleared: Issue[] = [];
  const clear = ({ unit, criterion }: ReviewedCell, place: Place) =>
    cleared.push(errorAt(place, "score-cleared", { unit, criterion }));
  for (const cell of typed) {
    const { observation, place } = cell;
    const old = before.get(keyOf(cell)) ?? null;
    if (observation === null) {
      if (old !== null && !isReplaced(old, saying.get(voiceOf(cell)))) clear(cell, place);
    } else if (old === null || !isSame(old, observation)) {
      rows.push(observation);
      places.push(place);
    }
  }
  for (const cell of known) {
    if (cell.observation === null || spoken.has(keyOf(cell))) continue;
    if (!isReplaced(cell.observation, saying.get(voiceOf(cell)))) clear(cell, top);
  }
  return { rows, places, cleared };
};

/** All of an observation's fields, each a text or null: a province has hundreds of thousands of observations to compare. */
const fields: Readonly<Record<keyof Observation, true>> = {
  ...{ round: true, unit: true, criterion: true, task: true, party: true, reviewer: true, kind: true },
  ...{ value: true, count: true, of: true, state: true, reason: true, evidence: true },
};
const fieldNames = Object.keys(fields) as readonly (keyof Observation)[];

const isSame = (old: Observation, now: Observation): boolean => fieldNames.every((field) => old[field] === now[field]);

const voiceOf = ({ unit, round, criterion, task }: ReviewedCell): string => [unit, round, criterion, task].join("\n");
const keyOf = (cell: ReviewedCell): string => `${voiceOf(cell)}\n${cell.item}`;

/** Words and "found none" speak of the whole criterion; so does whatever stands in their place. */
const isReplaced = (old: Observation, now: Observation | undefined): boolean =>
  now !== undefined && (isWhole(old) || isWhole(now));

const isWhole = ({ state, kind, value }: Observation): boolean =>
  state !== "scored" || ((kind === "part" || kind === "deduction") && !value);
