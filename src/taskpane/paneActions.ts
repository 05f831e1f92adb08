import type { BookOutcome, Ranked } from "../app/bookCommands.ts";
import type { SourceDocument } from "../app/readSourceDocument.ts";
import type { ReviewedBreakdown } from "../app/recordReview.ts";
import type { Assessment, State } from "../app/state.ts";
import type { Result } from "../domain/shared/result.ts";

/** What the pane can ask for; it knows no host, src/main/pane.tsx joins one. */
export type PaneActions = {
  readonly open: () => Promise<BookOutcome<Assessment>>;
  readonly readDocument: (bytes: Uint8Array, name: string) => Promise<Result<SourceDocument>>;
  /** Records a looked-through breakdown in a workbook that was last seen in this state. */
  readonly writeBreakdown: (
    reviewed: ReviewedBreakdown,
    state: State,
    actor: string,
  ) => Promise<BookOutcome<Assessment>>;
  readonly setUp: (state: State, actor: string) => Promise<BookOutcome<Assessment>>;
  readonly rank: (actor: string) => Promise<BookOutcome<Ranked>>;
  /** How many criteria and units `setUp` would bring. */
  readonly offer: (state: State) => { readonly criteria: number; readonly units: number };
};
