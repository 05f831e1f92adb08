import { numberInFormat } from "../docx/numberFormats.ts";

/** A list of a page while its items come in. */
export type OpenList = {
  readonly ordered: boolean;
  readonly format: string;
  /** The item of the list around this one, as 2 or 2.1; "" where there is none that counts in the same way. */
  readonly within: string;
  /** The bullet of a list in a list; "" where nothing is around it, since pages are laid out with such lists. */
  readonly bullet: string;
  next: number;
};

const types: ReadonlyMap<string, string> = new Map([
  ["1", "decimal"],
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
]);
const styles: readonly (readonly [RegExp, string])[] = [
  [/list-style(?:-type)?\s*:[^;]*(?:cjk-ideographic|simp-chinese|trad-chinese|cjk-decimal)/iu, "chineseCounting"],
  [/list-style(?:-type)?\s*:[^;]*(?:none|disc|circle|square)/iu, ""],
  [/list-style(?:-type)?\s*:[^;]*lower-(?:alpha|latin)/iu, "lowerLetter"],
  [/list-style(?:-type)?\s*:[^;]*upper-(?:alpha|latin)/iu, "upperLetter"],
  [/list-style(?:-type)?\s*:[^;]*lower-roman/iu, "lowerRoman"],
  [/list-style(?:-type)?\s*:[^;]*upper-roman/iu, "upperRoman"],
];

type Attributes = Readonly<Record<string, string>>;

export const openList = (tag: string, attributes: Attributes, around: OpenList | undefined): OpenList => {
  const styled = styles.find(([shape]) => shape.test(attributes["style"] ?? ""))?.[1];
  const start = Number(attributes["start"] ?? 1);
  const format = styled ?? types.get(attributes["type"] ?? "1") ?? "decimal";
  return {
    ordered: tag === "ol",
    format,
    bullet: around ? (around.bullet === bullets[0] ? bullets[1] : bullets[0]) : "",
    within: format === "decimal" && around?.ordered === true && around.format === format ? lastLabel(around) : "",
    next: Number.isSafeInteger(start) ? start : 1,
  };
};

/** Lists in lists change their bullet with each step, as the browser does. */
const bullets = ["● ", "◇ "] as const;

const lastLabel = ({ within, next }: OpenList): string => `${within === "" ? "" : `${within}.`}${next - 1}`;

/**
 * The number or bullet that a browser shows before a list item, "" for a bullet of the page itself. Where 1. stands inside 2. only the margin tells
 * them apart, so that the inner one is written 2.1.
 */
export const nextNumber = (list: OpenList | undefined, attributes: Attributes): string => {
  if (!list?.ordered) return list?.bullet ?? "";
  const stated = Number(attributes["value"] ?? NaN);
  const value = Number.isSafeInteger(stated) ? stated : list.next;
  list.next = value + 1;
  if (list.format === "") return "";
  if (list.within !== "") return `${list.within}.${value}、`;
  return `${numberInFormat(value, list.format)}${list.format === "chineseCounting" ? "、" : ". "}`;
};
