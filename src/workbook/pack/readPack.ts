import { losesPoints } from "../../domain/scoring/losesPoints.ts";
import { wantedKind, type Observation } from "../../domain/scoring/observation.ts";
import { plainName } from "../../domain/scheme/unit.ts";
import { errorAt, judged, refused, warningAt, type Issue, type Result } from "../../domain/shared/result.ts";
import { stateWord } from "../review/entryCells.ts";
import { readLeaf, type FilledCell, type Said } from "../review/readLeaf.ts";
import type { ReviewedCell } from "../review/readReviewSheet.ts";
import { plannedSeat, type ReviewFrame } from "../review/voices.ts";
import { abstainedText } from "../review/voiceWords.ts";
import { alteredRow } from "../returned/alteredRow.ts";
import { findTable, type ReturnedCell, type ReturnedRow } from "../returned/findTable.ts";
import { readChoice, readNumber, readWords, type Complain } from "../returned/readCell.ts";
import type { ReturnedBook } from "../returned/returnedBook.ts";
import type { CellValue } from "../sheetSnapshot.ts";
import type { Pack } from "./pack.ts";
import { packHeaders, packScoreName, packUnitsName } from "./packHeaders.ts";
import { packRows, type PackRow } from "./packRows.ts";
import { readRecused, recusedCells } from "./readRecusals.ts";
import { packItemText, packPathIn, packRoundText } from "./packTexts.ts";

/** A pack read back: what its cells say, empty ones too, and how many are still open. */
export type FilledPack = { readonly cells: readonly ReviewedCell[]; readonly open: number };

/**
 * Reads a pack back (读取评审包), whatever was moved, sorted, renamed or retyped in it.
 *
 * @returns its cells; or the issues of `findTable`, of `readCell.ts` and `readLeaf`, and `row-unknown` (key), `row-repeated`,
 *   `rows-absent` (count), `row-altered` (got, want), `deduction-without-reason`, `reason-missing` (word), `not-applicable-without-approver`,
 *   `recused-without-reason`, `recused-but-scored` (unit), at their cells
 */
export const readPack = (book: ReturnedBook, frame: ReviewFrame, pack: Pack, file: string): Result<FilledPack> => {
  const seat = { party: pack.reviewer.party, reviewer: pack.reviewer };
  const rows = packRows(frame, plannedSeat(frame, seat), pack.units);
  const headers = Object.values(packHeaders);
  const needed = [packHeaders.key, packHeaders.entry, packHeaders.reason, packHeaders.evidence, packHeaders.approver];
  const hidden = [packHeaders.key];
  const scores = findTable(book, { sheet: packScoreName, headers, needed, others: [packUnitsName], hidden }, file);
  const recused = readRecused(book, pack, file);
  if (!scores.ok) return refused([...scores.issues, ...recused.issues]);
  const issues: Issue[] = [...scores.issues, ...recused.issues];
  const filled = rowsByKey(scores.value, rows, file, issues);
  for (const row of rows) {
    const found = filled.get(plainName(row.key));
    if (found) alteredPackRow(frame, row, found, (issue) => void issues.push(issue));
  }
  const cells: ReviewedCell[] = [];
  let open = 0;
  for (const own of leavesOf(rows)) {
    const read = readOne(own, filled, pack, recused.reasons, issues);
    cells.push(...read);
    if (read.every(({ observation }) => observation === null)) open++;
  }
  return judged(() => ({ cells, open }), issues);
};

/** The rows of each unit's criterion, its own cells together and each of its tasks by itself. */
const leavesOf = (rows: readonly PackRow[]): readonly (readonly PackRow[])[] => {
  const byKey = new Map<string, PackRow[]>();
  for (const row of rows) {
    const key = [row.unit.id, row.column.round, row.column.leaf.id, row.task?.id ?? ""].join("\n");
    const known = byKey.get(key);
    if (known) known.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey.values()];
};

