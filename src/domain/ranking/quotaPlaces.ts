import type { Quota } from "../scheme/grading.ts";
import { compare, divide, exact, multiply, nearestFloat, round, whole } from "../shared/exact.ts";
import { equalRuns } from "./equalRuns.ts";

/**
 * How many places a quota has (等次名额): its count, or its percentage of `counted` units, whole by the quota's own rounding
 * (`round` is half up).
 */
export const placesOf = ({ limit }: Quota, counted: number): number => {
  if (limit.kind === "count") return limit.count;
  const share = divide(multiply(exact(limit.percent), whole(counted)), whole(100));
  const nearest = round(share, { places: 0, mode: "half-up" });
  const off = compare(nearest, share);
  const places = nearestFloat(nearest);
  if (limit.rounding === "floor" && off > 0) return places - 1;
  return limit.rounding === "ceil" && off < 0 ? places + 1 : places;
};

/** Who asks for a place; one who may not have it (`barred`) uses it up all the same. */
export type Asking = { readonly unit: string; readonly rank: number; readonly barred: boolean };

/** What became of it; `tied` units of one rank did not all fit. */
export type PlaceGiven =
  | { readonly kind: "placed" | "no-place" }
  | { readonly kind: "placed-with-tied" | "not-placed-with-tied"; readonly tied: number };

/** One answer for each who is not barred, or the rank at which people must decide, and on whom. */
export type PlacesGiven =
  | { readonly decided: true; readonly places: ReadonlyMap<string, PlaceGiven> }
  | { readonly decided: false; readonly rank: number; readonly units: readonly string[] };

/**
 * Gives places by rank (按名次分配名额). Units of one rank that do not all fit are all taken, or none is, or people must decide,
 * as the quota says; nobody behind them gets a place that they did not get.
 */
export const givePlaces = (
  asking: readonly Asking[],
  places: number,
  boundaryTies: Quota["boundaryTies"],
): PlacesGiven => {
  const given = new Map<string, PlaceGiven>();
  let left = places;
  for (const equal of equalRuns(asking, (a, b) => a.rank - b.rank)) {
    const allowed = equal.filter(({ barred }) => !barred).map(({ unit }) => unit);
    const fits = equal.length <= left;
    const atBoundary = !fits && left > 0 && allowed.length > 0;
    const [{ rank } = { rank: 0 }] = equal;
    if (atBoundary && boundaryTies === "refuse") return { decided: false, rank, units: allowed };
    const answer: PlaceGiven = atBoundary
      ? { kind: boundaryTies === "all" ? "placed-with-tied" : "not-placed-with-tied", tied: equal.length }
      : { kind: fits ? "placed" : "no-place" };
    for (const unit of allowed) given.set(unit, answer);
    left = fits ? left - equal.length : 0;
  }
  return { decided: true, places: given };
};
