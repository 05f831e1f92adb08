import { done, errorAt, type Issue, type Result } from "../domain/shared/result.ts";
import { identitySheetName } from "../workbook/identity.ts";
import { eventSheetName } from "../workbook/review/eventSheet.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { reviewSheetName, seatsOf } from "../workbook/review/seats.ts";
import { computeResults, type Results } from "./computeResults.ts";
import { lostEdits } from "./edits/lostEdits.ts";
import { finishWrite, laggingSheets } from "./finishWrite.ts";
import type { Stamp } from "./dispatch.ts";
import { dispatchAll, type PlacedChange } from "./dispatchAll.ts";
import { readOpenBook, type BookOutcome, type OpenBook, type ReadBook } from "./openedBook.ts";
import { layoutsOf, rememberWritten } from "./remembered.ts";
import type { Assessment, State } from "./state.ts";
import { seatSheetNames, typedScores } from "./typedScores.ts";

export type { BookOutcome, OpenBook } from "./openedBook.ts";

/**
 * The assessment that the open workbook holds (读取当前工作簿); an ordinary workbook holds an empty one. A write that broke off is
 * completed first, and said so.
 */
export const readAssessment = async (open: OpenBook): Promise<BookOutcome<Assessment>> => {
  const read = await readOpenBook(open);
  if (read.kind !== "done") return read;
  const finished = await finishWrite(open, read.value);
  if (finished.kind !== "done") return finished;
  return { ...read, value: read.value.assessment, issues: [...read.issues, ...finished.issues] };
};

/**
 * Makes changes in the open workbook (在当前工作簿中变更): reads it, dispatches, writes what follows, brings a sheet to the
 * front. Scores that were typed meanwhile are recorded first. All or nothing: a refusal leaves the workbook as it was.
 */
export const changeBook = async (
  open: OpenBook,
  changes: readonly PlacedChange[] | ChangesFor,
  stamp: Stamp,
  front: string,
): Promise<BookOutcome<Assessment>> => {
  const read = await readOpenBook(open);
  if (read.kind !== "done") return read;
  const { assessment, sheets } = read.value;
  const typed = typedScores(assessment.state, sheets(), "skip");
  if (assessment.state.scheme && !typed.ok) return { kind: "refused", issues: typed.issues };
  const before = typed.ok ? typed.value : [];
  const after = await changesAfter(open, assessment, before, changes, stamp);
  if (!after.ok) return { kind: "refused", issues: after.issues };
  const all = [...before, ...after.value];
  const written = await dispatchAndWrite(open, read.value, all, stamp, () => front);
  return withIssues(written, [...(typed.ok ? typed.issues : []), ...after.issues]);
};

/** Changes that follow from the assessment as it then is, scores that were typed meanwhile among it. */
export type ChangesFor = (
  assessment: Assessment,
) => Result<readonly PlacedChange[]> | Promise<Result<readonly PlacedChange[]>>;

const changesAfter = async (
  { sha256 }: OpenBook,
  assessment: Assessment,
  before: readonly PlacedChange[],
  changes: readonly PlacedChange[] | ChangesFor,
  stamp: Stamp,
): Promise<Result<readonly PlacedChange[]>> => {
  if (typeof changes !== "function") return done(changes);
  const current = dispatchAll(assessment, before, stamp, sha256);
  return current.ok ? changes(current.value) : current;
};

/**
 * Takes the scores that reviewers typed, records what is new and ranks (收分排名).
 *
 * @param recorded hears of the assessment once the scores are in it, whether or not it can be ranked
 * @returns the results; or, with the scores recorded all the same, what is still missing
 */
export const rankBook = async (
  open: OpenBook,
  stamp: Stamp,
  recorded: (assessment: Assessment) => void = () => undefined,
): Promise<BookOutcome<Ranked>> => {
  const read = await readOpenBook(open);
  if (read.kind !== "done") return read;
  const { assessment, sheets } = read.value;
  const typed = typedScores(assessment.state, sheets());
  if (!typed.ok) return { kind: "refused", issues: typed.issues };
  const first = assessment.state.reviewers[0];
  const front = (state: State) => (computeResults(state).ok || !first ? "排名" : reviewSheetName(first));
  const written = await dispatchAndWrite(open, read.value, typed.value, stamp, front);
  if (written.kind !== "done") return written;
  recorded(written.value);
  const results = computeResults(written.value.state);
  const issues = [...typed.issues, ...written.issues, ...results.issues];
  if (!results.ok) return { kind: "refused", issues };
  return { kind: "done", value: { assessment: written.value, results: results.value }, issues };
};

