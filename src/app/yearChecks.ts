import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import { checkDecided, checkFiled, type Appealed } from "../domain/scoring/checkAppeals.ts";
import { missingInRound } from "../domain/scoring/leavesHeard.ts";
import type { Finding } from "../domain/scoring/finding.ts";
import { isSamePerson } from "../domain/scheme/confusableNames.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, warningAt, type Issue } from "../domain/shared/result.ts";
import { assignedIn } from "./assignedIn.ts";
import type { Change, ChangeKind } from "./change.ts";
import type { RowPlace } from "./checkChange.ts";
import { computeResults, publishedResults } from "./computeResults.ts";
import { shippedWorkingDays } from "./readWorkingDays.ts";
import { withoutSalts } from "./saltedResults.ts";
import type { SaltedResult, State, Unlocking } from "./state.ts";

type Rows<K extends Change["kind"]> = Extract<Change, { kind: K }>["rows"];

/** What a locked year still takes: appeals, publishing, unlocking, and the record of a merge. */
const afterLock: Readonly<Partial<Record<ChangeKind, true>>> = {
  "appeal-filed": true,
  "appeal-decided": true,
  "results-published": true,
  "year-unlocked": true,
  "copies-merged": true,
  "office-key-set": true,
};

/** Holds a change to what is closed (锁定检查). @returns `year-is-locked` */
export const checkOpen = ({ locked }: State, { kind }: Change): readonly Issue[] =>
  locked.length > 0 && !afterLock[kind] ? [errorAt(wholeAssessment, "year-is-locked")] : [];

/**
 * Holds rows to the rounds that are closed (轮次检查): nothing new is found in those; that something was put right or
 * rechecked still comes in.
 *
 * @returns `round-is-closed` (round)
 */
export const checkOpenRounds = (
  state: State,
  rows: readonly ({ readonly round: string } | Finding)[],
  place: RowPlace,
): readonly Issue[] => {
  if (state.closedRounds.length === 0) return [];
  const closed = new Set(state.closedRounds.map(({ round }) => round));
  const known = new Map(state.findings.map((finding) => [finding.id, found(finding)]));
  const within = new Set(state.findings.flatMap(({ id, round }) => (closed.has(round) ? [id] : [])));
  return rows.flatMap((row, index) => {
    const rechecked = "id" in row && known.get(row.id) === found(row);
    // An id that moves a finding out of a closed round would change that round as well.
    const moved = "id" in row && within.has(row.id);
    if (rechecked || !(closed.has(row.round) || moved)) return [];
    return [errorAt(place(index), "round-is-closed", { round: roundName(state, row.round) })];
  });
};

/** A finding without what may still be added to it. */
const found = (finding: Finding): string => canonicalJson({ ...finding, rectified: null, recheck: null });

const roundName = ({ scheme }: State, round: string): string =>
  scheme?.rounds.find(({ id }) => id === round)?.name ?? round;

/**
 * Holds the closing of a round to what is still missing in it (轮次结束检查).
 *
 * @returns `scheme-absent`, `units-absent`, `round-unknown`, `round-is-closed`, `round-incomplete` (unit, voice, count, criteria)
 */
export const checkRoundClosed = (state: State, [{ round }]: Rows<"round-closed">): readonly Issue[] => {
  const { scheme, units, reviewers, observations } = state;
  if (!scheme) return [errorAt(wholeAssessment, "scheme-absent")];
  if (units.length === 0) return [errorAt(wholeAssessment, "units-absent")];
  if (!scheme.rounds.some(({ id }) => id === round)) {
    return [errorAt(wholeAssessment, "round-unknown", { round, want: scheme.rounds.map(({ id }) => id).join(", ") })];
  }
  if (state.closedRounds.some((one) => one.round === round)) {
    return [errorAt(wholeAssessment, "round-is-closed", { round: roundName(state, round) })];
  }
  return missingInRound({ scheme, units, reviewers }, observations, round, assignedIn(state)).map(
    ({ unit, voice, leaves }) =>
      errorAt(wholeAssessment, "round-incomplete", {
        unit: unit.name,
        voice,
        count: leaves.length,
        criteria: leaves
          .slice(0, 5)
          .map(({ name }) => name)
          .join("、"),
      }),
  );
};

/** @returns `round-not-closed` (round), `unlock-same-name` (name) */
export const checkRoundReopened = (state: State, [row]: Rows<"round-reopened">): readonly Issue[] => [
  ...twoNames(row),
  ...(state.closedRounds.some(({ round }) => round === row.round)
    ? []
    : [errorAt(wholeAssessment, "round-not-closed", { round: roundName(state, row.round) })]),
];

/** @returns `key-repeated`; for one that takes another's place `key-second-missing`, `key-without-reason`, `unlock-same-name` (name) */
export const checkOfficeKey = ({ keys }: Pick<State, "keys">, [row]: Rows<"office-key-set">): readonly Issue[] => {
  const { publicKey, first, second, reason } = row;
  const issues: Issue[] = [];
  if (keys.some((key) => key.publicKey === publicKey)) issues.push(errorAt(wholeAssessment, "key-repeated"));
  if (keys.length === 0) return issues;
  if (second === null) issues.push(errorAt(wholeAssessment, "key-second-missing"));
  else issues.push(...twoNames({ first, second }));
  if (reason.trim() === "") issues.push(errorAt(wholeAssessment, "key-without-reason"));
  return issues;
};

