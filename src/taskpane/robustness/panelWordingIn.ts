import type { Language } from "../../app/wording/issueText.ts";
import { panelWordingEn } from "./panelWording.en.ts";
import { panelWordingZh, type PanelWording } from "./panelWording.zh.ts";

export const panelWordingIn = (language: Language): PanelWording =>
  language === "en" ? panelWordingEn : panelWordingZh;
