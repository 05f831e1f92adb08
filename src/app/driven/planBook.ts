import { placeSheets } from "../edits/placeSheets.ts";
import { begunSeal, identitySheetName } from "../../workbook/identity.ts";
import type { LayoutCell, SheetLayout } from "../../workbook/sheetLayout.ts";
import { cellText, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import type { BookOp } from "./bookOps.ts";
import { blocksOf } from "./planCells.ts";
import { planSheet, type Written } from "./planSheet.ts";

/** What makes a workbook be as laid out (全簿计划), in the order in which it must be done. */
export type BookPlan = {
  readonly ops: readonly BookOp[];
  readonly written: ReadonlyMap<string, Written>;
  /** The first cell of others that would be taken, "评分-甲!A60"; null where none is. */
  readonly inTheWay: string | null;
};

/**
 * Plans a write: first of all the mark that it is begun, then hidden sheets, since from the ledger that they hold all others can be made anew; the seals of what was
 * written last of all.
 *
 * @param found all sheets as last read
 * @param written what is known of sheets that were written in this session
 */
export const planBook = (
  layouts: readonly SheetLayout[],
  front: string,
  found: readonly SheetSnapshot[],
  written: ReadonlyMap<string, Written>,
): BookPlan => {
  const places = placeSheets(layouts, found);
  const order = found.map(({ name }) => name);
  // Should the write break off, its beginning tells that nothing was recorded where the ledger says nothing of it.
  const ops: BookOp[] = layouts.flatMap((layout) => beginning(layout, places.get(layout.name)));
  const brokeOff = layouts.some((layout) => isUnfinished(layout, places.get(layout.name)));
  const renamed = renaming(order);
  const now = new Map<string, Written>();
  let inTheWay: string | null = null;
  for (const layout of hiddenFirst(layouts)) {
    const sheet = places.get(layout.name);
    if (!sheet) {
      order.splice(placeFor(layout.name, layouts, order), 0, layout.name);
      ops.push({ op: "add", sheet: layout.name, position: order.indexOf(layout.name) });
    } else if (sheet.name !== layout.name) {
      ops.push(...renamed(sheet.name, layout.name));
    } else if (brokeOff && isEmpty(sheet) && sheet.name === order.at(-1)) {
      ops.push(...moving(layout.name, layouts, order));
    }
    const plan = planSheet(layout, sheet ?? null, written.get(layout.name), brokeOff);
    inTheWay ??= plan.inTheWay;
    for (const op of plan.ops) ops.push(op);
    now.set(layout.name, plan.written);
  }
  const seals = layouts.flatMap((layout) => sealOps(layout, places.get(layout.name)));
  return { ops: [...ops, ...seals, { op: "front", sheet: front }], written: now, inTheWay };
};

/** Whether a write of a sheet with a seal began and did not come to its end. */
const isUnfinished = ({ seal }: SheetLayout, found: SheetSnapshot | undefined): boolean => {
  if (!seal || !found) return false;
  const was = cellText(found.cells[seal.row]?.[seal.column]);
  return begunSeal(was) === was;
};

const isEmpty = ({ cells }: SheetSnapshot): boolean => cells.every((row) => row.every((cell) => cellText(cell) === ""));

/** A sheet that was added stands empty at the end until it is moved to its place. `order` follows. */
const moving = (name: string, layouts: readonly SheetLayout[], order: string[]): readonly BookOp[] => {
  order.pop();
  const position = placeFor(name, layouts, order);
  order.splice(position, 0, name);
  return position === order.length - 1 ? [] : [{ op: "move", sheet: name, position }];
};

const beginning = (layout: SheetLayout, found: SheetSnapshot | undefined): readonly BookOp[] => {
  const { seal } = layout;
  const was = seal ? cellText(found?.cells[seal.row]?.[seal.column]) : "";
  const mark = begunSeal(was);
  if (!seal || !found || mark === was || was === cellText(valueOfCell(sealIn(layout)))) return [];
  return [{ op: "cells", sheet: found.name, area: { ...seal, rows: 1, columns: 1 }, entries: [[mark]] }];
};

/** Renames sheets one by one; one whose name is still another's bears a name of its own until its turn comes. `order` follows. */
const renaming = (order: string[]): ((from: string, to: string) => readonly BookOp[]) => {
  const aside = new Map<string, string>();
  const rename = (from: string, to: string): BookOp => {
    order[order.indexOf(from)] = to;
    return { op: "rename", sheet: from, name: to };
  };
  return (from, to) => {
    const now = aside.get(from) ?? from;
    if (!order.includes(to)) return [rename(now, to)];
    const free = `${identitySheetName} ${aside.size + 1}`;
    aside.set(to, free);
    return [rename(to, free), rename(now, to)];
  };
};

const sealOps = (layout: SheetLayout, found: SheetSnapshot | undefined): readonly BookOp[] => {
  const { seal, name } = layout;
  if (!seal) return [];
  const ought = valueOfCell(sealIn(layout));
  if (cellText(found?.cells[seal.row]?.[seal.column]) === cellText(ought)) return [];
  const area = { ...seal, rows: 1, columns: 1 };
  return [{ op: "cells", sheet: name, area, entries: [[cellText(ought)]] }];
};

/** What the seal of a sheet says. */
export const sealIn = (layout: SheetLayout): LayoutCell => {
  const { seal } = layout;
  const block = seal && blocksOf(layout).findLast(({ row }) => row <= seal.row);
  return (seal && block?.rows[seal.row - block.row]?.[seal.column]) ?? null;
};

const hiddenFirst = (layouts: readonly SheetLayout[]): readonly SheetLayout[] => [
  ...layouts.filter(({ visibility }) => visibility === "veryHidden"),
  ...layouts.filter(({ visibility }) => visibility !== "veryHidden"),
];

/**
 * Where a new sheet goes: before the nearest one that people see and that stands behind it in the layouts' order, else behind the nearest
 * before it, else to the end. Of the sheets before it some may not be written this time: reviewers' sheets that say already what they should.
 */
const placeFor = (name: string, layouts: readonly SheetLayout[], order: readonly string[]): number => {
  const at = layouts.findIndex((layout) => layout.name === name);
  const isThere = (layout: SheetLayout): boolean => order.includes(layout.name);
  const next = layouts.slice(at + 1).find((layout) => layout.visibility === "visible" && isThere(layout));
  if (next) return order.indexOf(next.name);
  const before = layouts.slice(0, at).findLast(isThere);
  return before === undefined ? order.length : order.indexOf(before.name) + 1;
};
