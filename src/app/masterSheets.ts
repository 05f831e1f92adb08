import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import { ledgerText } from "../domain/ledger/ledgerText.ts";
import { matchFloors } from "../domain/scheme/weightFloors.ts";
import type { Result } from "../domain/shared/result.ts";
import { performanceFormulas, type PerformanceFormulas } from "../workbook/formulas/performanceFormulas.ts";
import { masterIdentity } from "../workbook/identity.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import { appealsSheet } from "../workbook/sheets/appealsSheet.ts";
import { breakdownSheet, dutiesSheet } from "../workbook/sheets/breakdownSheet.ts";
import { coverSheet } from "../workbook/sheets/coverSheet.ts";
import { ledgerSheet } from "../workbook/sheets/ledgerSheet.ts";
import { criteriaSheet } from "../workbook/sheets/criteriaSheet.ts";
import { reviewersSheet } from "../workbook/registers/reviewerRegister.ts";
import { unitsSheet } from "../workbook/registers/unitRegister.ts";
import { rulesSheet } from "../workbook/sheets/rulesSheet.ts";
import { selfEvaluationSheet } from "../workbook/registers/claimRegister.ts";
import { formProgressSheet } from "../workbook/sheets/formProgressSheet.ts";
import { beijingDate } from "./beijingDate.ts";
import { computeResults, type Results } from "./computeResults.ts";
import { formProgress, remarkOf } from "./formProgress.ts";
import { liveSheets, type LiveSheets, type WithScheme } from "./liveSheets.ts";
import { ledgerSeal } from "./ledgerSeal.ts";
import { layoutRecord } from "./layoutRecord.ts";
import { progressOf } from "./progressOf.ts";
import type { YearStep } from "./session/stepIds.ts";
import { yearOverview } from "./session/yearOverview.ts";
import { yearSteps } from "./session/yearSteps.ts";
import type { Assessment, State } from "./state.ts";

/** The master workbook (总台账) that stands for an assessment: what people see, and the ledger they need not see. */
export const masterSheets = (assessment: Assessment, sha256: Sha256): readonly SheetLayout[] => {
  const { shown, overview } = shownWithOverview(assessment);
  const layouts = JSON.stringify(layoutRecord(shown, sha256));
  const seal = ledgerSeal(assessment.ledger);
  return [...shown, masterIdentity(ledgerText(assessment.ledger), sha256, layouts, seal, overview)];
};

/** The sheets of a master that people see, and the text by which a pane knows how far the year has come (概览). */
export const shownWithOverview = (
  assessment: Assessment,
): { readonly shown: readonly SheetLayout[]; readonly overview: string } => {
  const results = computeResults(assessment.state);
  const steps = yearSteps(assessment, results);
  const overview = JSON.stringify(yearOverview(assessment.state, steps, ledgerSeal(assessment.ledger)));
  return { shown: sheetsOf(assessment, results, steps), overview };
};

/** The sheets of a master that people see (可见各表). */
export const shownSheets = (assessment: Assessment): readonly SheetLayout[] => {
  const results = computeResults(assessment.state);
  return sheetsOf(assessment, results, yearSteps(assessment, results));
};

/** The same, and what follows of them when something is observed that is not recorded yet. */
export const shownAndLive = (
  assessment: Assessment,
): { readonly shown: readonly SheetLayout[]; readonly live: (state: State) => LiveSheets } => {
  const { scheme } = assessment.state;
  if (!scheme) return { shown: shownSheets(assessment), live: () => nothingLive };
  const state = { ...assessment.state, scheme };
  const live = liveSheets(state, performanceOf(state));
  const results = computeResults(state);
  return {
    shown: sheetsOf(assessment, results, yearSteps(assessment, results), live),
    live: (after) => live(after, computeResults(after)),
  };
};

const nothingLive: LiveSheets = { review: [], results: { sheets: [], valueCells: [] } };

const sheetsOf = (
  { state, ledger }: Assessment,
  results: Result<Results>,
  steps: readonly YearStep[],
  live: ReturnType<typeof liveSheets> | null = null,
): readonly SheetLayout[] => {
  const { scheme } = state;
  const performance = scheme ? performanceOf({ ...state, scheme }) : null;
  const { review, results: book } =
    scheme && performance ? (live ?? liveSheets({ ...state, scheme }, performance))(state, results) : nothingLive;
  return [
    coverSheet(progressOf(state, steps), [...(performance?.valueCells ?? []), ...book.valueCells]),
    ...(state.breakdown ? [breakdownSheet(state.breakdown), dutiesSheet(state.breakdown)] : []),
    ...(state.units.length > 0 ? [unitsSheet(state.units, state.scheme)] : []),
    ...(scheme && performance ? schemeSheets({ ...state, scheme }, performance, review) : []),
    ...(state.forms.length > 0 ? [progressSheet(state, ledger)] : []),
    ...(state.breakdown && state.selfEvaluations.length > 0
      ? [selfEvaluationSheet(state.breakdown, state.units, state.selfEvaluations)]
      : []),
    ...book.sheets,
    ...(scheme && state.appeals.length > 0 ? [appealsSheet(scheme, state.units, state.appeals)] : []),
    ledgerSheet(ledger, state.units),
  ];
};

const performanceOf = ({ scheme, breakdown }: WithScheme): PerformanceFormulas =>
  performanceFormulas(scheme, matchFloors(scheme, breakdown?.weightFloors ?? []).held);

const progressSheet = (state: State, ledger: Ledger): SheetLayout => {
  const day = beijingDate(ledger.at(-1)?.entry.time ?? "");
  const lines = formProgress(state, day).map((row) => ({ ...row, remark: remarkOf(row) }));
  return formProgressSheet(lines, day);
};

const schemeSheets = (
  { scheme, reviewers }: WithScheme,
  performance: PerformanceFormulas,
  review: readonly SheetLayout[],
): readonly SheetLayout[] => [
  criteriaSheet(scheme),
  rulesSheet(scheme),
  performance.sheet,
  ...(reviewers.length > 0 ? [reviewersSheet(reviewers, scheme)] : []),
  ...review,
];
