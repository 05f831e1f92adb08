import type { TimeLimit } from "../../domain/breakdown/breakdown.ts";
import type { Punctuation } from "./punctuation.ts";

/** Time limits as quoted (时限), each with the last day where one is known, put together as a language does. */
export const timesLine = (times: readonly TimeLimit[], { aside, semicolon }: Punctuation): string =>
  times.map(({ quote, due }) => (due === null ? quote : `${quote}${aside(due)}`)).join(semicolon);
