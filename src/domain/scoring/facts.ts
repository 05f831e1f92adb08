import type { Breakdown } from "../breakdown/breakdown.ts";
import type { Reviewer } from "../scheme/reviewer.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import type { Exact } from "../shared/exact.ts";
import type { Finding } from "./finding.ts";
import type { Observation } from "./observation.ts";

/** What is assessed by whom: all three checked by their own checkers. */
export type Assessed = {
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  readonly reviewers: readonly Reviewer[];
};

/**
 * Observations as columns (列式观测), for years of a million rows: plain points as whole numbers of 10^-places beside
 * dictionaries, everything else as rows. Both together are the year; one row a key.
 */
export type ObservationColumns = {
  readonly rounds: readonly string[];
  readonly units: readonly string[];
  readonly criteria: readonly string[];
  readonly reviewers: readonly string[];
  /** Places in the dictionaries, one an observation. */
  readonly round: Uint8Array | Uint16Array;
  readonly unit: Uint16Array | Uint32Array;
  readonly criterion: Uint16Array | Uint32Array;
  readonly reviewer: Uint16Array | Uint32Array;
  /** Points × 10^places, whole. */
  readonly scaled: Float64Array;
  readonly places: number;
  /** Rows whose number was changed since, with what it is now: a column of a million rows is not copied for one. */
  readonly corrected?: ReadonlyMap<number, number>;
  readonly others: readonly Observation[];
};

/**
 * Computes a staff formula in a closed scope (公式); it is passed in, because a formula language is no part of the domain.
 *
 * @returns the exact number, or why there is none (a division by 0, an unknown name)
 */
export type FormulaEvaluator = (
  formula: string,
  values: ReadonlyMap<string, Exact>,
) => { readonly ok: true; readonly value: Exact } | { readonly ok: false; readonly detail: string };

/** What the year found (事实): checked by `checkObservations` and `checkFindings`. */
export type Facts = {
  readonly columns: ObservationColumns;
  readonly findings: readonly Finding[];
  /** For leaves that are scored task by task. */
  readonly breakdown: Breakdown | null;
  /** Null where the scheme has no formulas. */
  readonly formulas: FormulaEvaluator | null;
};
