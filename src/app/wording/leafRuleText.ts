import type { LeafRule } from "../../domain/scheme/leafRule.ts";
import { ruleWords } from "../../workbook/sheets/ruleWords.ts";
import type { Language } from "./issueText.ts";
import { leafRuleEn } from "./leafRules.en.ts";

/** A leaf's rule in sentences of a language (规则文字); the Chinese ones are those of the sheets. */
export const leafRuleText = (rule: LeafRule, language: Language): string =>
  language === "en" ? leafRuleEn(rule) : ruleWords(rule);
