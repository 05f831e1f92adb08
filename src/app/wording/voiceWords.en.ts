import { abstainedText, missingText, noneText, notApplicableText } from "../../workbook/review/voiceWords.ts";

/** What may stand in a cell instead of a number, in English. */
export const voiceWordsEn: ReadonlyMap<string, string> = new Map([
  [notApplicableText, "not applicable"],
  [abstainedText, "abstained"],
  [noneText, "none"],
  [missingText, "not scored yet"],
]);
