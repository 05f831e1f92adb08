import type { Task } from "../domain/breakdown/breakdown.ts";
import type { Issue } from "../domain/shared/result.ts";
import { lowConfidence } from "./sheets/breakdownSheet.ts";

/** What a person should check of a task (核对), in words, and which part of it is in doubt. */
export type TaskCheck = { readonly part: "lead" | "times" | "text"; readonly words: string };

/** By issue: the part in doubt and what to do about it. */
const checks: Readonly<Record<string, (data: Issue["data"]) => TaskCheck>> = {
  "task-without-lead": () => ({ part: "lead", words: "请补充责任单位（原文没有写明）" }),
  "unit-unlikely": ({ name = "" }) => ({ part: "lead", words: `请核对“${name}”是不是责任单位` }),
  "reference-lost": ({ quote = "" }) => ({ part: "lead", words: `请写明责任单位（“${quote}”找不到所指的任务）` }),
  "year-unknown": ({ quote = "" }) => ({ part: "times", words: `请补充时限的年份（“${quote}”）` }),
  "date-impossible": ({ quote = "" }) => ({ part: "times", words: `请核对时限（日历上没有“${quote}”）` }),
  "text-damaged": () => ({ part: "text", words: "请对照原件核对文字（有乱码）" }),
};

/** The checks of each task, by its id: what reading remarked on, and low confidence where no remark says why. */
export const taskChecks = (
  tasks: readonly Task[],
  issues: readonly Issue[],
): ReadonlyMap<string, readonly TaskCheck[]> => {
  const found = new Map(tasks.map(({ id }) => [id, new Map<string, TaskCheck>()]));
  const taskAt = taskFinder(tasks);
  for (const issue of issues) {
    const check = checks[issue.code]?.(issue.data);
    const id = typeof issue.data["id"] === "string" ? issue.data["id"] : taskAt(issue);
    if (check && id !== null) found.get(id)?.set(check.words, check);
  }
  return new Map(
    tasks.map(({ id, confidence }): readonly [string, readonly TaskCheck[]] => {
      const own = [...(found.get(id)?.values() ?? [])];
      const unsure = confidence < lowConfidence && own.every(({ part }) => part !== "lead");
      return [id, unsure ? [...own, { part: "lead", words: "请核对责任单位（把握不大）" }] : own];
    }),
  );
};

/** Finds the task in whose text, or in whose attribution behind it, an issue stands. */
const taskFinder = (tasks: readonly Task[]): ((issue: Issue) => string | null) => {
  const byPlace = [...tasks].sort((a, b) => a.place.start - b.place.start);
  return ({ place }) => {
    if (place.kind !== "text") return null;
    let low = 0;
    let high = byPlace.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((byPlace[middle]?.place.start ?? 0) <= place.start) low = middle + 1;
      else high = middle;
    }
    const task = byPlace[low - 1];
    return task && place.start < task.place.end + task.attribution.length ? task.id : null;
  };
};
