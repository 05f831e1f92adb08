import { claimWordsEn } from "./claimWords.en.ts";
import type { Language } from "./issueText.ts";

/** The state that a form says of a task (完成情况), in a language. */
export const claimStateText = (label: string, language: Language): string =>
  language === "en" ? (claimWordsEn.get(label) ?? label) : label;
