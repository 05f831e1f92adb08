import type { Task } from "../../domain/breakdown/breakdown.ts";

/** The label of a task's section, such as 一 or 2; empty where its number has no such part. */
const sectionLabel = ({ id, section }: Pick<Task, "id" | "section">): string =>
  section !== "" && id.includes("/") ? id.slice(0, id.indexOf("/")) : "";

/** A task's number without that of its section (编号): （二）/1 of 一/（二）/1. */
export const numberInSection = (task: Pick<Task, "id" | "section">): string => {
  const label = sectionLabel(task);
  return label === "" ? task.id : task.id.slice(label.length + 1);
};

/** A task's section as the document numbers it (类别): 一、以公开稳定经济预期. */
export const sectionWithNumber = (task: Pick<Task, "id" | "section">): string => {
  const label = sectionLabel(task);
  const mark = label === "" || /[）)条]$/u.test(label) ? "" : "、";
  return `${label}${mark}${task.section}`;
};
