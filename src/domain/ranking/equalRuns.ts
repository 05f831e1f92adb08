/**
 * Sorts and puts together what is equal (并列分组): runs of equal values, the first in the order first; within a run the
 * given order stays.
 */
export const equalRuns = <T>(values: readonly T[], order: (a: T, b: T) => number): readonly (readonly T[])[] => {
  const runs: T[][] = [];
  for (const value of [...values].sort(order)) {
    const run = runs.at(-1);
    if (run?.[0] !== undefined && order(run[0], value) === 0) run.push(value);
    else runs.push([value]);
  }
  return runs;
};
