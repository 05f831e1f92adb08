import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { checkFloors } from "../domain/scheme/weightFloors.ts";
import { checkReviewers, type Reviewer } from "../domain/scheme/reviewer.ts";
import { checkFormulas } from "../domain/scheme/checkFormulas.ts";
import { checkScheme } from "../domain/scheme/checkScheme.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import { checkUnits } from "../domain/scheme/unit.ts";
import { checkFindings } from "../domain/scoring/checkFindings.ts";
import { checkFullMarks } from "../domain/scoring/fullMarks.ts";
import { checkObservations } from "../domain/scoring/checkObservations.ts";
import { wholeAssessment, type Place } from "../domain/shared/place.ts";
import { errorAt, warningAt, type Issue } from "../domain/shared/result.ts";
import { taskSheetName } from "../workbook/review/seats.ts";
import { applyCorrections } from "./applyCorrections.ts";
import type { Change } from "./change.ts";
import { checkCommonDuties } from "./commonDuties.ts";
import { loadedFormulaReader, loadedFormulas } from "./formulas.ts";
import type { State } from "./state.ts";
import { unlistedLeads } from "./unlistedLeads.ts";
import {
  checkAppealChange,
  checkLastYear,
  checkLocked,
  checkOfficeKey,
  checkOpen,
  checkOpenRounds,
  checkRoundClosed,
  checkRoundReopened,
  checkUnlocked,
  differingResults,
} from "./yearChecks.ts";

/** Finds the place of a change's n-th row, where the rows came from a file or a sheet. */
export type RowPlace = (row: number) => Place;

const nowhere: RowPlace = () => wholeAssessment;

/**
 * Holds a change to the state it meets (变更检查). The same checks run when the change is made and when it is replayed.
 *
 * @returns the domain's issues, and: `change-too-late` (the scheme, units or reviewers under recorded scores),
 *   `forms-out` (work points or units under forms or packs that are out), `packs-out` (the scheme or reviewers under packs that
 *   are out), `recused-and-assigned`, `name-repeated` (two reviewers whose sheets would bear one name),
 *   `scheme-absent`, `units-absent`, `reviewers-absent`, `document-absent`, `unit-unknown`, `form-unknown`, `results-differ`,
 *   and those of `yearChecks.ts`
 */
export const checkChange = (state: State, change: Change, place: RowPlace = nowhere): readonly Issue[] => {
  const closed = checkOpen(state, change);
  return closed.length > 0 ? closed : checkKind(state, change, place);
};

