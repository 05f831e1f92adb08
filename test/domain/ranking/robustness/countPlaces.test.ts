import { describe, expect, it } from "vitest";

import { countPlaces, type DrawnGrade } from "../../../../src/domain/ranking/robustness/countPlaces.ts";
import { exact } from "../../../../src/domain/shared/exact.ts";

/** Of each unit the ranks, and the grades by place, that it had in some draws, with how often: "1×2 3×1". */
const counted = (draws: readonly (readonly number[])[], grades: readonly DrawnGrade[] = []) => {
  const units = draws[0]?.length ?? 0;
  const counts = countPlaces(units, grades);
  for (const totals of draws) counts.add(Float64Array.from(totals));
  const told = (all: Uint32Array, of: number) =>
    Array.from({ length: units }, (_, unit) =>
      [...all.subarray(unit * of, (unit + 1) * of)]
        .flatMap((count, at) => (count === 0 ? [] : [`${String(at + 1)}×${String(count)}`]))
        .join(" "),
    );
  return { ranks: told(counts.ranks, units), grades: told(counts.grades, grades.length) };
};

const grade = (from: string | null, places: number | null = null): DrawnGrade => ({
  from: from === null ? null : exact(from),
  places,
});

describe("the places of drawn totals", () => {
  it("are ranks of which equal units share the better, draw by draw", () => {
    expect(counted([[70, 80, 80, 60]]).ranks).toEqual(["3×1", "1×1", "1×1", "4×1"]);
    expect(
      counted([
        [70, 80, 80, 60],
        [90, 80, 80, 80],
        [90, 80, 80, 60],
      ]).ranks,
    ).toEqual(["1×2 3×1", "1×1 2×2", "1×1 2×2", "2×1 4×2"]);
  });

  it("are grades by the bound that a total reaches, itself included", () => {
    const grades = [grade("80"), grade("70"), grade(null)];
    expect(counted([[80, 79.5, 70, 69.5]], grades).grades).toEqual(["1×1", "2×1", "2×1", "3×1"]);
    expect(counted([[69, 10, 0, -5]], grades).grades).toEqual(["3×1", "3×1", "3×1", "3×1"]);
  });

  it("fall to the next grade where a grade's places are taken, but equal units stay together", () => {
    const grades = [grade(null, 1), grade("60", 2), grade(null)];
    expect(counted([[70, 90, 80, 75, 50]], grades).grades).toEqual(["3×1", "1×1", "2×1", "2×1", "3×1"]);
    expect(counted([[90, 90, 80, 80, 80]], grades).grades).toEqual(["1×1", "1×1", "2×1", "2×1", "2×1"]);
    // What is one too many in the first grade takes no place of the second.
    const single = [grade(null, 1), grade("60", 1), grade(null)];
    expect(counted([[90, 90, 80, 70]], single).grades).toEqual(["1×1", "1×1", "2×1", "3×1"]);
  });

  it("are in the last grade for all that are left, however many that has room for", () => {
    expect(counted([[90, 80, 70, 60]], [grade("85"), grade("65", 1)]).grades).toEqual(["1×1", "2×1", "2×1", "2×1"]);
  });
});
