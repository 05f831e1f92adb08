import type { Language } from "./issueText.ts";
import { voiceWordsEn } from "./voiceWords.en.ts";

/** What stands instead of a number (格内用语), such as 不适用, in a language; a number, or what people named themselves, is left as it is. */
export const voiceWordText = (text: string, language: Language): string =>
  language === "en" ? (voiceWordsEn.get(text) ?? text) : text;

/** The same where the word itself is what can be entered: in English with its meaning beside it. */
export const enteredWordText = (word: string, language: Language): string => {
  const meaning = language === "en" ? voiceWordsEn.get(word) : undefined;
  return meaning === undefined ? word : `${word} (${meaning})`;
};
