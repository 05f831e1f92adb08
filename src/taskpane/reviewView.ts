import type { Decisions } from "../app/reviewDecision.ts";
import type { ReviewTask } from "../app/reviewTasks.ts";

/** Which tasks are listed: those that ask for a look, those that were decided on, or all. */
export type ReviewFilter = "needed" | "decided" | "all";

/** As many as a person looks through at once, and as a pane draws quickly. */
export const pageSize = 10;

/** The tasks that a person must still look at. */
export const openTasks = (tasks: readonly ReviewTask[], decisions: Decisions): readonly ReviewTask[] =>
  tasks.filter(({ task, needed }) => needed && !decisions.has(task.id));

/** The tasks to list; words to search for are looked for in all of them, whatever the filter. */
export const listedTasks = (
  tasks: readonly ReviewTask[],
  decisions: Decisions,
  filter: ReviewFilter,
  search: string,
): readonly ReviewTask[] => {
  const words = search.trim();
  if (words !== "") return tasks.filter((one) => says(one, words));
  switch (filter) {
    case "needed":
      return tasks.filter(({ needed }) => needed);
    case "decided":
      return tasks.filter(({ task }) => decisions.has(task.id));
    case "all":
      return tasks;
  }
};

const says = ({ task }: ReviewTask, words: string): boolean =>
  [task.id, task.heading, task.text, ...task.lead, ...task.support].some((text) => text.includes(words));

/** Pages of a list, at least one, even where the list is empty. */
export const pagesOf = (length: number): number => Math.max(1, Math.ceil(length / pageSize));

/** The task to go to after one was decided on: the next open one in the list, else the first; null when all are done. */
export const nextOpen = (listed: readonly ReviewTask[], decisions: Decisions, after: string): string | null => {
  const at = listed.findIndex(({ task }) => task.id === after);
  const open = openTasks([...listed.slice(at + 1), ...listed.slice(0, at + 1)], decisions);
  return open[0]?.task.id ?? null;
};
