import { checkEn } from "./checkWords.en.ts";
import type { SentWording } from "./sentWording.zh.ts";
import { counted } from "../app/wording/counted.ts";
import { punctuations } from "../app/wording/punctuation.ts";
import { enteredWordText } from "../app/wording/voiceWordText.ts";

/** What a reviewer reads in a pack and a unit in its form, in English. */
export const sentWordingEn: SentWording = {
  pack: {
    punctuation: punctuations.en,
    hint: "A card an item: standard, own evaluation, evidence, findings and last year beside it. What you enter goes straight into the sheet 评分, where you may also type. When all is filled in, save the file and send it back. To keep out of a whole unit, fill in the sheet 单位与回避.",
    progress: "Filled in",
    filled: "Filled in",
    table: "As a table",
    what: "What",
    count: "Count",
    complete: "All is filled in; save it and send it back.",
    open: (count) => `${count} not filled in`,
    openShort: (count) => `${count} not filled in`,
    faults: (count) => `${count} to put right`,
    fault: (check) => `The sheet's check says: ${checkEn(check)}`,
    start: "Fill in what is open",
    look: "Look through the cards",
    units: "What is missing of each unit",
    unit: "Unit",
    state: "State",
    done: "all filled in",
    recused: "kept out of",
    again: "Check again",
    place: (at, of) => `${at} of ${of}`,
    typed: "typed, not in the sheet yet",
    isOpen: "not filled in",
    isFilled: "filled in",
    entry: (most) => (most === "" ? "Entry" : `Entry (full marks ${most})`),
    notApplicable: "不适用",
    word: (word) => enteredWordText(word, "en"),
    keep: "Enter, go to the next open one",
    keys: (address) =>
      `Goes into ${address} of the sheet 评分. Enter puts it in and goes on; PageDown and PageUp turn cards.`,
    waiting: (count) => `${count} typed and not in the sheet yet.`,
    previous: "Previous",
    next: "Next",
    fields: {
      round: "Round",
      item: "Part or task",
      clause: "Standard",
      selfScore: "Own score",
      selfAccount: "Own account and evidence",
      findings: "Findings",
      last: "Last year",
      reason: "Reason",
      evidence: "Evidence",
      approver: "Approved by",
    },
  },
  form: {
    hint: "Fill in the yellow cells of the sheets; here is what is still missing before you send it back.",
    progress: "Filled in",
    filled: "Rows that pass",
    table: "As a table",
    what: "What",
    count: "Count",
    complete: "Nothing is missing; save it and send it back.",
    gaps: (count) => `${counted(count, "place")} to complete:`,
    gap: (sheet, address, item, says) => `${sheet} ${address} (${item}): ${checkEn(says)}`,
    again: "Check again",
  },
};
