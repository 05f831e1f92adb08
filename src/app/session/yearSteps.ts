import { leavesOf } from "../../domain/scheme/criterion.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { observationsDue } from "../../domain/scheme/dueLeaves.ts";
import { missingByVoice } from "../../domain/scoring/leavesHeard.ts";
import { canonicalJson } from "../../domain/shared/canonicalJson.ts";
import type { Result } from "../../domain/shared/result.ts";
import { assignedIn } from "../assignedIn.ts";
import { publishedResults, type Results } from "../computeResults.ts";
import { fewNames } from "../fewNames.ts";
import { stepIds, stepNoteCodes, type StepId, type StepNote, type StepNoteCode, type YearStep } from "./stepIds.ts";
import { withoutSalts } from "../saltedResults.ts";
import type { Assessment, State } from "../state.ts";

type Draft = {
  readonly done: boolean;
  readonly attention?: boolean;
  readonly optional?: boolean;
  readonly notes: readonly StepNote[];
  /** What is true of the step whatever it waits for. */
  readonly beside?: readonly StepNote[];
};

/**
 * The year as steps (全年步骤), each with its state and what is missing: the one rule of what is to be done next. The first step that is not done and not optional is the one to
 * go on with; those behind it that nothing keeps from being done are open.
 *
 * @param results of the state
 */
export const yearSteps = ({ state, ledger }: Assessment, results: Result<Results>): readonly YearStep[] => {
  const drafts: Readonly<Record<StepId, Draft>> = {
    tasks: tasksDraft(state),
    scheme: schemeDraft(state),
    forms: formsDraft(state),
    scores: scoresDraft(state),
    ranking: rankingDraft(results),
    notice: noticeDraft(state, results),
    ledger: ledgerDraft(ledger.length),
  };
  const needs: Readonly<Partial<Record<StepId, StepId>>> = {
    scheme: "tasks",
    forms: "scheme",
    scores: "scheme",
    ranking: "scores",
    notice: "ranking",
    ledger: "tasks",
  };
  const current = stepIds.find((id) => !drafts[id].done && !drafts[id].optional);
  return stepIds.map((id): YearStep => {
    const { done, attention = false, beside = [] } = drafts[id];
    const notes = [...drafts[id].notes, ...beside];
    const waitsFor = needs[id];
    const waits = !done && waitsFor !== undefined && !drafts[waitsFor].done && id !== current;
    if (attention && !waits) return { id, state: "attention", notes };
    if (done) return { id, state: "done", notes };
    if (id === current) return { id, state: "now", notes };
    return waits
      ? { id, state: "later", notes: [note("waits", { step: waitsFor }), ...beside] }
      : { id, state: "open", notes };
  });
};

const note = (code: StepNoteCode, data: StepNote["data"] = {}): StepNote => ({ code, data });

const tasksDraft = ({ breakdown }: State): Draft =>
  breakdown
    ? { done: true, notes: [note("tasks-read", { tasks: breakdown.tasks.length, duties: breakdown.duties.length })] }
    : { done: false, notes: [note("tasks-none")] };

const schemeDraft = ({ scheme, units, reviewers }: State): Draft => {
  if (!scheme) return { done: false, notes: [note("scheme-none")] };
  if (units.length === 0) return { done: false, notes: [note("scheme-units-none")] };
  if (reviewers.length === 0) return { done: false, notes: [note("scheme-reviewers-none")] };
  const criteria = scheme.tables.reduce((sum, table) => sum + leavesOf(table.criteria).length, 0);
  return { done: true, notes: [note("scheme-set", { criteria, units: units.length, reviewers: reviewers.length })] };
};

/** A year can be scored without forms, so this step keeps nothing waiting. */
const formsDraft = ({ forms, selfEvaluations, judgements, rivals, units }: State): Draft => {
  if (forms.length === 0) return { done: false, optional: true, notes: [note("forms-none")] };
  const judged = new Set(judgements.map(({ unit }) => unit));
  const back = new Set(selfEvaluations.map(({ unit }) => unit).filter((unit) => !judged.has(unit)));
  const out = new Set(forms.map(({ unit }) => unit));
  const missing = units.filter(({ id }) => out.has(id) && !back.has(id)).map(({ name }) => name);
  const contested = units.filter(({ id }) => rivals.some(({ unit }) => unit === id)).map(({ name }) => name);
  const beside = contested.length > 0 ? [note("forms-contested", fewNames("units", contested))] : [];
  if (missing.length === 0)
    return { done: contested.length === 0, optional: true, notes: [note("forms-back", { out: out.size })], beside };
  const data = { out: out.size, missing: missing.length, ...fewNames("units", missing) };
  return { done: false, optional: true, notes: [note("forms-missing", data)], beside };
};