const checkKind = (state: State, change: Change, place: RowPlace): readonly Issue[] => {
  switch (change.kind) {
    case "document-loaded": {
      const [breakdown] = change.rows;
      if (isOut(state)) return [formsOut(state)];
      return state.scheme
        ? [
            ...checkFloors(state.scheme, breakdown.weightFloors, state.scheme.title),
            ...yearsApart(state.scheme, breakdown),
          ]
        : [];
    }
    case "breakdown-reviewed":
      if (isOut(state)) return [formsOut(state)];
      return withBreakdown(state, (breakdown) => applyCorrections(breakdown, change.rows).issues);
    case "common-duties-set":
      return withBreakdown(state, (breakdown) => checkCommonDuties(breakdown, change.rows));
    case "scheme-set": {
      const [scheme] = change.rows;
      const checked = checkScheme(scheme, scheme.title);
      const floors = state.breakdown?.weightFloors ?? [];
      return [
        ...tooLate(state),
        ...packsOut(state),
        ...checked.issues,
        ...(checked.ok ? checkMeaning(scheme) : []),
        ...(checked.ok && floors.length > 0 ? checkFloors(scheme, floors, scheme.title) : []),
        ...yearsApart(scheme, state.breakdown),
        ...(state.units.length > 0 ? checkUnits(state.units, scheme, nowhere) : []),
        ...(state.reviewers.length > 0 ? checkReviewers(state.reviewers, scheme, nowhere) : []),
      ];
    }
    case "units-set":
      if (isOut(state)) return [formsOut(state)];
      return [
        ...tooLate(state),
        ...checkUnits(change.rows, state.scheme, place),
        ...unlistedLeads(state.breakdown, change.rows),
      ];
    case "reviewers-set":
      return withScheme(state, (scheme) => [
        ...tooLate(state),
        ...packsOut(state),
        ...checkReviewers(change.rows, scheme, place),
        ...sharedSheets(change.rows, place),
      ]);
    case "forms-issued":
      return [
        ...(state.breakdown ? [] : [errorAt(wholeAssessment, "document-absent")]),
        ...unknownUnits(state, change.rows, place),
      ];
    case "packs-issued":
      return withScheme(state, () => checkPacks(state, change.rows, place));
    case "self-evaluations-collected":
      return [...unknownUnits(state, change.rows, place), ...unknownForms(state, change.rows, place)];
    case "self-evaluations-contested":
      return [...unknownUnits(state, change.rows, place), ...unknownForms(state, change.rows, place)];
    case "self-evaluation-chosen":
      return change.rows.flatMap(({ unit, file }, row) =>
        [...state.selfEvaluations, ...state.rivals].some((one) => one.unit === unit && one.file?.sha256 === file)
          ? []
          : [errorAt(place(row), "version-unknown", { unit, file: file.slice(0, 8) })],
      );
    case "forms-judged":
      return [...unknownUnits(state, change.rows, place), ...unknownForms(state, change.rows, place)];
    case "observations-recorded":
      return withScheme(state, (scheme) => {
        if (state.units.length === 0) return [errorAt(wholeAssessment, "units-absent")];
        if (state.reviewers.length === 0) return [errorAt(wholeAssessment, "reviewers-absent")];
        const outdated = state.published.length > 0 ? [warningAt(wholeAssessment, "results-outdated")] : [];
        if (change.rows.length === 0) return [errorAt(wholeAssessment, "rows-empty")];
        return [
          ...outdated,
          ...checkOpenRounds(state, change.rows, place),
          ...checkObservations(
            change.rows,
            { scheme, units: state.units, reviewers: state.reviewers },
            place,
            state.breakdown,
            state.observations,
            state.findings,
          ),
        ];
      });
    case "scores-contested":
      return withScheme(state, (scheme) =>
        change.rows.flatMap(({ rows }, row) => [
          ...checkOpenRounds(state, rows, () => place(row)),
          ...checkObservations(
            rows,
            { scheme, units: state.units, reviewers: state.reviewers },
            () => place(row),
            state.breakdown,
            state.observations,
            state.findings,
          ),
        ]),
      );
    case "scores-chosen":
      return change.rows.flatMap(({ reviewer, file }, row) =>
        state.rivalScores.some((one) => one.reviewer === reviewer && (file === "" || one.file.sha256 === file))
          ? []
          : [errorAt(place(row), "scores-unknown", { reviewer, file: file.slice(0, 8) })],
      );
    case "findings-recorded":
      return withScheme(state, (scheme) => {
        if (state.units.length === 0) return [errorAt(wholeAssessment, "units-absent")];
        if (change.rows.length === 0) return [errorAt(wholeAssessment, "rows-empty")];
        const outdated = state.published.length > 0 ? [warningAt(wholeAssessment, "results-outdated")] : [];
        const assessed = { scheme, units: state.units, reviewers: state.reviewers };
        return [
          ...outdated,
          ...checkOpenRounds(state, change.rows, place),
          ...checkFindings(change.rows, assessed, place, state.observations, state.findings),
        ];
      });
    case "round-closed":
      return checkRoundClosed(state, change.rows);
    case "round-reopened":
      return checkRoundReopened(state, change.rows);
    case "appeal-filed":
    case "appeal-decided":
      return checkAppealChange(state, change, place);
    case "year-locked":
      return checkLocked(state, change.rows);
    case "year-unlocked":
      return checkUnlocked(state, change.rows);
    case "results-published": {
      const differing = differingResults(state, change.rows);
      return differing.length > 0 ? differing : openStill(state);
    }
    case "last-year-set":
      return checkLastYear(state, change.rows, place);
    case "copies-merged":
      return [];
    case "office-key-set":
      return checkOfficeKey(state, change.rows);
  }
};

/** What only a scheme that holds in itself can be asked: whether its formulas can be read, what full marks come to. */
const checkMeaning = (scheme: Scheme): readonly Issue[] => {
  const read = loadedFormulaReader();
  const formulas = read ? checkFormulas(scheme, read, (path) => ({ kind: "field", document: scheme.title, path })) : [];
  const unread = formulas.some(({ severity }) => severity === "error");
  return unread ? formulas : [...formulas, ...checkFullMarks(scheme, loadedFormulas(), scheme.title)];
};

