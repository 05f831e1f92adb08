import { scanXml } from "../scanXml.ts";

/** How the cell formats of a workbook show their cells (显示格式), by their numbers. */
export type ShownFormats = {
  readonly percents: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  /** Text in the colour of the paper. */
  readonly white: ReadonlySet<number>;
  /** Cells that stay open where their sheet is protected. */
  readonly open: ReadonlySet<number>;
};

/** The percentages among the formats that every workbook knows. Source: ECMA-376 part 1, 18.8.30. */
const knownPercents: readonly number[] = [9, 10];
/** The days and times among them, those of Chinese Excel included. */
const knownDays: readonly number[] = [
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47],
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58],
];

/** Whether a format shows a day: one of its letters stands outside quotes and brackets. */
const showsDay = (code: string): boolean => /[ymdhs年月日]/iu.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./gu, ""));

/** Reads from a styles part which formats show percentages, and which write white on no ground. */
export const readShownFormats = (xml: string): ShownFormats => {
  const percents = new Set<number>();
  const days = new Set<number>();
  const white = new Set<number>();
  const open = new Set<number>();
  if (xml === "") return { percents, days, white, open };
  const percentCodes = new Set(knownPercents);
  const dayCodes = new Set(knownDays);
  const whiteFonts = new Set<number>();
  const bareFills = new Set<number>();
  const { tag, next, attribute } = scanXml(xml);
  let font = -1;
  let fill = -1;
  let format = -1;
  let within = "";
  while (next()) {
    if (!tag.opens) {
      if (tag.name === within) within = "";
      continue;
    }
    if (tag.name === "cellXfs" || tag.name === "fonts" || tag.name === "fills") within = tag.name;
    else if (tag.name === "numFmt") {
      const code = (attribute("formatCode") ?? "").slice(0, 500);
      if (code.includes("%")) percentCodes.add(Number(attribute("numFmtId")));
      else if (showsDay(code)) dayCodes.add(Number(attribute("numFmtId")));
    } else if (tag.name === "font" && within === "fonts") font++;
    else if (tag.name === "fill" && within === "fills") {
      fill++;
      bareFills.add(fill);
    } else if (tag.name === "color" && within === "fonts") {
      if (/^(?:[0-9A-F]{2})?FFFFFF$/iu.test(attribute("rgb") ?? "") || attribute("theme") === "0") whiteFonts.add(font);
    } else if (tag.name === "patternFill" && within === "fills") {
      if (!/^(?:none|gray125)$/u.test(attribute("patternType") ?? "none")) bareFills.delete(fill);
    } else if (tag.name === "protection" && within === "cellXfs") {
      if (/^(?:0|false)$/u.test(attribute("locked") ?? "")) open.add(format);
    } else if (tag.name === "xf" && within === "cellXfs") {
      format++;
      if (percentCodes.has(Number(attribute("numFmtId")))) percents.add(format);
      if (dayCodes.has(Number(attribute("numFmtId")))) days.add(format);
      if (whiteFonts.has(Number(attribute("fontId"))) && bareFills.has(Number(attribute("fillId")))) white.add(format);
    }
  }
  return { percents, days, white, open };
};
