import type { Exact } from "../shared/exact.ts";

/** One unit's line in the ranking (排名). `total` is the one that ranks; `shown` is printed; contribution is in performance points. */
export type RankingRow = {
  readonly unit: string;
  readonly total: Exact;
  readonly shown: string;
  readonly rank: number;
  readonly tied: boolean;
  readonly grade: string;
  readonly contribution: Exact;
};

export type GroupRanking = { readonly group: string; readonly rows: readonly RankingRow[] };

/** The ranking, a block a group in the scheme's order. */
export type Ranking = { readonly groups: readonly GroupRanking[] };
