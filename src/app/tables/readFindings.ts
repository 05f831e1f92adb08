import type { Round } from "../../domain/scheme/scheme.ts";
import { unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import { findingShape, type Finding } from "../../domain/scoring/finding.ts";
import type { Result } from "../../domain/shared/result.ts";
import type { CsvTable } from "../ports.ts";
import { roundIn } from "./readObservations.ts";
import { readTyped, type TypedRows } from "./readTyped.ts";

export const findingColumns = [
  "id",
  "round",
  "unit",
  "criterion",
  "kind",
  "count",
  "date",
  "due",
  "rectified",
  "recheck_date",
  "recheck_count",
  "clause",
  "evidence",
] as const;

/** Findings (问题) from a CSV file; the unit by id, name or alias, the round by id or name, dates as 2026-03-31. */
export const readFindings = (
  table: CsvTable,
  units: readonly Unit[],
  rounds: readonly Round[],
  file: string,
): Result<TypedRows<Finding>> => {
  const find = unitFinder(units);
  return readTyped(table, findingColumns, findingShape, file, (cell) => {
    const orNull = (column: string): string | null => (cell(column) === "" ? null : cell(column));
    const rechecked = orNull("recheck_date") !== null || orNull("recheck_count") !== null;
    return {
      id: cell("id"),
      round: roundIn(rounds, cell("round")),
      unit: find(cell("unit"))?.id ?? cell("unit"),
      criterion: cell("criterion"),
      kind: cell("kind"),
      count: cell("count"),
      date: cell("date"),
      due: orNull("due"),
      rectified: orNull("rectified"),
      recheck: rechecked ? { date: cell("recheck_date"), count: cell("recheck_count") } : null,
      clause: cell("clause"),
      evidence: cell("evidence"),
    };
  });
};
