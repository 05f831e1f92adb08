import type { PackRow } from "./packRows.ts";

/** What may be entered in a row of a pack (可填内容): one of some names, or a number between bounds or a word in its place. */
export type PackEntryRule =
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | {
      readonly kind: "number";
      readonly whole: boolean;
      readonly least: string;
      readonly most: string | null;
      readonly words: readonly string[];
    };

/** What rows that take the same have in common: their criterion, and the part of it or that they are about a task. */
export const alikeKey = (key: string): string => {
  const [, , leaf = "", task = "", ...item] = key.split("|");
  return task === "" ? `${leaf}|${item.join("|")}` : `${leaf}|#task`;
};

/** The rules of all rows for the hidden sheet of a pack, once for all rows that are alike; so that a pane need not know the scheme. */
export const entryRules = (rows: readonly PackRow[]): readonly (readonly [key: string, rule: string])[] => {
  const rules = new Map<string, string>();
  for (const row of rows) {
    const text = JSON.stringify(ruleOf(row));
    const alike = rules.get(alikeKey(row.key));
    if (alike === undefined) rules.set(alikeKey(row.key), text);
    else if (alike !== text) rules.set(row.key, text);
  }
  return [...rules];
};

const ruleOf = ({ entry, words }: PackRow): PackEntryRule =>
  entry.kind === "choice"
    ? { kind: "choice", options: [...entry.options.map(({ name }) => name), ...words] }
    : { kind: "number", whole: entry.whole, least: entry.least, most: entry.most, words: [...words] };
