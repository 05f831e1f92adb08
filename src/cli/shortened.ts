import { fewNames } from "../app/fewNames.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";

/** So many issues of a kind are read one by one; `settle` lists all cells, `--json` all scores. */
const mostListed = 20;

/**
 * Issues as they are printed (精简提示): of cells that differ only the first, and how many more there are; scores that are missing
 * by unit and who owes them, where they are many.
 */
export const shortened = (issues: readonly Issue[]): readonly Issue[] => joinedScores(fewCells(issues));

const fewCells = (issues: readonly Issue[]): readonly Issue[] => {
  const isCell = ({ code }: Issue): boolean => code === "cell-differs";
  const count = issues.filter(isCell).length - mostListed;
  if (count <= 0) return issues;
  let listed = 0;
  return issues.flatMap((issue) => {
    if (!isCell(issue)) return [issue];
    listed++;
    if (listed > mostListed + 1) return [];
    return listed > mostListed ? [errorAt(wholeAssessment, "cells-differ-more", { count })] : [issue];
  });
};

const joinedScores = (issues: readonly Issue[]): readonly Issue[] => {
  const missing = issues.filter(({ code }) => code === "score-missing");
  if (missing.length <= mostListed) return issues;
  const owed = new Map<string, Issue[]>();
  for (const issue of missing) {
    const key = JSON.stringify([issue.data["unit"], issue.data["reviewers"]]);
    owed.set(key, [...(owed.get(key) ?? []), issue]);
  }
  const joined = [...owed.values()].map((of) =>
    errorAt(wholeAssessment, "scores-missing", {
      unit: of[0]?.data["unit"] ?? "",
      reviewers: of[0]?.data["reviewers"] ?? "",
      count: of.length,
      criteria: fewNames(of.map(({ data }) => String(data["criterion"]))),
    }),
  );
  const first = issues.findIndex(({ code }) => code === "score-missing");
  const others = (from: readonly Issue[]): readonly Issue[] => from.filter(({ code }) => code !== "score-missing");
  return [...others(issues.slice(0, first)), ...joined, ...others(issues.slice(first))];
};
