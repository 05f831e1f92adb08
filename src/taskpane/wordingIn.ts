import type { Language } from "../app/wording/issueText.ts";
import { wordingEn } from "./wording.en.ts";
import { wordingZh, type Wording } from "./wording.zh.ts";

/** The words of the steps in a language. */
export const wordingIn = (language: Language): Wording => (language === "en" ? wordingEn : wordingZh);
