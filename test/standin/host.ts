import { splitAddress, parseLocalAddress, type Area } from "./addresses.ts";
import type { Evaluate } from "./cells.ts";
import { refuse } from "./hostError.ts";
import type { Json, SheetState, WorkbookState } from "./model.ts";
import { sheetNamed } from "./sheets.ts";
import { findTable, type PlacedTable } from "./tables.ts";

/** An object of the workbook as a batch holds it: which type, and where it lies. */
export interface Handle {
  readonly handle: string;
  readonly sheetId?: string;
  /** Moves when cells are inserted or deleted. */
  area?: Area;
  /** Table id, name, validation or border key: whatever else the type needs. */
  readonly key?: string;
  /** Set when the runtime tracks the object beyond its batch. */
  referenceId?: string;
}

export type Argument = Json | Handle;

/** One change of cells or sheets, for the event queue. */
export interface Change {
  readonly kind: "changed" | "activated" | "deactivated" | "selection" | "added" | "deleted";
  readonly sheetId: string;
  readonly detail: Readonly<Record<string, Json>>;
}

/** A change on its way to the objects that were listening when it happened. */
export interface QueuedChange extends Change {
  /** Worksheet ids, and "Workbook" for handlers of the collection. */
  readonly targets: readonly string[];
}

/** What the members of the type table work on. */
/** Told of each action that was done, by its place in its batch, and whether it may have changed anything. */
export type Acted = (index: number, changing: boolean) => void;

export interface Host {
  readonly workbook: WorkbookState;
  readonly evaluate: Evaluate | undefined;
  /** Whether `protect` on a protected sheet is refused (builds since June 2026). */
  readonly strictProtection: boolean;
  readonly references: Map<string, Handle>;
  /** Range handles in use, so that a shift of cells can move them. */
  readonly liveRanges: Set<Handle>;
  readonly subscriptions: Set<string>;
  readonly changes: QueuedChange[];
  readonly acted: Acted | undefined;
}

export const isHandle = (value: unknown): value is Handle =>
  typeof value === "object" && value !== null && "handle" in value && typeof value.handle === "string";

export const sheetOf = (handle: Handle, host: Host): SheetState =>
  host.workbook.sheets.find((sheet) => sheet.id === handle.sheetId) ??
  refuse("InvalidReference", "the worksheet of this object was deleted");

export const areaOfHandle = (handle: Handle): Area =>
  handle.area ?? refuse("InvalidReference", "the cells of this range were deleted");

export const tableOf = (handle: Handle, host: Host): PlacedTable =>
  findTable(host.workbook, handle.key ?? "", handle.sheetId) ?? refuse("InvalidReference", "the table was deleted");

export function rangeHandle(host: Host, sheetId: string, area: Area): Handle {
  const handle: Handle = { handle: "Range", sheetId, area };
  host.liveRanges.add(handle);
  return handle;
}

export const sheetHandle = (sheet: SheetState): Handle => ({ handle: "Worksheet", sheetId: sheet.id });

export const tableHandle = ({ sheet, table }: PlacedTable): Handle => ({
  handle: "Table",
  sheetId: sheet.id,
  key: table.id,
});

/** Reads `A1:B2`, `评分!A1` or the name of a table or a range; `fallback` is the sheet of a bare address. */
export function resolveAddress(host: Host, address: string, fallback: SheetState): { sheet: SheetState; area: Area } {
  const { sheetName, local } = splitAddress(address.replace(/^=/, ""));
  const sheet = sheetName === null ? fallback : sheetNamed(host.workbook, sheetName);
  const area = parseLocalAddress(local);
  if (area) return { sheet, area };
  const table = findTable(host.workbook, local, sheet.id);
  if (table)
    return {
      sheet,
      area: { ...table.table.area, row: table.table.area.row + 1, rowCount: table.table.area.rowCount - 1 },
    };
  const name = host.workbook.names.find((each) => each.name.toLowerCase() === local.toLowerCase());
  const target = name && splitAddress(name.formula.replace(/^=/, ""));
  const named = target && parseLocalAddress(target.local);
  if (target && named) return { sheet: sheetNamed(host.workbook, target.sheetName ?? sheet.name), area: named };
  return refuse("InvalidArgument", `not an address: ${address}`);
}

/** A range argument: a handle or an address. */
export function areaArgument(host: Host, value: Argument, sheet: SheetState): { sheet: SheetState; area: Area } {
  if (isHandle(value)) return { sheet: sheetOf(value, host), area: areaOfHandle(value) };
  return typeof value === "string" ? resolveAddress(host, value, sheet) : refuse("InvalidArgument", "want a range");
}

/** Queues an event for whoever listens now; with events switched off there is none. */
export function noteChange(host: Host, change: Change): void {
  if (!host.workbook.enableEvents) return;
  const targets = [change.sheetId, "Workbook"].filter((each) =>
    host.subscriptions.has(subscriptionKey(change.kind, each)),
  );
  if (targets.length > 0) host.changes.push({ ...change, targets });
}

export const text = (value: Argument, what: string): string =>
  typeof value === "string" ? value : refuse("InvalidArgument", `${what}: want text, got ${JSON.stringify(value)}`);

export const flag = (value: Argument, what: string): boolean =>
  typeof value === "boolean"
    ? value
    : refuse("InvalidArgument", `${what}: want a boolean, got ${JSON.stringify(value)}`);

export const whole = (value: Argument, what: string): number =>
  typeof value === "number" && Number.isInteger(value)
    ? value
    : refuse("InvalidArgument", `${what}: want a whole number, got ${JSON.stringify(value)}`);

export const amount = (value: Argument, what: string): number =>
  typeof value === "number" && value >= 0
    ? value
    : refuse("InvalidArgument", `${what}: want a number from 0, got ${JSON.stringify(value)}`);

/** Whom an event is for: one worksheet, or all of them. */
export const subscriptionKey = (event: string, target: string): string => `${event}@${target}`;
