import { agrees } from "../cellAgrees.ts";
import { bodyRows, placedTables, rowsOf, showsAllColumns, type SheetLayout } from "../../workbook/sheetLayout.ts";
import {
  addressOf,
  cellText,
  type CellArea,
  type SheetFacts,
  type SheetSnapshot,
} from "../../workbook/sheetSnapshot.ts";
import { isWithin } from "./areas.ts";
import type { BookOp } from "./bookOps.ts";
import { cellOps } from "./planCells.ts";
import { changedOps, formulaKey, hiddenOps } from "./planChanges.ts";
import { formatOps, lookOps, ownArea } from "./planLook.ts";

/** What the host remembers of a sheet that it wrote itself: how it looked, and which formulas stood on it. */
export type Written = { readonly look: string; readonly formulas: string };

/** What makes one sheet be as laid out, and what the sheet is then known to hold; `inTheWay` are others' cells that it would take. */
export type SheetPlan = {
  readonly ops: readonly BookOp[];
  readonly written: Written;
  readonly inTheWay: string | null;
};

/**
 * Plans a sheet (单表计划): nothing where it says all it should, single cells where only those differ, all of it anew where its
 * shape is another.
 *
 * @param found the sheet as it was read, under its own name; null for a new one
 * @param brokeOff whether a write before this one did: a sheet that says all it should may then lack its looks and what may be typed
 */
export const planSheet = (
  layout: SheetLayout,
  found: SheetSnapshot | null,
  written: Written | undefined,
  brokeOff = false,
): SheetPlan => {
  const now: Written = { look: lookKey(layout), formulas: formulaKey(layout) };
  const plan = (ops: readonly BookOp[], inTheWay: string | null = null): SheetPlan => ({ ops, written: now, inTheWay });
  if (layout.visibility === "veryHidden") return plan(hiddenOps(layout, found));
  if (!found?.facts) return plan([...wholeOps(layout), ...lastOps(layout)]);
  const { facts } = found;
  const opened: readonly BookOp[] = [
    ...(found.visibility === "visible" ? [] : [visible(layout)]),
    ...(facts.isProtected ? [{ op: "unprotect", sheet: layout.name } as const] : []),
    ...seenOps(layout, facts),
  ];
  if (!hasShape(layout, facts)) {
    const old = oldArea(layout, facts);
    const taken = foreignIn(layout, found, old);
    if (taken !== null) return plan([], `${layout.name}!${taken}`);
    const clear = joined(old, ownArea(layout));
    return plan([
      ...opened,
      ...((facts.merged ?? []).length > 0 ? [{ op: "unmerge", sheet: layout.name, area: clear } as const] : []),
      { op: "clear", sheet: layout.name, area: clear },
      ...deletedOps(layout, facts, clear),
      ...wholeOps(layout),
      ...lastOps(layout),
    ]);
  }
  const names = renamedOps(layout, facts);
  const cells = changedOps(layout, found, written?.formulas);
  const looks = brokeOff || written === undefined || written.look !== now.look;
  const unlocked = layout.locked === true && !facts.isProtected;
  const touched = brokeOff || cells.length + names.length > 0 || (written?.look !== undefined && looks);
  if (!touched && opened.every(({ op }) => op === "unprotect") && !unlocked) return plan([]);
  // Formats stand before what is entered; a sheet without tables has its shape before it has any of them.
  const again = brokeOff ? [...formatOps(layout), ...styleOps(layout)] : [];
  return plan([
    ...opened,
    ...names,
    ...again,
    ...cells,
    ...(looks && touched ? lookOps(layout) : []),
    ...lastOps(layout),
  ]);
};

const visible = ({ name }: SheetLayout): BookOp => ({ op: "visibility", sheet: name, visibility: "Visible" });

/** Formats, cells and tables of a sheet whose cells are empty. */
const wholeOps = (layout: SheetLayout): readonly BookOp[] => [
  ...formatOps(layout),
  ...cellOps(layout),
  ...placedTables(layout).flatMap(({ table, headerRow }): readonly BookOp[] => {
    const rows = bodyRows(table);
    // Excel gives a table without rows an empty one, and then the sheet is no longer as laid out.
    if (rows === 0) return [];
    const area = { row: headerRow, column: 0, rows: rows + 1, columns: table.columns.length };
    return [{ op: "table", sheet: layout.name, area, name: table.name }];
  }),
  ...lookOps(layout),
];

const lastOps = (layout: SheetLayout): readonly BookOp[] =>
  layout.locked === true ? [{ op: "protect", sheet: layout.name }] : [];

