import type { Scheme, Table } from "../domain/scheme/scheme.ts";
import type { Unit } from "../domain/scheme/unit.ts";
import { at } from "../domain/shared/at.ts";
import { tableIdOf } from "../workbook/review/reviewPlan.ts";

/** What a unit of a checked year is assessed by (单位的考核表). */
export const tableOfUnit = (scheme: Scheme, unit: Unit): Table => {
  const wanted = tableIdOf(scheme, unit);
  return at(
    scheme.tables,
    scheme.tables.findIndex(({ id }) => id === wanted),
  );
};
