import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";

/** So many cells that differ say enough of what happened; `settle` lists them all. */
const mostCells = 20;

/** Issues as they are printed (精简提示): of cells that differ only the first, and how many more there are. */
export const shortened = (issues: readonly Issue[]): readonly Issue[] => {
  const isCell = ({ code }: Issue): boolean => code === "cell-differs";
  const count = issues.filter(isCell).length - mostCells;
  if (count <= 0) return issues;
  let listed = 0;
  return issues.flatMap((issue) => {
    if (!isCell(issue)) return [issue];
    listed++;
    if (listed > mostCells + 1) return [];
    return listed > mostCells ? [errorAt(wholeAssessment, "cells-differ-more", { count })] : [issue];
  });
};
