import { unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import { observationShape, type Observation } from "../../domain/scoring/observation.ts";
import type { Result } from "../../domain/shared/result.ts";
import type { CsvTable } from "../ports.ts";
import { readTyped, type TypedRows } from "./readTyped.ts";

/** The columns of the long CSV (DESIGN.md section 7). */
export const observationColumns = [
  "round",
  "unit",
  "criterion",
  "task",
  "party",
  "reviewer",
  "kind",
  "value",
  "count",
  "of",
  "state",
  "reason",
  "evidence",
] as const;

/**
 * Observations (观测) from the long CSV. The unit may be given by id, name or alias; what the scheme's one rule kind has
 * no use for (task, count, of) must be empty.
 */
export const readObservations = (
  table: CsvTable,
  units: readonly Unit[],
  file: string,
): Result<TypedRows<Observation>> => {
  const find = unitFinder(units);
  return readTyped(table, observationColumns, observationShape, file, (cell) => ({
    round: cell("round"),
    unit: find(cell("unit"))?.id ?? cell("unit"),
    criterion: cell("criterion"),
    party: cell("party"),
    reviewer: cell("reviewer"),
    kind: cell("kind"),
    value: cell("value") === "" ? null : cell("value"),
    state: cell("state"),
    reason: cell("reason"),
    evidence: cell("evidence"),
    ...Object.fromEntries(
      ["task", "count", "of"].flatMap((column) => (cell(column) === "" ? [] : [[column, cell(column)]])),
    ),
  }));
};
