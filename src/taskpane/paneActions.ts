import type { SelectedCell } from "../app/story/storyStep.ts";
import type { PaneSession } from "../app/session/paneSession.ts";

/** How far long work has come: so many of so many, or what is being written, which cannot be broken off. */
export type Progress = { readonly done: number; readonly of: number } | "writing";

/** Why a call has no answer: a person cancelled it (已取消). */
export class Cancelled extends Error {}

/** What the pane can ask for; it knows no host, src/main joins one. */
export type PaneActions = {
  readonly session: PaneSession;
  /** Tells which cell a person selects, until the release is called; null where the host cannot tell. */
  readonly watchCell: (tell: (cell: SelectedCell) => void) => Promise<(() => void) | null>;
  readonly hearProgress: (hear: (made: Progress) => void) => void;
  /** Ends what is running; has no effect while the workbook is being written. */
  readonly cancel: () => void;
};
