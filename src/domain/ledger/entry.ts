import type { Json } from "../shared/json.ts";
import type { Digest } from "./digest.ts";

/**
 * One line of the ledger (留痕): who did what to what, when and why. `before` and `after` are digests of the subject's
 * state; `rows` commits to the block of rows that carry the change. `parent` is the entry before, null for the first.
 */
export type Entry = {
  readonly index: number;
  /** UTC, "2026-11-22T08:30:00Z". */
  readonly time: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before: Digest | null;
  readonly after: Digest;
  readonly rows: { readonly count: number; readonly root: Digest };
  readonly reason: string;
  readonly parent: Digest | null;
  /** That of the entry's leaf in the ledger's tree: over the canonical JSON of all other fields. */
  readonly hash: Digest;
};

/** An entry with its rows; stored rows first, then the entry. */
export type Block = { readonly rows: readonly Json[]; readonly entry: Entry };

export type Ledger = readonly Block[];

/** What many entries say of their rows: that there are none, so that the root is SHA-256 of nothing. */
export const noRows: Entry["rows"] = {
  count: 0,
  root: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
};

const timePattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/u;

/** The last day of a month, in a common year. */
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a time as the ledger writes it: UTC to the second, a day that the calendar has. */
export const isLedgerTime = (text: string): boolean =>
  timePattern.test(text) && Number(text.slice(8, 10)) <= lastDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)));

const lastDay = (year: number, month: number): number => {
  const leaps = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (lastDays[month - 1] ?? 0) + (leaps ? 1 : 0);
};
