import { criteriaOf } from "../domain/scheme/criterion.ts";
import { observationKey, voiceKey, type Observation } from "../domain/scoring/observation.ts";
import { at } from "../domain/shared/at.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import type { Place } from "../domain/shared/place.ts";
import { errorAt, noteAt, warningAt, type Issue } from "../domain/shared/result.ts";
import type { RivalScores, State } from "./state.ts";

/** Scores that came in, and where each of them stands (来件评分). */
export type PlacedScores = { readonly rows: readonly Observation[]; readonly places: readonly Place[] };

/** What of the scores in a file is new, and what is said otherwise than before (新旧分开). */
export type PartedScores = {
  readonly fresh: PlacedScores;
  readonly rivals: readonly RivalScores[];
  readonly issues: readonly Issue[];
};

/**
 * Parts the scores in a file (新旧分开): what nothing was said of before, or what says the same, can be recorded; what says otherwise than
 * is recorded is kept beside it, a row of each reviewer, until a person says which of the two counts.
 *
 * @returns for each reviewer who says something else the error `scores-repeated` (reviewer, id, count, file) with the warnings
 *   `score-differs` (unit, criterion, before, now), or the note `scores-known` where the same was kept already
 */
export const partScores = (state: State, { rows, places }: PlacedScores, file: RivalScores["file"]): PartedScores => {
  const { observations, rivalScores, units, reviewers } = state;
  const recorded = new Map(observations.map((one) => [observationKey(one), one]));
  const saidOf = tasksByVoice(observations);
  const fresh: { readonly row: Observation; readonly place: Place }[] = [];
  const other = new Map<string, { readonly row: Observation; readonly place: Place }[]>();
  const whole = { kind: "file", name: file.name } as const;
  for (const [index, row] of rows.entries()) {
    const place = at(places, index);
    const known = recorded.get(observationKey(row));
    const isSame = known !== undefined && canonicalJson(known) === canonicalJson(row);
    const others = other.get(row.reviewer);
    if (isSame || !saidOf(row)) fresh.push({ row, place });
    else if (others) others.push({ row, place });
    else other.set(row.reviewer, [{ row, place }]);
  }
  const issues: Issue[] = [];
  const rivals: RivalScores[] = [];
  for (const [id, differing] of other) {
    const rival = { reviewer: id, file, rows: differing.map(({ row }) => row) };
    const reviewer = [...reviewers, ...units].find((one) => one.id === id)?.name ?? id;
    const kept = rivalScores.find(
      (one) => one.reviewer === id && canonicalJson(one.rows) === canonicalJson(rival.rows),
    );
    if (kept) {
      issues.push(noteAt(whole, "scores-known", { reviewer, id, file: kept.file.sha256.slice(0, 8) }));
      continue;
    }
    rivals.push(rival);
    const data = { reviewer, id, count: differing.length, file: file.sha256.slice(0, 8) };
    issues.push(errorAt(whole, "scores-repeated", data));
    const told = differences(state, rival.rows);
    for (const [index, { place }] of differing.entries()) {
      issues.push(warningAt(place, "score-differs", at(told, index)));
    }
  }
  const parted = { rows: fresh.map(({ row }) => row), places: fresh.map(({ place }) => place) };
  return { fresh: parted, rivals, issues };
};

/**
 * Whether something was said before of what a row speaks of: a word on a criterion as a whole stands in for all of its tasks, and the
 * other way round; one task says nothing of another.
 */
const tasksByVoice = (observations: readonly Observation[]): ((row: Observation) => boolean) => {
  const tasks = new Map<string, Set<string>>();
  for (const one of observations) {
    const voice = voiceKey(one);
    tasks.set(voice, (tasks.get(voice) ?? new Set()).add(one.task));
  }
  return (row) => {
    const said = tasks.get(voiceKey(row));
    return said !== undefined && (row.task === "" || said.has("") || said.has(row.task));
  };
};

/** One thing that scores kept aside say otherwise than what is recorded (评分差异). */
export type ScoreDifference = {
  readonly unit: string;
  readonly criterion: string;
  readonly before: string;
  readonly now: string;
};

/** What a reviewer's scores kept aside say otherwise, by the name and digest of their file. */
export type DifferingScores = {
  readonly reviewer: string;
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly differences: readonly ScoreDifference[];
};

/** All scores that are kept aside, for a person to choose (待确定的评分). */
export const differingScores = (state: State): readonly DifferingScores[] =>
  state.rivalScores.map(({ reviewer, file, rows }) => ({
    reviewer,
    name: [...state.reviewers, ...state.units].find(({ id }) => id === reviewer)?.name ?? reviewer,
    file: file.name,
    sha256: file.sha256,
    differences: differences(state, rows),
  }));

const differences = (
  { observations, units, scheme }: Pick<State, "observations" | "units" | "scheme">,
  rows: readonly Observation[],
): readonly ScoreDifference[] => {
  const criteria = (scheme?.tables ?? []).flatMap((table) => criteriaOf(table.criteria));
  const nameOf = new Map(criteria.map(({ id, name }) => [id, name]));
  const unitOf = new Map(units.map(({ id, name }) => [id, name]));
  const said = sayingsOf(observations, rows);
  return rows.map((row) => {
    const ofVoice = said.get(taskKey(row)) ?? [];
    const known = ofVoice.find((one) => observationKey(one) === observationKey(row));
    const was = (known ? [known] : ofVoice).map(sayingOf).join("、");
    const unit = unitOf.get(row.unit) ?? row.unit;
    const criterion = [nameOf.get(row.criterion) ?? row.criterion, row.task].filter((text) => text !== "").join(" ");
    return { unit, criterion, before: was === "" ? "—" : was, now: sayingOf(row) };
  });
};

/** What was said of just that of which some rows speak. */
const sayingsOf = (
  observations: readonly Observation[],
  rows: readonly Observation[],
): ReadonlyMap<string, readonly Observation[]> => {
  const said = new Map(rows.map((row): [string, Observation[]] => [taskKey(row), []]));
  for (const one of observations) said.get(taskKey(one))?.push(one);
  return said;
};

/** What one reviewer says of one criterion in one round, or of one task of it. */
const taskKey = (row: Observation): string => `${voiceKey(row)}\n${row.task}`;

/** What an observation says, in short. */
const sayingOf = ({ kind, state, value, count, of, reason }: Observation): string => {
  const named = kind === "part" || kind === "deduction" || kind === "survey" || kind === "input";
  const amount = [count ?? (named ? null : value), of].filter((part) => part !== null).join("/");
  const said = [named ? (value ?? "") : "", amount].filter((part) => part !== "").join(" ");
  const what = state === "scored" ? said : state === "abstained" ? "回避" : `不适用（批准人 ${value ?? ""}）`;
  return reason === "" ? what : `${what}（${reason}）`;
};
