import type { Sha256 } from "../domain/ledger/digest.ts";
import { ledgerText } from "../domain/ledger/ledgerText.ts";
import { matchFloors } from "../domain/scheme/weightFloors.ts";
import type { Result } from "../domain/shared/result.ts";
import { masterIdentity } from "../workbook/identity.ts";
import { reviewBook } from "../workbook/review/reviewBook.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import { appealsSheet } from "../workbook/sheets/appealsSheet.ts";
import { breakdownSheet, dutiesSheet } from "../workbook/sheets/breakdownSheet.ts";
import { coverSheet } from "../workbook/sheets/coverSheet.ts";
import { ledgerSheet } from "../workbook/sheets/ledgerSheet.ts";
import { performanceSheet } from "../workbook/sheets/performanceSheet.ts";
import { criteriaSheet } from "../workbook/sheets/criteriaSheet.ts";
import { reviewersSheet } from "../workbook/registers/reviewerRegister.ts";
import { unitsSheet } from "../workbook/registers/unitRegister.ts";
import { rulesSheet } from "../workbook/sheets/rulesSheet.ts";
import { pendingRankingSheet, rankingSheet, scoresSheet } from "../workbook/sheets/resultSheets.ts";
import { selfEvaluationSheet } from "../workbook/registers/claimRegister.ts";
import { computeResults, scoresOf, type Results } from "./computeResults.ts";
import { frameOf } from "./frameOf.ts";
import { progressOf } from "./progressOf.ts";
import type { Assessment, State } from "./state.ts";

/** The master workbook (总台账) that stands for an assessment: what people see, and the ledger they need not see. */
export const masterSheets = (assessment: Assessment, sha256: Sha256): readonly SheetLayout[] => [
  ...shownSheets(assessment),
  masterIdentity(ledgerText(assessment.ledger), sha256),
];

/** The sheets of a master that people see (可见各表). */
export const shownSheets = ({ state, ledger }: Assessment): readonly SheetLayout[] => {
  const results = computeResults(state);
  return [
    coverSheet(progressOf(state, results)),
    ...(state.breakdown ? [breakdownSheet(state.breakdown), dutiesSheet(state.breakdown)] : []),
    ...(state.units.length > 0 ? [unitsSheet(state.units, state.scheme)] : []),
    ...schemeSheets(state),
    ...(state.breakdown && state.selfEvaluations.length > 0
      ? [selfEvaluationSheet(state.breakdown, state.units, state.selfEvaluations)]
      : []),
    ...resultSheets(state, results),
    ...(state.scheme && state.appeals.length > 0 ? [appealsSheet(state.scheme, state.units, state.appeals)] : []),
    ledgerSheet(ledger, state.units),
  ];
};

const schemeSheets = (state: State): readonly SheetLayout[] => {
  const { scheme, breakdown, units, reviewers } = state;
  if (!scheme) return [];
  return [
    criteriaSheet(scheme),
    rulesSheet(scheme),
    performanceSheet(scheme, matchFloors(scheme, breakdown?.weightFloors ?? []).held),
    ...(reviewers.length > 0 ? [reviewersSheet(reviewers, scheme)] : []),
    ...(units.length > 0 && reviewers.length > 0 ? reviewBook(frameOf({ ...state, scheme }), reviewers, state) : []),
  ];
};

/** 得分 shows what there is; 排名 says that there is none while anything is missing, so that no old one stays. */
const resultSheets = (state: State, results: Result<Results>): readonly SheetLayout[] => {
  const { scheme, units, reviewers, observations, findings } = state;
  if (!scheme || observations.length + findings.length === 0) return [];
  return results.ok
    ? [scoresSheet(scheme, units, results.value.scores), rankingSheet(scheme, units, results.value.ranking)]
    : [scoresSheet(scheme, units, scoresOf(state, { scheme, units, reviewers })), pendingRankingSheet()];
};
