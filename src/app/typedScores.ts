import type { Scheme } from "../domain/scheme/scheme.ts";
import { at } from "../domain/shared/at.ts";
import { wholeAssessment, type Place } from "../domain/shared/place.ts";
import { done, errorAt, judged, refused, type Issue, type Result } from "../domain/shared/result.ts";
import { eventColumns, eventSheet, eventSheetName } from "../workbook/review/eventSheet.ts";
import { findingSheetName, hasFindings } from "../workbook/review/findingSheet.ts";
import { readEventSheet } from "../workbook/review/readEventSheet.ts";
import { readReviewSheet, type ReviewedCell } from "../workbook/review/readReviewSheet.ts";
import { reviewSheet } from "../workbook/review/reviewSheet.ts";
import { seatSheetName, seatsOf, taskSheetName, type Seat } from "../workbook/review/seats.ts";
import { taskSheet } from "../workbook/review/taskSheet.ts";
import { plannedSeat, seatVoices, type ReviewFrame } from "../workbook/review/voices.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../workbook/snapshotOfLayout.ts";
import type { PlacedChange } from "./dispatchAll.ts";
import { frameOf } from "./frameOf.ts";
import { newsOf } from "./newsOf.ts";
import type { State } from "./state.ts";
import { typedFindings } from "./typedFindings.ts";

/**
 * What people typed that the ledger does not know yet (新录入的评分): each reviewer's sheets, the units' own, the events and the findings are
 * compared with what they would say by the ledger, and only cells that say something else count.
 *
 * @param absent whether a sheet that should be there and is not is asked for, or left alone
 * @returns a change a sheet with news, with the notes of reading; or the issues of `readReviewSheet` and `readEventSheet`,
 *   `scheme-absent`, `sheet-missing` and `score-cleared` (unit, criterion) where a recorded score was emptied or its row removed
 */
export const typedScores = (
  state: State,
  sheets: readonly SheetSnapshot[],
  absent: "ask" | "skip" = "ask",
): Result<readonly PlacedChange[]> => {
  const { scheme } = state;
  if (!scheme) return refused([errorAt(wholeAssessment, "scheme-absent")]);
  const frame = frameOf({ ...state, scheme });
  const issues: Issue[] = [];
  const changes: PlacedChange[] = [];
  for (const source of sourcesOf(state, frame)) {
    const { found, missing } = foundIn(sheets, source.names);
    if (missing.length > 0) {
      if (absent === "ask") {
        issues.push(...missing.map((sheet) => errorAt(wholeAssessment, "sheet-missing", { sheet })));
      }
      continue;
    }
    const laid = source.known().map(snapshotOfLayout);
    if (laid.length === found.length && laid.every((sheet, place) => isAsLaid(sheet, at(found, place)))) continue;
    const typed = source.read(found);
    for (const issue of typed.issues) issues.push(issue);
    if (!typed.ok) continue;
    const known = source.read(laid);
    if (!known.ok) throw new RangeError(`the sheet ${source.names[0]}: got one that does not read back`);
    const top: Place = { kind: "cell", sheet: source.names[0], address: "A1" };
    const { rows, places, cleared } = newsOf(typed.value, known.value, top);
    for (const issue of cleared) issues.push(issue);
    if (rows.length === 0) continue;
    changes.push({ change: { kind: "observations-recorded", rows }, place: (row) => at(places, row) });
  }
  const findings = typedFindingsOn(sheets, state, frame, absent);
  issues.push(...findings.issues);
  if (findings.ok) changes.push(...findings.value);
  return judged(() => changes, issues);
};

/**
 * Whether a sheet says to the last cell what it would by the ledger, so that nothing on it is news: most sheets, most of the time, and
 * a province's takes seconds to be read.
 */
const isAsLaid = (laid: SheetSnapshot, { cells }: SheetSnapshot): boolean => {
  const isSame = (row: number): boolean => {
    const [ought, is] = [laid.cells[row] ?? [], cells[row] ?? []];
    for (let column = 0; column < Math.max(ought.length, is.length); column++)
      if ((ought[column] ?? null) !== (is[column] ?? null)) return false;
    return true;
  };
  for (let row = 0; row < Math.max(laid.cells.length, cells.length); row++) if (!isSame(row)) return false;
  return true;
};

const typedFindingsOn = (
  sheets: readonly SheetSnapshot[],
  { findings }: State,
  frame: ReviewFrame,
  absent: "ask" | "skip",
): Result<readonly PlacedChange[]> => {
  if (!hasFindings(frame, findings)) return done([]);
  const sheet = sheets.find(({ name }) => name === findingSheetName);
  if (sheet) return typedFindings(findings, frame, sheet);
  return absent === "skip"
    ? done([])
    : refused([errorAt(wholeAssessment, "sheet-missing", { sheet: findingSheetName })]);
};

/** The names of the sheets that hold what one reviewer typed (评分所在各表); all must be there to be read. */
export const seatSheetNames = (state: State & { readonly scheme: Scheme }, seat: Seat): readonly string[] =>
  namesOf(frameOf(state), seat);

type SheetNames = readonly [string, ...string[]];

/** Sheets that are read together, and what they would say by the ledger. */
type Source = {
  readonly names: SheetNames;
  readonly read: (sheets: readonly SheetSnapshot[]) => Result<readonly ReviewedCell[]>;
  readonly known: () => readonly SheetLayout[];
};

const sourcesOf = ({ reviewers, observations }: State, frame: ReviewFrame): readonly Source[] => {
  const seats = seatsOf(frame.scheme, reviewers).map((seat): Source => {
    const planned = plannedSeat(frame, seat);
    return {
      names: namesOf(frame, seat),
      read: (found) => readReviewSheet(at(found, 0), found[1] ?? null, frame, planned),
      known: () => {
        const voices = seatVoices(frame, seat, observations);
        const tasks = taskSheet(frame, planned, voices);
        const wide = reviewSheet(frame, planned, voices, { of: () => [], count: 0 });
        return [wide, ...(tasks ? [tasks] : [])];
      },
    };
  });
  if (eventColumns(frame.scheme).length === 0) return seats;
  const events: Source = {
    names: [eventSheetName],
    read: (found) => readEventSheet(at(found, 0), frame, reviewers),
    known: () => {
      const sheet = eventSheet(frame, reviewers, observations);
      return sheet ? [sheet] : [];
    },
  };
  return [...seats, events];
};

const namesOf = (frame: ReviewFrame, seat: Seat): SheetNames => {
  const byTasks = plannedSeat(frame, seat).columns.some(({ leaf }) => leaf.rule.kind === "tasks");
  return [seatSheetName(seat), ...(byTasks ? [taskSheetName(seat)] : [])];
};

const foundIn = (
  sheets: readonly SheetSnapshot[],
  names: readonly string[],
): { readonly found: readonly SheetSnapshot[]; readonly missing: readonly string[] } => {
  const found = names.flatMap((wanted) => sheets.find(({ name }) => name === wanted) ?? []);
  const missing = names.filter((wanted) => !found.some(({ name }) => name === wanted));
  return { found, missing };
};
