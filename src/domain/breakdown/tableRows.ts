import type { Stretch } from "./script.ts";
import type { Column } from "./tableColumns.ts";

/** A unit cell with the column it stands in. */
export type UnitCell = { readonly column: Column; readonly cell: Stretch };

/** One row of requirements in a table of tasks (任务行), however the table was written; null and empty where blank. */
export type TableRow = {
  readonly sectionLabel: string;
  readonly section: string;
  readonly serial: string;
  readonly heading: string;
  /** The number that opens the heading, （二）; empty where none does. */
  readonly headingLabel: string;
  /** The requirement, or the task where the table has no column of requirements; its own number is cut off. */
  readonly text: Stretch;
  readonly units: readonly UnitCell[];
  /** A cell says that nobody supports (—、/、无). */
  readonly unsupported: boolean;
  readonly times: readonly Stretch[];
};

/** A table found in the document and where it stands. */
export type TaskTable = {
  readonly place: Stretch;
  readonly rows: readonly TableRow[];
  /** The table has a column of its own for 牵头, so that a blank there is a merged cell. */
  readonly hasLeadColumn: boolean;
};
