import { fewNames } from "../app/fewNames.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";

/** So many issues of a kind are read one by one; `settle` lists all cells, `--json` all scores. */
const mostListed = 20;

/** Of anything else an office goes through its list, of two hundred units too; more than that nobody reads off a screen. */
const mostOfAnyKind = 200;

/** What comes by the thousand, and how the rest of it is told. */
const toldInFew: ReadonlyMap<string, string> = new Map([
  ["cell-differs", "cells-differ-more"],
  ["score-differs", "scores-differ-more"],
]);

/**
 * Issues as they are printed (精简提示): of cells and of scores that differ only the first, and how many more there are, and so of whatever
 * comes by the thousand; scores that are missing by unit and who owes them, where they are many.
 */
export const shortened = (issues: readonly Issue[]): readonly Issue[] => firstFew(joinedScores(issues));

const firstFew = (issues: readonly Issue[]): readonly Issue[] => {
  const counts = new Map<string, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  const listed = new Map<string, number>();
  return issues.flatMap((issue) => {
    const all = counts.get(issue.code) ?? 0;
    const more = toldInFew.get(issue.code) ?? (all > mostOfAnyKind ? "issues-more" : null);
    const count = all - mostListed;
    if (more === null || count <= 0) return [issue];
    const before = listed.get(issue.code) ?? 0;
    listed.set(issue.code, before + 1);
    if (before > mostListed) return [];
    return before === mostListed ? [{ ...issue, place: wholeAssessment, code: more, data: { count } }] : [issue];
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
      ...fewNames(
        "criteria",
        of.map(({ data }) => String(data["criterion"])),
      ),
    }),
  );
  const first = issues.findIndex(({ code }) => code === "score-missing");
  const others = (from: readonly Issue[]): readonly Issue[] => from.filter(({ code }) => code !== "score-missing");
  return [...others(issues.slice(0, first)), ...joined, ...others(issues.slice(first))];
};
