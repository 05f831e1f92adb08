import { rowsOf, type LayoutCell, type SheetLayout } from "../../workbook/sheetLayout.ts";
import type { CellValue, SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { applyChange } from "../applyChange.ts";
import { agrees } from "../cellAgrees.ts";
import { checkChange } from "../checkChange.ts";
import type { State } from "../state.ts";
import { typedScores } from "../typedScores.ts";

/**
 * The state with what was typed into a master's sheets since they were laid out (录入后的状态), as if it were recorded. Only rows of units
 * on which something else stands are read, and held to what the ledger says of those units: one typed score among tens of
 * thousands is found at once.
 *
 * @param layouts the sheets as the state has them
 */
export const typedMeanwhile = (
  state: State,
  layouts: readonly SheetLayout[],
  sheets: readonly SheetSnapshot[],
): Typed => {
  const none = { state, rows: 0 };
  const touched = state.scheme ? touchedUnits(state, layouts, sheets) : new Set<string>();
  if (touched?.size === 0) return none;
  const part = touched && typedOn(state, sheets, touched);
  const typed = part?.ok === true ? part : typedScores(state, sheets, "skip");
  if (!typed.ok) return none;
  return typed.value.reduce<Typed>(
    (so, { change, place }) =>
      checkChange(so.state, change, place).some(({ severity }) => severity === "error")
        ? so
        : { state: applyChange(so.state, change), rows: so.rows + change.rows.length },
    none,
  );
};

/** The state with what was typed, and how many rows that makes. */
type Typed = { readonly state: State; readonly rows: number };

/** The names of units in whose rows something else stands; null where rows that are no unit's differ. */
const touchedUnits = (
  { units }: State,
  layouts: readonly SheetLayout[],
  sheets: readonly SheetSnapshot[],
): ReadonlySet<string> | null => {
  const names = new Set(units.map(({ name }) => name));
  const found = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const touched = new Set<string>();
  for (const layout of layouts) {
    const sheet = found.get(layout.name);
    if (!sheet) continue;
    const rows = rowsOf(layout);
    for (let row = 0; row < Math.max(rows.length, sheet.cells.length); row++) {
      const [is, ought] = [sheet.cells[row] ?? [], rows[row] ?? []];
      if (saysTheSame(is, ought)) continue;
      for (const cells of [is, ought]) {
        const name = unitIn(cells, names);
        if (name === undefined) return null;
        touched.add(name);
      }
    }
  }
  return touched;
};

/** The unit that a row speaks of. */
const unitIn = (
  cells: readonly LayoutCell[] | readonly CellValue[],
  names: ReadonlySet<string>,
): string | undefined => {
  for (const cell of cells) if (typeof cell === "string" && names.has(cell.trim())) return cell.trim();
  return undefined;
};

/** What formulas show is not typed. */
const saysTheSame = (is: readonly CellValue[], ought: ReturnType<typeof rowsOf>[number]): boolean => {
  for (let column = 0; column < Math.max(is.length, ought.length); column++) {
    const [cell, want] = [is[column] ?? null, ought[column] ?? null];
    if (cell === want || (want !== null && typeof want === "object")) continue;
    if (!agrees(cell, want)) return false;
  }
  return true;
};

const typedOn = (
  state: State,
  sheets: readonly SheetSnapshot[],
  touched: ReadonlySet<string>,
): ReturnType<typeof typedScores> => {
  const units = state.units.filter(({ name }) => touched.has(name));
  const ids = new Set(units.map(({ id }) => id));
  const others = new Set(state.units.filter(({ name }) => !touched.has(name)).map(({ name }) => name));
  const part: State = {
    ...state,
    units,
    observations: state.observations.filter(({ unit }) => ids.has(unit)),
    findings: state.findings.filter(({ unit }) => ids.has(unit)),
  };
  const cut = sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.filter((row) => unitIn(row, touched) !== undefined || unitIn(row, others) === undefined),
  }));
  return typedScores(part, cut, "skip");
};
