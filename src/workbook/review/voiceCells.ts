import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { CellAt } from "../cellReference.ts";
import { addressOf } from "../sheetSnapshot.ts";
import { eventColumns, eventSheetName, firstEventRow } from "./eventSheet.ts";
import { leafColumns, tableIdOf } from "./reviewPlan.ts";
import { firstUnitRow } from "./reviewSheet.ts";
import { seatSheetName, seatsOf, type Seat } from "./seats.ts";

/**
 * Where the 评分 sheets hold what formulas on other sheets read (得分来源单元格).
 * `points`: the cell with what one voice gives a unit on a leaf as a stage counts it, before any rounding: a number, or the
 * word 不适用, 回避, 未报 (said in part) or 待定, or nothing (silent); the reviewer is the unit's id for the unit's own voice. Null where the voice
 * is not asked.
 * `event`: the cell with how often an event happened, empty for never; null where the unit's table does not have it.
 */
export type VoiceCells = {
  readonly points: (reviewer: string, unit: string, stage: string, leaf: string) => CellAt | null;
  readonly event: (unit: string, round: string, event: string) => CellAt | null;
};

export const voiceCells = (scheme: Scheme, units: readonly Unit[], reviewers: readonly Reviewer[]): VoiceCells => {
  const rowOf = new Map(units.map((unit, row) => [unit.id, { row, table: tableIdOf(scheme, unit) }]));
  const seats = new Map(
    seatsOf(scheme, reviewers).map((seat) => [
      seat.reviewer?.id ?? "",
      { sheet: seatSheetName(seat), columns: columnByUse(scheme, seat) },
    ]),
  );
  const events = new Map(
    eventColumns(scheme).flatMap(({ round, id, tables, column }) =>
      [...tables].map((table) => [[round, id, table].join("\n"), column] as const),
    ),
  );
  return {
    points: (reviewer, unit, stage, leaf) => {
      const place = rowOf.get(unit);
      const seat = seats.get(reviewer) ?? (reviewer === unit ? seats.get("") : undefined);
      const column = place && seat?.columns.get([place.table, stage, leaf].join("\n"));
      return !place || column === undefined
        ? null
        : { sheet: seat?.sheet ?? "", address: addressOf(firstUnitRow + place.row, column) };
    },
    event: (unit, round, event) => {
      const place = rowOf.get(unit);
      const column = place && events.get([round, event, place.table].join("\n"));
      return !place || column === undefined
        ? null
        : { sheet: eventSheetName, address: addressOf(firstEventRow + place.row, column) };
    },
  };
};

const columnByUse = (scheme: Scheme, seat: Seat): ReadonlyMap<string, number> =>
  new Map(
    leafColumns(scheme, seat).flatMap(({ leaf, first, plain, computed }) => [
      ...plain.map(({ table, stage }) => [[table, stage, leaf.id].join("\n"), first] as const),
      ...computed.flatMap(({ column, uses }) =>
        uses.map(({ table, stage }) => [[table, stage, leaf.id].join("\n"), column] as const),
      ),
    ]),
  );
