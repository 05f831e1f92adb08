/** What a unit came to in the year before (上年结果), as it was published then; `unit` is its id in this year's list. */
export type LastResult = {
  readonly unit: string;
  readonly year: number;
  /** The group's name of that year: ranks compare only where groups do. */
  readonly group: string;
  /** Null, like the rank, where a veto left none. */
  readonly total: string | null;
  readonly rank: number | null;
  readonly grade: string;
};
