import type { BookOutcome, Ranked } from "../app/bookCommands.ts";
import type { Assessment } from "../app/state.ts";
import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import type { Result } from "../domain/shared/result.ts";

/** What the pane can ask for; it knows no host, src/main/pane.tsx joins one. */
export type PaneActions = {
  readonly open: () => Promise<BookOutcome<Assessment>>;
  readonly readDocument: (file: File) => Promise<Result<Breakdown>>;
  readonly writeBreakdown: (breakdown: Breakdown, actor: string) => Promise<BookOutcome<Assessment>>;
  readonly setUp: (breakdown: Breakdown, actor: string) => Promise<BookOutcome<Assessment>>;
  readonly rank: (actor: string) => Promise<BookOutcome<Ranked>>;
  /** How many criteria and units `setUp` would bring. */
  readonly offer: (breakdown: Breakdown) => { readonly criteria: number; readonly units: number };
};
