export type Headline = { readonly begins: string; readonly zh: string };

/** A part of the bench, in a process of its own: what it measures, and what it needs besides Node. */
export type Part = {
  readonly id: string;
  readonly title: string;
  readonly script: string;
  /** The builds it opens. */
  readonly builds: readonly string[];
  /** The figures that README shows: how their names begin, and what they are in Chinese. */
  readonly headlines: readonly Headline[];
};

/** All that is measured (测量项目), in the order of the table. */
export const parts: readonly Part[] = [
  {
    id: "reading",
    title: "Work points to tasks",
    script: "reading.ts",
    builds: [],
    headlines: [{ begins: "text to tasks, 5.0 MB, varied", zh: "读 5 MB 工作要点" }],
  },
  {
    id: "scoring",
    title: "Observations to ranks",
    script: "scoring.ts",
    builds: [],
    headlines: [
      { begins: "typed points to ranks, exact, 900000 observations", zh: "90 万个评分到排名，精确" },
      { begins: "one changed", zh: "改一个评分，重新排名" },
    ],
  },
  { id: "memory", title: "Memory from observations to ranks", script: "scoringMemory.ts", builds: [], headlines: [] },
  {
    id: "robustness",
    title: "How firm the ranks are",
    script: "robustness.ts",
    builds: [],
    headlines: [{ begins: "rank intervals", zh: "名次区间" }],
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
    headlines: [
      { begins: "check the chain", zh: "核验留痕链" },
      { begins: "full verify", zh: "全部核验：格式、链、两棵树" },
      { begins: "append", zh: "追加留痕" },
    ],
  },
  { id: "ledger-browser", title: "The ledger, in a browser", script: "ledgerBrowser.ts", builds: [], headlines: [] },
  {
    id: "books",
    title: "Workbooks and whole commands",
    script: "books.ts",
    builds: ["cli"],
    headlines: [
      { begins: "write the master, sixty: proc", zh: "写 60 个单位的总台账" },
      { begins: "read the master, sixty: proc", zh: "读 60 个单位的总台账" },
    ],
  },
  {
    id: "forms",
    title: "Forms out and back",
    script: "forms.ts",
    builds: [],
    headlines: [
      { begins: "issue 300 forms: proc", zh: "下发 300 份自评表" },
      { begins: "collect 300 forms: proc", zh: "收回 300 份自评表" },
    ],
  },
  { id: "publish", title: "Publishing", script: "publishWork.ts", builds: [], headlines: [] },
  {
    id: "pane",
    title: "The pane",
    script: "paneTimes.ts",
    builds: ["pane"],
    headlines: [
      { begins: "pane: time to interactive at 4", zh: "窗格：四倍慢的机器上多久可用" },
      { begins: "pane: what it loads", zh: "窗格：首次加载" },
    ],
  },
  { id: "workbench", title: "The workbench", script: "workbenchTimes.ts", builds: ["workbench"], headlines: [] },
  { id: "office", title: "The collection office", script: "office.ts", builds: [], headlines: [] },
  {
    id: "rollup",
    title: "Rolling up a country",
    script: "rollup.ts",
    builds: [],
    headlines: [{ begins: "roll-up of 6,720,000 results: the two queries", zh: "汇总 672 万项结果的两个查询" }],
  },
];
