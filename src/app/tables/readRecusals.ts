import * as v from "valibot";

import type { Recusal } from "../../domain/scheme/assignUnits.ts";
import { plainName, unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import { nameShape, wordsShape, type Shape } from "../../domain/shared/checkShape.ts";
import type { Result } from "../../domain/shared/result.ts";
import type { CsvTable } from "../ports.ts";
import { readTyped, type TypedRows } from "./readTyped.ts";

const recusalShape: Shape<Recusal> = v.strictObject({
  reviewer: nameShape,
  unit: nameShape,
  reason: v.pipe(wordsShape, v.trim(), v.nonEmpty("words")),
});

/** Who keeps out of whose review (回避) from a CSV file with the columns reviewer, unit and reason; both by id or name. */
export const readRecusals = (
  table: CsvTable,
  units: readonly Unit[],
  reviewers: readonly Reviewer[],
  file: string,
): Result<TypedRows<Recusal>> => {
  const find = unitFinder(units);
  const known = new Map(reviewers.flatMap(({ id, name }) => [id, name].map((text) => [plainName(text), id] as const)));
  return readTyped(table, ["reviewer", "unit", "reason"], recusalShape, file, (cell) => ({
    reviewer: known.get(plainName(cell("reviewer"))) ?? cell("reviewer"),
    unit: find(cell("unit"))?.id ?? cell("unit"),
    reason: cell("reason"),
  }));
};
