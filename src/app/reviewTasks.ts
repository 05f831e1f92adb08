import type { Breakdown, Task } from "../domain/breakdown/breakdown.ts";
import { at } from "../domain/shared/at.ts";
import type { Issue } from "../domain/shared/result.ts";
import { lowConfidence } from "../workbook/sheets/breakdownSheet.ts";

/** A task of a breakdown with what was noted on it, and whether a person must look before it is written (请核对). */
export type ReviewTask = { readonly task: Task; readonly issues: readonly Issue[]; readonly needed: boolean };

/** A breakdown as it is looked through: its tasks in the document's order, and what was noted elsewhere in it. */
export type ReviewTasks = { readonly tasks: readonly ReviewTask[]; readonly elsewhere: readonly Issue[] };

/** An attribution stands at the task's end, a mark or a space apart. */
const apart = 4;

/**
 * Puts each issue to the task that it is about (核对清单): the one it names, else the one in whose words or attribution it
 * stands. A person must look at a task of low confidence and at one with a warning; a note alone asks nothing.
 */
export const reviewTasks = ({ tasks }: Breakdown, issues: readonly Issue[]): ReviewTasks => {
  const byId = new Map(tasks.map(({ id }, index) => [id, index]));
  const inOrder = tasks.map((task, index) => ({ ...regionOf(task), index })).sort((a, b) => a.start - b.start);
  const own = tasks.map((): Issue[] => []);
  const elsewhere: Issue[] = [];
  for (const issue of issues) {
    const named = byId.get(String(issue.data["id"] ?? ""));
    const index = named ?? (issue.place.kind === "text" ? taskAround(inOrder, issue.place.start) : undefined);
    (own[index ?? -1] ?? elsewhere).push(issue);
  }
  return {
    tasks: tasks.map((task, index) => {
      const noted = at(own, index);
      const needed = task.confidence < lowConfidence || noted.some(({ severity }) => severity !== "note");
      return { task, issues: noted, needed };
    }),
    elsewhere,
  };
};

type Region = { readonly start: number; readonly end: number; readonly index: number };

const regionOf = ({ place, attribution }: Task) => ({
  start: place.start,
  end: place.end + (attribution === "" ? 0 : attribution.length + apart),
});

/** The last region that begins at or before an offset, where it reaches so far; found by halving. */
const taskAround = (regions: readonly Region[], offset: number): number | undefined => {
  let [low, high] = [0, regions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(regions, middle).start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = regions[low - 1];
  return found && offset < found.end ? found.index : undefined;
};

/** How much was read (读取数量): tasks, duties, different units, time limits of tasks and duties. */
export type ReadCounts = {
  readonly tasks: number;
  readonly duties: number;
  readonly units: number;
  readonly times: number;
};

export const readCounts = ({ tasks, duties }: Breakdown): ReadCounts => ({
  tasks: tasks.length,
  duties: duties.length,
  units: new Set(tasks.flatMap(({ lead, support }) => [...lead, ...support])).size,
  times: [...tasks, ...duties].reduce((sum, { times }) => sum + times.length, 0),
});
