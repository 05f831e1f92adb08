import * as v from "valibot";

import { packRulesIn } from "../../workbook/identity.ts";
import { alikeKey, type PackEntryRule } from "../../workbook/pack/packEntries.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

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

/** What may be entered in a row, by its key (读取可填内容); null where the pack does not say, as older ones. */
export const readEntryRules = (sheets: readonly SheetSnapshot[]): ((key: string) => PackEntryRule | null) => {
  const rules = new Map(packRulesIn(sheets));
  return (key) => {
    const text = rules.get(key) ?? rules.get(alikeKey(key));
    const read = text === undefined ? null : v.safeParse(v.pipe(v.string(), v.parseJson(), rule), text);
    return read?.success ? read.output : null;
  };
};
