import { leavesOf, type Leaf } from "../domain/scheme/criterion.ts";
import { dueLeaves } from "../domain/scheme/dueLeaves.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import { plainName, unitFinder, type Unit } from "../domain/scheme/unit.ts";
import { observationKey, wantedKind, type Observation } from "../domain/scoring/observation.ts";
import type { SelfEvaluation, SelfScore } from "../domain/selfEvaluation/selfEvaluation.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, noteAt, warningAt, type Issue } from "../domain/shared/result.ts";
import { tableIdOf } from "../workbook/review/reviewPlan.ts";
import type { Change } from "./change.ts";
import type { State } from "./state.ts";

/** A criterion that waits for somebody to approve that it does not apply, and why the unit says so. */
export type OpenClaim = { readonly id: string; readonly name: string; readonly account: string };

type Year = Pick<State, "scheme" | "units" | "observations" | "closedRounds">;

/**
 * What a form calls 不适用 (自报不适用), and what staff do about it: where the units' own voice counts, it is taken over with the name of
 * who approves it; elsewhere the reviewers see it in their packs and say.
 *
 * @returns the warning `self-not-applicable` (unit, id, criterion, leaf, account), the note `self-not-applicable-shown` (unit,
 *   criterion, account)
 */
export const notApplicableNotes = (state: Year, form: SelfEvaluation, file: string): readonly Issue[] => {
  const place = { kind: "file", name: file } as const;
  return claimsOf(state, form).map(({ unit, leaf, account, rows }) => {
    const data = { unit: unit.name, criterion: leaf.name, account };
    return rows.length > 0
      ? warningAt(place, "self-not-applicable", { ...data, id: unit.id, leaf: leaf.id })
      : noteAt(place, "self-not-applicable-shown", data);
  });
};

/** The criteria that a unit calls 不适用 and nobody has approved yet (待批准的不适用); none where its own voice does not count. */
export const openNotApplicable = (state: Year, form: SelfEvaluation): readonly OpenClaim[] => {
  const claims = claimsOf(state, form).filter(({ rows }) => rows.length > 0);
  if (claims.length === 0) return [];
  const known = selfWordsIn(state.observations);
  return claims.flatMap(({ leaf: { id, name }, account, rows }) =>
    rows.some((row) => known.get(observationKey(row))?.state !== "notApplicable") ? [{ id, name, account }] : [],
  );
};

const selfWords = new WeakMap<readonly Observation[], ReadonlyMap<string, Observation>>();

/** What units said of themselves, looked up once for all of them: a large year has observations by the hundred thousand. */
const selfWordsIn = (observations: readonly Observation[]): ReadonlyMap<string, Observation> => {
  const known = selfWords.get(observations);
  if (known) return known;
  const own = new Map(
    observations.filter(({ unit, reviewer }) => unit === reviewer).map((one) => [observationKey(one), one] as const),
  );
  selfWords.set(observations, own);
  return own;
};

/**
 * Takes over what forms call 不适用 (认可不适用), each written as 单位/指标: the unit's own voice says so, with its reason and who approved.
 *
 * @returns the change, none where nothing was named; `claim-unreadable` (text), `approver-missing`, `claim-not-made` (unit, criterion),
 *   `claim-without-voice` (unit, criterion) where the scheme does not ask the unit itself
 */
export const approvedNotApplicable = (
  state: Year & Pick<State, "selfEvaluations">,
  texts: readonly string[],
  approver: string,
): { readonly changes: readonly Change[]; readonly issues: readonly Issue[] } => {
  if (texts.length === 0) return { changes: [], issues: [] };
  const issues: Issue[] = [];
  if (approver.trim() === "") issues.push(errorAt(wholeAssessment, "approver-missing"));
  const find = unitFinder(state.units);
  const rows = texts.flatMap((text): readonly Observation[] => {
    const [name = "", ...rest] = text.split(/[/／]/u);
    const unit = find(name);
    const asked = plainName(rest.join("/"));
    if (!unit || asked === "") {
      issues.push(errorAt(wholeAssessment, "claim-unreadable", { text }));
      return [];
    }
    const form = state.selfEvaluations.find((one) => one.unit === unit.id);
    const claim = (form ? claimsOf(state, form) : []).find(({ leaf }) =>
      [leaf.id, leaf.name].map(plainName).includes(asked),
    );
    if (!claim) issues.push(errorAt(wholeAssessment, "claim-not-made", { unit: unit.name, criterion: rest.join("/") }));
    else if (claim.rows.length === 0) {
      issues.push(errorAt(wholeAssessment, "claim-without-voice", { unit: unit.name, criterion: claim.leaf.name }));
    }
    return (claim?.rows ?? []).map((row) => ({ ...row, value: approver.trim() }));
  });
  const changes = rows.length > 0 && issues.length === 0 ? [{ kind: "observations-recorded", rows } as const] : [];
  return { changes, issues };
};

/** A criterion that a unit calls 不适用, and what its own voice would say so of, in every round that is open. */
type Claimed = {
  readonly unit: Unit;
  readonly leaf: Leaf;
  readonly account: string;
  readonly rows: readonly Observation[];
};

const claimsOf = (
  { scheme, units, closedRounds }: Year,
  { unit: id, scores = [] }: SelfEvaluation,
): readonly Claimed[] => {
  const unit = units.find((one) => one.id === id);
  const table = scheme && unit ? scheme.tables.find((one) => one.id === tableIdOf(scheme, unit)) : undefined;
  if (!scheme || !unit || !table) return [];
  const named = new Map(leavesOf(table.criteria).map((leaf) => [leaf.id, leaf]));
  const own = ownVoice(scheme, table, new Set(closedRounds.map(({ round }) => round)));
  return scores.flatMap((score): readonly Claimed[] => {
    const leaf = named.get(score.criterion);
    if (score.points !== null || !leaf) return [];
    return [{ unit, leaf, account: score.account, rows: own(unit, leaf, score) }];
  });
};

const ownVoice = (
  scheme: Scheme,
  table: Scheme["tables"][number],
  closed: ReadonlySet<string>,
): ((unit: Unit, leaf: Leaf, score: SelfScore) => readonly Observation[]) => {
  const party = scheme.parties.find(({ by }) => by === "self");
  const due = party ? dueLeaves(table, party.id) : [];
  return (unit, leaf, { account }) => {
    const kind = wantedKind[leaf.rule.kind];
    if (!party || kind === null) return [];
    return due.flatMap(({ round, leaf: asked }): readonly Observation[] => {
      if (asked.id !== leaf.id || closed.has(round)) return [];
      const about = { round, unit: unit.id, criterion: leaf.id, task: "", party: party.id, reviewer: unit.id };
      return [
        { ...about, kind, value: "", count: null, of: null, state: "notApplicable", reason: account, evidence: "" },
      ];
    });
  };
};
