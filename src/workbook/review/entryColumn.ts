import type { ColumnLayout, EntryCheck } from "../sheetLayout.ts";
import type { Entry } from "./entries.ts";

/** How the column of an entry looks, and what may be typed into it (填写列). */
export const entryColumn = (header: string, entry: Entry, words: readonly string[]): ColumnLayout => {
  const width = 13;
  if (entry.kind === "choice") {
    return { header, width, kind: "text", entry: true, choices: [...entry.options.map(({ name }) => name), ...words] };
  }
  return { header, width, kind: "number", entry: true, check: numberCheck(entry, words) };
};

const numberCheck = (
  { whole, least, most }: Extract<Entry, { kind: "number" }>,
  words: readonly string[],
): EntryCheck => {
  const bounds = most === null ? `不小于 ${least} 的` : `${least} 到 ${most} 之间的`;
  const or = words.length === 0 ? "" : `，或${words.map((word) => `“${word}”`).join("")}`;
  return {
    least: Number(least),
    most: most === null ? null : Number(most),
    whole,
    words,
    message: `请填${bounds}${whole ? "整数" : "数"}${or}。`,
  };
};
