import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import { judged, type Issue, type Result } from "../domain/shared/result.ts";
import type { PlacedRows } from "../workbook/registers/readRegister.ts";
import { readReviewersSheet, reviewersSheet } from "../workbook/registers/reviewerRegister.ts";
import { readUnitsSheet, unitsSheet } from "../workbook/registers/unitRegister.ts";
import { breakdownSheet } from "../workbook/sheets/breakdownSheet.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../workbook/snapshotOfLayout.ts";
import type { PlacedChange } from "./dispatchAll.ts";
import type { State } from "./state.ts";
import { typedCorrections } from "./typedCorrections.ts";

/**
 * What staff changed on 任务分解, 单位 and 评审人 themselves (名册改动), a change each, in the order in which they build on each other.
 * A sheet that is not there says nothing.
 *
 * @returns the changes, or the issues of `typedCorrections`, `readUnitsSheet` and `readReviewersSheet`
 */
export const typedRegisters = (state: State, sheets: readonly SheetSnapshot[]): Result<readonly PlacedChange[]> => {
  const { breakdown, scheme, units, reviewers } = state;
  const changes: PlacedChange[] = [];
  const issues: Issue[] = [];
  const take = (typed: Result<readonly PlacedChange[]>): void => {
    issues.push(...typed.issues);
    if (typed.ok) changes.push(...typed.value);
  };
  const found = ({ name }: SheetLayout): SheetSnapshot | undefined => sheets.find((sheet) => sheet.name === name);
  if (breakdown) {
    const sheet = found(breakdownSheet(breakdown));
    if (sheet) take(typedCorrections(breakdown, sheet));
  }
  if (units.length > 0) {
    const read = (sheet: SheetSnapshot) => readUnitsSheet(sheet, scheme);
    take(typedRows(unitsSheet(units, scheme), found, read, (rows) => ({ kind: "units-set", rows })));
  }
  if (scheme && reviewers.length > 0) {
    const read = (sheet: SheetSnapshot) => readReviewersSheet(sheet, scheme);
    take(typedRows(reviewersSheet(reviewers, scheme), found, read, (rows) => ({ kind: "reviewers-set", rows })));
  }
  return judged(() => changes, issues);
};

/** A list set anew where its sheet says something else than it was laid out to say. */
const typedRows = <T extends object>(
  layout: SheetLayout,
  found: (layout: SheetLayout) => SheetSnapshot | undefined,
  read: (sheet: SheetSnapshot) => Result<PlacedRows<T>>,
  changeOf: (rows: readonly T[]) => PlacedChange["change"],
): Result<readonly PlacedChange[]> => {
  const sheet = found(layout);
  if (!sheet) return judged(() => [], []);
  const typed = read(sheet);
  const known = read(snapshotOfLayout(layout));
  if (!typed.ok) return typed;
  if (!known.ok) throw new RangeError(`the sheet ${layout.name}: got one that does not read back`);
  const { rows, place } = typed.value;
  const same = textOf(rows) === textOf(known.value.rows);
  return judged(() => (same ? [] : [{ change: changeOf(rows), place }]), typed.issues);
};

const textOf = (rows: readonly object[]): string => canonicalJson(JSON.parse(JSON.stringify(rows)) as never);
