/** A part of the bench, in a process of its own: what it measures, and what it needs besides Node. */
export type Part = {
  readonly id: string;
  readonly title: string;
  readonly script: string;
  /** The builds it opens. */
  readonly builds: readonly string[];
};

/** All that is measured (测量项目), in the order of the table. */
export const parts: readonly Part[] = [
  { id: "reading", title: "Work points to tasks", script: "reading.ts", builds: [] },
  { id: "scoring", title: "Observations to ranks", script: "scoring.ts", builds: [] },
  { id: "memory", title: "Memory from observations to ranks", script: "scoringMemory.ts", builds: [] },
  { id: "robustness", title: "How firm the ranks are", script: "robustness.ts", builds: [] },
  {
    id: "robustness-browser",
    title: "How firm the ranks are, in a browser",
    script: "robustnessBrowser.ts",
    builds: [],
  },
  { id: "ledger", title: "The ledger", script: "ledger.ts", builds: [] },
  { id: "books", title: "Workbooks and whole commands", script: "books.ts", builds: [] },
  { id: "forms", title: "Forms out and back", script: "forms.ts", builds: [] },
  { id: "publish", title: "Publishing", script: "publishWork.ts", builds: [] },
  { id: "pane", title: "The pane", script: "paneTimes.ts", builds: ["pane"] },
  { id: "workbench", title: "The workbench", script: "workbenchTimes.ts", builds: ["workbench"] },
  { id: "office", title: "The collection office", script: "office.ts", builds: [] },
];
