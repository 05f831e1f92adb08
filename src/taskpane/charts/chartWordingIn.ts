import type { Language } from "../../app/wording/issueText.ts";
import { chartWordingEn } from "./chartWording.en.ts";
import { chartWordingZh, type ChartWording } from "./chartWording.zh.ts";

export const chartWordingIn = (language: Language): ChartWording =>
  language === "en" ? chartWordingEn : chartWordingZh;
