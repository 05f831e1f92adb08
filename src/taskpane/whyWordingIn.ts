import type { Language } from "../app/wording/issueText.ts";
import { whyWordingEn } from "./whyWording.en.ts";
import { whyWordingZh, type WhyWording } from "./whyWording.zh.ts";

/** The words of a why in a language. */
export const whyWordingIn = (language: Language): WhyWording => (language === "en" ? whyWordingEn : whyWordingZh);
