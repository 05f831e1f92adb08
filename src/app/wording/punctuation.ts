import type { Language } from "./issueText.ts";

/** What stands between parts of a line that are put together (标点). */
export type Punctuation = {
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  /** Between sentences. */
  readonly stop: string;
  /** Between names. */
  readonly list: string;
  readonly aside: (text: string) => string;
};

export const punctuations: Readonly<Record<Language, Punctuation>> = {
  zh: { colon: "：", comma: "，", semicolon: "；", stop: "。", list: "、", aside: (text) => `（${text}）` },
  en: { colon: ": ", comma: ", ", semicolon: "; ", stop: ". ", list: ", ", aside: (text) => ` (${text})` },
};
