import * as v from "valibot";

import type { Shape } from "../shared/checkShape.ts";
import type { Place } from "../shared/place.ts";
import type { Issue } from "../shared/result.ts";
import type { Breakdown } from "./breakdown.ts";
import { breakdownEntries, spanEntries, text } from "./breakdownShape.ts";

/** What `read --json` gives: a breakdown, and what a person should look at. */
export type BreakdownOutput = Breakdown & { readonly issues: readonly Issue[] };

const kind = <const K extends string>(name: K, description: string) =>
  v.pipe(v.literal(name), v.description(description));
const file = text("文件名。The file's name.");
const row = v.pipe(v.number(), v.integer(), v.minValue(1), v.description("行号，从 1 数。Row, counted from 1."));
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.description("第几条记录，从 0 数。Index from 0."));

const placeShape: v.GenericSchema<unknown, Place> = v.variant("kind", [
  v.strictObject({ kind: kind("text", "正文。In the text."), ...spanEntries }),
  v.strictObject({
    kind: kind("cell", "单元格。A cell."),
    sheet: text("工作表。The sheet."),
    address: text("地址，如 B5。The address."),
    file: v.exactOptional(file),
  }),
  v.strictObject({
    kind: kind("row", "文件的一行。A row of a file."),
    file,
    row,
    column: v.exactOptional(text("列名。The column.")),
  }),
  v.strictObject({
    kind: kind("field", "字段。A field."),
    document: text("所在文件。The document."),
    path: text("字段路径。The path to the field."),
  }),
  v.strictObject({ kind: kind("file", "整个文件。A file as a whole."), name: file }),
  v.strictObject({ kind: kind("entry", "留痕的一条。An entry of the ledger."), index }),
  v.strictObject({ kind: kind("assessment", "整个考核。The assessment as a whole.") }),
]);

const issueShape: v.GenericSchema<unknown, Issue> = v.strictObject({
  code: text("代码，一类提示一个，如 task-without-lead。Names the kind of issue."),
  severity: v.pipe(
    v.picklist(["error", "warning", "note"]),
    v.description("错误、注意、说明。Stops the step, asks a person to look, or says what was done by itself."),
  ),
  place: v.pipe(placeShape, v.description("在哪里。Where it is.")),
  data: v.pipe(
    v.record(v.string(), v.union([v.string(), v.number()])),
    v.description("提示语句中的内容，因代码而异。What fills the sentence; differs by code."),
  ),
});

/** The shape of what `read --json` gives for a document that could be read; `schemas/` publishes it. */
export const breakdownOutputShape: Shape<BreakdownOutput> = v.strictObject({
  ...breakdownEntries,
  issues: v.pipe(v.array(issueShape), v.description("需要人看的地方。What a person should look at.")),
});
