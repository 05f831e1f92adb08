import type { YearView } from "./yearView.ts";

/** The year of a workbook that holds none yet (空白年度): `yearView` of the empty assessment, known without computing anything. */
export const emptyYear: YearView = {
  title: "",
  schemeTitle: "",
  year: null,
  steps: [
    { id: "tasks", state: "now", notes: [{ code: "tasks-none", data: {} }] },
    { id: "scheme", state: "later", notes: [{ code: "waits", data: { step: "tasks" } }] },
    { id: "forms", state: "later", notes: [{ code: "waits", data: { step: "scheme" } }] },
    { id: "scores", state: "later", notes: [{ code: "waits", data: { step: "scheme" } }] },
    { id: "ranking", state: "later", notes: [{ code: "waits", data: { step: "scores" } }] },
    { id: "notice", state: "later", notes: [{ code: "waits", data: { step: "ranking" } }] },
    { id: "ledger", state: "later", notes: [{ code: "waits", data: { step: "tasks" } }] },
  ],
  breakdown: null,
  commonDuties: [],
  hasScheme: false,
  board: { forms: [], text: [], voices: [], differing: [] },
  seats: [],
  rounds: [],
  ranked: null,
  gaps: [],
  locked: false,
  officeKey: "",
  published: false,
  entries: 0,
};
