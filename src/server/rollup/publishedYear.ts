import type { Exact } from "../../domain/shared/exact.ts";

/** A leaf as it is known across jurisdictions (汇总指标). */
export type PublishedCriterion = {
  readonly stage: string;
  readonly key: string;
  readonly name: string;
  readonly most: Exact;
};

/** What a veto makes of a unit's place: behind all others, without a total at the very end, or out of the ranking. */
export type UnitPlace = "kept" | "last" | "end" | "out";

/** A unit's result with its points on each criterion, by place in `criteria`; null is 不适用. */
export type PublishedUnit = {
  readonly key: string;
  readonly name: string;
  readonly group: string;
  readonly total: Exact | null;
  readonly place: UnitPlace;
  readonly ownRank: number | null;
  readonly grade: string;
  readonly points: readonly { readonly criterion: number; readonly points: Exact | null }[];
};

/** A jurisdiction's published year that was verified (核验过的公布结果): what its ledger says at its signed checkpoint. */
export type PublishedYear = {
  readonly year: number;
  readonly jurisdiction: string;
  readonly origin: string;
  readonly entries: number;
  readonly root: string;
  readonly resultsRoot: string;
  readonly locked: boolean;
  readonly criteria: readonly PublishedCriterion[];
  readonly units: readonly PublishedUnit[];
  /** Full marks of each group's table, by the group's id. */
  readonly full: ReadonlyMap<string, Exact>;
  /** The root over the first entries of the ledger; null where it has not so many. */
  readonly rootAt: (entries: number) => string | null;
};