const scoresDraft = (state: State): Draft => {
  const { scheme, units, reviewers, observations, packs } = state;
  if (!scheme || units.length === 0 || reviewers.length === 0) return { done: false, notes: [] };
  const isAssigned = assignedIn(state);
  const due = observationsDue(scheme, units, reviewers, isAssigned);
  const missing = missingByVoice({ scheme, units, reviewers }, observations, isAssigned);
  const left = missing.reduce((sum, { leaves }) => sum + leaves, 0);
  const beside = besideScores(state, scheme);
  if (left === 0) return { done: true, notes: [note("scores-all", { due })], beside };
  const voices = missing.map(({ voice, leaves }) => `${voice} ${leaves}`);
  const data = { heard: due - left, due, left, packs: packs.length, ...fewNames("voices", voices) };
  return { done: false, notes: [note("scores-missing", data)], beside };
};

/** Scores that differ and of which one is to be chosen, findings that nobody put right, rounds with findings that are not closed. */
const besideScores = (
  { findings, closedRounds, rivalScores, reviewers }: State,
  scheme: Scheme,
): readonly StepNote[] => {
  const differing = reviewers.filter(({ id }) => rivalScores.some(({ reviewer }) => reviewer === id));
  const closed = new Set(closedRounds.map(({ round }) => round));
  const used = new Set(findings.map(({ round }) => round));
  const rounds = scheme.rounds.filter(({ id }) => used.has(id) && !closed.has(id)).map(({ name }) => name);
  const unmended = findings.filter(({ rectified, recheck }) => rectified === null && recheck === null).length;
  return [
    ...(differing.length > 0
      ? [
          note(
            "scores-contested",
            fewNames(
              "voices",
              differing.map(({ name }) => name),
            ),
          ),
        ]
      : []),
    ...(unmended > 0 ? [note("findings-open", { all: findings.length, open: unmended })] : []),
    ...(rounds.length > 0 ? [note("rounds-open", fewNames("rounds", rounds))] : []),
  ];
};

const rankingDraft = (results: Result<Results>): Draft => {
  if (results.ok) {
    const units = results.value.ranking.groups.reduce((sum, { rows }) => sum + rows.length, 0);
    return { done: true, notes: [note("ranking-ready", { units })] };
  }
  const count = (wanted: (code: string) => boolean): number => results.issues.filter(({ code }) => wanted(code)).length;
  const counts: Readonly<Partial<Record<StepNoteCode, number>>> = {
    "ranking-contested": count((code) => code === "not-applicable-contested"),
    "ranking-floors": count((code) => code.startsWith("weight-below-floor")),
    "ranking-undecided": count((code) => code === "places-undecided" || code === "nothing-applicable"),
  };
  const notes = stepNoteCodes.flatMap((code) => (counts[code] ? [note(code, { count: counts[code] })] : []));
  return { done: false, attention: notes.length > 0, notes: notes.length > 0 ? notes : [note("ranking-waits")] };
};

const noticeDraft = (state: State, results: Result<Results>): Draft => {
  const { appeals, published, locked } = state;
  const open = appeals.filter(({ decision }) => decision === null).map(({ id }) => id);
  const beside = open.length > 0 ? [note("notice-appeals", { count: open.length, ...fewNames("appeals", open) })] : [];
  if (published.length === 0)
    return { done: false, notes: [note(locked.length > 0 ? "notice-unpublished" : "notice-unlocked")], beside };
  const late = results.ok && locked.length === 0 ? [note("notice-lock-late")] : [];
  const same = results.ok && canonicalJson(publishedResults(results.value)) === canonicalJson(withoutSalts(published));
  if (!same) return { done: false, attention: true, notes: [note("notice-outdated"), ...late], beside };
  const notes = [...late, note("notice-published", { units: published.length })];
  return { done: open.length === 0, notes, beside };
};

/** Begins by itself with the first change. */
const ledgerDraft = (entries: number): Draft => ({
  done: entries > 0,
  optional: true,
  notes: [entries === 0 ? note("ledger-none") : note("ledger-entries", { entries })],
});