/** The notes of reading come before those of changing. */
const withIssues = <T>(outcome: BookOutcome<T>, issues: readonly Issue[]): BookOutcome<T> =>
  outcome.kind === "host-refused" ? outcome : { ...outcome, issues: [...issues, ...outcome.issues] };

export type Ranked = { readonly assessment: Assessment; readonly results: Results };

/**
 * Sheets people type scores into which already say what the state holds: they stay as people left them, words and notes
 * included. Where a formula on them has to read other cells than before, they are laid out anew.
 */
const settledSheets = (
  after: State,
  layouts: readonly SheetLayout[],
  sheets: readonly SheetSnapshot[],
  old: readonly SheetLayout[],
): ReadonlySet<string> => {
  const { scheme } = after;
  if (!scheme) return new Set();
  const sources = [
    ...seatsOf(scheme, after.reviewers).map((seat) => seatSheetNames({ ...after, scheme }, seat)),
    [eventSheetName],
  ];
  const settled = sources.filter((names) => {
    const found = sheets.filter(({ name }) => names.includes(name));
    if (found.length < names.length) return false;
    const typed = typedScores(after, found, "skip");
    return typed.ok && typed.value.length === 0 && names.every((name) => sameFormulas(name, old, layouts));
  });
  return new Set(settled.flat());
};

const sameFormulas = (name: string, old: readonly SheetLayout[], fresh: readonly SheetLayout[]): boolean => {
  const [before, after] = [old, fresh].map((layouts) => formulasOf(layouts.find((layout) => layout.name === name)));
  return before === after;
};

const formulasOf = (layout: SheetLayout | undefined): string =>
  (layout?.table?.rows ?? [])
    .map((row) =>
      row.map((cell) => (cell !== null && typeof cell === "object" ? JSON.stringify(cell.formula) : "")).join("\t"),
    )
    .join("\n");

const dispatchAndWrite = async (
  open: OpenBook,
  read: ReadBook,
  changes: readonly PlacedChange[],
  stamp: Stamp,
  frontOf: (state: State) => string,
): Promise<BookOutcome<Assessment>> => {
  const { book, sha256 } = open;
  const { assessment, found, sheets: named, layouts } = read;
  const changed = dispatchAll(assessment, changes, stamp, sha256);
  if (!changed.ok) return { kind: "refused", issues: changed.issues };
  const old = layouts();
  const all = layoutsOf(open, changed.value);
  const settled = settledSheets(changed.value.state, all, named(), old);
  const sheets = all.filter(({ name }) => !settled.has(name));
  const taken = takenSheets(found, old, sheets);
  if (taken.length > 0) return { kind: "refused", issues: taken };
  const lagging = laggingSheets(open, read) ?? new Set();
  const lost = lostEdits(
    old,
    sheets.filter(({ name }) => !lagging.has(name)),
    found,
  );
  if (lost.length > 0) return { kind: "refused", issues: lost };
  const wanted = frontOf(changed.value.state);
  const front = settled.has(wanted) || sheets.some(({ name }) => name === wanted) ? wanted : "封面";
  const written = await book.write(sheets, front);
  if (!written.ok) return { kind: "host-refused", failure: written.failure };
  rememberWritten(open, changed.value);
  return { kind: "done", value: changed.value, issues: changed.issues };
};

/** Sheets that would be new to the assessment, but stand in the workbook already with something on them: not ours to fill. */
const takenSheets = (
  found: readonly SheetSnapshot[],
  before: readonly SheetLayout[],
  after: readonly SheetLayout[],
): readonly Issue[] => {
  const ours = new Set(found.some(({ name }) => name === identitySheetName) ? before.map(({ name }) => name) : []);
  const fresh = new Set(after.map(({ name }) => name).filter((name) => !ours.has(name)));
  return found
    .filter(({ name, cells }) => fresh.has(name) && cells.some((row) => row.some((cell) => cell !== null)))
    .map(({ name }) => errorAt({ kind: "cell", sheet: name, address: "A1" }, "sheet-taken", { sheet: name }));
};
