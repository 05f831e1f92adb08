import type { Grading, TieBreak } from "../scheme/grading.ts";
import type { Veto } from "../scheme/stage.ts";
import { compare, zero, type Exact } from "../shared/exact.ts";
import { equalRuns } from "./equalRuns.ts";
import { followedTotal } from "./followed.ts";
import type { RankStep } from "./ranking.ts";

/** A unit that is to be ranked. */
export type Contender = {
  readonly unit: string;
  /** Null where a veto left none. */
  readonly total: Exact | null;
  /** What the tie-breaks compare, one a tie-break in their order; null where it does not apply to the unit. */
  readonly compared: readonly (Exact | null)[];
  /** The vetoes that struck; of their effects on the rank the strongest holds. */
  readonly vetoes: readonly Veto[];
};

export type Ranked = {
  readonly unit: string;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly steps: readonly RankStep[];
};

/**
 * Ranks the units of a group by total, best first (排名). Equal totals are told apart by the scheme's tie-breaks only; who is
 * still equal shares a rank. A tie-break is compared where it applies to all that are equal up to there, so that not having to
 * do a thing is neither an advantage nor a fault. Behind all others stand those that a veto puts last, at the very end, equal,
 * those without a total; units that a veto takes out of the ranking have no rank.
 *
 * @returns as many rows, by rank, within a rank by unit id, the unranked at the end; ranks in [1, n]
 */
export const rankUnits = (
  contenders: readonly Contender[],
  { on, ties, tieBreaks }: Grading["ranking"],
): readonly Ranked[] => {
  const standings = [...contenders].sort((a, b) => (a.unit < b.unit ? -1 : 1)).map((one) => standingOf(one, on));
  const inPlace = (place: Place) => standings.filter((standing) => standing.place === place);
  const classes = [
    ...(["kept", "last"] as const).flatMap((place) =>
      equalRuns(inPlace(place), (a, b) => compare(b.total, a.total)).flatMap((run) => toldApart(run, tieBreaks, 0)),
    ),
    inPlace("end"),
  ];
  let ahead = 0;
  let rank = 0;
  const ranked = classes.flatMap((equal) => {
    if (equal.length === 0) return [];
    rank = ties === "standard" ? ahead + 1 : rank + 1;
    ahead += equal.length;
    return sharing(equal, rank);
  });
  return [...ranked, ...inPlace("out").map(({ unit, steps }) => ({ unit, rank: null, tied: false, steps }))];
};

/** "end": behind all others for want of a total; "out": not ranked. */
type Place = "kept" | "last" | "end" | "out";
type Standing = {
  readonly unit: string;
  readonly place: Place;
  /** As the ranking follows it; of no consequence where there is none. */
  readonly total: Exact;
  readonly compared: Contender["compared"];
  readonly steps: RankStep[];
};

const standingOf = ({ unit, total, compared, vetoes }: Contender, on: Grading["ranking"]["on"]): Standing => {
  const struck = vetoes.flatMap((veto): readonly RankStep[] =>
    veto.rank === "kept" ? [] : [{ kind: "vetoed", veto: veto.id, rank: veto.rank }],
  );
  const unranked = vetoes.some(({ rank }) => rank === "unranked");
  const last = vetoes.some(({ rank }) => rank === "last");
  if (total === null) {
    const steps: RankStep[] = [...struck, { kind: "no-total" }];
    return { unit, place: unranked ? "out" : "end", total: zero, compared, steps };
  }
  const followed = followedTotal(total, on);
  const steps: RankStep[] = [...struck, { kind: "total", value: followed }];
  return { unit, place: unranked ? "out" : last ? "last" : "kept", total: followed, compared, steps };
};

/** Splits units of equal totals by the tie-breaks from the n-th on, and writes down what was compared. */
const toldApart = (
  equal: readonly Standing[],
  tieBreaks: readonly TieBreak[],
  n: number,
): readonly (readonly Standing[])[] => {
  const tieBreak = tieBreaks[n];
  if (equal.length < 2 || !tieBreak) return [equal];
  const among = equal.map(({ unit }) => unit);
  const values = new Map<Standing, Exact>();
  for (const standing of equal) {
    const value = standing.compared[n];
    if (value !== null && value !== undefined) values.set(standing, value);
  }
  if (values.size < equal.length) {
    for (const { steps } of equal) steps.push({ kind: "tie-break-skipped", tieBreak, among });
    return toldApart(equal, tieBreaks, n + 1);
  }
  for (const [{ steps }, value] of values) steps.push({ kind: "tie-break", tieBreak, value, among });
  const sign = tieBreak.first === "higher" ? -1 : 1;
  return equalRuns([...values], ([, a], [, b]) => sign * compare(a, b)).flatMap((run) =>
    toldApart(
      run.map(([standing]) => standing),
      tieBreaks,
      n + 1,
    ),
  );
};

const sharing = (equal: readonly Standing[], rank: number): readonly Ranked[] => {
  const tied = equal.length > 1;
  const among = equal.map(({ unit }) => unit);
  return equal.map(({ unit, steps }) => ({
    unit,
    rank,
    tied,
    steps: tied ? [...steps, { kind: "shared", among }] : steps,
  }));
};
