import { dueLeaves } from "../../domain/scheme/dueLeaves.ts";
import { missingByVoice } from "../../domain/scoring/leavesHeard.ts";
import { at } from "../../domain/shared/at.ts";
import { assignedIn } from "../assignedIn.ts";
import type { SelfEvaluation } from "../../domain/selfEvaluation/selfEvaluation.ts";
import { differingScores, type DifferingScores } from "../contestedScores.ts";
import { formDifferences, type FormDifference } from "../formDifferences.ts";
import { formProgress, progressText, remarkOf, type FormProgress } from "../formProgress.ts";
import type { State } from "../state.ts";

/** Another version of a unit's form (另一份自评表), by the digest of its file, and what it says otherwise than the one that counts. */
export type FormVersion = {
  readonly file: string;
  readonly name: string;
  readonly taken: string;
  readonly differences: readonly FormDifference[];
};

/** Where a unit's form stands (自评表进度); "none" where none was sent out. */
export type FormStatus = FormProgress["state"] | "none";

/** A unit's line on the board; `versions` are those that a person must choose from, the one that counts first. */
export type BoardForm = Pick<
  FormProgress,
  "unit" | "name" | "due" | "taken" | "late" | "reason" | "contested" | "notApplicable"
> & {
  readonly status: FormStatus;
  /** What is to be known beside the state, as the sheet 自评进度 says it. */
  readonly remark: string;
  readonly versions: readonly FormVersion[];
};

/** Who is how far (进度板): forms by unit, scores by voice; `due` and `heard` count criteria of all units and rounds. */
export type ProgressBoard = {
  readonly forms: readonly BoardForm[];
  /** The forms' progress as text to paste into a message. */
  readonly text: readonly string[];
  readonly voices: readonly { readonly voice: string; readonly due: number; readonly heard: number }[];
  /** Scores that came in beside others, for a person to choose. */
  readonly differing: readonly DifferingScores[];
};

/** @param today an ISO date, on which lateness is counted */
export const progressBoard = (state: State, today: string): ProgressBoard => {
  const progress = formProgress(state, today);
  const byUnit = new Map(progress.map((row) => [row.unit, row]));
  const forms = state.units.map(({ id, name }): BoardForm => {
    const row = byUnit.get(id);
    const nothing = { due: null, taken: null, late: null, notApplicable: [], versions: [] } as const;
    if (!row) return { unit: id, name, status: "none", ...nothing, reason: "", contested: false, remark: "" };
    const { state: status, ...known } = row;
    return { ...known, status, remark: remarkOf(row), versions: versionsOf(state, id) };
  });
  const text = progress.length > 0 ? progressText(progress, today) : [];
  return { forms, text, voices: voicesOf(state), differing: differingScores(state) };
};

const versionsOf = ({ selfEvaluations, rivals }: State, unit: string): readonly FormVersion[] => {
  const counts = selfEvaluations.find((one) => one.unit === unit);
  const others = rivals.filter((one) => one.unit === unit);
  if (!counts || others.length === 0) return [];
  const version = (own: SelfEvaluation): FormVersion => ({
    file: own.file?.sha256 ?? "",
    name: own.file?.name ?? "",
    taken: own.taken ?? "",
    differences: formDifferences(counts, own),
  });
  return [counts, ...others].map(version);
};

const voicesOf = (state: State): ProgressBoard["voices"] => {
  const { scheme, units, reviewers, observations } = state;
  if (!scheme) return [];
  const isAssigned = assignedIn(state);
  const missing = new Map(
    missingByVoice({ scheme, units, reviewers }, observations, isAssigned).map(
      ({ voice, leaves }) => [voice, leaves] as const,
    ),
  );
  const dueOf = (party: string, hasUnit: (unit: string) => boolean): number =>
    scheme.groups.reduce((sum, { id, table }) => {
      const place = scheme.tables.findIndex((one) => one.id === table);
      const members = units.filter((unit) => unit.group === id && hasUnit(unit.id)).length;
      return sum + members * dueLeaves(at(scheme.tables, place), party).length;
    }, 0);
  const voices = [
    ...reviewers.map(({ id, name, party }) => ({ voice: name, due: dueOf(party, (unit) => isAssigned(id, unit)) })),
    ...scheme.parties.flatMap(({ id, name, by }) =>
      by === "self" ? [{ voice: name, due: dueOf(id, () => true) }] : [],
    ),
  ];
  return voices.map(({ voice, due }) => ({ voice, due, heard: due - (missing.get(voice) ?? 0) }));
};
