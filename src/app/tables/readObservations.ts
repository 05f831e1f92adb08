import type { Round } from "../../domain/scheme/scheme.ts";
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
 * Observations (观测) from the long CSV. The unit may be given by id, name or alias, the round by id or name; an empty cell of
 * value, count or of says nothing.
 */
export const readObservations = (
  table: CsvTable,
  units: readonly Unit[],
  rounds: readonly Round[],
  file: string,
): Result<TypedRows<Observation>> => {
  const find = unitFinder(units);
  return readTyped(table, observationColumns, observationShape, file, (cell) => ({
    round: roundIn(rounds, cell("round")),
    unit: find(cell("unit"))?.id ?? cell("unit"),
    criterion: cell("criterion"),
    task: cell("task"),
    party: cell("party"),
    reviewer: cell("reviewer"),
    kind: cell("kind"),
    value: cell("value") === "" ? null : cell("value"),
    count: cell("count") === "" ? null : cell("count"),
    of: cell("of") === "" ? null : cell("of"),
    state: cell("state"),
    reason: cell("reason"),
    evidence: cell("evidence"),
  }));
};

/** Observations as the long CSV that is read back to the same. */
export const observationTable = (rows: readonly Observation[]): Pick<CsvTable, "header" | "rows"> => ({
  header: observationColumns,
  rows: rows.map((row) => observationColumns.map((column) => row[column] ?? "")),
});

/** A round as people name it, or by its id. */
export const roundIn = (rounds: readonly Round[], text: string): string =>
  rounds.find(({ id, name }) => id === text || name === text)?.id ?? text;
