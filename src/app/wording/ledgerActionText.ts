import { actionText } from "../../workbook/sheets/ledgerWords.ts";
import type { Language } from "./issueText.ts";
import { ledgerActionsEn } from "./ledgerActions.en.ts";

const english = new Map<string, string>(Object.entries(ledgerActionsEn));

/** What an entry of the ledger did (事项), in a language; the Chinese words are those of the sheet 留痕. */
export const ledgerActionText = (action: string, language: Language): string =>
  language === "en" ? (english.get(action) ?? action) : actionText(action);
