import type { Breakdown, Task } from "../../../src/domain/breakdown/breakdown.ts";

const nowhere = { start: 0, end: 0, line: 1 };

/** A task of which only what a test is about is said. */
export const taskOf = (id: string, text: string, rest: Partial<Task> = {}): Task => ({
  id,
  section: "重点领域公开",
  heading: "",
  text,
  lead: ["市财政局"],
  support: [],
  leadMode: "sole",
  attribution: "",
  inherited: false,
  times: [],
  confidence: 1,
  place: nowhere,
  ...rest,
});

/** A version of a document with these tasks. */
export const versionOf = (tasks: readonly Task[], rest: Partial<Breakdown> = {}): Breakdown => ({
  document: "要点.txt",
  number: "云政办发〔2026〕12号",
  date: "2026-03-18",
  jurisdiction: "云泽市",
  year: 2026,
  title: "云泽市2026年政务公开工作要点",
  weightFloors: [],
  tasks,
  duties: [],
  ...rest,
});
