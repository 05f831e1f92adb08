import { scanXml } from "./scanXml.ts";
import { unescapeText } from "./textEscapes.ts";

/** The formats that every workbook knows and that are no days. Source: ECMA-376 part 1, 18.8.30. */
const known: Readonly<Record<number, string>> = {
  ...{ 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%" },
  ...{ 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 48: "##0.0E+0", 49: "@" },
  ...{ 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00" },
};

/** The days and times among them, in Chinese Excel too. */
const isDay = (id: number): boolean => (id >= 14 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** What a format's code may have at most; Excel takes 255 characters. */
const longest = 500;

/**
 * The number formats of a styles part (数字格式), by the numbers of the cell formats that cells name.
 *
 * @returns the code; those that show numbers as they are left out
 */
export const readNumberFormats = (xml: string): ReadonlyMap<number, string> => {
  const formats = new Map<number, string>();
  if (xml === "") return formats;
  const own = new Map<number, string>();
  const { tag, next, attribute } = scanXml(xml);
  let [isWithin, format] = [false, -1];
  while (next()) {
    if (tag.name === "cellXfs") isWithin = tag.opens;
    else if (!tag.opens) continue;
    else if (tag.name === "numFmt")
      own.set(Number(attribute("numFmtId")), unescapeText((attribute("formatCode") ?? "").slice(0, longest)));
    else if (tag.name === "xf" && isWithin) {
      format++;
      const id = Number(attribute("numFmtId") ?? "0");
      const code = own.get(id) ?? known[id] ?? (isDay(id) ? "yyyy-mm-dd" : "");
      if (code !== "" && !/^general$/iu.test(code)) formats.set(format, code);
    }
  }
  return formats;
};