/** Rows that people hid or filtered away come back, and so do columns, but for those that nobody is to see. */
const seenOps = (layout: SheetLayout, facts: SheetFacts): readonly BookOp[] => {
  const tables = facts.tables.filter(({ filtered }) => filtered).map(({ name }) => name);
  return [
    ...(facts.filtered || tables.length > 0
      ? [{ op: "noFilter", sheet: layout.name, tables, own: facts.filtered } as const]
      : []),
    ...facts.tables.flatMap(({ name, area, columnsHidden }): readonly BookOp[] =>
      columnsHidden && showsAllColumns(layout, name) ? [{ op: "showColumns", sheet: layout.name, area }] : [],
    ),
    ...(facts.rowsHidden ? [{ op: "showRows", sheet: layout.name, area: ownArea(layout) } as const] : []),
  ];
};

/** Whether a sheet's tables stand where the layout has them, whatever their names, with nothing merged in them. */
const hasShape = (layout: SheetLayout, { tables, merged }: SheetFacts): boolean => {
  const wanted = placedTables(layout).filter(({ table }) => bodyRows(table) > 0);
  const own = ownArea(layout);
  const within = tables.filter(({ area }) => isWithin(own, area.row, area.column));
  return (
    within.length === wanted.length &&
    wanted.every(({ table, headerRow }) =>
      within.some(
        ({ area }) =>
          area.row === headerRow &&
          area.column === 0 &&
          area.rows === bodyRows(table) + 1 &&
          area.columns === table.columns.length,
      ),
    ) &&
    (merged ?? []).every(
      (area) =>
        !wanted.some(({ headerRow, table }) =>
          isWithin(
            { row: headerRow, column: 0, rows: bodyRows(table) + 1, columns: table.columns.length },
            area.row,
            area.column,
          ),
        ),
    )
  );
};

const renamedOps = (layout: SheetLayout, { tables }: SheetFacts): readonly BookOp[] =>
  placedTables(layout).flatMap(({ table, headerRow }): readonly BookOp[] => {
    const found = tables.find(({ area }) => area.row === headerRow && area.column === 0);
    return found && found.name !== table.name && bodyRows(table) > 0
      ? [{ op: "renameTable", sheet: layout.name, table: found.name, name: table.name }]
      : [];
  });

/** The looks of tables, which they have from when they are made. */
const styleOps = (layout: SheetLayout): readonly BookOp[] =>
  placedTables(layout).flatMap(({ table }): readonly BookOp[] =>
    bodyRows(table) > 0 ? [{ op: "styleTable", sheet: layout.name, table: table.name }] : [],
  );

/**
 * Tables go once their cells are empty: as long as one stands, it says how far our part of the sheet reached, wherever a write
 * breaks off.
 */
const deletedOps = (layout: SheetLayout, { tables }: SheetFacts, area: CellArea): readonly BookOp[] =>
  tables
    .filter((table) => isWithin(area, table.area.row, table.area.column))
    .map(({ name }): BookOp => ({ op: "deleteTable", sheet: layout.name, table: name }));

const ourTable = /^kp_/u;

/** What of a sheet was ours when it was read: down to the last of our tables, or as much as is laid out now. */
const oldArea = (layout: SheetLayout, { tables }: SheetFacts): CellArea => {
  const ours = tables.filter(({ name, area }) => ourTable.test(name) && area.column === 0);
  return ours.reduce<CellArea>(
    (sum, { area }) => joined(sum, { ...area, row: 0, rows: area.row + area.rows }),
    ours.length > 0 ? { row: 0, column: 0, rows: 1, columns: 1 } : ownArea(layout),
  );
};

const joined = (a: CellArea, b: CellArea): CellArea => ({
  row: 0,
  column: 0,
  rows: Math.max(a.row + a.rows, b.row + b.rows),
  columns: Math.max(a.column + a.columns, b.column + b.columns),
});

/** The first cell of others that the layout would take; what stood in our own area was ours. */
const foreignIn = (layout: SheetLayout, { cells }: SheetSnapshot, old: CellArea): string | null => {
  const own = ownArea(layout);
  const wanted = rowsOf(layout);
  for (let row = 0; row < Math.min(own.rows, cells.length); row++) {
    for (let column = 0; column < own.columns; column++) {
      const is = cells[row]?.[column] ?? null;
      // What says already what it should is ours from a write that broke off.
      if (isWithin(old, row, column) || agrees(is, wanted[row]?.[column] ?? null) || cellText(is) === "") continue;
      // What was typed right below our table belongs to it.
      if (
        row === old.rows ||
        cells.slice(old.rows, row).every((above) => above.slice(0, old.columns).some((cell) => cellText(cell) !== ""))
      )
        continue;
      return addressOf(row, column);
    }
  }
  return null;
};

/** How a sheet looks apart from what its cells say. */
const lookKey = (layout: SheetLayout): string => JSON.stringify([lookOps(layout), formatOps(layout)]);
