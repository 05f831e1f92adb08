import { nearestFloat, type Exact } from "../../shared/exact.ts";

/** A grade for advisory counts (等次): best first, in the unit of the table's values; `places` null where no quota holds. */
export type DrawnGrade = { readonly from: Exact | null; readonly places: number | null };

/** Counts of ranks and grades, a draw at a time (名次计数). */
export type PlaceCounts = {
  readonly ranks: Uint32Array;
  readonly grades: Uint32Array;
  readonly add: (totals: Float64Array) => void;
};

/** Sorts a draw's totals once and finds each unit's place in them: no comparison is called back for. */
export const countPlaces = (units: number, drawnGrades: readonly DrawnGrade[]): PlaceCounts => {
  const ranks = new Uint32Array(units * units);
  const grades = new Uint32Array(units * drawnGrades.length);
  const sorted = new Float64Array(units);
  const gradeOf = new Uint8Array(units);
  const bounds = drawnGrades.map(({ from, places }) => ({
    from: from === null ? -Infinity : nearestFloat(from),
    places: places ?? Infinity,
  }));
  const add = (totals: Float64Array): void => {
    sorted.set(totals);
    sorted.sort();
    if (bounds.length > 0) gradePlaces(sorted, bounds, gradeOf);
    for (let unit = 0; unit < units; unit++) {
      const ahead = countAbove(sorted, totals[unit] as number);
      const place = unit * units + ahead;
      ranks[place] = (ranks[place] as number) + 1;
      if (bounds.length === 0) continue;
      const grade = unit * bounds.length + (gradeOf[ahead] as number);
      grades[grade] = (grades[grade] as number) + 1;
    }
  };
  return { ranks, grades, add };
};

/** How many of ascending totals are strictly above one. */
const countAbove = (sorted: Float64Array, total: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) > total) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
};

/** The grade of each place from the best: the first whose bound is reached and that has a place left; the last takes all. */
const gradePlaces = (
  sorted: Float64Array,
  bounds: readonly { readonly from: number; readonly places: number }[],
  gradeOf: Uint8Array,
): void => {
  const n = sorted.length;
  let [grade, taken] = [0, 0];
  for (let place = 0; place < n; place++) {
    const total = sorted[n - 1 - place] as number;
    // Equal ones stay together; before the best there is none.
    if (total !== sorted[n - place]) {
      for (; grade < bounds.length - 1; grade++, taken = 0) {
        const bound = bounds[grade];
        if (bound && total >= bound.from && taken < bound.places) break;
      }
    }
    gradeOf[place] = grade;
    taken++;
  }
};
