import type { ReturnedRow, SoughtTable } from "../returned/findTable.ts";
import type { Complain } from "../returned/readCell.ts";

/** By what the tables of a form that came back are read (读表). */
export type Reader = {
  readonly complain: Complain;
  readonly from1904: boolean;
  readonly table: (sought: Omit<SoughtTable, "others">) => readonly ReturnedRow[] | null;
  readonly file: string;
};
