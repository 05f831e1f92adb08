import { taskStateLabel } from "../../workbook/registers/claimRegister.ts";
import { rectifiedWords } from "../../workbook/form/formHeaders.ts";
import { abstainedText, missingText, noneText, notApplicableText } from "../../workbook/review/voiceWords.ts";

/** What may stand in a cell instead of a number, in English. */
export const voiceWordsEn: ReadonlyMap<string, string> = new Map([
  [notApplicableText, "not applicable"],
  [abstainedText, "abstained"],
  [noneText, "none"],
  [missingText, "not scored yet"],
]);

/** What a form says of a task, a criterion or a finding in a word, in English. */
export const claimWordsEn: ReadonlyMap<string, string> = new Map([
  [taskStateLabel.done, "done"],
  [taskStateLabel.partly, "partly done"],
  [taskStateLabel.open, "not done"],
  [taskStateLabel.notApplicable, "not applicable"],
  [rectifiedWords.yes, "put right"],
  [rectifiedWords.no, "not put right"],
]);
