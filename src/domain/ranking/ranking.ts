import type { TieBreak } from "../scheme/grading.ts";
import type { DecimalText } from "../scheme/scheme.ts";
import type { Exact } from "../shared/exact.ts";

/**
 * Why a unit stands where it stands (排名依据), in the order of the decisions. `among` are the units that were equal up
 * to there, the unit itself with them, by id.
 *
 * | kind | says |
 * |---|---|
 * | vetoed | a veto puts the unit behind all others, or out of the ranking |
 * | no-total | a veto left no total to rank by |
 * | total | the total that was compared, rounded where the scheme ranks on a rounded one |
 * | tie-break | the value that was compared because totals, and tie-breaks before it, were equal |
 * | tie-break-skipped | a tie-break that could not be compared: to some of those that were equal it does not apply |
 * | shared | nothing told the unit from these: they share the rank |
 */
export type RankStep =
  | { readonly kind: "vetoed"; readonly veto: string; readonly rank: "last" | "unranked" }
  | { readonly kind: "no-total" }
  | { readonly kind: "total"; readonly value: Exact }
  | {
      readonly kind: "tie-break";
      readonly tieBreak: TieBreak;
      readonly value: Exact;
      readonly among: readonly string[];
    }
  | { readonly kind: "tie-break-skipped"; readonly tieBreak: TieBreak; readonly among: readonly string[] }
  | { readonly kind: "shared"; readonly among: readonly string[] };

/**
 * Why a unit has its grade (等次依据), in the order of the decisions. `grade` is the grade that was decided on; who does not
 * get it goes on to the next.
 *
 * | kind | says |
 * |---|---|
 * | reached | the total reaches the grade's bound; `from` null: any total does |
 * | no-total | a veto left no total, which reaches the last grade only |
 * | limited | a limit (不得评优) allows `grade` at most |
 * | vetoed | a veto allows `grade` at most, or sets it (`fixed`) |
 * | place-taken | a grade that a veto sets takes up one of its places, whatever the rank |
 * | placed | of `places`, units of better rank had left one |
 * | placed-with-tied | one of `tied` units of one rank who did not all fit, all of whom are taken |
 * | no-place | of `places`, units of better rank had left none |
 * | not-placed-with-tied | one of `tied` units of one rank who did not all fit, none of whom is taken |
 * | below-score-floor | the total is below the least one that the quota asks for |
 * | unranked | places go by rank, and the unit has none |
 */
export type GradeStep =
  | { readonly kind: "reached"; readonly grade: string; readonly total: Exact; readonly from: DecimalText | null }
  | { readonly kind: "no-total"; readonly grade: string }
  | { readonly kind: "limited"; readonly grade: string; readonly limit: string }
  | { readonly kind: "vetoed"; readonly grade: string; readonly veto: string; readonly effect: "fixed" | "atMost" }
  | { readonly kind: "place-taken" | "placed" | "no-place"; readonly grade: string; readonly places: number }
  | {
      readonly kind: "placed-with-tied" | "not-placed-with-tied";
      readonly grade: string;
      readonly places: number;
      readonly tied: number;
    }
  | { readonly kind: "below-score-floor"; readonly grade: string; readonly floor: DecimalText }
  | { readonly kind: "unranked"; readonly grade: string };

/** One unit's line in the ranking (排名). */
export type RankingRow = {
  readonly unit: string;
  /** The one that ranks: exact, or rounded once where the scheme ranks on a rounded one; null where a veto left none. */
  readonly total: Exact | null;
  /** The total as it is printed; null where there is none. */
  readonly shown: string | null;
  /** In [1, n]; null for a unit that a veto keeps out of the ranking. */
  readonly rank: number | null;
  readonly tied: boolean;
  readonly grade: string;
  /** Performance points; null where there is no total. */
  readonly contribution: Exact | null;
  /** Ids of the vetoes that struck. */
  readonly vetoes: readonly string[];
  readonly rankSteps: readonly RankStep[];
  readonly gradeSteps: readonly GradeStep[];
};

/** The rows of a group by rank, within a rank by unit id, the unranked ones at the end. */
export type GroupRanking = { readonly group: string; readonly rows: readonly RankingRow[] };

/** The ranking, a block a group in the scheme's order. */
export type Ranking = { readonly groups: readonly GroupRanking[] };
