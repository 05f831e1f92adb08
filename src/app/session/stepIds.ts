/** The year's steps in order (任务 → 指标 → 自评 → 评分 → 排名 → 通报 → 留痕). */
export const stepIds = ["tasks", "scheme", "forms", "scores", "ranking", "notice", "ledger"] as const;
export type StepId = (typeof stepIds)[number];

/**
 * How a step stands: nothing left to do, the one to go on with, something asks for a look, what could be done beside, or
 * what waits for an earlier one.
 */
export const stepStates = ["done", "now", "attention", "open", "later"] as const;
export type StepState = (typeof stepStates)[number];

/** A sentence on a step, by its code; `data` fills it in whatever language is spoken. */
export type StepNote = { readonly code: StepNoteCode; readonly data: Readonly<Record<string, string | number>> };

export const stepNoteCodes = [
  "tasks-none",
  "tasks-read",
  "scheme-none",
  "scheme-units-none",
  "scheme-reviewers-none",
  "scheme-set",
  "forms-none",
  "forms-missing",
  "forms-contested",
  "forms-back",
  "scores-missing",
  "scores-all",
  "scores-contested",
  "findings-open",
  "rounds-open",
  "ranking-waits",
  "ranking-contested",
  "ranking-floors",
  "ranking-undecided",
  "ranking-ready",
  "notice-unlocked",
  "notice-appeals",
  "notice-unpublished",
  "notice-outdated",
  "notice-published",
  "notice-lock-late",
  "ledger-none",
  "ledger-entries",
  "waits",
] as const;
export type StepNoteCode = (typeof stepNoteCodes)[number];

export type YearStep = { readonly id: StepId; readonly state: StepState; readonly notes: readonly StepNote[] };
