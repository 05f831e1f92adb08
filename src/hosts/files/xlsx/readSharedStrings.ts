import { scanXml } from "./scanXml.ts";
import { unescapeText } from "./textEscapes.ts";

/** A text that several cells share; `rich` where parts of it look different, which its plain text does not say. */
export type SharedString = { readonly text: string; readonly rich: boolean };

/** The shared strings of a workbook in order; rich text is joined, reading aids (rPh) are left out. */
export const readSharedStrings = (xml: string): readonly SharedString[] => {
  if (xml === "") return [];
  const strings: SharedString[] = [];
  let current = "";
  let rich = false;
  let inText = false;
  let inAid = false;
  const { tag, next, text } = scanXml(xml);
  while (next()) {
    if (tag.opens) {
      if (tag.name === "si") {
        current = "";
        rich = false;
      } else if (tag.name === "rPh") inAid = rich = true;
      else if (tag.name === "r") rich = true;
      inText = tag.name === "t" && !inAid;
    } else if (inText) {
      current += text();
      inText = false;
    }
    if (!tag.closes) continue;
    if (tag.name === "si") strings.push({ text: unescapeText(current), rich });
    else if (tag.name === "rPh") inAid = false;
  }
  return strings;
};
