import { at } from "../../domain/shared/at.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { eventSheetName } from "../../workbook/review/eventSheet.ts";
import { findingSheetName } from "../../workbook/review/findingSheet.ts";
import { seatsOf } from "../../workbook/review/seats.ts";
import { rowsOf, type LayoutCell, type SheetLayout } from "../../workbook/sheetLayout.ts";
import type { CellValue, SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { applyChange } from "../applyChange.ts";
import { agrees } from "../cellAgrees.ts";
import { checkChange } from "../checkChange.ts";
import type { State } from "../state.ts";
import { seatSheetNames, typedScores } from "../typedScores.ts";

/** The state with what was typed, and how many rows that makes. */
export type Typed = { readonly state: State; readonly rows: number };

/**
 * Reads what was typed into a master's sheets since they were laid out (录入后的状态): the state as if it were recorded. Only rows of units
 * on which something else stands are read, and held to what the ledger says of those units: one typed score among tens of
 * thousands is found at once. A sheet that is the same object as the last time is not looked through again.
 *
 * @param layouts the sheets as the state has them
 */
export const typedReader = (
  state: State,
  layouts: readonly SheetLayout[],
): ((sheets: readonly SheetSnapshot[]) => Typed) => {
  const none = { state, rows: 0 };
  const { scheme } = state;
  if (!scheme) return () => none;
  const scored = { ...state, scheme };
  const names = new Set(state.units.map(({ name }) => name));
  // A note beside any other sheet is no score: nothing is read for it.
  const read = new Set([
    ...seatsOf(scheme, state.reviewers).flatMap((seat) => seatSheetNames(scored, seat)),
    eventSheetName,
    findingSheetName,
  ]);
  const laidOut = new Map(layouts.filter(({ name }) => read.has(name)).map((layout) => [layout.name, layout]));
  const looked = new Map<string, Looked>();
  const look = (sheet: SheetSnapshot): Looked => {
    const known = looked.get(sheet.name);
    if (known?.sheet === sheet) return known;
    const layout = laidOut.get(sheet.name);
    const ought = known?.ought ?? (layout ? rowsOf(layout) : null);
    const found = { sheet, ought, ...lookThrough(sheet, ought, names) };
    looked.set(sheet.name, found);
    return found;
  };
  const together = sheetsReadTogether(scored);
  return (sheets) => {
    const all = sheets.map(look);
    const touched = new Set(all.flatMap((one) => [...(one.touched ?? [])]));
    const isWhole = all.some((one) => one.touched === null);
    if (touched.size === 0 && !isWhole) return none;
    const named = new Set(all.flatMap((one) => (one.touched?.size ? together(one.sheet.name) : [])));
    const news = all.filter(({ sheet }) => named.has(sheet.name));
    const part = isWhole ? null : typedOn(state, news, touched);
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
};

/** The sheets that are read together with one: those of the same reviewer. */
const sheetsReadTogether = (state: State & { readonly scheme: Scheme }): ((name: string) => readonly string[]) => {
  const seats = seatsOf(state.scheme, state.reviewers).map((seat) => seatSheetNames(state, seat));
  return (name) => seats.find((names) => names.includes(name)) ?? [name];
};

/** A sheet that was looked through: the units in each of its rows, and those in whose rows something else stands. */
type Looked = {
  readonly sheet: SheetSnapshot;
  readonly ought: ReturnType<typeof rowsOf> | null;
  readonly units: readonly (readonly string[])[];
  /** Null where rows that are no unit's differ. */
  readonly touched: ReadonlySet<string> | null;
};

const lookThrough = (
  { cells }: SheetSnapshot,
  ought: Looked["ought"],
  names: ReadonlySet<string>,
): Pick<Looked, "units" | "touched"> => {
  const units = cells.map((row) => unitsIn(row, names));
  const touched = new Set<string>();
  let isWhole = false;
  for (let row = 0; ought && row < Math.max(ought.length, cells.length); row++) {
    const wanted = ought[row] ?? [];
    if (saysTheSame(cells[row] ?? [], wanted)) continue;
    for (const name of [units[row]?.[0], unitsIn(wanted, names)[0]]) {
      if (name === undefined) isWhole = true;
      else touched.add(name);
    }
  }
  return { units, touched: isWhole ? null : touched };
};

const noUnits: readonly string[] = [];

/** The units that a row speaks of; the first is the one that it is of. */
const unitsIn = (
  cells: readonly LayoutCell[] | readonly CellValue[],
  names: ReadonlySet<string>,
): readonly string[] => {
  let found: string[] | null = null;
  for (const cell of cells) {
    if (typeof cell !== "string") continue;
    const text = cell.trim();
    if (names.has(text)) (found ??= []).push(text);
  }
  return found ?? noUnits;
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
  looked: readonly Looked[],
  touched: ReadonlySet<string>,
): ReturnType<typeof typedScores> => {
  const units = state.units.filter(({ name }) => touched.has(name));
  const ids = new Set(units.map(({ id }) => id));
  const part: State = {
    ...state,
    units,
    observations: state.observations.filter(({ unit }) => ids.has(unit)),
    findings: state.findings.filter(({ unit }) => ids.has(unit)),
  };
  const cut = looked.map(({ sheet, units: named }) => ({
    ...sheet,
    cells: sheet.cells.filter((_, row) => {
      const of = at(named, row);
      return of.length === 0 || of.some((name) => touched.has(name));
    }),
  }));
  return typedScores(part, cut, "skip");
};
