import type { Language } from "./issueText.ts";
import { punctuations } from "./punctuation.ts";

/** Names that come with 、 between them, as a language puts a list (列举). */
export const listText = (names: string | number, language: Language): string =>
  String(names).replaceAll(punctuations.zh.list, punctuations[language].list);
