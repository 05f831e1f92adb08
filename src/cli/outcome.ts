import type { Issue } from "../domain/shared/result.ts";

/** How a command ended: its issues, what it says in words, and its answer for machines (--json). */
export type Outcome = {
  readonly ok: boolean;
  readonly issues: readonly Issue[];
  readonly lines: readonly string[];
  /** Asked for with --json alone; a large one is made when it is asked for. */
  readonly json: unknown;
  /** The answer for machines as text in pieces, in place of `json`, where it is too large to be held as one. */
  readonly jsonPieces?: () => Iterable<string>;
};

export const succeeded = (lines: readonly string[], issues: readonly Issue[] = [], json: unknown = null): Outcome => ({
  ok: true,
  issues,
  lines,
  json,
});

export const failed = (issues: readonly Issue[], lines: readonly string[] = []): Outcome => ({
  ok: false,
  issues,
  lines,
  json: null,
});