const twoNames = ({ first, second }: Pick<Unlocking, "first" | "second">): readonly Issue[] =>
  isSamePerson(first, second) ? [errorAt(wholeAssessment, "unlock-same-name", { name: first })] : [];

/** The issues of `checkFiled` and `checkDecided`, and `results-outdated` where a decision changes what is published. */
export const checkAppealChange = (
  state: State,
  change: Extract<Change, { kind: "appeal-filed" | "appeal-decided" }>,
  place: RowPlace,
): readonly Issue[] => {
  const { scheme, units, reviewers, observations, findings, appeals } = state;
  if (!scheme) return [errorAt(wholeAssessment, "scheme-absent")];
  if (change.rows.length === 0) return [errorAt(wholeAssessment, "rows-empty")];
  const assessed = { scheme, units, reviewers };
  const appealed: Appealed = { assessed, observations, findings, appeals, workingDays: shippedWorkingDays };
  if (change.kind === "appeal-filed") return checkFiled(change.rows, appealed, place);
  const changes = change.rows.some((row) => row.observations.length + row.findings.length > 0);
  const outdated = changes && state.published.length > 0 ? [warningAt(wholeAssessment, "results-outdated")] : [];
  return [...outdated, ...checkDecided(change.rows, appealed, place)];
};

/**
 * Holds the locking of a year to what keeps it open (锁定检查).
 *
 * @returns what `computeResults` finds missing, contested or below a floor, `appeal-open` (appeal, unit), `scores-undecided`
 *   (reviewer), and those of `differingResults`; the warning `form-undecided` (unit)
 */
export const checkLocked = (state: State, rows: Rows<"year-locked">): readonly Issue[] => [
  ...state.appeals
    .filter(({ decision }) => decision === null)
    .map(({ id, unit }) => {
      return errorAt(wholeAssessment, "appeal-open", { appeal: id, unit: nameIn(state.units, unit) });
    }),
  ...[...new Set(state.rivalScores.map(({ reviewer }) => reviewer))].map((id) =>
    errorAt(wholeAssessment, "scores-undecided", { reviewer: nameIn([...state.reviewers, ...state.units], id) }),
  ),
  ...[...new Set(state.rivals.map(({ unit }) => unit))].map((id) =>
    warningAt(wholeAssessment, "form-undecided", { unit: nameIn(state.units, id) }),
  ),
  ...differingResults(state, rows),
];

const nameIn = (all: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  all.find((one) => one.id === id)?.name ?? id;

/** @returns `year-not-locked`, `unlock-same-name` (name) */
export const checkUnlocked = ({ locked }: State, [row]: Rows<"year-unlocked">): readonly Issue[] => [
  ...(locked.length === 0 ? [errorAt(wholeAssessment, "year-not-locked")] : []),
  ...twoNames(row),
];

/**
 * Holds what is published or locked to what the state gives, to the character, and its salts to the lock's (结果与盐值).
 *
 * @returns `results-differ` (got, want), `salt-changed` (unit) where a unit has another salt than when the year was locked,
 *   `salt-repeated` (unit) where two have the same: who is handed the one could try out the result of the other
 */
export const differingResults = (state: State, rows: readonly SaltedResult[]): readonly Issue[] => {
  const results = computeResults(state);
  if (!results.ok) return results.issues;
  const want = publishedResults(results.value);
  const same = canonicalJson(withoutSalts(rows)) === canonicalJson(want);
  return same
    ? saltFaults(state, rows)
    : [errorAt(wholeAssessment, "results-differ", { got: rows.length, want: want.length })];
};

const saltFaults = ({ units, locked }: State, rows: readonly SaltedResult[]): readonly Issue[] => {
  const given = new Map(locked.map(({ unit, salt }) => [unit, salt]));
  const seen = new Set<string>();
  return rows.flatMap(({ unit, salt }) => {
    const isSeen = seen.has(salt);
    seen.add(salt);
    const code = (given.get(unit) ?? salt) !== salt ? "salt-changed" : isSeen ? "salt-repeated" : null;
    return code === null ? [] : [errorAt(wholeAssessment, code, { unit: nameIn(units, unit) })];
  });
};

/** @returns `units-absent`, `unit-unknown`, `last-year-repeated` (unit), `last-year-later` (got, year) */
export const checkLastYear = (state: State, rows: Rows<"last-year-set">, place: RowPlace): readonly Issue[] => {
  const { units, scheme } = state;
  if (units.length === 0) return [errorAt(wholeAssessment, "units-absent")];
  const seen = new Set<string>();
  const years = new Set<number>();
  return rows.flatMap(({ unit, year }, index) => {
    const issues: Issue[] = [];
    const known = units.find(({ id }) => id === unit);
    if (!known) issues.push(errorAt(place(index), "unit-unknown", { unit }));
    if (seen.has(unit)) issues.push(errorAt(place(index), "last-year-repeated", { unit: known?.name ?? unit }));
    seen.add(unit);
    // One file is of one year: a line for each of its units would say the same.
    if (scheme && year >= scheme.year && !years.has(year)) {
      years.add(year);
      issues.push(errorAt(place(index), "last-year-later", { got: year, year: scheme.year }));
    }
    return issues;
  });
};
