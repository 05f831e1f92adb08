import type { WeightFloor } from "../breakdown/breakdown.ts";
import type { UnitScore } from "../scoring/score.ts";
import type { Scheme, Table } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import { matchFloors } from "../scheme/weightFloors.ts";
import { compare, divide, exact, exactText, least, multiply, type Exact } from "../shared/exact.ts";
import { wholeAssessment } from "../shared/place.ts";
import { errorAt, type Issue } from "../shared/result.ts";

/** The highest floor under open-government work (权重下限), in percent; null where the scheme names no such component. */
export const highestFloor = (scheme: Scheme, floors: readonly WeightFloor[]): Exact | null =>
  matchFloors(scheme, floors)
    .held.filter(({ component }) => component.id === scheme.performance.openGovernment)
    .map(({ percent }) => exact(percent))
    .reduce<Exact | null>((highest, floor) => (highest && compare(highest, floor) >= 0 ? highest : floor), null);

/**
 * Holds what open-government work can still bring a unit to its floor, exactly, once what does not apply is settled
 * (不适用处理后的权重下限): weight × the most the unit can reach ÷ total points. 3.9999% falls short, 4% passes.
 *
 * @param weight the effective weight in the unit's group, in percent
 * @returns `weight-below-floor-after` (unit, weight, floor)
 */
export const checkFloorAfter = (
  { name }: Unit,
  { attainable }: UnitScore,
  { totalPoints }: Table,
  weight: Exact,
  floor: Exact | null,
): readonly Issue[] => {
  if (attainable === null || floor === null) return [];
  const all = exact(totalPoints);
  const reached = divide(multiply(weight, least(attainable, all)), all);
  return compare(reached, floor) < 0
    ? [
        errorAt(wholeAssessment, "weight-below-floor-after", {
          unit: name,
          weight: exactText(reached),
          floor: exactText(floor),
        }),
      ]
    : [];
};
