import { unescapeText } from "./textEscapes.ts";
import { walkXml } from "./walkXml.ts";

/** The shared strings of a workbook in order; rich text is joined, reading aids (rPh) are left out. */
export const readSharedStrings = (xml: string): readonly string[] => {
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let inAid = false;
  walkXml(xml, {
    open: (tag) => {
      if (tag === "si") current = "";
      else if (tag === "rPh") inAid = true;
      else if (tag === "t") inText = !inAid;
    },
    close: (tag) => {
      if (tag === "si") strings.push(unescapeText(current));
      else if (tag === "rPh") inAid = false;
      else if (tag === "t") inText = false;
    },
    text: (text) => {
      if (inText) current += text;
    },
  });
  return strings;
};
