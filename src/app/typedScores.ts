import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import { wholeAssessment, type Place } from "../domain/shared/place.ts";
import { errorAt, judged, refused, type Issue, type Result } from "../domain/shared/result.ts";
import type { Observation } from "../domain/scoring/observation.ts";
import { readReviewSheet, reviewSheet, reviewSheetName, type ReviewedCell } from "../workbook/sheets/reviewSheet.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../workbook/snapshotOfLayout.ts";
import type { PlacedChange } from "./dispatchAll.ts";
import type { State } from "./state.ts";

/**
 * What reviewers typed that the ledger does not know yet (新录入的评分): each sheet is compared with what it would say by the
 * ledger, and only cells that say something else count.
 *
 * @returns a change a reviewer with news, or the issues of `readReviewSheet`, `scheme-absent`, `sheet-missing` and `score-cleared`
 *   (unit, criterion) where a recorded score was emptied or its row removed
 */
export const typedScores = (state: State, sheets: readonly SheetSnapshot[]): Result<readonly PlacedChange[]> => {
  const { scheme, units, reviewers, observations } = state;
  if (!scheme) return refused([errorAt(wholeAssessment, "scheme-absent")]);
  const issues: Issue[] = [];
  const changes: PlacedChange[] = [];
  for (const reviewer of reviewers) {
    const sheet = sheets.find(({ name }) => name === reviewSheetName(reviewer));
    if (!sheet) {
      issues.push(errorAt(wholeAssessment, "sheet-missing", { sheet: reviewSheetName(reviewer) }));
      continue;
    }
    const typed = readReviewSheet(sheet, scheme, units, reviewer);
    const known = readReviewSheet(
      snapshotOfLayout(reviewSheet(scheme, units, reviewer, observations)),
      scheme,
      units,
      reviewer,
    );
    issues.push(...typed.issues);
    if (!typed.ok || !known.ok) continue;
    const news = newsOf(typed.value, known.value, { kind: "cell", sheet: sheet.name, address: "A1" });
    issues.push(...news.cleared);
    const { rows, places } = news;
    if (rows.length === 0) continue;
    changes.push({
      change: { kind: "observations-recorded", rows },
      place: (row) => places[row] ?? { kind: "cell", sheet: sheet.name, address: "A1" },
    });
  }
  return judged(() => changes, issues);
};

type News = {
  readonly rows: readonly Observation[];
  readonly places: readonly Place[];
  readonly cleared: readonly Issue[];
};

/** Compares cell by cell; what the ledger knows and no row of the sheet speaks of is placed at the sheet's beginning. */
const newsOf = (typed: readonly ReviewedCell[], known: readonly ReviewedCell[], top: Place): News => {
  const before = new Map(
    known.map((cell) => [`${cell.unit}\n${cell.round}\n${cell.criterion}`, cell.observation] as const),
  );
  const spoken = new Set(typed.map(({ unit, round, criterion }) => `${unit}\n${round}\n${criterion}`));
  const rows: Observation[] = [];
  const places: Place[] = [];
  const cleared: Issue[] = [];
  for (const { unit, round, criterion, observation, place } of typed) {
    const old = before.get(`${unit}\n${round}\n${criterion}`) ?? null;
    if (observation === null) {
      if (old !== null) cleared.push(errorAt(place, "score-cleared", { unit, criterion }));
    } else if (old === null || canonicalJson(old) !== canonicalJson(observation)) {
      rows.push(observation);
      places.push(place);
    }
  }
  for (const { unit, round, criterion, observation } of known) {
    const removed = observation !== null && !spoken.has(`${unit}\n${round}\n${criterion}`);
    if (removed) cleared.push(errorAt(top, "score-cleared", { unit, criterion }));
  }
  return { rows, places, cleared };
};
