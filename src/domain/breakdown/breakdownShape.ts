import * as v from "valibot";

import { decimalShape, type Shape } from "../shared/checkShape.ts";
import type { Breakdown } from "./breakdown.ts";

/** A text field with what it means, in both languages; the published schema says it. */
export const text = (description: string) => v.pipe(v.string(), v.description(description));
const offset = (description: string) => v.pipe(v.number(), v.integer(), v.minValue(0), v.description(description));
const unitNames = (description: string) => v.pipe(v.array(v.string()), v.description(description));

/** Where something stands in the document's text. */
export const spanEntries = {
  start: offset("起点：正文中的位置，UTF-16 单元，从 0 数，含。Offset of the first UTF-16 unit."),
  end: offset("终点：不含。Offset right behind the last UTF-16 unit."),
  line: offset("行号：从 1 数。Line, counted from 1."),
};
const place = v.pipe(v.strictObject(spanEntries), v.description("在正文中的位置。Where it stands in the text."));

const times = v.pipe(
  v.array(
    v.strictObject({
      quote: text("时限原文。The words of the time limit, verbatim."),
      kind: v.pipe(
        v.picklist(["deadline", "within", "recurring"]),
        v.description("截止、…日内、周期。A last day, a length of time, or a period that recurs."),
      ),
      value: text(
        "deadline：最后一天，如 2026-06-30；within：ISO 8601 时长，如 P20D、P5D(working)、PT24H、-P30D；recurring：day、week、" +
          "two-weeks、month、quarter、half-year、year、school-year。An ISO date, an ISO 8601 length, or the name of a period.",
      ),
      due: v.pipe(
        v.nullable(v.string()),
        v.description("到期日，如 2026-06-30；算不出时为 null。The last day where it can be computed, else null."),
      ),
    }),
  ),
  v.description("时限，按出现先后。Time limits in the order they stand in."),
);

const weightFloor = v.strictObject({
  percent: v.pipe(decimalShape, v.description("下限，百分数，如 4。The floor in per cent, a decimal text.")),
  subject: text("什么工作的权重；没有写明时为空。What is weighed; empty where it is not said."),
  quote: text("原文。The clause, verbatim."),
  place,
});

const task = v.strictObject({
  id: text("任务编号：在文件中的层次，如 一/（一）/2；不重复。The outline path, unique in the document."),
  section: text("所在部分的标题。The title of the section."),
  heading: text("任务标题；没有时为空。The task's heading, empty where it has none."),
  text: text("任务原文：从标题到责任标注之前。From the heading to right before the attribution, verbatim."),
  lead: unitNames("牵头单位。The units that lead."),
  support: unitNames("配合单位。The units that support."),
  leadMode: v.pipe(
    v.picklist(["sole", "each", "joint", "unstated"]),
    v.description("单独、分别、共同牵头、未写明。One unit alone, each by itself, together, or not stated."),
  ),
  attribution: text("责任标注原文；没有时为空。The attribution, verbatim; empty where there is none."),
  inherited: v.pipe(
    v.boolean(),
    v.description("责任单位取自合并单元格或上一级。The units come from a merged cell or from the level above."),
  ),
  times,
  confidence: v.pipe(
    v.number(),
    v.minValue(0),
    v.maxValue(1),
    v.description("把握，0 到 1；低于 0.8 请核对。Confidence; below 0.8 a person should look."),
  ),
  place,
});

const duty = v.strictObject({
  quote: text("原文。The sentence, verbatim."),
  who: text("对谁的要求，如 各单位。Whom it addresses."),
  times,
  place,
});

const alias = v.strictObject({
  short: text("简称。The short name."),
  full: text("全称。The full name."),
  source: v.pipe(
    v.picklist(["document", "custom"]),
    v.description("出处：文件写明，或通行的叫法。Said by the document, or customary."),
  ),
  quote: text("写明简称的原文；通行的叫法为空。Where the document says so, verbatim; empty for customary names."),
  place: v.pipe(
    v.nullable(v.strictObject(spanEntries)),
    v.description("位置。Where it stands; null for customary names."),
  ),
});

/** The fields of a breakdown, each with what it means; what reads them from outside adds its own. */
export const breakdownEntries = {
  document: text("文件名，不含文件夹。The file's name without folders."),
  number: text("发文字号；没有找到时为空。The document number, empty where none was found."),
  date: text("成文日期，如 2026-03-18；没有找到时为空。The document's date, empty where none was found."),
  jurisdiction: text("地区；没有找到时为空。The jurisdiction, empty where none was found."),
  year: v.pipe(
    v.nullable(offset("年。The year.")),
    v.description("工作要点的年度；没有找到时为 null。The year of the work points, null where none was found."),
  ),
  title: text("标题；没有找到时为空。The title, empty where none was found."),
  weightFloors: v.pipe(
    v.array(weightFloor),
    v.description("写明的权重下限。Minimum weights that the document states."),
  ),
  tasks: v.pipe(v.array(task), v.description("任务，按文件先后。The tasks in document order.")),
  duties: v.pipe(v.array(duty), v.description("普遍要求：各单位都要做的。What is asked of everybody.")),
  aliases: v.exactOptional(v.pipe(v.array(alias), v.description("单位简称。Short names of units."))),
};

/** The shape of a breakdown that was stored before, as the ledger brings it back. */
export const breakdownShape: Shape<Breakdown> = v.strictObject(breakdownEntries);
