import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import { ledgerText } from "../domain/ledger/ledgerText.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import { matchFloors } from "../domain/scheme/weightFloors.ts";
import type { Result } from "../domain/shared/result.ts";
import { noInputCells } from "../workbook/formulas/inputCells.ts";
import { performanceFormulas, type PerformanceFormulas } from "../workbook/formulas/performanceFormulas.ts";
import { resultBook, type ResultBook } from "../workbook/formulas/resultBook.ts";
import { reviewInputs } from "../workbook/formulas/reviewInputs.ts";
import { masterIdentity } from "../workbook/identity.ts";
import { reviewBook } from "../workbook/review/reviewBook.ts";
import { voiceCells } from "../workbook/review/voiceCells.ts";
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
import { computeResults, factsOf, scoresOf, type Results } from "./computeResults.ts";
import { formProgress, remarkOf } from "./formProgress.ts";
import { frameOf } from "./frameOf.ts";
import { ledgerSeal } from "./ledgerSeal.ts";
import { layoutRecord } from "./layoutRecord.ts";
import { progressOf } from "./progressOf.ts";
import type { YearStep } from "./session/stepIds.ts";
import { yearOverview } from "./session/yearOverview.ts";
import { yearSteps } from "./session/yearSteps.ts";
import type { Assessment, State } from "./state.ts";

/** The master workbook (总台账) that stands for an assessment: what people see, and the ledger they need not see. */
export const masterSheets = (assessment: Assessment, sha256: Sha256): readonly SheetLayout[] => {
  const results = computeResults(assessment.state);
  const steps = yearSteps(assessment, results);
  const shown = sheetsOf(assessment, results, steps);
  const layouts = JSON.stringify(layoutRecord(shown, sha256));
  const seal = ledgerSeal(assessment.ledger);
  const overview = JSON.stringify(yearOverview(assessment.state, steps, seal));
  return [...shown, masterIdentity(ledgerText(assessment.ledger), sha256, layouts, seal, overview)];
};

/** The sheets of a master that people see (可见各表). */
export const shownSheets = (assessment: Assessment): readonly SheetLayout[] => {
  const results = computeResults(assessment.state);
  return sheetsOf(assessment, results, yearSteps(assessment, results));
};

const sheetsOf = (
  { state, ledger }: Assessment,
  results: Result<Results>,
  steps: readonly YearStep[],
): readonly SheetLayout[] => {
  const { scheme } = state;
  const performance = scheme
    ? performanceFormulas(scheme, matchFloors(scheme, state.breakdown?.weightFloors ?? []).held)
    : null;
  const book = scheme && performance ? resultSheets({ ...state, scheme }, results, performance) : noResults;
  return [
    coverSheet(progressOf(state, steps), [...(performance?.valueCells ?? []), ...book.valueCells]),
    ...(state.breakdown ? [breakdownSheet(state.breakdown), dutiesSheet(state.breakdown)] : []),
    ...(state.units.length > 0 ? [unitsSheet(state.units, state.scheme)] : []),
    ...(scheme && performance ? schemeSheets({ ...state, scheme }, performance) : []),
    ...(state.forms.length > 0 ? [progressSheet(state, ledger)] : []),
    ...(state.breakdown && state.selfEvaluations.length > 0
      ? [selfEvaluationSheet(state.breakdown, state.units, state.selfEvaluations)]
      : []),
    ...book.sheets,
    ...(scheme && state.appeals.length > 0 ? [appealsSheet(scheme, state.units, state.appeals)] : []),
    ledgerSheet(ledger, state.units),
  ];
};

const progressSheet = (state: State, ledger: Ledger): SheetLayout => {
  const day = beijingDate(ledger.at(-1)?.entry.time ?? "");
  const lines = formProgress(state, day).map((row) => ({ ...row, remark: remarkOf(row) }));
  return formProgressSheet(lines, day);
};

type WithScheme = State & { readonly scheme: Scheme };

const hasReviewBook = ({ units, reviewers }: State): boolean => units.length > 0 && reviewers.length > 0;

const schemeSheets = (state: WithScheme, performance: PerformanceFormulas): readonly SheetLayout[] => {
  const { scheme, reviewers } = state;
  return [
    criteriaSheet(scheme),
    rulesSheet(scheme),
    performance.sheet,
    ...(reviewers.length > 0 ? [reviewersSheet(reviewers, scheme)] : []),
    ...(hasReviewBook(state) ? reviewBook(frameOf(state), reviewers, state) : []),
  ];
};

const noResults: ResultBook = { sheets: [], valueCells: [] };

/** 得分 shows what there is; 排名 says that there is none while anything is missing, so that no old one stays. */
const resultSheets = (state: WithScheme, results: Result<Results>, performance: PerformanceFormulas): ResultBook => {
  const { scheme, units, reviewers, observations, findings, lastYear } = state;
  if (observations.length + findings.length === 0) return noResults;
  const assessed = { scheme, units, reviewers };
  const scores = results.ok ? results.value.scores : scoresOf(state, assessed);
  const inputs = hasReviewBook(state) ? reviewInputs(voiceCells(scheme, units, reviewers)) : noInputCells;
  const ranking = results.ok ? results.value.ranking : null;
  return resultBook({ assessed, facts: factsOf(state), scores, ranking, lastYear }, inputs, performance);
};
