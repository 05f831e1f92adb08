/** The textbook formulas in floats, pair by pair: what the exact ones are held to on random ratings. */
type Given = readonly (readonly (number | null)[])[];

const valuesOf = (given: Given, thing: number): readonly number[] => given.flatMap((row) => row[thing] ?? []);

const thingsOf = (given: Given): readonly number[] => (given[0] ?? []).map((_, thing) => thing);

/** By the coincidence matrix, as Krippendorff (2011) lays it out. */
export const slowAlpha = (given: Given, scale: "nominal" | "ordinal" | "interval"): number => {
  const things = thingsOf(given)
    .map((thing) => valuesOf(given, thing))
    .filter(({ length }) => length > 1);
  const levels = [...new Set(things.flat())].sort((a, b) => a - b);
  const margins = levels.map((level) => things.flat().filter((value) => value === level).length);
  const between = (c: number, k: number): number => {
    if (scale === "nominal") return c === k ? 0 : 1;
    if (scale === "interval") return ((levels[c] ?? 0) - (levels[k] ?? 0)) ** 2;
    const [low, high] = [Math.min(c, k), Math.max(c, k)];
    const among = margins.slice(low, high + 1).reduce((sum, count) => sum + count, 0);
    return (among - ((margins[low] ?? 0) + (margins[high] ?? 0)) / 2) ** 2;
  };
  const total = things.flat().length;
  let [observed, expected] = [0, 0];
  for (const thing of things) {
    for (const [i, a] of thing.entries()) {
      for (const [j, b] of thing.entries()) {
        if (i !== j) observed += between(levels.indexOf(a), levels.indexOf(b)) / (thing.length - 1) / total;
      }
    }
  }
  levels.forEach((_, c) =>
    levels.forEach((__, k) => {
      expected += ((margins[c] ?? 0) * (margins[k] ?? 0) * between(c, k)) / (total * (total - 1));
    }),
  );
  return 1 - observed / expected;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** By deviations from means, over complete ratings. */
export const slowIcc = (given: Given, of: "one" | "mean"): number => {
  const [k, n] = [given.length, given[0]?.length ?? 0];
  const all = mean(given.flatMap((row) => row.map((value) => value ?? 0)));
  const ofReviewer = given.map((row) => mean(row.map((value) => value ?? 0)));
  const ofThing = thingsOf(given).map((thing) => mean(valuesOf(given, thing)));
  const between = (k * ofThing.reduce((sum, value) => sum + (value - all) ** 2, 0)) / (n - 1);
  const judges = (n * ofReviewer.reduce((sum, value) => sum + (value - all) ** 2, 0)) / (k - 1);
  let left = 0;
  given.forEach((row, reviewer) =>
    row.forEach((value, thing) => {
      left += ((value ?? 0) - (ofReviewer[reviewer] ?? 0) - (ofThing[thing] ?? 0) + all) ** 2;
    }),
  );
  const residual = left / ((n - 1) * (k - 1));
  return of === "one"
    ? (between - residual) / (between + (k - 1) * residual + (k * (judges - residual)) / n)
    : (between - residual) / (between + (judges - residual) / n);
};

/** From the mean of Spearman's coefficients over all pairs of reviewers, where nobody gave two things the same. */
export const slowW = (given: Given): number => {
  const ranks = given.map((row) => row.map((value) => row.filter((other) => (other ?? 0) < (value ?? 0)).length));
  const middle = ((given[0]?.length ?? 0) - 1) / 2;
  const pairs = ranks.flatMap((a, i) =>
    ranks.slice(i + 1).map((b) => {
      const product = a.reduce((sum, rank, thing) => sum + (rank - middle) * ((b[thing] ?? 0) - middle), 0);
      return product / a.reduce((sum, rank) => sum + (rank - middle) ** 2, 0);
    }),
  );
  return (1 + (given.length - 1) * mean(pairs)) / given.length;
};