/** The rows that came back by the key of the row that went out. */
const rowsByKey = (
  found: readonly ReturnedRow[],
  rows: readonly PackRow[],
  file: string,
  issues: Issue[],
): ReadonlyMap<string, ReturnedRow> => {
  const known = new Set(rows.map(({ key }) => plainName(key)));
  const byKey = new Map<string, ReturnedRow>();
  for (const row of found) {
    const cell = row.cell(packHeaders.key);
    const key = plainName(String(cell.value ?? ""));
    const said = [packHeaders.entry, packHeaders.reason].map((header) => String(row.cell(header).value ?? ""));
    if (key === "" || cell.merged) {
      if (said.some((text) => text !== "")) issues.push(errorAt(cell.place, "row-without-key"));
    } else if (!known.has(key)) issues.push(errorAt(cell.place, "row-unknown", { key: String(cell.value) }));
    else if (byKey.has(key)) issues.push(errorAt(cell.place, "row-repeated", { key: String(cell.value) }));
    else byKey.set(key, row);
  }
  const absent = known.size - byKey.size;
  if (absent > 0) issues.push(errorAt({ kind: "file", name: file }, "rows-absent", { count: absent }));
  return byKey;
};

/** A score whose key was moved away from its unit or criterion would be another's. */
const alteredPackRow = (frame: ReviewFrame, row: PackRow, found: ReturnedRow, complain: Complain): void => {
  const { unit, column, task, entry } = row;
  alteredRow(found.cell(packHeaders.unit), unit.name, complain);
  alteredRow(found.cell(packHeaders.round), packRoundText(frame.scheme, column.round), complain);
  alteredRow(found.cell(packHeaders.criterion), packPathIn(frame.scheme, unit, column.leaf), complain);
  alteredRow(found.cell(packHeaders.item), packItemText(task, entry), complain);
};

const readOne = (
  rows: readonly PackRow[],
  filled: ReadonlyMap<string, ReturnedRow>,
  { reviewer }: Pack,
  recused: ReadonlyMap<string, string>,
  issues: Issue[],
): readonly ReviewedCell[] => {
  const [first] = rows;
  if (!first) return [];
  const { unit, column, task } = first;
  const { leaf, round, most } = column;
  const complain = (issue: Issue): void => void issues.push(issue);
  const returned = rows.flatMap((row) => {
    const found = filled.get(plainName(row.key));
    return found ? [{ row, found }] : [];
  });
  const cells = returned.map(({ row, found }): FilledCell => {
    const cell = found.cell(packHeaders.entry);
    return { entry: row.entry, value: entryValue(row, cell, complain), place: cell.place };
  });
  const about = { unit: unit.id, round, criterion: leaf.id, task: task?.id ?? "" };
  const who = { party: reviewer.party, reviewer: reviewer.id };
  const reason = recused.get(unit.id);
  if (reason !== undefined) {
    for (const { value, place } of cells) {
      if (value !== null) issues.push(errorAt(place, "recused-but-scored", { unit: unit.name }));
    }
    return recusedCells(about, who, leaf, reason, cells[0]?.place);
  }
  const read = task === null ? readLeaf(leaf, most, cells) : readTask(first, cells);
  issues.push(...read.issues);
  const heard = new Set<ReturnedRow>();
  const said = read.said.map(({ item, place, said }, index): ReviewedCell => {
    const kind = wantedKind[leaf.rule.kind];
    const own = returned.find(({ row }) => row.entry.item === item) ?? returned[index] ?? returned[0];
    if (!said || kind === null || !own) return { ...about, item, observation: null, place };
    heard.add(own.found);
    const words = (header: string): string => readWords(own.found.cell(header), complain);
    const why = words(packHeaders.reason);
    // Field by field: a pack may hold tens of thousands, and spreading three objects into each takes ten times as long.
    const observation: Observation = {
      round: about.round,
      unit: about.unit,
      criterion: about.criterion,
      task: about.task,
      party: reviewer.party,
      reviewer: reviewer.id,
      kind,
      value: said.state === "notApplicable" ? words(packHeaders.approver) : said.value,
      count: said.count,
      of: said.of,
      state: said.state,
      reason: why,
      evidence: words(packHeaders.evidence),
    };
    issues.push(...lackOf(observation, leaf, most, own.found.cell(packHeaders.reason), own.found));
    return { ...about, item, observation, place };
  });
  for (const { found } of returned) if (!heard.has(found)) issues.push(...unheard(found));
  return said;
};

