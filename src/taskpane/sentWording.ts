import type { Language } from "../app/wording/issueText.ts";
import type { SentWording } from "./sentWording.zh.ts";

const loading = new Map<Language, Promise<SentWording>>();

/** The words of packs and forms in a language, loaded in that one alone: the first load of a pack has no room for both. */
export const sentWordingIn = (language: Language): Promise<SentWording> => {
  const known = loading.get(language);
  if (known) return known;
  const loaded = load[language]();
  loading.set(language, loaded);
  return loaded;
};

const load: Readonly<Record<Language, () => Promise<SentWording>>> = {
  zh: async () => (await import("./sentWording.zh.ts")).sentWordingZh,
  en: async () => (await import("./sentWording.en.ts")).sentWordingEn,
};
