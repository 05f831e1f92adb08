import { markupText } from "../../hosts/files/markupText.ts";

/** A piece of a page (页面片段): text that is markup already. */
export type Markup = { readonly markup: string };

type Part = Markup | readonly Markup[] | string | number | null;

/** A piece of a page from a template; what is filled in is text and never markup, unless it is a piece itself. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: texts.map((text, index) => text + (index < parts.length ? textOf(parts[index] ?? null) : "")).join(""),
});

const textOf = (part: Part): string => {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return markupText(String(part));
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
};