/** Words beside an empty cell, or in another row than that of the number they belong to, would be lost. */
const unheard = (row: ReturnedRow): readonly Issue[] =>
  [packHeaders.reason, packHeaders.evidence, packHeaders.approver].flatMap((header) => {
    const { value, place } = row.cell(header);
    return value === null || String(value).trim() === ""
      ? []
      : [warningAt(place, "words-unheard", { got: String(value).slice(0, 60) })];
  });

/** The cell as the reader of 评分 sheets takes it: repaired where it can only mean one thing, empty where it is asked about. */
const entryValue = ({ entry, words }: PackRow, cell: ReturnedCell, complain: (issue: Issue) => void): CellValue => {
  if (typeof cell.value === "string" && cell.formula === null) {
    const choices = [...words, ...(entry.kind === "choice" ? entry.options.map(({ name }) => name) : [])];
    const word = choices.find((one) => plainName(one) === plainName(String(cell.value)));
    if (word !== undefined) return readChoice(cell, choices, complain);
    if (entry.kind === "choice") return cell.value;
  }
  const whole = entry.kind === "number" && entry.item === "" ? entry.most : null;
  const number = readNumber(cell, whole, complain);
  return number === null || number === "" ? null : number;
};

const readTask = (
  { entry, words }: PackRow,
  [cell]: readonly FilledCell[],
): { readonly said: readonly Said[]; readonly issues: readonly Issue[] } => {
  if (!cell || cell.value === null || entry.kind !== "choice") {
    return { said: cell ? [{ item: "", place: cell.place, said: null }] : [], issues: [] };
  }
  const got = String(cell.value);
  const option = entry.options.find(({ name }) => name === got);
  const blank = { value: null, count: null, of: null };
  if (option) {
    return {
      said: [{ item: "", place: cell.place, said: { ...blank, value: option.id, state: "scored" } }],
      issues: [],
    };
  }
  if (!words.includes(got)) {
    const want = [...entry.options.map(({ name }) => name), ...words].join("、");
    return { said: [], issues: [errorAt(cell.place, "cell-not-choice", { got, want })] };
  }
  const state = got === abstainedText ? "abstained" : "notApplicable";
  return { said: [{ item: "", place: cell.place, said: { ...blank, state } }], issues: [] };
};

const lackOf = (
  observation: Observation,
  leaf: PackRow["column"]["leaf"],
  most: PackRow["column"]["most"],
  { place }: ReturnedCell,
  row: ReturnedRow,
): readonly Issue[] => {
  const { state, reason, value } = observation;
  if (state === "scored") {
    return reason === "" && losesPoints(leaf, most, observation)
      ? [errorAt(place, "deduction-without-reason", { criterion: leaf.name })]
      : [];
  }
  const approver = row.cell(packHeaders.approver).place;
  return [
    ...(reason === "" ? [errorAt(place, "reason-missing", { word: stateWord(state) })] : []),
    ...(state === "notApplicable" && value === "" ? [errorAt(approver, "not-applicable-without-approver")] : []),
  ];
};

/** A warning for a pack that is not filled in whole: what it says is taken, the rest waits. */
export const openWarning = (open: number, file: string): readonly Issue[] =>
  open > 0 ? [warningAt({ kind: "file", name: file }, "pack-incomplete", { count: open })] : [];
