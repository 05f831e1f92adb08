import type { AppealDecision } from "../domain/scoring/appeal.ts";
import { latestObservations } from "../domain/scoring/latestObservations.ts";
import { applyCorrections } from "./applyCorrections.ts";
import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import type { Change, ChosenForm, ChosenScores } from "./change.ts";
import type { ReviewRow } from "./reviewRow.ts";
import type { State } from "./state.ts";

/** The state after a change that `checkChange` let pass; the old state is left unchanged. */
export const applyChange = (state: State, change: Change): State => {
  switch (change.kind) {
    case "document-loaded":
      return { ...state, breakdown: change.rows[0] };
    case "breakdown-reviewed":
      return { ...state, breakdown: reviewed(state, change.rows) };
    case "common-duties-set":
      return { ...state, commonDuties: change.rows };
    case "scheme-set":
      return { ...state, scheme: change.rows[0] };
    case "units-set":
      return { ...state, units: change.rows };
    case "reviewers-set":
      return { ...state, reviewers: change.rows };
    case "forms-issued":
      return { ...state, forms: [...state.forms, ...change.rows] };
    case "packs-issued":
      return { ...state, packs: [...state.packs, ...change.rows] };
    case "self-evaluations-collected":
      return collected(state, change.rows);
    case "self-evaluations-contested":
      return { ...state, rivals: [...state.rivals, ...change.rows] };
    case "self-evaluation-chosen":
      return change.rows.reduce(chosen, state);
    case "forms-judged":
      return { ...state, judgements: replacing(state.judgements, change.rows, ({ unit }) => unit) };
    case "observations-recorded":
      return { ...state, observations: latestObservations(state.observations, change.rows) };
    case "scores-contested":
      return { ...state, rivalScores: [...state.rivalScores, ...change.rows] };
    case "scores-chosen":
      return { ...state, rivalScores: undecided(state.rivalScores, change.rows) };
    case "findings-recorded":
      return { ...state, findings: replacing(state.findings, change.rows, ({ id }) => id) };
    case "round-closed":
      return { ...state, closedRounds: [...state.closedRounds, ...change.rows] };
    case "round-reopened":
      return { ...state, closedRounds: state.closedRounds.filter(({ round }) => round !== change.rows[0].round) };
    case "appeal-filed":
      return { ...state, appeals: [...state.appeals, ...change.rows.map((row) => ({ ...row, decision: null }))] };
    case "appeal-decided":
      return decided(state, change.rows);
    case "year-locked":
      return { ...state, locked: change.rows };
    case "year-unlocked":
      return { ...state, locked: [] };
    case "results-published":
      return { ...state, published: change.rows };
    case "last-year-set":
      return { ...state, lastYear: change.rows };
    case "copies-merged":
      return { ...state, merges: [...state.merges, ...change.rows] };
    case "office-key-set":
      return { ...state, keys: [...state.keys, ...change.rows] };
  }
};

/** A form that was taken answers what was asked of it, and stands for whatever came in before. */
const collected = (state: State, rows: readonly SelfEvaluation[]): State => {
  const units = new Set(rows.map(({ unit }) => unit));
  const others = <T extends { readonly unit: string }>(all: readonly T[]): readonly T[] =>
    all.some(({ unit }) => units.has(unit)) ? all.filter(({ unit }) => !units.has(unit)) : all;
  return {
    ...state,
    selfEvaluations: replacing(state.selfEvaluations, rows, ({ unit }) => unit),
    rivals: others(state.rivals),
    judgements: others(state.judgements),
  };
};

/** The version that a person chose counts; the ledger keeps the others. */
const chosen = (state: State, { unit, file }: ChosenForm): State => {
  const rival = state.rivals.find((one) => one.unit === unit && one.file?.sha256 === file);
  return {
    ...state,
    selfEvaluations: rival ? replacing(state.selfEvaluations, [rival], (one) => one.unit) : state.selfEvaluations,
    rivals: state.rivals.filter((one) => one.unit !== unit),
  };
};

/** What is still to be chosen among; a chosen file's scores come in by an entry of their own. */
const undecided = (rivals: State["rivalScores"], rows: readonly ChosenScores[]): State["rivalScores"] =>
  rivals.filter(({ reviewer }) => rows.every((row) => row.reviewer !== reviewer));

/** Appeals with their decisions, and what these put in the place of what was found. */
const decided = (state: State, rows: readonly AppealDecision[]): State => ({
  ...state,
  appeals: state.appeals.map((appeal) => {
    const row = rows.find((one) => one.appeal === appeal.id);
    if (!row) return appeal;
    const { outcome, date, by, reason, observations, findings } = row;
    return { ...appeal, decision: { outcome, date, by, reason, observations, findings } };
  }),
  observations: rows.some((row) => row.observations.length > 0)
    ? latestObservations(
        state.observations,
        rows.flatMap((row) => row.observations),
      )
    : state.observations,
  findings: rows.some((row) => row.findings.length > 0)
    ? replacing(
        state.findings,
        rows.flatMap((row) => row.findings),
        ({ id }) => id,
      )
    : state.findings,
});

const reviewed = ({ breakdown }: State, rows: readonly ReviewRow[]): State["breakdown"] => {
  const corrected = breakdown && applyCorrections(breakdown, rows);
  if (!corrected?.ok) throw new RangeError("a review: got rows that do not fit the breakdown, want checked ones");
  return corrected.value;
};

/** The old rows with those of the same key replaced in their place, then the new ones. */
const replacing = <T>(old: readonly T[], fresh: readonly T[], key: (row: T) => string): readonly T[] => {
  const byKey = new Map(old.map((row) => [key(row), row]));
  for (const row of fresh) byKey.set(key(row), row);
  return [...byKey.values()];
};
