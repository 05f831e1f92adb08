import type { State } from "../state.ts";
import { unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import {
  appealDecisionShape,
  appealFilingShape,
  type Appeal,
  type AppealDecision,
  type AppealFiling,
  type AppealOutcome,
} from "../../domain/scoring/appeal.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { checkShape } from "../../domain/shared/checkShape.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../../domain/shared/result.ts";
import type { CsvTable } from "../ports.ts";
import { roundIn } from "./readObservations.ts";
import { readRows, type NamedRow } from "./readRows.ts";
import { readTyped, type TypedRows } from "./readTyped.ts";

export const filingColumns = ["id", "unit", "criterion", "finding", "ground", "evidence", "served", "filed"] as const;
export const decisionColumns = [
  ...(["appeal", "outcome", "date", "by", "reason"] as const),
  ...(["reviewer", "value", "count", "of", "state"] as const),
] as const;

/** Columns that say which record is meant where a reviewer has several on one criterion. */
const furtherColumns = ["round", "task"] as const;

/** Whether a table brings decisions; else it brings appeals. */
export const bringsDecisions = ({ header }: CsvTable): boolean => header.includes("outcome");

/** Appeals (申诉) from a CSV file; the unit by id, name or alias, dates as 2026-12-01. */
export const readFilings = (table: CsvTable, units: readonly Unit[], file: string): Result<TypedRows<AppealFiling>> => {
  const find = unitFinder(units);
  return readTyped(table, filingColumns, appealFilingShape, file, (cell) => ({
    id: cell("id"),
    unit: find(cell("unit"))?.id ?? cell("unit"),
    criterion: cell("criterion"),
    finding: cell("finding") === "" ? null : cell("finding"),
    ground: cell("ground"),
    evidence: cell("evidence"),
    served: cell("served"),
    filed: cell("filed"),
  }));
};

/**
 * Decisions on appeals (复核决定) from a CSV file: a row for each record that is put in another's place, one row alone where
 * nothing is. A row names the reviewer whose record it replaces; an appeal against a finding names none, its count is the
 * finding's from now on. What a row leaves empty stays as it was recorded.
 *
 * @returns the decisions in the order of their first rows, or `appeal-unknown`, `appeal-apart` (column), `appeal-several`
 *   (count), `appeal-nothing-to-replace`, and the issues of the rows' shapes
 */
export const readDecisions = (table: CsvTable, state: State, file: string): Result<TypedRows<AppealDecision>> => {
  const named = readRows(table, decisionColumns, file, furtherColumns);
  if (!named.ok) return named;
  const issues: Issue[] = [];
  const groups = new Map<string, NamedRow[]>();
  for (const row of named.value) groups.set(row.cell("appeal"), [...(groups.get(row.cell("appeal")) ?? []), row]);
  const rows: AppealDecision[] = [];
  const places: Place[] = [];
  for (const [id, group] of groups) {
    const [first] = group;
    const appeal = state.appeals.find((one) => one.id === id);
    if (!first) continue;
    if (!appeal) {
      issues.push(errorAt(first.place, "appeal-unknown", { appeal: id }));
      continue;
    }
    const apart = (["outcome", "date", "by", "reason"] as const).find((column) =>
      group.some(({ cell }) => cell(column) !== first.cell(column)),
    );
    if (apart) issues.push(errorAt(first.place, "appeal-apart", { appeal: id, column: apart }));
    const changes = group.map((row) => changeOf(row, appeal, state));
    issues.push(...changes.flatMap(({ issue }) => (issue ? [issue] : [])));
    const decision = checkShape(
      appealDecisionShape,
      {
        appeal: id,
        outcome: outcomeIn(first.cell("outcome")),
        ...{ date: first.cell("date"), by: first.cell("by"), reason: first.cell("reason") },
        observations: changes.flatMap(({ observation }) => (observation ? [observation] : [])),
        findings: changes.flatMap(({ finding }) => (finding ? [finding] : [])),
      },
      file,
    );
    if (!decision.ok)
      issues.push(...decision.issues.map((issue) => ({ ...issue, place: inRow(first.place, issue.place) })));
    else {
      rows.push(decision.value);
      places.push(first.place);
    }
  }
  return judged(() => ({ rows, place: (row) => places[row] ?? { kind: "file", name: file } }), issues);
};

const inRow = (row: Place, field: Place): Place =>
  row.kind === "row" && field.kind === "field" ? { ...row, column: field.path } : row;

const outcomeOf: Readonly<Record<string, AppealOutcome>> = { 成立: "upheld", 部分成立: "partly", 不成立: "rejected" };
const outcomeIn = (text: string): string => outcomeOf[text] ?? text;

type Replaced = {
  readonly observation?: Observation;
  readonly finding?: State["findings"][number];
  readonly issue?: Issue;
};

const changeOf = ({ cell, place }: NamedRow, appeal: Appeal, state: State): Replaced => {
  const said = (column: string, before: string | null): string | null => (cell(column) === "" ? before : cell(column));
  if (["reviewer", "value", "count", "of", "state"].every((column) => cell(column) === "")) return {};
  const none = errorAt(place, "appeal-nothing-to-replace", { appeal: appeal.id, rows: 1 });
  if (appeal.finding !== null) {
    const finding = state.findings.find(({ id }) => id === appeal.finding);
    return finding ? { finding: { ...finding, count: said("count", finding.count) ?? "" } } : { issue: none };
  }
  const round = cell("round") === "" ? null : roundIn(state.scheme?.rounds ?? [], cell("round"));
  const own = state.observations.filter(
    (one) =>
      one.unit === appeal.unit &&
      one.criterion === appeal.criterion &&
      one.reviewer === cell("reviewer") &&
      (round === null || one.round === round) &&
      (cell("task") === "" || one.task === cell("task")),
  );
  // Where a reviewer says several things of a criterion, the value tells which.
  const meant = own.length > 1 ? own.filter(({ value }) => value === cell("value")) : own;
  const [old] = meant;
  if (!old) return { issue: none };
  if (meant.length > 1) return { issue: errorAt(place, "appeal-several", { appeal: appeal.id, count: meant.length }) };
  const now = said("state", old.state) as Observation["state"];
  const stays = now === old.state;
  return {
    observation: {
      ...old,
      state: now,
      value: said("value", stays ? old.value : null),
      count: said("count", stays ? old.count : null),
      of: said("of", stays ? old.of : null),
      reason: `申诉复核（${appeal.id}）：${cell("reason")}`.slice(0, 2000),
    },
  };
};
