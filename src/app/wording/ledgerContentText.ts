import type { LedgerContent } from "../../workbook/sheets/ledgerContent.ts";
import { contentText } from "../../workbook/sheets/ledgerWords.ts";
import { wordFor } from "./counted.ts";
import type { Language } from "./issueText.ts";
import { ledgerContentEn } from "./ledgerContent.en.ts";
import { punctuations } from "./punctuation.ts";

/** What an entry of the ledger is about (内容), in a language; the Chinese words are those of the sheet 留痕. */
export const ledgerContentText = (content: readonly LedgerContent[], language: Language): string =>
  language === "zh"
    ? contentText(content)
    : content
        .filter(({ count }) => count > 0)
        .map(englishOf)
        .join(semicolon);

const { list, semicolon } = punctuations.en;

const englishOf = ({ of, names, count }: LedgerContent): string => {
  const more = count - names.length;
  return `${wordFor(count, ...ledgerContentEn[of])}${names.join(list)}${more > 0 ? ` and ${more} more` : ""}`;
};
