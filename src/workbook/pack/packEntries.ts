import * as v from "valibot";

import { packRulesIn } from "../identity.ts";
import type { SheetSnapshot } from "../sheetSnapshot.ts";
import type { PackRow } from "./packRows.ts";

const rule = v.variant("kind", [
  v.strictObject({ kind: v.literal("choice"), options: v.array(v.string()) }),
  v.strictObject({
    kind: v.literal("number"),
    whole: v.boolean(),
    least: v.string(),
    most: v.nullable(v.string()),
    words: v.array(v.string()),
  }),
]);

/** What may be entered in a row of a pack (可填内容): one of some names, or a number between bounds or a word in its place. */
export type PackEntryRule = v.InferOutput<typeof rule>;

/** What rows that take the same have in common: their criterion, and the part of it or that they are about a task. */
const alikeKey = (key: string): string => {
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

/** What may be entered in a row, by its key (读取可填内容); null where the pack does not say, as older ones. */
export const readEntryRules = (sheets: readonly SheetSnapshot[]): ((key: string) => PackEntryRule | null) => {
  const rules = new Map(packRulesIn(sheets));
  return (key) => {
    const text = rules.get(key) ?? rules.get(alikeKey(key));
    const read = text === undefined ? null : v.safeParse(v.pipe(v.string(), v.parseJson(), rule), text);
    return read?.success ? read.output : null;
  };
};
