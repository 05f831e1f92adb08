/** A part of the bench, in a process of its own: what it measures, and what it needs besides Node. */
export type Part = {
  readonly id: string;
  readonly title: string;
  readonly script: string;
  /** The builds it opens. */
  readonly builds: readonly string[];
  /** How the names of figures begin that README shows. */
  readonly headlines: readonly string[];
};

/** All that is measured (测量项目), in the order of the table. */
export const parts: readonly Part[] = [
  {
    id: "reading",
    title: "Work points to tasks",
    script: "reading.ts",
    builds: [],
    headlines: ["text to tasks, 5.0 MB, varied"],
  },
  {
    id: "scoring",
    title: "Observations to ranks",
    script: "scoring.ts",
    builds: [],
    headlines: ["typed points to ranks, exact, 900000 observations", "one changed"],
  },
  { id: "memory", title: "Memory from observations to ranks", script: "scoringMemory.ts", builds: [], headlines: [] },
  {
    id: "robustness",
    title: "How firm the ranks are",
    script: "robustness.ts",
    builds: [],
    headlines: ["rank intervals"],
  },
  {
    id: "robustness-browser",
    title: "How firm the ranks are, in a browser",
    script: "robustnessBrowser.ts",
    builds: [],
    headlines: [],
  },
  {
    id: "ledger",
    title: "The ledger",
    script: "ledger.ts",
    builds: [],
    headlines: ["check the chain", "full verify", "append"],
  },
  {
    id: "books",
    title: "Workbooks and whole commands",
    script: "books.ts",
    builds: [],
    headlines: ["write the master, sixty: proc", "read the master, sixty: proc"],
  },
  {
    id: "forms",
    title: "Forms out and back",
    script: "forms.ts",
    builds: [],
    headlines: ["issue 300 forms: proc", "collect 300 forms: proc"],
  },
  { id: "publish", title: "Publishing", script: "publishWork.ts", builds: [], headlines: [] },
  {
    id: "pane",
    title: "The pane",
    script: "paneTimes.ts",
    builds: ["pane"],
    headlines: ["pane: time to interactive at 4", "pane: what it loads"],
  },
  { id: "workbench", title: "The workbench", script: "workbenchTimes.ts", builds: ["workbench"], headlines: [] },
  { id: "office", title: "The collection office", script: "office.ts", builds: [], headlines: [] },
  {
    id: "rollup",
    title: "Rolling up a country",
    script: "rollup.ts",
    builds: [],
    headlines: ["roll-up of 6,720,000 results: the two queries"],
  },
];
