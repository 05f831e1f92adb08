import type { Criterion } from "../../domain/scheme/criterion.ts";
import { isLeaf } from "../../domain/scheme/criterion.ts";
import { plainName, unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, type Issue } from "../../domain/shared/result.ts";
import type { TableRow } from "../readTable.ts";
import { itemNamed } from "./criterionWords.ts";
import { entriesOf } from "./entries.ts";
import { reasonHeaders, scoredText } from "./reasonTable.ts";
import { wordsFor, type ReviewFrame } from "./voices.ts";
import { abstainedText, notApplicableText } from "./voiceWords.ts";
import { zero } from "../../domain/shared/exact.ts";

/** A row of reasons, typed: which part of which voice it speaks of, and what it says. */
export type ReasonRow = {
  readonly unit: Unit;
  readonly round: string;
  readonly criterion: Criterion;
  /** A part's id, a task's id, or "" for the whole. */
  readonly item: string;
  readonly state: Observation["state"];
  readonly approver: string;
  readonly evidence: string;
  readonly reason: string;
  readonly place: Place;
};

/** Rows of reasons by what they speak of, and those whose cell nobody has found yet. */
export type Reasons = {
  readonly take: (unit: string, round: string, criterion: string, item: string) => ReasonRow | undefined;
  /** The same without taking it. */
  readonly peek: (unit: string, round: string, criterion: string) => ReasonRow | undefined;
  readonly rest: () => readonly ReasonRow[];
};

/**
 * Types the rows of reasons below a 评分 sheet (读取理由表).
 *
 * @returns the rows, and `unit-unknown`, `round-unknown`, `criterion-unknown`, `reason-item-unknown`, `cell-not-choice`,
 *   `reason-repeated` at their cells
 */
export const readReasons = (
  rows: readonly TableRow[],
  sheet: string,
  frame: ReviewFrame,
): { readonly reasons: Reasons; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  const find = unitFinder(frame.units);
  const byKey = new Map<string, ReasonRow>();
  for (const row of rows) {
    const at = (header: string): Place => ({ kind: "cell", sheet, address: row.address(header) });
    const read = typedRow(row, at, frame, find, issues);
    if (!read) continue;
    const key = reasonKey(read.unit.id, read.round, read.criterion.id, read.item);
    if (byKey.has(key)) {
      const data = { unit: read.unit.name, criterion: read.criterion.name };
      issues.push(errorAt(read.place, "reason-repeated", data));
    } else byKey.set(key, read);
  }
  const taken = new Set<string>();
  const reasons: Reasons = {
    take: (unit, round, criterion, item) => {
      const key = reasonKey(unit, round, criterion, item);
      taken.add(key);
      return byKey.get(key);
    },
    peek: (unit, round, criterion) => byKey.get(reasonKey(unit, round, criterion, "")),
    rest: () => [...byKey].flatMap(([key, row]) => (taken.has(key) ? [] : [row])),
  };
  return { reasons, issues };
};

const reasonKey = (unit: string, round: string, criterion: string, item: string): string =>
  [unit, round, criterion, item].join("\n");

const typedRow = (
  row: TableRow,
  at: (header: string) => Place,
  frame: ReviewFrame,
  find: (text: string) => Unit | undefined,
  issues: Issue[],
): ReasonRow | null => {
  const { scheme } = frame;
  const header = reasonHeaders;
  const before = issues.length;
  const unit = find(row.text(header.unit));
  if (!unit) issues.push(errorAt(at(header.unit), "unit-unknown", { unit: row.text(header.unit) }));
  const roundText = row.text(header.round);
  const only = scheme.rounds.length === 1 && roundText === "" ? scheme.rounds[0] : undefined;
  const round = only ?? scheme.rounds.find(({ id, name }) => [id, name].map(plainName).includes(plainName(roundText)));
  if (!round) {
    const want = scheme.rounds.map(({ name }) => name).join("、");
    issues.push(errorAt(at(header.round), "round-unknown", { round: roundText, want }));
  }
  const criterion = unit && wordsFor(frame, unit).find(row.text(header.criterion));
  if (unit && !criterion) {
    issues.push(errorAt(at(header.criterion), "criterion-unknown", { criterion: row.text(header.criterion) }));
  }
  const item = criterion ? itemOf(criterion, row.text(header.item)) : "";
  if (item === null) {
    const data = { criterion: criterion?.name ?? "", got: row.text(header.item) };
    issues.push(errorAt(at(header.item), "reason-item-unknown", data));
  }
  const state = stateNamed(row.text(header.state));
  if (!state) {
    const want = [scoredText, notApplicableText, abstainedText].join("、");
    issues.push(errorAt(at(header.state), "cell-not-choice", { got: row.text(header.state), want }));
  }
  if (issues.length > before || !unit || !round || !criterion || item === null || !state) return null;
  return {
    unit,
    round: round.id,
    criterion,
    item,
    state,
    approver: row.text(header.approver),
    evidence: row.text(header.evidence),
    reason: row.text(header.reason),
    place: at(header.unit),
  };
};

/** Tasks are named by their ids, whatever they are; the names of parts are those of the rule. */
const itemOf = (criterion: Criterion, text: string): string | null => {
  if (!isLeaf(criterion)) return text === "" ? "" : null;
  return criterion.rule.kind === "tasks" ? text : itemNamed(entriesOf(criterion.rule, zero), text);
};

const stateNamed = (text: string): Observation["state"] | null => {
  switch (text) {
    case "":
    case scoredText:
      return "scored";
    case notApplicableText:
      return "notApplicable";
    case abstainedText:
      return "abstained";
    default:
      return null;
  }
};
