import type { SheetLayout } from "../../../../workbook/sheetLayout.ts";
import type { ListedSheet, PlannedSheet } from "./patchWorkbook.ts";
import { sameLayout } from "./sameLayout.ts";

export type SheetPlan = {
  readonly sheets: readonly PlannedSheet[];
  /** Those of our sheets that are new or no longer as they were. */
  readonly changed: ReadonlySet<SheetLayout>;
  readonly gone: readonly ListedSheet[];
  /** Names that our new sheets need and others' sheets have. */
  readonly inTheWay: readonly string[];
};

/**
 * Says which sheets a workbook is to have (工作表安排): those that are there keep their order, a new one of ours stands behind the
 * one of ours before it. A sheet of ours that is no longer laid out goes, unless there is something of others on it.
 */
export const planSheets = (
  listed: readonly ListedSheet[],
  before: readonly SheetLayout[],
  after: readonly SheetLayout[],
  holdsForeign: (listed: ListedSheet, layout: SheetLayout) => boolean,
): SheetPlan => {
  const was = new Map(before.map((sheet) => [sheet.name, sheet]));
  const is = new Map(after.map((sheet) => [sheet.name, sheet]));
  const changed = new Set<SheetLayout>();
  const gone: ListedSheet[] = [];
  const inTheWay: string[] = [];
  const sheets: PlannedSheet[] = [];
  for (const one of listed) {
    const [former, next] = [was.get(one.name) ?? null, is.get(one.name) ?? null];
    if (next && !former) inTheWay.push(one.name);
    if (former && !next && !holdsForeign(one, former)) {
      gone.push(one);
      continue;
    }
    if (former && next && !sameLayout(former, next)) changed.add(next);
    const ours = former && next;
    sheets.push({ listed: one, relation: one.relation, before: ours && former, after: ours && next });
  }
  // Sheet names differ by more than their case.
  const taken = new Map(listed.map(({ name }) => [name.toLowerCase(), name]));
  after.forEach((layout, index) => {
    const there = taken.get(layout.name.toLowerCase());
    if (there === layout.name) return;
    if (there !== undefined) inTheWay.push(there);
    changed.add(layout);
    const previous = after[index - 1];
    const place = sheets.findIndex((sheet) => sheet.after !== null && sheet.after === previous);
    sheets.splice(place + 1, 0, { listed: null, relation: "", before: null, after: layout });
  });
  return { sheets, changed, gone, inTheWay };
};
