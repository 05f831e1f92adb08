import type { Breakdown, Task } from "../breakdown/breakdown.ts";
import { unitFinder, type Unit } from "../scheme/unit.ts";

/** The tasks that name the unit as lead or support (该单位承担的任务), in document order. */
export const tasksOfUnit = (breakdown: Breakdown, unit: Unit): readonly Task[] => {
  const find = unitFinder([unit]);
  return breakdown.tasks.filter((task) => [...task.lead, ...task.support].some((name) => find(name)));
};
