import type { SourceSpan } from "../domain/shared/place.ts";

/** A stretch of a document with a little of what stands around it (原文摘录). */
export type Excerpt = {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  /** Counts from 1. */
  readonly line: number;
};

const longestBefore = 30;
/** Enough for an attribution with several units. */
const longestAfter = 100;

/**
 * Cuts a stretch out of the document's text with its surroundings: before it to the beginning of its line, after it to
 * the end of the first line that says something, each at most as long as helps. Spaces are one space, in `after` breaks
 * are one break.
 */
export const excerptAround = (text: string, { start, end, line }: SourceSpan): Excerpt => {
  const before = text.slice(Math.max(0, start - longestBefore), start);
  const after = /^\s*[^\n]*/u.exec(text.slice(end, end + longestAfter))?.[0] ?? "";
  const rest = text.slice(end + after.length, end + after.length + 1);
  return {
    before: plain(before.slice(before.lastIndexOf("\n") + 1)),
    quote: plain(text.slice(start, end)).trim(),
    after: lines(after) + (after.length === longestAfter && rest !== "" && rest !== "\n" ? "…" : ""),
    line,
  };
};

const plain = (text: string): string => text.replace(/\s+/gu, " ");

const lines = (text: string): string => text.replace(/\s*\n\s*/gu, "\n").replace(/[^\S\n]+/gu, " ");
