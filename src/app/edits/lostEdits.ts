import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt, type Issue } from "../../domain/shared/result.ts";
import { bookEdits } from "./bookEdits.ts";
import type { EditKind } from "./edit.ts";

/** What a person wrote and would miss; order, filters, names and protection come back by themselves. */
const contentKinds: ReadonlySet<EditKind> = new Set([
  "cell-changed",
  "cell-cleared",
  "cell-filled",
  "cells-moved",
  "formula-to-value",
  "header-renamed",
  "rows-added",
  "rows-removed",
  "columns-added",
  "columns-removed",
]);

/** So many are named; the list of edits has them all. */
const mostNamed = 20;

/**
 * What was done by hand and would be lost by a write (将会丢失的改动): what neither stood there before nor is about to be written.
 *
 * @param before our sheets as the ledger has them; `after` those that are about to be written
 * @returns `cell-differs` at each cell, up to a number, and `edits-unsettled` (count); none where nothing would be lost
 */
export const lostEdits = (
  before: readonly SheetLayout[],
  after: readonly SheetLayout[],
  found: readonly SheetSnapshot[],
): readonly Issue[] => {
  const names = new Set(after.map(({ name }) => name));
  const edits = bookEdits(
    before.filter(({ name }) => names.has(name)),
    found,
    after,
  ).filter(({ kind }) => contentKinds.has(kind));
  if (edits.length === 0) return [];
  const still = bookEdits(after, found, null);
  const left = new Set(still.flatMap(({ sheet, cells }) => cells.map(({ address }) => `${sheet}\n${address}`)));
  const whole = new Set(still.map(({ kind, sheet, address }) => [kind, sheet, address].join("\n")));
  const lost = edits.flatMap(({ kind, sheet, address, cells, was, is }) => {
    if (cells.length === 0)
      return whole.has([kind, sheet, address].join("\n")) ? [{ sheet, address, now: is, old: was }] : [];
    return cells.flatMap((cell) => (left.has(`${sheet}\n${cell.address}`) ? [{ sheet, ...cell }] : []));
  });
  if (lost.length === 0) return [];
  return [
    ...lost
      .slice(0, mostNamed)
      .map(({ sheet, address, now, old }) =>
        errorAt({ kind: "cell", sheet, address }, "cell-differs", { got: now, want: old }),
      ),
    errorAt(wholeAssessment, "edits-unsettled", { count: lost.length }),
  ];
};
