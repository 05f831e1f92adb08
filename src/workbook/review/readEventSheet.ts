import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import { plainName, unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, judged, noteAt, type Issue, type Result } from "../../domain/shared/result.ts";
import { readTables } from "../readTables.ts";
import type { TableRow } from "../readTable.ts";
import type { SheetSnapshot } from "../sheetSnapshot.ts";
import type { Entry } from "./entries.ts";
import {
  eventCaption,
  eventColumns,
  eventKey,
  eventRowHeaders,
  eventUnitHeader,
  isEventOf,
  ownRecorder,
  type EventColumn,
} from "./eventSheet.ts";
import { readEntry } from "./readEntry.ts";
import type { ReviewedCell } from "./readReviewSheet.ts";
import type { ReviewFrame } from "./voices.ts";
import { notAskedText } from "./voiceWords.ts";

type Record = {
  readonly place: Place;
  readonly unit: Unit;
  readonly recorder: Recorder;
  readonly evidence: string;
  readonly reason: string;
};
type Recorder = { readonly party: string; readonly reviewer: string };

/**
 * Reads the sheet 加扣分与否决 back (读取加扣分与否决): counts joined with who recorded them.
 *
 * @returns a cell an event of each unit's table; or the issues of `readTables`, `unit-unknown`, `unit-name-repeated`,
 *   `cell-not-asked`, `cell-not-number`, `count-not-whole`, `event-without-recorder` (unit, event), `event-unknown`, `recorder-unknown`,
 *   `event-row-without-count`, `reason-repeated`, the note `cell-understood`, at their cells
 */
export const readEventSheet = (
  sheet: SheetSnapshot,
  frame: ReviewFrame,
  reviewers: readonly Reviewer[],
): Result<readonly ReviewedCell[]> => {
  const columns = eventColumns(frame.scheme);
  const headers = [eventUnitHeader, ...columns.map(({ header }) => header)];
  const { upper, lower } = readTables(sheet, headers, eventCaption, Object.values(eventRowHeaders));
  if (!upper.ok || !lower.ok) return judged(() => [], [...upper.issues, ...lower.issues]);
  const issues: Issue[] = [];
  const find = unitFinder(frame.units);
  const records = recordsIn(lower.value, sheet.name, frame, columns, reviewers, issues);
  const cells: ReviewedCell[] = [];
  const seen = new Set<string>();
  for (const row of upper.value) {
    const at = (header: string): Place => ({ kind: "cell", sheet: sheet.name, address: row.address(header) });
    const text = row.text(eventUnitHeader);
    const unit = find(text);
    if (!unit || seen.has(unit.id)) {
      issues.push(errorAt(at(eventUnitHeader), unit ? "unit-name-repeated" : "unit-unknown", { unit: text }));
      continue;
    }
    seen.add(unit.id);
    for (const column of columns) {
      const place = at(column.header);
      const got = row.text(column.header);
      if (!isEventOf(frame, unit, column)) {
        const blank = got === "" || got === notAskedText;
        if (!blank) issues.push(errorAt(place, "cell-not-asked", { unit: unit.name, got }));
        continue;
      }
      const count = countIn(row, column, place, issues);
      const about = { unit: unit.id, round: column.round, criterion: column.id, task: "", item: "", place };
      const key = eventKey(unit.id, column.round, column.id);
      const record = records.get(key);
      if (count === null) cells.push({ ...about, observation: null });
      else if (!record) {
        issues.push(errorAt(place, "event-without-recorder", { unit: unit.name, event: column.name }));
      } else {
        records.delete(key);
        const { recorder, evidence, reason } = record;
        const said = { kind: "event", value: null, count, of: null, state: "scored", reason, evidence } as const;
        const what = { unit: unit.id, round: column.round, criterion: column.id, task: "" };
        cells.push({ ...about, observation: { ...what, ...recorder, ...said } });
      }
    }
  }
  for (const { place, unit } of records.values()) {
    issues.push(errorAt(place, "event-row-without-count", { unit: unit.name }));
  }
  return judged(() => cells, issues);
};

const entry: Entry = { kind: "number", item: "", name: "", label: "", whole: true, least: "0", most: null };

const countIn = (row: TableRow, { header }: EventColumn, place: Place, issues: Issue[]): string | null => {
  const read = readEntry(row.value(header), entry, []);
  if (read.kind === "unclear") issues.push(errorAt(place, "cell-not-number", { got: row.text(header) }));
  if (read.kind !== "number") return null;
  if (read.text.includes(".")) issues.push(errorAt(place, "count-not-whole", { got: read.text }));
  if (read.understood) issues.push(noteAt(place, "cell-understood", { got: row.text(header), as: read.text }));
  return read.text;
};

const recordsIn = (
  rows: readonly TableRow[],
  sheet: string,
  frame: ReviewFrame,
  columns: readonly EventColumn[],
  reviewers: readonly Reviewer[],
  issues: Issue[],
): Map<string, Record> => {
  const records = new Map<string, Record>();
  const { scheme, units } = frame;
  const find = unitFinder(units);
  const header = eventRowHeaders;
  for (const row of rows) {
    const at = (name: string): Place => ({ kind: "cell", sheet, address: row.address(name) });
    const before = issues.length;
    const unit = find(row.text(header.unit));
    if (!unit) issues.push(errorAt(at(header.unit), "unit-unknown", { unit: row.text(header.unit) }));
    const event = row.text(header.event);
    const roundText = plainName(row.text(header.round));
    const round = scheme.rounds.find(({ id, name }) => [id, name].map(plainName).includes(roundText));
    if (!round) {
      const want = scheme.rounds.map(({ name }) => name).join("、");
      issues.push(errorAt(at(header.round), "round-unknown", { round: row.text(header.round), want }));
    }
    const column = columns.find(
      (one) =>
        one.round === round?.id &&
        (!unit || isEventOf(frame, unit, one)) &&
        [one.id, one.label, one.name].map(plainName).includes(plainName(event)),
    );
    if (round && !column) issues.push(errorAt(at(header.event), "event-unknown", { event, round: round.name }));
    const recorder = recorderNamed(row.text(header.recorder), reviewers, scheme, unit);
    if (!recorder) {
      const want = reviewers.map(({ name }) => name).join("、");
      issues.push(errorAt(at(header.recorder), "recorder-unknown", { got: row.text(header.recorder), want }));
    }
    if (issues.length > before || !unit || !column || !recorder) continue;
    const key = eventKey(unit.id, column.round, column.id);
    const place = at(header.unit);
    if (records.has(key)) issues.push(errorAt(place, "reason-repeated", { unit: unit.name, criterion: column.name }));
    const [evidence, reason] = [row.text(header.evidence), row.text(header.reason)];
    records.set(key, { place, unit, recorder, evidence, reason });
  }
  return records;
};

const recorderNamed = (
  text: string,
  reviewers: readonly Reviewer[],
  { parties }: ReviewFrame["scheme"],
  unit: Unit | undefined,
): Recorder | null => {
  const wanted = plainName(text);
  const found = reviewers.find(({ id, name }) => [id, name].map(plainName).includes(wanted));
  if (found) return { party: found.party, reviewer: found.id };
  const own = parties.find(({ by }) => by === "self");
  return own && unit && text === ownRecorder ? { party: own.id, reviewer: unit.id } : null;
};
