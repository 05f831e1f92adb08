import { lazy, type ComponentType } from "react";

import type { StepId } from "../app/session/stepIds.ts";
import type { Language } from "../app/wording/issueText.ts";
import type { Incoming } from "./Shell.tsx";
import type { Pane } from "./usePane.ts";

/** What every step's panel gets. */
export type PanelProps = {
  readonly pane: Pane;
  readonly language: Language;
  readonly dark: boolean;
  readonly incoming: Incoming | null;
  /** Something is being dragged over the pane. */
  readonly over: boolean;
};

export type Panel = ComponentType<PanelProps>;

/** Each step's panel, loaded when the step is first opened: the pane itself stays small and is there at once. */
export const stepPanels: Readonly<Record<StepId, Panel>> = {
  tasks: lazy(async () => ({ default: (await import("./steps/TasksStep.tsx")).TasksStep })),
  scheme: lazy(async () => ({ default: (await import("./steps/SchemeStep.tsx")).SchemeStep })),
  forms: lazy(async () => ({ default: (await import("./steps/FormsStep.tsx")).FormsStep })),
  scores: lazy(async () => ({ default: (await import("./steps/ScoresStep.tsx")).ScoresStep })),
  ranking: lazy(async () => ({ default: (await import("./steps/RankingStep.tsx")).RankingStep })),
  notice: lazy(async () => ({ default: (await import("./steps/NoticeStep.tsx")).NoticeStep })),
  ledger: lazy(async () => ({ default: (await import("./steps/LedgerStep.tsx")).LedgerStep })),
};

/** The pane of a reviewer's pack. */
export const lazyPack: Panel = lazy(async () => ({ default: (await import("./steps/PackPane.tsx")).PackPane }));

/** The pane of a unit's form. */
export const lazyForm: Panel = lazy(async () => ({ default: (await import("./steps/FormPane.tsx")).FormPane }));