/** Scores given under one scheme, list of units or of reviewers must not come to mean something else. */
const tooLate = ({ observations, findings, closedRounds, appeals }: State): readonly Issue[] => {
  const recorded = observations.length + findings.length;
  return recorded + closedRounds.length + appeals.length > 0
    ? [errorAt(wholeAssessment, "change-too-late", { observations: recorded })]
    : [];
};

/** Forms and packs that are out speak of these tasks and units; what comes back must mean the same. */
const isOut = ({ forms, packs }: State): boolean => forms.length + packs.length > 0;

const formsOut = ({ forms, packs }: State): Issue =>
  errorAt(wholeAssessment, "forms-out", { forms: forms.length, packs: packs.length });

/** Packs speak of the scheme's criteria and of their reviewers as well. */
const packsOut = ({ packs }: State): readonly Issue[] =>
  packs.length > 0 ? [errorAt(wholeAssessment, "packs-out", { packs: packs.length })] : [];

const checkPacks = (
  state: State,
  rows: Extract<Change, { kind: "packs-issued" }>["rows"],
  place: RowPlace,
): readonly Issue[] => {
  const known = new Set(state.reviewers.map(({ id }) => id));
  const units = new Set(state.units.map(({ id }) => id));
  return rows.flatMap(({ reviewer, units: assigned, recused }, row) => [
    ...(known.has(reviewer) ? [] : [errorAt(place(row), "reviewer-unknown", { reviewer })]),
    ...[...assigned, ...recused.map(({ unit }) => unit)].flatMap((unit) =>
      units.has(unit) ? [] : [errorAt(place(row), "unit-unknown", { unit })],
    ),
    ...recused.flatMap(({ unit }) =>
      assigned.includes(unit) ? [errorAt(place(row), "recused-and-assigned", { reviewer, unit })] : [],
    ),
  ]);
};

/** Results may be shown to the units before the year is locked; whoever publishes must know that they can still move. */
const openStill = ({ locked }: State): readonly Issue[] =>
  locked.length > 0 ? [] : [warningAt(wholeAssessment, "published-unlocked")];

const withBreakdown = (state: State, check: (breakdown: Breakdown) => readonly Issue[]): readonly Issue[] =>
  state.breakdown ? check(state.breakdown) : [errorAt(wholeAssessment, "document-absent")];

const withScheme = (state: State, check: (scheme: Scheme) => readonly Issue[]): readonly Issue[] =>
  state.scheme ? check(state.scheme) : [errorAt(wholeAssessment, "scheme-absent")];

/** Each reviewer types into sheets of their own, found by name; Excel tells no case apart in those. */
const sharedSheets = (reviewers: readonly Reviewer[], place: RowPlace): readonly Issue[] => {
  // The longer of the two is cut earlier.
  const names = reviewers.map((reviewer) => taskSheetName({ party: reviewer.party, reviewer }).toLowerCase());
  return reviewers.flatMap(({ name }, row) =>
    names.indexOf(names[row] ?? "") < row ? [errorAt(place(row), "name-repeated", { name })] : [],
  );
};

const unknownUnits = (
  { units }: State,
  rows: readonly { readonly unit: string }[],
  place: RowPlace,
): readonly Issue[] => {
  const known = new Set(units.map(({ id }) => id));
  return rows.flatMap(({ unit }, row) => (known.has(unit) ? [] : [errorAt(place(row), "unit-unknown", { unit })]));
};

const yearsApart = (scheme: Scheme, breakdown: Breakdown | null): readonly Issue[] =>
  breakdown?.year && breakdown.year !== scheme.year
    ? [warningAt(wholeAssessment, "scheme-year-differs", { scheme: scheme.year, document: breakdown.year })]
    : [];

const unknownForms = (
  { forms }: State,
  rows: readonly { readonly unit: string; readonly form: string }[],
  place: RowPlace,
): readonly Issue[] =>
  rows.flatMap(({ unit, form }, row) =>
    forms.some((issued) => issued.unit === unit && issued.form === form)
      ? []
      : [errorAt(place(row), "form-unknown", { unit, form })],
  );
