import type { Language } from "../app/wording/issueText.ts";
import { sentWordingEn } from "./sentWording.en.ts";
import { sentWordingZh, type SentWording } from "./sentWording.zh.ts";

/** The words of packs and forms in a language. */
export const sentWordingIn = (language: Language): SentWording => (language === "en" ? sentWordingEn : sentWordingZh);
